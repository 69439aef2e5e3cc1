//! One level of a value: its kind, and its children, not yet encoded.

use std::borrow::Cow;

use crate::runtime::json::{Encode, EncodeError, Encoder, Encoding, Literal};
use crate::runtime::values::UnknownEntries;

/// One level of a value: a scalar, or an array, map or object whose children are not yet encoded.
pub(crate) enum ShallowValue<'a> {
    Absent,
    Null,
    Bool(bool),
    Integer(i64),
    Unsigned(u64),
    Float(f64),
    Number(&'a serde_json::Number),
    String(Cow<'a, str>),
    Secret(&'a str),
    /// Valid JSON.
    RawJson(Cow<'a, str>),
    /// An unknown variant of a union or a container, and its JSON.
    UnknownVariant {
        name: &'a str,
        raw: &'a str,
    },
    /// A member of a string enum. `boolean`: `true` and `false` are encoded as JSON booleans.
    EnumMember {
        string: &'a str,
        debug: &'static str,
        boolean: bool,
    },
    /// The string of an enum's `Other` variant.
    UnknownEnumMember(&'a str),
    /// A branch of an untagged union.
    Variant {
        debug: &'static str,
        payload: Child<'a>,
    },
    /// A variant of a container: an object with one key.
    KeyedVariant {
        key: &'a str,
        debug: &'static str,
        payload: Child<'a>,
        /// `Debug` does not show the payload.
        redacted: bool,
    },
    /// An array. `single`: an array of one item is written as the item itself.
    Array {
        items: Vec<Child<'a>>,
        single: bool,
        /// Written as one string, joined from the items with `|`.
        pipe_separated: bool,
        encoding: Option<Encoding>,
    },
    Map {
        entries: Vec<(Cow<'a, str>, Child<'a>)>,
        encoding: Option<Encoding>,
    },
    Object {
        name: &'static str,
        fields: Vec<(&'a str, Child<'a>)>,
        /// The indices of the fields that `Debug` does not show, ascending.
        redacted: Vec<usize>,
        unknown: Option<&'a UnknownEntries>,
    },
    Error(EncodeError),
}

/// A child of a value, not yet encoded.
pub(crate) enum Child<'a> {
    Value(&'a dyn Encode, Option<Encoding>),
    Literal(Literal),
    /// A document, serialized to JSON.
    Document(Result<String, EncodeError>),
    AdditionalProperties(AdditionalProperties<'a>),
    /// An object with one key, as an item of an array.
    KeyedVariant {
        key: &'a str,
        debug: &'static str,
        value: &'a dyn Encode,
    },
}

impl<'a> Child<'a> {
    /// Returns the child's first level.
    pub(crate) fn into_shallow(self) -> ShallowValue<'a> {
        match self {
            Self::Value(value, encoding) => shallow(value, encoding),
            Self::Literal(literal) => shallow_literal(literal),
            Self::Document(Ok(string)) => ShallowValue::RawJson(Cow::Owned(string)),
            Self::Document(Err(error)) => ShallowValue::Error(error),
            Self::AdditionalProperties(additional) => additional.shallow(),
            Self::KeyedVariant { key, debug, value } => keyed_variant(key, debug, value),
        }
    }

    /// Returns the child's first level, borrowed from it.
    pub(crate) fn shallow(&self) -> ShallowValue<'_> {
        match self {
            Self::Value(value, encoding) => shallow(*value, *encoding),
            Self::Literal(literal) => shallow_literal(*literal),
            Self::Document(Ok(string)) => ShallowValue::RawJson(Cow::Borrowed(string)),
            Self::Document(Err(error)) => ShallowValue::Error(error.clone()),
            Self::AdditionalProperties(additional) => additional.shallow(),
            Self::KeyedVariant { key, debug, value } => keyed_variant(key, debug, *value),
        }
    }

    /// Returns whether the child is the value of an optional field that is set.
    pub(crate) fn is_set(&self) -> bool {
        matches!(self, Self::Value(value, _) if value.is_set())
    }

    /// Returns whether the child is the same for all values of its type.
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self, Self::Literal(_))
    }
}

fn keyed_variant<'a>(key: &'a str, debug: &'static str, value: &'a dyn Encode) -> ShallowValue<'a> {
    ShallowValue::KeyedVariant { key, debug, payload: Child::Value(value, None), redacted: false }
}

fn shallow_literal(literal: Literal) -> ShallowValue<'static> {
    match literal {
        Literal::String(string) => ShallowValue::String(Cow::Borrowed(string)),
        Literal::Bool(value) => ShallowValue::Bool(value),
        Literal::Integer(value) => ShallowValue::Integer(value),
    }
}

/// Returns the first level of a value.
pub(crate) fn shallow(value: &dyn Encode, encoding: Option<Encoding>) -> ShallowValue<'_> {
    let mut encoder = Encoder::collecting(encoding);
    value.encode(&mut encoder);
    encoder.into_shallow()
}

/// Returns the encoding of the items or values of an array or a map.
pub(super) fn for_elements(encoding: Option<Encoding>) -> Option<Encoding> {
    encoding.and_then(Encoding::for_elements)
}

/// The additional properties of an object, and the names of its fields, which they must not use.
#[derive(Clone, Copy)]
pub(crate) struct AdditionalProperties<'a> {
    pub(super) field_names: &'static [&'static str],
    /// The key, if there is exactly one additional property.
    pub(super) key: Option<&'a str>,
    /// A map, or the value of the only key.
    pub(super) value: &'a dyn Encode,
    pub(super) encoding: Option<Encoding>,
}

impl<'a> AdditionalProperties<'a> {
    /// Returns the properties as a map.
    pub(super) fn shallow(self) -> ShallowValue<'a> {
        match self.key {
            Some(key) => {
                let entries = vec![(Cow::Borrowed(key), Child::Value(self.value, self.encoding))];
                ShallowValue::Map { entries, encoding: None }
            }
            None => shallow(self.value, self.encoding),
        }
    }

    /// Returns the entries in order.
    ///
    /// # Errors
    /// Returns an error if an additional property has the name of a field.
    pub(super) fn entries(self) -> Result<Vec<(Cow<'a, str>, Child<'a>)>, EncodeError> {
        let ShallowValue::Map { entries, .. } = self.shallow() else { return Ok(Vec::new()) };
        let duplicate = entries.iter().find_map(|(key, _)| self.field_names.iter().find(|name| **name == *key));
        duplicate.map_or(Ok(entries), |field| Err(EncodeError::duplicate_key(field)))
    }
}
