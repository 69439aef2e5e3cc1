//! One level of a value: what it is, and its parts as they are, not yet shown.

use std::borrow::Cow;

use super::additional_properties::AdditionalProperties;
use crate::runtime::json::{Encode, EncodeError, Encoder, Encoding, Literal};

/// What a value said of itself when it was asked for one level.
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
    /// JSON text.
    RawJson(Cow<'a, str>),
    /// What a union or a container did not know: a name, and JSON text.
    UnknownVariant {
        name: &'a str,
        raw: &'a str,
    },
    /// A member of an enum; `boolean`: stands as JSON true or false where its text says so.
    EnumMember {
        string: &'a str,
        debug: &'static str,
        boolean: bool,
    },
    /// The text of an enum that is none of its members.
    UnknownEnumMember(&'a str),
    /// A union's branch.
    Variant {
        debug: &'static str,
        payload: Child<'a>,
    },
    /// A container: an object of one key.
    KeyedVariant {
        key: &'a str,
        debug: &'static str,
        payload: Child<'a>,
    },
    /// `single`: written as its element where there is one only.
    Array {
        items: Vec<Child<'a>>,
        single: bool,
        /// Written as one text, with pipes between the words that its items are.
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
    },
    Error(EncodeError),
}

/// A part of a value, not yet shown.
pub(crate) enum Child<'a> {
    Value(&'a dyn Encode, Option<Encoding>),
    Literal(Literal),
    /// A user's document, already JSON text.
    Document(Result<String, EncodeError>),
    AdditionalProperties(AdditionalProperties<'a>),
    /// An object of one key, as the item of a list.
    KeyedVariant {
        key: &'a str,
        debug: &'static str,
        value: &'a dyn Encode,
    },
}

impl<'a> Child<'a> {
    /// The next level.
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

    /// The next level, borrowed from this part.
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

    /// Is it the same for every value of its type?
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self, Self::Literal(_))
    }
}

fn keyed_variant<'a>(key: &'a str, debug: &'static str, value: &'a dyn Encode) -> ShallowValue<'a> {
    ShallowValue::KeyedVariant { key, debug, payload: Child::Value(value, None) }
}

fn shallow_literal(literal: Literal) -> ShallowValue<'static> {
    match literal {
        Literal::String(string) => ShallowValue::String(Cow::Borrowed(string)),
        Literal::Bool(value) => ShallowValue::Bool(value),
        Literal::Integer(value) => ShallowValue::Integer(value),
    }
}

/// One level of a value.
pub(crate) fn shallow(value: &dyn Encode, encoding: Option<Encoding>) -> ShallowValue<'_> {
    let mut encoder = Encoder::collecting(encoding);
    value.encode(&mut encoder);
    encoder.into_shallow()
}

/// What is left of a form for the elements of a list or a map.
pub(super) fn of_elements(encoding: Option<Encoding>) -> Option<Encoding> {
    encoding.and_then(Encoding::of_elements)
}
