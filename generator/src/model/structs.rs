//! Structs.

use super::field::Field;
use super::types::{Encoding, RustType};

/// A struct: a JSON object with properties.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The type parameters, which are types of documents.
    pub type_parameters: Vec<String>,
    /// The fields and constants, in the order in which they are encoded.
    pub members: Vec<Member>,
    /// The field that is accepted in place of the object, if there is one.
    pub shortcut: Option<Shortcut>,
}

impl Struct {
    /// Iterates over the fields.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.members.iter().flat_map(Member::fields)
    }

    /// Returns the field for the variant of a container, if there is one.
    pub fn variant(&self) -> Option<&Field> {
        self.fields().find(|field| field.presence.is_variant())
    }
}

/// A member of a struct.
#[derive(Clone, Debug)]
pub enum Member {
    /// A field.
    Field(Box<Field>),
    /// A property with a fixed value: not a field, but encoded, and checked when decoding.
    Constant(Constant),
    /// The keys that no other member has. This is the last member.
    AdditionalProperties(AdditionalProperties),
}

/// Entries of an object whose keys are not properties.
#[derive(Clone, Debug)]
pub enum AdditionalProperties {
    /// Any number of entries, as a map.
    Map(Box<Field>),
    /// One entry, as two fields.
    Single {
        /// The key.
        key: Box<Field>,
        /// The value.
        value: Box<Field>,
    },
}

impl Member {
    /// Iterates over the fields of the member.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let (first, second) = match self {
            Self::Field(field) | Self::AdditionalProperties(AdditionalProperties::Map(field)) => (Some(field), None),
            Self::AdditionalProperties(AdditionalProperties::Single { key, value }) => (Some(key), Some(value)),
            Self::Constant(_) => (None, None),
        };
        first.into_iter().chain(second).map(|field| &**field)
    }

    /// Returns the member with other types in its fields.
    #[must_use]
    pub fn map_types(self, map: &dyn Fn(RustType) -> RustType) -> Self {
        let field = |field: Box<Field>| {
            let Field { ty, .. } = *field;
            Box::new(Field { ty: map(ty), ..*field })
        };
        match self {
            Self::Field(it) => Self::Field(field(it)),
            Self::Constant(constant) => Self::Constant(constant),
            Self::AdditionalProperties(AdditionalProperties::Map(it)) => {
                Self::AdditionalProperties(AdditionalProperties::Map(field(it)))
            }
            Self::AdditionalProperties(AdditionalProperties::Single { key, value }) => {
                Self::AdditionalProperties(AdditionalProperties::Single { key: field(key), value: field(value) })
            }
        }
    }

    /// Returns the name of a property in JSON; `None` for additional properties and variants.
    pub fn json_name(&self) -> Option<&str> {
        match self {
            Self::Field(field) => Some(&*field.json_name).filter(|_| !field.presence.is_variant()),
            Self::Constant(constant) => Some(&constant.json_name),
            Self::AdditionalProperties(_) => None,
        }
    }
}

/// A property with a fixed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// The name in JSON.
    pub json_name: String,
    /// The value.
    pub value: ConstantValue,
    /// True if the property must be present.
    pub required: bool,
}

/// The value of a [`Constant`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstantValue {
    /// A string.
    String(String),
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
}

/// The field that is accepted in place of the whole object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The Rust name of the field.
    pub field: String,
    /// The keys of the object, aliases included. An object with another key is a value of the field.
    pub keys: Vec<String>,
    /// True if the value of the field may itself be an object.
    pub accepts_object: bool,
    /// The alternative JSON form of the field, if there is one.
    pub encoding: Option<Encoding>,
}
