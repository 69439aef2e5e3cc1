//! serde's `Serialize` for values that implement [`Encode`], into any format.
//!
//! `RawValue` and `serde_json::Number` are converted to plain values first: `serde_json` represents both as private
//! structs, which other formats and `flatten` serialize as structs.

use std::borrow::Cow;

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::{Number, Value};

use super::encoder::MAX_NESTED_CALLS;
use super::scalar::joinable_string;
use super::shallow_value::{Child, ShallowValue, shallow};
use super::tokens::{is_json_array, non_finite};
use super::unknown_fields::{writes_entry, writes_field};
use crate::runtime::json::{Encode, EncodeError, MAX_DEPTH};
use crate::runtime::values::UnknownEntries;

/// Serializes a value. Raw JSON is parsed first, so a number in it that is neither a 64-bit integer nor exactly a float
/// loses digits; [`encode`](fn@super::encode) keeps them.
///
/// ```
/// use generated::{json, TimeValue};
///
/// let mut string = Vec::new();
/// json::serialize(&TimeValue::from("30s"), &mut serde_json::Serializer::new(&mut string))?;
/// assert_eq!(string, br#""30s""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// Returns an error if the format returns an error, the value is nested more than [`MAX_DEPTH`] levels deep, or the
/// `Serialize` implementation of a document failed.
pub fn serialize<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    serialize_shallow(&shallow(value, None), Nesting::default(), serializer)
}

/// The depth of a child in JSON, and in nested calls, since branches of unions nest without a level of JSON.
#[derive(Clone, Copy, Default)]
struct Nesting {
    depth: usize,
    nested_calls: usize,
}

impl Nesting {
    fn child(self) -> Self {
        Self { depth: self.depth + 1, nested_calls: self.nested_calls + 1 }
    }

    fn branch(self) -> Self {
        Self { nested_calls: self.nested_calls + 1, ..self }
    }
}

/// A shallow value and its depth, as an argument for serde.
struct AtDepth<'a>(&'a ShallowValue<'a>, Nesting);

impl Serialize for AtDepth<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_shallow(self.0, self.1, serializer)
    }
}

/// A child and its depth, as an argument for serde.
struct ChildAtDepth<'a>(&'a Child<'a>, Nesting);

impl Serialize for ChildAtDepth<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_shallow(&self.0.shallow(), self.1, serializer)
    }
}

fn serialize_shallow<S: Serializer>(
    value: &ShallowValue<'_>,
    nesting: Nesting,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if nesting.depth > MAX_DEPTH || nesting.nested_calls > MAX_NESTED_CALLS {
        return Err(S::Error::custom(EncodeError::TOO_DEEP));
    }
    match value {
        ShallowValue::Absent | ShallowValue::Null => serializer.serialize_unit(),
        ShallowValue::Bool(value) => serializer.serialize_bool(*value),
        ShallowValue::Integer(value) => serializer.serialize_i64(*value),
        ShallowValue::Unsigned(value) => serializer.serialize_u64(*value),
        ShallowValue::Float(value) => serialize_float(*value, serializer),
        ShallowValue::Number(number) => serialize_number(number, serializer),
        ShallowValue::String(string) => serializer.serialize_str(string),
        ShallowValue::EnumMember { string: "true", boolean: true, .. } => serializer.serialize_bool(true),
        ShallowValue::EnumMember { string: "false", boolean: true, .. } => serializer.serialize_bool(false),
        ShallowValue::Secret(string)
        | ShallowValue::UnknownEnumMember(string)
        | ShallowValue::EnumMember { string, .. } => serializer.serialize_str(string),
        ShallowValue::RawJson(json) => serialize_raw(json, nesting, serializer),
        ShallowValue::UnknownVariant { raw, .. } => serialize_raw(raw, nesting, serializer),
        ShallowValue::Variant { payload, .. } => serialize_shallow(&payload.shallow(), nesting.branch(), serializer),
        ShallowValue::KeyedVariant { key, payload, .. } => {
            serialize_fields([(*key, payload)].into_iter(), None, nesting, serializer)
        }
        ShallowValue::Object { fields, unknown, .. } => {
            serialize_fields(fields.iter().map(|(key, child)| (*key, child)), *unknown, nesting, serializer)
        }
        ShallowValue::Array { items, pipe_separated: true, .. } => {
            let strings: Vec<_> = items.iter().filter_map(|item| joinable_string(item.shallow())).collect();
            serializer.serialize_str(&strings.join("|"))
        }
        ShallowValue::Array { items, single: true, .. } if items.len() == 1 => {
            serialize_only_item(items, nesting, serializer)
        }
        ShallowValue::Array { items, .. } => serialize_array(items, nesting, serializer),
        ShallowValue::Map { entries, .. } => {
            serializer.collect_map(entries.iter().map(|(key, child)| (key, ChildAtDepth(child, nesting.child()))))
        }
        ShallowValue::Error(error) => Err(S::Error::custom(error)),
    }
}

