//! The writer's words for values without parts.

use std::borrow::Cow;

use super::encoder::{Encoder, SingleItemList, State};
use super::shallow_value::{ShallowValue, shallow};
use super::tokens::{is_json_array, non_finite, push_scalar, push_string};
use crate::runtime::json::{Encode, EncodeError, Literal};

/// The text of a word.
pub(super) fn joinable_string(value: ShallowValue<'_>) -> Option<Cow<'_, str>> {
    match value {
        ShallowValue::EnumMember { string, .. } | ShallowValue::UnknownEnumMember(string) => {
            Some(Cow::Borrowed(string))
        }
        ShallowValue::String(string) => Some(string),
        _ => None,
    }
}

impl<'a> Encoder<'a> {
    /// There is no value: no field, `null` in a list.
    pub fn absent(&mut self) -> &mut Self {
        self
    }

    /// JSON's null.
    pub fn null(&mut self) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Null,
            None => self.write_raw("null"),
        }
        self
    }

    /// True or false.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Bool(value),
            None => self.write_raw(if value { "true" } else { "false" }),
        }
        self
    }

    /// A whole number.
    pub fn integer(&mut self, value: i64) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Integer(value),
            None => self.write_number(&value),
        }
        self
    }

    /// A whole number that has no sign.
    pub fn unsigned(&mut self, value: u64) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Unsigned(value),
            None => self.write_number(&value),
        }
        self
    }

    /// A float. What JSON has no number for is written as the text `NaN`, `Infinity` or `-Infinity`.
    pub fn float(&mut self, value: f64) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Float(value),
            None => match non_finite(value) {
                Some(string) => self.write_string(string),
                None => self.write_number(&value),
            },
        }
        self
    }

    /// A text.
    pub fn string(&mut self, value: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::String(Cow::Borrowed(value)),
            None => self.write_string(value),
        }
        self
    }

    /// A text that was made for this call.
    pub fn string_owned(&mut self, value: String) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::String(Cow::Owned(value)),
            None => self.write_string(&value),
        }
        self
    }

    /// A text that JSON holds and `Debug` does not.
    pub fn secret(&mut self, value: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Secret(value),
            None => self.write_string(value),
        }
        self
    }

    /// JSON text, written as it is. Whoever says this word answers for it being JSON.
    pub fn raw(&mut self, json: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::RawJson(Cow::Borrowed(json)),
            None => self.write_raw(json),
        }
        self
    }

    /// What a union or a container did not know; JSON is the raw text.
    pub fn unknown_variant(&mut self, name: &'a str, raw: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::UnknownVariant { name, raw },
            None => self.write_raw(raw),
        }
        self
    }

    /// Any JSON value. Numbers keep their digits.
    pub fn value(&mut self, value: &'a serde_json::Value) -> &mut Self {
        use serde_json::Value;
        // A form is said of the types of a specification, and this is anything.
        self.frame.encoding = None;
        match value {
            Value::Null => self.null(),
            Value::Bool(value) => self.bool(*value),
            Value::Number(number) => self.number(number),
            Value::String(string) => self.string(string),
            Value::Array(items) => {
                self.array(items.len());
                items.iter().fold(self, |e, item| e.item(item))
            }
            Value::Object(entries) => {
                self.map(entries.len());
                entries.iter().fold(self, |e, (key, value)| e.entry(key.as_str(), value))
            }
        }
    }

    fn number(&mut self, value: &'a serde_json::Number) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Number(value),
            None => self.write_raw(&value.to_string()),
        }
        self
    }

    /// A member of an enum: its text in JSON, and the name of its Rust variant for `Debug`.
    pub fn enum_member(&mut self, string: &'a str, debug: &'static str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::EnumMember { string, debug, boolean: false },
            None => self.write_string(string),
        }
        self
    }

    /// The text of an enum's `Other`.
    pub fn unknown_enum_member(&mut self, string: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::UnknownEnumMember(string),
            None => self.write_string(string),
        }
        self
    }

    /// A member of an enum that may stand as a boolean: JSON true or false where that is its text. In a URL it is text.
    pub fn boolean_enum_member(&mut self, string: &'a str, debug: &'static str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::EnumMember { string, debug, boolean: true },
            None if string == "true" || string == "false" => self.write_raw(string),
            None => self.write_string(string),
        }
        self
    }

    /// The value can't be written, for a reason that it has known for longer.
    pub(crate) fn error(&mut self, error: &EncodeError) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Error(error.clone()),
            None => self.fail(error.clone()),
        }
        self
    }

    /// Begins a text of several words.
    pub(super) fn open_joined_string(&mut self) {
        if self.begin() {
            self.out.push(b'"');
            self.frame.state = State::JoinedString;
        }
    }

    /// One of its words.
    pub(super) fn write_joined_item(&mut self, value: &dyn Encode) {
        let first = std::mem::replace(&mut self.frame.first, false);
        if let Some(word) = joinable_string(shallow(value, None)) {
            self.out.extend_from_slice(if first { b"" } else { b"|" });
            let mut quoted = Vec::new();
            push_string(&mut quoted, &word);
            self.out.extend_from_slice(quoted.get(1..quoted.len() - 1).unwrap_or_default());
        }
    }

    fn write_number<T: serde::Serialize>(&mut self, number: &T) {
        if self.begin() {
            push_scalar(&mut self.out, number);
        }
    }

    fn write_string(&mut self, string: &str) {
        if self.begin() {
            push_string(&mut self.out, string);
        }
    }

    pub(super) fn write_raw(&mut self, json: &str) {
        // The text is looked into only where it matters.
        let begun = match self.frame.single_item_list {
            SingleItemList::Omitted if is_json_array(json) => self.begin_list(),
            _ => self.begin(),
        };
        if begun {
            self.out.extend_from_slice(json.as_bytes());
        }
    }

    pub(super) fn write_literal(&mut self, literal: Literal) {
        match literal {
            Literal::String(string) => self.write_string(string),
            Literal::Bool(value) => self.write_raw(if value { "true" } else { "false" }),
            Literal::Integer(value) => self.write_number(&value),
        }
    }
}
