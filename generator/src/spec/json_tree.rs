//! JSON as a tree that can be changed and written again.

use serde_json::value::RawValue;

use super::object_entries::ObjectEntries;

/// The largest depth, which is the one that Serde decodes.
const MAX_DEPTH: usize = 127;

/// A JSON value. Objects keep their order and duplicate keys.
#[derive(Clone, Debug)]
pub(super) enum JsonTree {
    /// A string, a number, a boolean or null, as it is in the file.
    Scalar(String),
    Array(Vec<JsonTree>),
    Object(Vec<(String, JsonTree)>),
}

/// A step from a JSON value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PathStep {
    Key(String),
    Index(usize),
}

impl JsonTree {
    /// Parses JSON; `None` if it is invalid or nested too deeply.
    pub(super) fn parse(json: &str) -> Option<Self> {
        Self::parse_at(json, 0)
    }

    fn parse_at(json: &str, depth: usize) -> Option<Self> {
        let inside = |raw: &RawValue| Self::parse_at(raw.get(), depth + 1);
        if depth > MAX_DEPTH {
            return None;
        }
        Some(match json.trim_start().as_bytes().first()? {
            b'{' => {
                let ObjectEntries(entries) = serde_json::from_str(json).ok()?;
                let entry = |(key, raw): (String, &RawValue)| Some((key, inside(raw)?));
                Self::Object(entries.into_iter().map(entry).collect::<Option<_>>()?)
            }
            b'[' => {
                let elements: Vec<&RawValue> = serde_json::from_str(json).ok()?;
                Self::Array(elements.into_iter().map(inside).collect::<Option<_>>()?)
            }
            _ => Self::Scalar(json.trim().to_owned()),
        })
    }

    /// Writes the tree as JSON in which `kind` is the first key of each object.
    pub(super) fn write(&self) -> String {
        let mut json = String::new();
        self.write_to(&mut json);
        json
    }

    fn write_to(&self, json: &mut String) {
        match self {
            Self::Scalar(scalar) => json.push_str(scalar),
            Self::Array(elements) => {
                json.push('[');
                for (i, element) in elements.iter().enumerate() {
                    json.push_str(if i == 0 { "" } else { "," });
                    element.write_to(json);
                }
                json.push(']');
            }
            Self::Object(entries) => {
                let is_kind = |entry: &&(String, Self)| entry.0 == "kind";
                let others = entries.iter().filter(|entry| !is_kind(entry));
                json.push('{');
                for (i, (key, value)) in entries.iter().filter(is_kind).chain(others).enumerate() {
                    json.push_str(if i == 0 { "" } else { "," });
                    json.push_str(&serde_json::Value::from(key.as_str()).to_string());
                    json.push(':');
                    value.write_to(json);
                }
                json.push('}');
            }
        }
    }

    /// Returns the value at a path, mutably.
    pub(super) fn at_mut(&mut self, path: &[PathStep]) -> Option<&mut Self> {
        let Some((step, rest)) = path.split_first() else { return Some(self) };
        let inner = match (self, step) {
            (Self::Object(entries), PathStep::Key(key)) => {
                entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Self::Array(elements), PathStep::Index(index)) => elements.get_mut(*index),
            _ => None,
        };
        inner?.at_mut(rest)
    }

    /// Returns the entries of an object, mutably.
    pub(super) fn entries_mut(&mut self) -> Option<&mut Vec<(String, Self)>> {
        if let Self::Object(entries) = self { Some(entries) } else { None }
    }

    /// Returns true for an object with the `kind` of a list.
    pub(super) fn has_kind_of(&self, kinds: &[&str]) -> bool {
        let Self::Object(entries) = self else { return false };
        let kind = entries.iter().find(|(key, _)| key == "kind");
        matches!(kind, Some((_, Self::Scalar(kind))) if kinds.contains(&kind.trim_matches('"')))
    }
}
