//! Encoder methods for scalars and raw JSON.

use std::borrow::Cow;

use super::encoder::{Encoder, SingleItemList, State};
use super::shallow_value::{ShallowValue, shallow};
use super::tokens::{is_json_array, non_finite, push_scalar, push_string};
use crate::runtime::json::{Encode, EncodeError, Literal};

/// Returns the string of an enum member or a string.
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
    /// Encodes an absent value: an omitted field, or `null` in an array.
    pub fn absent(&mut self) -> &mut Self {
        self
    }

    /// Encodes null.
    pub fn null(&mut self) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Null,
            None => self.write_raw("null"),
        }
        self
    }

    /// Encodes a boolean.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Bool(value),
            None => self.write_raw(if value { "true" } else { "false" }),
        }
        self
    }

    /// Encodes a signed integer.
    pub fn integer(&mut self, value: i64) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Integer(value),
            None => self.write_number(&value),
        }
        self
    }

    /// Encodes an unsigned integer.
    pub fn unsigned(&mut self, value: u64) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Unsigned(value),
            None => self.write_number(&value),
        }
        self
    }

    /// Encodes a float. NaN and the infinities, which JSON cannot represent, become the strings `NaN`, `Infinity` and
    /// `-Infinity`.
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

    /// Encodes a string.
    pub fn string(&mut self, value: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::String(Cow::Borrowed(value)),
            None => self.write_string(value),
        }
        self
    }

    /// Encodes a string that is not borrowed from the value.
    pub fn string_owned(&mut self, value: String) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::String(Cow::Owned(value)),
            None => self.write_string(&value),
        }
        self
    }

    /// Encodes a string that `Debug` does not show.
    pub fn secret(&mut self, value: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Secret(value),
            None => self.write_string(value),
        }
        self
    }

    /// Encodes raw JSON unchanged. The caller guarantees that it is valid.
    pub fn raw(&mut self, json: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::RawJson(Cow::Borrowed(json)),
            None => self.write_raw(json),
        }
        self
    }

    /// Encodes an unknown variant of a union or a container: its raw JSON.
    pub fn unknown_variant(&mut self, name: &'a str, raw: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::UnknownVariant { name, raw },
            None => self.write_raw(raw),
        }
        self
    }

    /// Encodes any JSON value. Numbers keep their digits.
    pub fn value(&mut self, value: &'a serde_json::Value) -> &mut Self {
        use serde_json::Value;
        // An encoding applies to types of the specification, not to the inside of arbitrary JSON.
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

    /// Encodes a member of a string enum: its string in JSON, and the name of its Rust variant in `Debug`.
    pub fn enum_member(&mut self, string: &'a str, debug: &'static str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::EnumMember { string, debug, boolean: false },
            None => self.write_string(string),
        }
        self
    }

    /// Encodes the string of an enum's `Other` variant.
    pub fn unknown_enum_member(&mut self, string: &'a str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::UnknownEnumMember(string),
            None => self.write_string(string),
        }
        self
    }

    /// Encodes a member of a string enum that may be a boolean: `true` and `false` become JSON booleans. In a URL they
    /// are strings.
    pub fn boolean_enum_member(&mut self, string: &'a str, debug: &'static str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::EnumMember { string, debug, boolean: true },
            None if string == "true" || string == "false" => self.write_raw(string),
            None => self.write_string(string),
        }
        self
    }

    /// Reports an error that occurred when the value was created.
    pub(crate) fn error(&mut self, error: &EncodeError) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Error(error.clone()),
            None => self.fail(error.clone()),
        }
        self
    }

    /// Begins a string that is joined from several.
    pub(super) fn open_joined_string(&mut self) {
        if self.begin() {
            self.out.push(b'"');
            self.frame.state = State::JoinedString;
        }
    }

    /// Appends one of the strings that are joined.
    pub(super) fn write_joined_item(&mut self, value: &dyn Encode) {
        let first = std::mem::replace(&mut self.frame.first, false);
        if let Some(string) = joinable_string(shallow(value, None)) {
            self.out.extend_from_slice(if first { b"" } else { b"|" });
            let mut quoted = Vec::new();
            push_string(&mut quoted, &string);
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
        // The JSON is inspected only where it matters.
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
