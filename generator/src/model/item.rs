//! Items: the types that a module declares.

use super::construction::Construction;
use super::deprecated::Deprecated;
use super::enums::{Container, ExternallyTagged, InternallyTagged, StringEnum, Union, UntypedUnion};
use super::ndjson::NdjsonLines;
use super::request::Request;
use super::source::ItemSource;
use super::structs::Struct;
use super::types::RustType;
use crate::diagnostic::{Degradation, Origin};

/// An item.
#[derive(Clone, Debug)]
pub struct Item {
    /// The Rust name.
    pub name: String,
    /// The part of the specification that the item was lowered from.
    pub source: ItemSource,
    /// The deprecation, if the item is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The location of the definition in the specification.
    pub origin: Origin,
    /// The definition.
    pub kind: ItemKind,
    /// True for a string enum that is the key of a map.
    pub is_map_key: bool,
    /// The constructors, setters and conversions.
    pub construction: Construction,
    /// The parts of the specification that are not generated as declared.
    pub degradations: Vec<Degradation>,
}

impl Item {
    /// Returns the type parameters.
    #[must_use]
    pub fn type_parameters(&self) -> &[String] {
        self.kind.type_parameters()
    }
}

impl AsRef<ItemKind> for Item {
    fn as_ref(&self) -> &ItemKind {
        &self.kind
    }
}

/// The definition of an item.
#[derive(Clone, Debug)]
pub enum ItemKind {
    /// A struct: a JSON object with properties.
    Struct(Struct),
    /// An enum of strings.
    StringEnum(StringEnum),
    /// A union whose branches differ in their JSON.
    Union(Union),
    /// A union whose variant is the single key of an object.
    Container(Container),
    /// A union with a tag in each variant.
    InternallyTagged(InternallyTagged),
    /// Several lines of an NDJSON body that belong together.
    Ndjson(NdjsonLines),
    /// A union whose variant is in the key of the surrounding map.
    ExternallyTagged(ExternallyTagged),
    /// A union whose branches cannot be distinguished.
    UntypedUnion(UntypedUnion),
    /// `pub type`.
    Alias(Alias),
    /// The request of an endpoint.
    Request(Request),
}

impl ItemKind {
    /// Returns the type parameters.
    #[must_use]
    pub fn type_parameters(&self) -> &[String] {
        match self {
            Self::Struct(item) => &item.type_parameters,
            Self::Alias(item) => &item.type_parameters,
            Self::ExternallyTagged(item) => &item.type_parameters,
            Self::Union(item) => &item.type_parameters,
            Self::StringEnum(_)
            | Self::Container(_)
            | Self::InternallyTagged(_)
            | Self::Ndjson(_)
            | Self::UntypedUnion(_)
            | Self::Request(_) => &[],
        }
    }
}

/// `pub type`.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The type parameters.
    pub type_parameters: Vec<String>,
    /// The type that the alias names.
    pub ty: RustType,
}
