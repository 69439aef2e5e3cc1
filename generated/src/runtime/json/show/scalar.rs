//! The writer's words for values without parts.

use std::borrow::Cow;

use super::level::{Shown, level};
use super::text::{is_list_text, non_finite, push_scalar, push_text};
use super::writer::{Around, State, Writer};
use crate::runtime::json::{EncodeError, Literal, Show};

/// The text of a word.
pub(super) fn word(shown: Shown<'_>) -> Option<Cow<'_, str>> {
    match shown {
        Shown::Word { text, .. } | Shown::OtherWord(text) => Some(Cow::Borrowed(text)),
        Shown::Text(text) => Some(text),
        _ => None,
    }
}

impl<'a> Writer<'a> {
    /// There is no value: no field, `null` in a list.
    pub fn absent(&mut self) -> &mut Self {
        self
    }

    /// JSON's null.
    pub fn null(&mut self) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Null,
            None => self.write_raw("null"),
        }
        self
    }

    /// True or false.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Bool(value),
            None => self.write_raw(if value { "true" } else { "false" }),
        }
        self
    }

    /// A whole number.
    pub fn integer(&mut self, value: i64) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Integer(value),
            None => self.write_number(&value),
        }
        self
    }

    /// A whole number that has no sign.
    pub fn unsigned(&mut self, value: u64) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Unsigned(value),
            None => self.write_number(&value),
        }
        self
    }

    /// A float. What JSON has no number for is written as the text `NaN`, `Infinity` or `-Infinity`.
    pub fn float(&mut self, value: f64) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Float(value),
            None => match non_finite(value) {
                Some(text) => self.write_text(text),
                None => self.write_number(&value),
            },
        }
        self
    }

    /// A text.
    pub fn text(&mut self, value: &'a str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Text(Cow::Borrowed(value)),
            None => self.write_text(value),
        }
        self
    }

    /// A text that was made for this call.
    pub fn text_owned(&mut self, value: String) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Text(Cow::Owned(value)),
            None => self.write_text(&value),
        }
        self
    }

    /// A text that JSON holds and `Debug` does not.
    pub fn secret(&mut self, value: &'a str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Secret(value),
            None => self.write_text(value),
        }
        self
    }

    /// JSON text, written as it is. Whoever says this word answers for it being JSON.
    pub fn raw(&mut self, json: &'a str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Raw(Cow::Borrowed(json)),
            None => self.write_raw(json),
        }
        self
    }

    /// What a union or a container did not know; JSON is the raw text.
    pub fn other(&mut self, name: &'a str, raw: &'a str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Other { name, raw },
            None => self.write_raw(raw),
        }
        self
    }

    /// Any JSON value. Numbers keep their digits.
    pub fn value(&mut self, value: &'a serde_json::Value) -> &mut Self {
        use serde_json::Value;
        // A form is said of the types of a specification, and this is anything.
        self.frame.form = None;
        match value {
            Value::Null => self.null(),
            Value::Bool(value) => self.bool(*value),
            Value::Number(number) => self.number(number),
            Value::String(text) => self.text(text),
            Value::Array(items) => {
                self.list(items.len());
                items.iter().fold(self, |w, item| w.item(item))
            }
            Value::Object(entries) => {
                self.map(entries.len());
                entries.iter().fold(self, |w, (key, value)| w.entry(key.as_str(), value))
            }
        }
    }

    fn number(&mut self, value: &'a serde_json::Number) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Number(value),
            None => self.write_raw(&value.to_string()),
        }
        self
    }

    /// A member of an enum: its text in JSON, and the name of its Rust variant for `Debug`.
    pub fn word(&mut self, text: &'a str, debug: &'static str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Word { text, debug, boolean: false },
            None => self.write_text(text),
        }
        self
    }

    /// The text of an enum's `Other`.
    pub fn other_word(&mut self, text: &'a str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::OtherWord(text),
            None => self.write_text(text),
        }
        self
    }

    /// A member of an enum that may stand as a boolean: JSON true or false where that is its text. In a URL it is text.
    pub fn word_or_bool(&mut self, text: &'a str, debug: &'static str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Word { text, debug, boolean: true },
            None if text == "true" || text == "false" => self.write_raw(text),
            None => self.write_text(text),
        }
        self
    }

    /// The value can't be written, for a reason that it has known for longer.
    pub(crate) fn failed(&mut self, error: &EncodeError) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Failed(error.clone()),
            None => self.fail(error.clone()),
        }
        self
    }

    /// Begins a text of several words.
    pub(super) fn open_text(&mut self) {
        if self.begin() {
            self.out.push(b'"');
            self.frame.state = State::Words;
        }
    }

    /// One of its words.
    pub(super) fn write_piece(&mut self, value: &dyn Show) {
        let first = std::mem::replace(&mut self.frame.first, false);
        if let Some(word) = word(level(value, None)) {
            self.out.extend_from_slice(if first { b"" } else { b"|" });
            let mut quoted = Vec::new();
            push_text(&mut quoted, &word);
            self.out.extend_from_slice(quoted.get(1..quoted.len() - 1).unwrap_or_default());
        }
    }

    fn write_number<T: serde::Serialize>(&mut self, number: &T) {
        if self.begin() {
            push_scalar(&mut self.out, number);
        }
    }

    fn write_text(&mut self, text: &str) {
        if self.begin() {
            push_text(&mut self.out, text);
        }
    }

    pub(super) fn write_raw(&mut self, json: &str) {
        // The text is looked into only where it matters.
        let begun = match self.frame.around {
            Around::ListOfOne if is_list_text(json) => self.begin_list(),
            _ => self.begin(),
        };
        if begun {
            self.out.extend_from_slice(json.as_bytes());
        }
    }

    pub(super) fn write_literal(&mut self, literal: Literal) {
        match literal {
            Literal::Text(text) => self.write_text(text),
            Literal::Bool(value) => self.write_raw(if value { "true" } else { "false" }),
            Literal::Integer(value) => self.write_number(&value),
        }
    }
}
