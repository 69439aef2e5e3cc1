//! Parts of definitions: properties, enum members, parents and behaviors.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::endpoint::{Availabilities, Deprecation};
use super::name::TypeName;
use super::value::ValueOf;

/// A property of an object, or a parameter of a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a property (an object with `name`, `required` and `type`)")]
pub struct Property {
    /// Alternative names that are accepted in JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<String>>,
    /// The availability in each flavor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availabilities>,
    /// The name in generated code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_name: Option<String>,
    /// Marks a property of a container that is not one of the variants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_property: Option<bool>,
    /// The deprecation; absent if it is not deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The identifier of the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// The URL of the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
    /// An irregularity of the server, described in prose. The table of known quirks lists each of these strings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es_quirk: Option<String>,
    /// The identifier of further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_id: Option<String>,
    /// The URL of further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_url: Option<String>,
    /// The name in JSON.
    pub name: String,
    /// Marks a required property.
    pub required: bool,
    /// The value that the server uses if the property is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_default: Option<Value>,
    /// The `since` of the availability on a self-managed cluster. Only specifications before 8.16 repeat it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The `stability` of the availability on a self-managed cluster. Only specifications before 8.16 repeat it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stability: Option<String>,
    /// The type.
    pub r#type: ValueOf,
}

impl Property {
    /// Creates a required property without metadata.
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
            since: None,
            stability: None,
            r#type,
        }
    }
}

/// A member of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a member (an object with `name`)")]
pub struct EnumMember {
    /// Alternative strings that are accepted in JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<String>>,
    /// The availability in each flavor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availabilities>,
    /// The name in generated code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_name: Option<String>,
    /// The deprecation; absent if it is not deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The string in JSON.
    pub name: String,
    /// The `since` of the availability on a self-managed cluster. Only specifications before 8.16 repeat it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// A reference to a parent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a parent (an object with `type`)")]
pub struct Inherits {
    /// The type arguments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<ValueOf>>,
    /// The name of the type.
    pub r#type: TypeName,
}

/// A behavior of a type that properties cannot express, such as additional properties.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a behavior (an object with `type`)")]
pub struct Behavior {
    /// The type arguments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<ValueOf>>,
    /// The names of the additional properties in generated code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meta: Option<Meta>,
    /// The name of the behavior.
    pub r#type: TypeName,
}

impl Behavior {
    /// Returns true if objects with the behavior may have keys that are not properties.
    pub(crate) fn allows_additional_properties(&self) -> bool {
        self.allows_many_additional_properties() || self.r#type.is("_spec_utils", "AdditionalProperty")
    }

    /// Returns true if objects with the behavior may have any number of keys that are not properties.
    pub(crate) fn allows_many_additional_properties(&self) -> bool {
        self.r#type.is("_spec_utils", "AdditionalProperties")
    }
}

/// The names of additional properties in generated code.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub struct Meta {
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The name of the field that holds the additional properties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fieldname: Option<String>,
    /// The name of an additional property's key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The name of an additional property's value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}
