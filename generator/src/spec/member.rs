//! What definitions are made of: properties, members, parents, behaviors.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::endpoint::{Availabilities, Deprecation};
use super::name::TypeName;
use super::value::ValueOf;

/// A property of an object, or a parameter of a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a property: an object with `name`, `required` and `type`")]
pub struct Property {
    /// Further names under which it is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<String>>,
    /// Where it is available, and since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availabilities>,
    /// The name that code should use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_name: Option<String>,
    /// A property of the container and not one of its variants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_property: Option<bool>,
    /// Since when it should not be used, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The identifier of its documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
    /// What is odd about it, in words. Each is in the table of known quirks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es_quirk: Option<String>,
    /// The identifier of a further page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_id: Option<String>,
    /// A further page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_url: Option<String>,
    /// Its name in JSON.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What the server takes where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_default: Option<Value>,
    /// What it is.
    pub r#type: ValueOf,
}

impl Property {
    /// One that is required, and of which nothing else is known but its name and type.
    pub fn required(name: &str, r#type: ValueOf) -> Self {
        Self {
            aliases: None,
            availability: None,
            codegen_name: None,
            container_property: None,
            deprecation: None,
            description: None,
            doc_id: None,
            doc_url: None,
            es_quirk: None,
            ext_doc_id: None,
            ext_doc_url: None,
            name: name.to_owned(),
            required: true,
            server_default: None,
            r#type,
        }
    }
}

/// A word of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a member: an object with `name`")]
pub struct EnumMember {
    /// Further words that are read as it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<String>>,
    /// Where it is available, and since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availabilities>,
    /// The name that code should use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_name: Option<String>,
    /// Since when it should not be used, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The word.
    pub name: String,
}

/// A parent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a parent: an object with `type`")]
pub struct Inherits {
    /// Its type arguments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<ValueOf>>,
    /// The type.
    pub r#type: TypeName,
}

/// A behavior: something of a type that no property can say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a behavior: an object with `type`")]
pub struct Behavior {
    /// Its type arguments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<ValueOf>>,
    /// Names for what it adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meta: Option<Meta>,
    /// Which one.
    pub r#type: TypeName,
}

/// Names for what a behavior adds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub struct Meta {
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The name of the map of additional properties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fieldname: Option<String>,
    /// The name of an additional property's key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The name of an additional property's value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}
