//! JSON as a tree that keeps the notation of numbers, which `serde_json::Value` does not.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value. The keys of an object have no order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// A number as it was written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Object),
}

/// The entries of an object.
pub(super) type Object = BTreeMap<String, Json>;

impl Json {
    /// Parses a value.
    ///
    /// # Errors
    /// Returns an error if the string is not JSON, or if an object has duplicate keys: only one of their values can be written.
    pub(super) fn parse(json: &str) -> serde_json::Result<Self> {
        let raw = json.trim();
        Ok(match raw.as_bytes().first() {
            Some(b'{') => {
                let Entries(entries) = serde_json::from_str(raw)?;
                let parse = |(key, value): (String, &RawValue)| Ok((key, Self::parse(value.get())?));
                Self::Object(entries.into_iter().map(parse).collect::<serde_json::Result<_>>()?)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(raw)?;
                Self::Array(items.into_iter().map(|item| Self::parse(item.get())).collect::<serde_json::Result<_>>()?)
            }
            Some(b'"') => Self::String(serde_json::from_str(raw)?),
            Some(b't' | b'f') => Self::Bool(serde_json::from_str(raw)?),
            Some(b'n') => {
                serde_json::from_str::<()>(raw)?;
                Self::Null
            }
            _ => {
                serde_json::from_str::<serde_json::Number>(raw)?;
                Self::Number(raw.to_owned())
            }
        })
    }

    /// The name of the kind of value.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// The string of a string, number or boolean.
    pub(super) fn scalar(&self) -> Option<String> {
        match self {
            Self::Bool(value) => Some(value.to_string()),
            Self::Number(string) | Self::String(string) => Some(string.clone()),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }
}

/// The entries of an object with distinct keys.
struct Entries<'a>(BTreeMap<String, &'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor).map(Self)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = BTreeMap<String, &'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, value)) = map.next_entry()? {
            if entries.insert(key, value).is_some() {
                return Err(A::Error::custom("duplicate key"));
            }
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn numbers_keep_their_notation() {
        assert_eq!(Json::parse("[1.0]").ok(), Some(Json::Array(vec![Json::Number("1.0".to_owned())])));
        assert_ne!(Json::parse("1.0").ok(), Json::parse("1").ok());
    }

    #[test]
    fn keys_have_no_order() {
        assert_eq!(Json::parse(r#"{"a":1,"b":[]}"#).ok(), Json::parse(r#" {"b": [], "a": 1}"#).ok());
    }

    #[test]
    fn a_duplicate_key_is_an_error() {
        let error = Json::parse(r#"[{"a":1,"a":2}]"#).map_err(|error| error.to_string());
        assert_eq!(error, Err("duplicate key at line 1 column 13".to_owned()));
    }

    #[test]
    fn other_syntax_is_an_error() {
        for json in ["", "{", "[1,]", "nul", "tru", "01", "1 2", "\"a"] {
            assert!(Json::parse(json).is_err(), "{json}");
        }
    }
}
