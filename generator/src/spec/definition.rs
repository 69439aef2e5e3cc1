//! Definitions of types: interfaces, requests, responses, enums and aliases.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::body::{Body, Exception, SourceExample};
use super::endpoint::Deprecation;
use super::kind::kind_tagged;
use super::member::{Behavior, EnumMember, Inherits, Property};
use super::name::TypeName;
use super::value::ValueOf;
use super::variants::Variants;

kind_tagged! {
    /// A definition of a named type.
    pub enum Definition {
        /// An object.
        Interface(Interface) = "interface",
        /// The request of an endpoint.
        Request(Request) = "request",
        /// The response of an endpoint.
        Response(Response) = "response",
        /// A string enum.
        Enum(Enum) = "enum",
        /// An alias of a type, or a union.
        TypeAlias(TypeAlias) = "type_alias",
    }
}

impl Definition {
    /// Returns the name.
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
    /// The names of the behaviors, with those of parents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_behaviors: Option<Vec<String>>,
    /// The behaviors, without those of parents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behaviors: Option<Vec<Behavior>>,
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
    /// The type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// The parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherits: Option<Inherits>,
    /// The name.
    pub name: TypeName,
    /// The properties, without those of parents.
    pub properties: Vec<Property>,
    /// The shortcut property: its value alone can replace the whole object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortcut_property: Option<String>,
    /// The location in the sources of the specification.
    pub spec_location: String,
    /// The variant name in an externally tagged union.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant_name: Option<String>,
    /// Marks a container: an object with exactly one of its properties, which is the variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
}

impl Interface {
    /// Creates an object without properties.
    pub(crate) fn empty(name: &TypeName) -> Self {
        Self {
            attached_behaviors: None,
            behaviors: None,
            deprecation: None,
            description: None,
            doc_id: None,
            doc_url: None,
            es_quirk: None,
            ext_doc_id: None,
            ext_doc_url: None,
            generics: None,
            inherits: None,
            name: name.clone(),
            properties: Vec::new(),
            shortcut_property: None,
            spec_location: String::new(),
            variant_name: None,
            variants: None,
        }
    }
}

/// The request of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The names of the behaviors, with those of parents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_behaviors: Option<Vec<String>>,
    /// The body.
    pub body: Body,
    /// The deprecation; absent if it is not deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// An irregularity of the server, described in prose. The table of known quirks lists each of these strings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es_quirk: Option<String>,
    /// Examples, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<BTreeMap<String, SourceExample>>,
    /// The type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// The parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherits: Option<Inherits>,
    /// The name.
    pub name: TypeName,
    /// Parameters in the path.
    pub path: Vec<Property>,
    /// Parameters in the query string.
    pub query: Vec<Property>,
    /// The location in the sources of the specification.
    pub spec_location: String,
}

/// The response of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// The body.
    pub body: Body,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Examples, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<BTreeMap<String, SourceExample>>,
    /// Different bodies for certain status codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exceptions: Option<Vec<Exception>>,
    /// The type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// The name.
    pub name: TypeName,
    /// The location in the sources of the specification.
    pub spec_location: String,
}

/// A string enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Enum {
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// An irregularity of the server, described in prose. The table of known quirks lists each of these strings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es_quirk: Option<String>,
    /// Marks an enum that accepts strings other than its members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_open: Option<bool>,
    /// The members.
    pub members: Vec<EnumMember>,
    /// The name.
    pub name: TypeName,
    /// The location in the sources of the specification.
    pub spec_location: String,
}

/// An alias of a type, or a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypeAlias {
    /// The names of a union's branches in generated code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_names: Option<Vec<String>>,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The identifier of the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// The URL of the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
    /// The identifier of further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_id: Option<String>,
    /// The URL of further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_url: Option<String>,
    /// The type parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<TypeName>>,
    /// The name.
    pub name: TypeName,
    /// The location in the sources of the specification.
    pub spec_location: String,
    /// The aliased type.
    pub r#type: ValueOf,
    /// The discriminator of a union's branches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
}
