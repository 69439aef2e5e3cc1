//! The children of an object other than plain fields: literals, documents, additional properties, variants with a key.

use super::encoder::{Encoder, Frame, State};
use super::shallow_value::{AdditionalProperties, Child};
use super::tokens::push_key;

impl<'a> Encoder<'a> {
    /// Writes a field whose value is not an [`Encode`] type, or additional properties.
    pub(super) fn write_child_field(&mut self, key: &'a str, child: Child<'a>) {
        if let Child::AdditionalProperties(additional) = child {
            self.write_additional_properties(additional);
        } else if self.frame.state == State::Object && self.is_ok() {
            if self.unknown.is_some() {
                return self.write_beside_unknown(key, child);
            }
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, None);
            self.key = Some(key);
            match child {
                Child::Value(value, encoding) => {
                    self.frame.encoding = encoding;
                    value.encode(self);
                }
                Child::Literal(literal) => self.write_literal(literal),
                Child::Document(Ok(string)) => self.write_raw(&string),
                Child::Document(Err(error)) => self.fail(error),
                Child::AdditionalProperties(_) => {}
                Child::KeyedVariant { key, value, .. } => {
                    self.open(State::Object);
                    self.write_field(key, value, None);
                }
            }
            self.leave_field(outer);
        }
    }

    /// Writes a child as the whole value.
    pub(super) fn write_child(&mut self, child: &Child<'a>) {
        match child {
            Child::Value(value, encoding) => {
                self.frame.encoding = *encoding;
                self.encode_in_place(*value);
            }
            Child::KeyedVariant { key, value, .. } => {
                self.open(State::Object);
                self.write_field(key, *value, None);
            }
            Child::Literal(literal) => self.write_literal(*literal),
            Child::Document(Ok(string)) => self.write_raw(string),
            Child::Document(Err(error)) => self.fail(error.clone()),
            // Additional properties are not an item of an array.
            Child::AdditionalProperties(_) => {}
        }
    }

    /// Writes an item that is an object with one key.
    pub(super) fn write_keyed_variant_item(&mut self, key: &'a str, payload: Child<'a>) {
        if self.is_ok() {
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, None);
            self.key = None;
            self.open(State::Object);
            self.write_child_field(key, payload);
            self.close_or_null();
            self.frame = Frame { first: false, ..outer };
        }
    }

    pub(super) fn write_additional_properties(&mut self, additional: AdditionalProperties<'a>) {
        match additional.entries() {
            Ok(entries) => entries.iter().for_each(|(key, child)| self.write_additional_entry(key, child)),
            Err(error) => self.fail(error),
        }
    }

    /// Writes an additional property of the open object.
    pub(super) fn write_additional_entry(&mut self, key: &str, child: &Child<'a>) {
        if let Child::Value(value, encoding) = *child
            && self.frame.state == State::Object
            && self.is_ok()
        {
            if self.unknown.is_some() {
                return self.write_entry_beside_unknown(key, child);
            }
            push_key(&mut self.out, !self.frame.first, key);
            self.write_item(false, value, encoding);
        }
    }
}
