//! Definitions of types: the five sorts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::body::{Body, Example, Exception};
use super::endpoint::Deprecation;
use super::kind::kind_tagged;
use super::member::{Behavior, EnumMember, Inherits, Property};
use super::name::TypeName;
use super::value::ValueOf;
use super::variants::Variants;

kind_tagged! {
    /// A definition: a type that has a name.
    pub enum Definition {
        /// An object.
        Interface(Interface) = "interface",
        /// What is sent to an endpoint.
        Request(Request) = "request",
        /// What an endpoint answers.
        Response(Response) = "response",
        /// A choice among words.
        Enum(Enum) = "enum",
        /// Another name for a type, or a union.
        TypeAlias(TypeAlias) = "type_alias",
    }
}

impl Definition {
    /// Its name.
    pub fn name(&self) -> &TypeName {
        match self {
            Self::Interface(Interface { name, .. })
            | Self::Request(Request { name, .. })
            | Self::Response(Response { name, .. })
            | Self::Enum(Enum { name, .. })
            | Self::TypeAlias(TypeAlias { name, .. }) => name,
        }
    }
}

/// An object.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Interface {
    /// The behaviors of it and of its parents, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_behaviors: Option<Vec<String>>,
    /// Its own behaviors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behaviors: Option<Vec<Behavior>>,
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
    /// Its type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// Its parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherits: Option<Inherits>,
    /// Its name.
    pub name: TypeName,
    /// Its own properties.
    pub properties: Vec<Property>,
    /// The property that may stand for the whole object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortcut_property: Option<String>,
    /// Where it stands in the sources of the specification.
    pub spec_location: String,
    /// Its name as a variant of an externally tagged union.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant_name: Option<String>,
    /// Whether it is a container: one of its properties is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
}

/// What is sent to an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The behaviors of it and of its parents, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_behaviors: Option<Vec<String>>,
    /// The body.
    pub body: Body,
    /// Since when it should not be used, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What is odd about it, in words. Each is in the table of known quirks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es_quirk: Option<String>,
    /// Examples, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<BTreeMap<String, Example>>,
    /// Its type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// Its parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherits: Option<Inherits>,
    /// Its name.
    pub name: TypeName,
    /// Parameters in the path.
    pub path: Vec<Property>,
    /// Parameters in the query string.
    pub query: Vec<Property>,
    /// Where it stands in the sources of the specification.
    pub spec_location: String,
}

/// What an endpoint answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// The body.
    pub body: Body,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Examples, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<BTreeMap<String, Example>>,
    /// Other bodies, by status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exceptions: Option<Vec<Exception>>,
    /// Its type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// Its name.
    pub name: TypeName,
    /// Where it stands in the sources of the specification.
    pub spec_location: String,
}

/// A choice among words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Enum {
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What is odd about it, in words. Each is in the table of known quirks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es_quirk: Option<String>,
    /// Whether other words are allowed too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_open: Option<bool>,
    /// The words.
    pub members: Vec<EnumMember>,
    /// Its name.
    pub name: TypeName,
    /// Where it stands in the sources of the specification.
    pub spec_location: String,
}

/// Another name for a type, or a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypeAlias {
    /// Names for the branches of a union.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_names: Option<Vec<String>>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The identifier of its documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
    /// The identifier of a further page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_id: Option<String>,
    /// A further page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_url: Option<String>,
    /// Its type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// Its name.
    pub name: TypeName,
    /// Where it stands in the sources of the specification.
    pub spec_location: String,
    /// What it stands for.
    pub r#type: ValueOf,
    /// How the branches of a union are told apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
}