fn serialize_fields<'a, S: Serializer>(
    fields: impl Iterator<Item = (&'a str, &'a Child<'a>)>,
    unknown: Option<&'a UnknownEntries>,
    nesting: Nesting,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // Some formats require the length first, so absent fields are removed before the map begins.
    let mut present: Vec<(Cow<'a, str>, ShallowValue<'a>)> = Vec::new();
    for (key, child) in fields {
        if let Child::AdditionalProperties(additional) = child {
            let entries = additional.entries().map_err(S::Error::custom)?;
            let written = entries
                .into_iter()
                .filter(|(key, child)| unknown.is_none_or(|unknown| writes_entry(unknown, key, child)));
            present.extend(written.map(|(key, child)| (key, child.into_shallow())));
            continue;
        }
        let value = child.shallow();
        let is_written = unknown.is_none_or(|unknown| writes_field(unknown, key, child));
        if !matches!(value, ShallowValue::Absent) && is_written {
            present.push((Cow::Borrowed(key), value));
        }
    }
    for (name, raw) in unknown.into_iter().flat_map(UnknownEntries::kept) {
        if !present.iter().any(|(key, _)| key == name) {
            present.push((Cow::Borrowed(name), ShallowValue::RawJson(Cow::Borrowed(raw.get()))));
        }
    }
    let mut map = serializer.serialize_map(Some(present.len()))?;
    for (key, value) in &present {
        map.serialize_entry(key, &AtDepth(value, nesting.child()))?;
    }
    map.end()
}

fn serialize_array<S: Serializer>(items: &[Child<'_>], nesting: Nesting, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(items.iter().map(|item| ChildAtDepth(item, nesting.child())))
}

/// Serializes an array of one item as the item itself, unless that item is an array.
fn serialize_only_item<S: Serializer>(items: &[Child<'_>], nesting: Nesting, serializer: S) -> Result<S::Ok, S::Error> {
    match items {
        [item] if !is_array(&item.shallow(), nesting) => {
            serialize_shallow(&item.shallow(), nesting.branch(), serializer)
        }
        _ => serialize_array(items, nesting, serializer),
    }
}

/// Returns whether a value is encoded as an array.
fn is_array(value: &ShallowValue<'_>, nesting: Nesting) -> bool {
    match value {
        _ if nesting.nested_calls > MAX_NESTED_CALLS => false,
        ShallowValue::Array { items, single: true, .. } if items.len() == 1 => {
            items.iter().any(|item| is_array(&item.shallow(), nesting.branch()))
        }
        ShallowValue::Array { pipe_separated, .. } => !pipe_separated,
        ShallowValue::Variant { payload, .. } => is_array(&payload.shallow(), nesting.branch()),
        ShallowValue::RawJson(json) => is_json_array(json),
        ShallowValue::UnknownVariant { raw, .. } => is_json_array(raw),
        _ => false,
    }
}

fn serialize_float<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    match non_finite(value) {
        Some(string) => serializer.serialize_str(string),
        None => serializer.serialize_f64(value),
    }
}

fn serialize_number<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(value) = number.as_u64() {
        serializer.serialize_u64(value)
    } else if let Some(value) = number.as_i64() {
        serializer.serialize_i64(value)
    } else {
        // A number with arbitrary precision may be outside the range of floats, so it is parsed from its digits.
        match number.to_string().parse() {
            Ok(value) => serialize_float(value, serializer),
            Err(_) => Err(S::Error::custom("invalid number")),
        }
    }
}

fn serialize_raw<S: Serializer>(json: &str, nesting: Nesting, serializer: S) -> Result<S::Ok, S::Error> {
    // The message of `serde_json` might quote the JSON.
    let value: Value = serde_json::from_str(json).map_err(|_| S::Error::custom("invalid raw JSON"))?;
    serialize_shallow(&shallow(&value, None), nesting, serializer)
}
