//! `Debug` for values that implement [`Encode`]. The output looks derived, without absent fields and without secrets.

use std::fmt;

use super::shallow_value::{Child, ShallowValue, shallow};
use crate::runtime::UnknownFields;
use crate::runtime::json::{Encode, MAX_DEPTH};
use crate::runtime::values::UnknownEntries;

/// Formats a value as `Debug` does: `UserRealm { name: "native", type: "native" }`, and `{:#?}` over several lines.
///
/// Absent fields are omitted, secrets and redacted fields are `[REDACTED]`, raw JSON is replaced by its size, and values
/// nested deeper than [`MAX_DEPTH`] levels are replaced by `..`.
///
/// # Errors
/// Returns an error if the formatter fails.
pub fn debug(value: &dyn Encode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_shallow(&shallow(value, None), 0, f)
}

/// A shallow value and its depth, for the helpers of `std::fmt`, which require `Debug`.
struct AtDepth<'a>(&'a ShallowValue<'a>, usize);

impl fmt::Debug for AtDepth<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_shallow(self.0, self.1, f)
    }
}

/// A child and its depth, for the helpers of `std::fmt`.
struct ChildAtDepth<'a>(&'a Child<'a>, usize);

impl fmt::Debug for ChildAtDepth<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.1 > MAX_DEPTH { f.write_str("..") } else { debug_shallow(&self.0.shallow(), self.1, f) }
    }
}

/// Finishes the output of `Debug` with the names of the unknown fields, if there are any.
///
/// # Errors
/// Returns an error if the formatter fails.
pub fn finish_debug(output: &mut fmt::DebugStruct<'_, '_>, unknown: &UnknownFields) -> fmt::Result {
    if !unknown.is_empty() {
        output.field("unknown_fields", unknown);
    }
    output.finish()
}

fn debug_shallow(value: &ShallowValue<'_>, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let child_depth = depth + 1;
    match value {
        ShallowValue::Absent => f.write_str("None"),
        ShallowValue::Null => f.write_str("Null"),
        ShallowValue::Bool(value) => fmt::Debug::fmt(value, f),
        ShallowValue::Integer(value) => fmt::Debug::fmt(value, f),
        ShallowValue::Unsigned(value) => fmt::Debug::fmt(value, f),
        ShallowValue::Float(value) => fmt::Debug::fmt(value, f),
        ShallowValue::Number(value) => fmt::Display::fmt(value, f),
        ShallowValue::String(string) => fmt::Debug::fmt(string, f),
        ShallowValue::Secret(_) => fmt::Debug::fmt(&Redacted, f),
        ShallowValue::RawJson(json) => fmt::Debug::fmt(&SizeOnly(json), f),
        ShallowValue::UnknownVariant { name, raw } => {
            f.debug_struct("Other").field("name", name).field("raw", &SizeOnly(raw)).finish()
        }
        ShallowValue::EnumMember { debug, .. } => f.write_str(debug),
        ShallowValue::UnknownEnumMember(string) => f.debug_tuple("Other").field(string).finish(),
        ShallowValue::KeyedVariant { debug, redacted: true, .. } => f.debug_tuple(debug).field(&Redacted).finish(),
        ShallowValue::Variant { debug, payload } | ShallowValue::KeyedVariant { debug, payload, .. } => {
            f.debug_tuple(debug).field(&ChildAtDepth(payload, child_depth)).finish()
        }
        ShallowValue::Array { items, .. } => {
            f.debug_list().entries(items.iter().map(|item| ChildAtDepth(item, child_depth))).finish()
        }
        ShallowValue::Map { entries, .. } => {
            f.debug_map().entries(entries.iter().map(|(key, child)| (key, ChildAtDepth(child, child_depth)))).finish()
        }
        ShallowValue::Object { name, fields, redacted, unknown } => {
            debug_fields(name, fields, redacted, *unknown, child_depth, f)
        }
        ShallowValue::Error(error) => fmt::Debug::fmt(error, f),
    }
}

fn debug_fields(
    name: &str,
    fields: &[(&str, Child<'_>)],
    redacted: &[usize],
    unknown: Option<&UnknownEntries>,
    depth: usize,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut debug_struct = f.debug_struct(name);
    for (index, (name, child)) in fields.iter().enumerate().filter(|(_, (_, child))| !child.is_literal()) {
        if depth > MAX_DEPTH {
            return debug_struct.finish_non_exhaustive();
        }
        let value = child.shallow();
        if redacted.contains(&index) && !matches!(value, ShallowValue::Absent) {
            debug_struct.field(name, &Redacted);
        } else if !matches!(value, ShallowValue::Absent) {
            debug_struct.field(name, &AtDepth(&value, depth));
        }
    }
    if let Some(unknown) = unknown.filter(|unknown| !unknown.is_empty()) {
        // The names only, since a value may be a secret.
        debug_struct.field("unknown_fields", unknown);
    }
    debug_struct.finish()
}

/// A value that is not shown.
struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

/// Raw JSON, shown only by its size, since it may contain a secret.
struct SizeOnly<'a>(&'a str);

impl fmt::Debug for SizeOnly<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({} bytes)", self.0.len())
    }
}
