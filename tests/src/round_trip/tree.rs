//! JSON before it is text: its keys have an order, and its numbers are spelled.

use std::fmt::Write as _;

use serde_json::Value;

use super::source::Source;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    /// As it is spelled.
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
    /// A document of the user's, spelled as `serde_json` does.
    Document(Value),
}

impl Tree {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null | Self::Document(Value::Null))
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self, Self::List(_) | Self::Document(Value::Array(_)))
    }

    /// The keys of an object; none of anything else.
    pub(crate) fn keys(&self) -> Option<Vec<&str>> {
        match self {
            Self::Object(fields) => Some(fields.iter().map(|(key, _)| key.as_str()).collect()),
            Self::Document(Value::Object(fields)) => Some(fields.keys().map(String::as_str).collect()),
            _ => None,
        }
    }

    /// The text, without anything that is not needed.
    pub(crate) fn text(&self) -> String {
        self.spell(&mut Source::drawn(Vec::new()))
    }

    /// The text, spelled as JSON allows: with escapes that nobody needs, and spaces.
    pub(crate) fn spell(&self, source: &mut Source<'_>) -> String {
        let mut out = String::new();
        self.spell_into(source, &mut out);
        out
    }

    fn spell_into(&self, source: &mut Source<'_>, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => spell_text(text, source, out),
            Self::Document(document) => out.push_str(&document.to_string()),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    space(source, out);
                    item.spell_into(source, out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    space(source, out);
                    spell_text(key, source, out);
                    out.push(':');
                    space(source, out);
                    value.spell_into(source, out);
                }
                out.push('}');
            }
        }
    }

    /// Whether this is what was written. Objects are the same in any order of their keys, numbers by what they say: `1.0`
    /// is `1`.
    pub(crate) fn is(&self, written: &Value) -> bool {
        match (self, written) {
            (Self::Null, Value::Null) => true,
            (Self::Bool(value), Value::Bool(written)) => value == written,
            (Self::Number(number), Value::Number(written)) => is_number(number, &written.to_string()),
            (Self::Text(text), Value::String(written)) => text == written,
            (Self::List(items), Value::Array(written)) => {
                items.len() == written.len() && items.iter().zip(written).all(|(item, written)| item.is(written))
            }
            (Self::Object(fields), Value::Object(written)) => {
                let same = |(key, value): &(String, Tree)| written.get(key).is_some_and(|written| value.is(written));
                fields.len() == written.len() && fields.iter().all(same)
            }
            (Self::Document(document), written) => document == written,
            _ => false,
        }
    }

    /// The text of a scalar or of a list of them in a URL.
    pub(crate) fn url_text(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(text) | Self::Text(text) => text.clone(),
            Self::List(items) => items.iter().map(Self::url_text).collect::<Vec<_>>().join(","),
            Self::Null | Self::Object(_) | Self::Document(_) => panic!("{self:?} has no place in a URL"),
        }
    }
}

/// Whether two spellings are of one number.
pub(crate) fn is_number(left: &str, right: &str) -> bool {
    match (left.parse::<i128>(), right.parse::<i128>()) {
        (Ok(left), Ok(right)) => left == right,
        _ => left.parse::<f64>().is_ok_and(|left| right.parse::<f64>().is_ok_and(|right| is_float(left, right))),
    }
}

/// But for the last digit, which `serde_json` reads wrong now and then unless told not to; reading is compared exactly.
fn is_float(left: f64, right: f64) -> bool {
    (left - right).abs() <= left.abs() * f64::EPSILON * 4.0
}

fn space(source: &mut Source<'_>, out: &mut String) {
    if source.rarely(8) {
        out.push_str([" ", "\n", "\t", "\r\n  "][source.below(4)]);
    }
}

fn spell_text(text: &str, source: &mut Source<'_>, out: &mut String) {
    let escapes = source.rarely(4);
    out.push('"');
    for char in text.chars() {
        let plain = serde_json::to_string(&char).expect("a text");
        match if escapes { source.below(3) } else { 0 } {
            1 => {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            2 if char == '/' => out.push_str("\\/"),
            _ => out.push_str(&plain[1..plain.len() - 1]),
        }
    }
    out.push('"');
}
