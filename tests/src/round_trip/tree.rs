//! JSON values with ordered keys and with numbers as they are spelled.

use std::fmt::Write as _;

use serde_json::Value;

use super::source::Source;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    /// A number, as it is spelled.
    Number(String),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
    /// A user-defined document, spelled as `serde_json` does.
    Document(Value),
}

impl Tree {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null | Self::Document(Value::Null))
    }

    pub(crate) fn is_array(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Document(Value::Array(_)))
    }

    /// Returns the keys of an object, or `None` for any other value.
    pub(crate) fn keys(&self) -> Option<Vec<&str>> {
        match self {
            Self::Object(fields) => Some(fields.iter().map(|(key, _)| key.as_str()).collect()),
            Self::Document(Value::Object(fields)) => Some(fields.keys().map(String::as_str).collect()),
            _ => None,
        }
    }

    /// Returns compact JSON.
    pub(crate) fn to_json(&self) -> String {
        self.spell_json(&mut Source::from_numbers(Vec::new()))
    }

    /// Returns JSON with random whitespace and unnecessary escapes.
    pub(crate) fn spell_json(&self, source: &mut Source<'_>) -> String {
        let mut out = String::new();
        self.spell_into(source, &mut out);
        out
    }

    fn spell_into(&self, source: &mut Source<'_>, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::String(string) => spell_string(string, source, out),
            Self::Document(document) => out.push_str(&document.to_string()),
            Self::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    spell_whitespace(source, out);
                    item.spell_into(source, out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    spell_whitespace(source, out);
                    spell_string(key, source, out);
                    out.push(':');
                    spell_whitespace(source, out);
                    value.spell_into(source, out);
                }
                out.push('}');
            }
        }
    }

    /// Returns `true` if an encoded value equals this one. The order of keys and the spelling of numbers are ignored: `1.0`
    /// equals `1`.
    pub(crate) fn matches(&self, written: &Value) -> bool {
        match (self, written) {
            (Self::Null, Value::Null) => true,
            (Self::Bool(value), Value::Bool(written)) => value == written,
            (Self::Number(number), Value::Number(written)) => is_same_number(number, &written.to_string()),
            (Self::String(string), Value::String(written)) => string == written,
            (Self::Array(items), Value::Array(written)) => {
                items.len() == written.len() && items.iter().zip(written).all(|(item, written)| item.matches(written))
            }
            (Self::Object(fields), Value::Object(written)) => {
                let same =
                    |(key, value): &(String, Tree)| written.get(key).is_some_and(|written| value.matches(written));
                fields.len() == written.len() && fields.iter().all(same)
            }
            (Self::Document(document), written) => document == written,
            _ => false,
        }
    }

    /// Returns a scalar, or a list of scalars, as it is written in a URL.
    pub(crate) fn to_url_string(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(string) | Self::String(string) => string.clone(),
            Self::Array(items) => items.iter().map(Self::to_url_string).collect::<Vec<_>>().join(","),
            Self::Null | Self::Object(_) | Self::Document(_) => panic!("{self:?} can't be written in a URL"),
        }
    }
}

/// Returns `true` if two strings spell the same number.
pub(crate) fn is_same_number(left: &str, right: &str) -> bool {
    match (left.parse::<i128>(), right.parse::<i128>()) {
        (Ok(left), Ok(right)) => left == right,
        _ => left.parse::<f64>().is_ok_and(|left| right.parse::<f64>().is_ok_and(|right| is_close(left, right))),
    }
}

/// Compares floats, except for their last digit: without its feature `float_roundtrip`, `serde_json` may parse it
/// inexactly. Other tests compare decoded floats exactly.
fn is_close(left: f64, right: f64) -> bool {
    (left - right).abs() <= left.abs() * f64::EPSILON * 4.0
}

fn spell_whitespace(source: &mut Source<'_>, out: &mut String) {
    if source.one_in(8) {
        out.push_str([" ", "\n", "\t", "\r\n  "][source.below(4)]);
    }
}

fn spell_string(string: &str, source: &mut Source<'_>, out: &mut String) {
    let escapes = source.one_in(4);
    out.push('"');
    for char in string.chars() {
        let output = serde_json::to_string(&char).expect("a string");
        match if escapes { source.below(3) } else { 0 } {
            1 => {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            2 if char == '/' => out.push_str("\\/"),
            _ => out.push_str(&output[1..output.len() - 1]),
        }
    }
    out.push('"');
}
