//! Encoding of the unknown fields of an object: after its fields, unless one of these has the same name and a value.

use super::encoder::{Encoder, State};
use super::shallow_value::{AdditionalProperties, Child, ShallowValue, shallow};
use super::tokens::push_key;
use crate::runtime::UnknownFields;
use crate::runtime::json::MAX_DEPTH;
use crate::runtime::values::UnknownEntries;

/// The unknown fields of the open object.
pub(super) struct OpenUnknownFields<'a> {
    entries: &'a UnknownEntries,
    /// The names that fields with a value have.
    replaced: Vec<&'a str>,
}

impl<'a> Encoder<'a> {
    /// Encodes the unknown fields of the object. Called before its fields.
    #[inline]
    pub fn unknown(&mut self, fields: &'a UnknownFields) -> &mut Self {
        if let Some(entries) = fields.entries() {
            self.open_unknown(entries);
        }
        self
    }

    #[cold]
    fn open_unknown(&mut self, entries: &'a UnknownEntries) {
        match &mut self.collected {
            Some(ShallowValue::Object { unknown, .. }) => *unknown = Some(entries),
            None if self.frame.state == State::Object => {
                self.unknown = Some(Box::new(OpenUnknownFields { entries, replaced: Vec::new() }));
            }
            _ => {}
        }
    }

    /// Omits an unknown field of the open object. Called before its fields.
    pub(crate) fn omit_unknown(&mut self, name: &'a str) {
        if let Some(unknown) = &mut self.unknown {
            unknown.replaced.push(name);
        }
    }

    /// Writes a field of an object with unknown fields.
    #[cold]
    pub(super) fn write_beside_unknown(&mut self, key: &'a str, child: Child<'a>) {
        let Some(mut unknown) = self.unknown.take() else { return };
        if unknown.writes_field(key, &child) {
            self.write_child_field(key, child);
        }
        self.unknown = Some(unknown);
    }

    /// Writes an additional property of an object with unknown fields.
    #[cold]
    pub(super) fn write_entry_beside_unknown(&mut self, key: &str, child: &Child<'a>) {
        let Some(mut unknown) = self.unknown.take() else { return };
        if writes_entry(unknown.entries, key, child) {
            if let Some((name, _)) = unknown.entries.kept().find(|(name, _)| *name == key) {
                unknown.replaced.push(name);
            }
            self.write_additional_entry(key, child);
        }
        self.unknown = Some(unknown);
    }

    /// Writes the unknown fields before their object closes.
    #[cold]
    pub(super) fn write_unknown(&mut self) {
        let Some(unknown) = self.unknown.take() else { return };
        for (name, raw) in unknown.remaining() {
            push_key(&mut self.out, !self.frame.first, name);
            self.out.extend_from_slice(raw.get().as_bytes());
            self.frame.first = false;
        }
    }
}

impl<'a> OpenUnknownFields<'a> {
    /// Returns whether a field is written, rather than replaced by an unknown field or omitted.
    fn writes_field(&mut self, key: &'a str, child: &Child<'_>) -> bool {
        let writes = writes_field(self.entries, key, child);
        if writes {
            self.replaced.push(key);
        }
        writes
    }

    /// Returns whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.remaining().next().is_none()
    }

    /// Returns the unknown fields that no field has replaced.
    fn remaining(&self) -> impl Iterator<Item = (&'a str, &'a crate::runtime::RawJson)> + '_ {
        self.entries.kept().filter(|(name, _)| !self.replaced.contains(name))
    }
}

/// Returns whether a field is written next to these unknown fields: they have no field of its name, or it has a value. A constant
/// is not a value that a user has set.
pub(super) fn writes_field(entries: &UnknownEntries, key: &str, child: &Child<'_>) -> bool {
    !entries.replaces(key) || child.is_set() || !child.is_literal() && !is_empty(&child.shallow(), 0)
}

/// Returns whether an additional property is written: it was not missing, or it has a value.
pub(super) fn writes_entry(entries: &UnknownEntries, key: &str, child: &Child<'_>) -> bool {
    !entries.is_absent(key) || !is_empty(&child.shallow(), 0)
}

/// Returns whether a value is as empty as that of a field which is not set.
fn is_empty(value: &ShallowValue<'_>, depth: usize) -> bool {
    let is_empty_child = |child: &Child<'_>| match child {
        Child::Literal(_) => true,
        // A missing additional property has an empty key and an empty value.
        Child::AdditionalProperties(AdditionalProperties { key: Some(""), value, encoding, .. }) => {
            is_empty(&shallow(*value, *encoding), depth + 1)
        }
        _ => is_empty(&child.shallow(), depth + 1),
    };
    match value {
        _ if depth > MAX_DEPTH => false,
        ShallowValue::Absent | ShallowValue::Null => true,
        ShallowValue::Bool(value) => !value,
        ShallowValue::Integer(value) => *value == 0,
        ShallowValue::Unsigned(value) => *value == 0,
        ShallowValue::Float(value) => *value == 0.0 || value.is_nan(),
        ShallowValue::Number(number) => number.as_f64() == Some(0.0),
        ShallowValue::String(string) => string.is_empty(),
        ShallowValue::Secret(string) | ShallowValue::UnknownEnumMember(string) => string.is_empty(),
        ShallowValue::RawJson(json) => json == "null",
        ShallowValue::UnknownVariant { raw, .. } => *raw == "null",
        ShallowValue::EnumMember { .. } | ShallowValue::KeyedVariant { .. } | ShallowValue::Error(_) => false,
        ShallowValue::Variant { payload, .. } => is_empty_child(payload),
        ShallowValue::Array { items, .. } => items.is_empty(),
        ShallowValue::Map { entries, .. } => entries.is_empty(),
        ShallowValue::Object { fields, unknown, .. } => {
            unknown.is_none_or(UnknownEntries::is_empty) && fields.iter().all(|(_, child)| is_empty_child(child))
        }
    }
}
