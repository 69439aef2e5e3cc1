//! serde's `Serialize` over what a value shows, into any format.
//!
//! `RawValue` and `serde_json`'s own numbers are not handed on: both are private signs between `serde_json` and itself,
//! which other formats, and `flatten`, take for structs.

use std::borrow::Cow;

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::{Number, Value};

use super::level::{Part, Shown, level};
use super::scalar::word;
use super::text::{is_list_text, non_finite};
use super::writer::MAX_CALLS;
use crate::runtime::json::{EncodeError, MAX_DEPTH, Show};

/// Serializes what a value shows. JSON text from elsewhere is parsed first, so a number in it that is neither a 64-bit
/// integer nor exactly a float loses digits; [`write`](super::write) keeps them.
///
/// # Errors
/// When the format refuses, when the value is nested more than [`MAX_DEPTH`] levels deep, or when a document of the
/// user's could not be written.
///
/// ```
/// use generated::runtime::{Duration, json};
///
/// let mut text = Vec::new();
/// json::serialize(&Duration::from("30s"), &mut serde_json::Serializer::new(&mut text))?;
/// assert_eq!(text, br#""30s""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn serialize<S: Serializer>(value: &dyn Show, serializer: S) -> Result<S::Ok, S::Error> {
    emit(&level(value, None), At::default(), serializer)
}

/// How deep a part stands: in JSON, and in calls, since branches of unions nest too.
#[derive(Clone, Copy, Default)]
struct At {
    depth: usize,
    calls: usize,
}

impl At {
    fn inside(self) -> Self {
        Self { depth: self.depth + 1, calls: self.calls + 1 }
    }

    fn branch(self) -> Self {
        Self { calls: self.calls + 1, ..self }
    }
}

/// A level and how deep it stands, as serde wants it.
struct Level<'a>(&'a Shown<'a>, At);

impl Serialize for Level<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        emit(self.0, self.1, serializer)
    }
}

/// The same for a part that is not yet shown.
struct Below<'a>(&'a Part<'a>, At);

impl Serialize for Below<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        emit(&self.0.level(), self.1, serializer)
    }
}

fn emit<S: Serializer>(shown: &Shown<'_>, at: At, serializer: S) -> Result<S::Ok, S::Error> {
    if at.depth > MAX_DEPTH || at.calls > MAX_CALLS {
        return Err(S::Error::custom(EncodeError::TOO_DEEP));
    }
    match shown {
        Shown::Absent | Shown::Null => serializer.serialize_unit(),
        Shown::Bool(value) => serializer.serialize_bool(*value),
        Shown::Integer(value) => serializer.serialize_i64(*value),
        Shown::Unsigned(value) => serializer.serialize_u64(*value),
        Shown::Float(value) => emit_float(*value, serializer),
        Shown::Number(number) => emit_number(number, serializer),
        Shown::Text(text) => serializer.serialize_str(text),
        Shown::Word { text: "true", boolean: true, .. } => serializer.serialize_bool(true),
        Shown::Word { text: "false", boolean: true, .. } => serializer.serialize_bool(false),
        Shown::Secret(text) | Shown::OtherWord(text) | Shown::Word { text, .. } => serializer.serialize_str(text),
        Shown::Raw(json) => emit_raw(json, at, serializer),
        Shown::Other { raw, .. } => emit_raw(raw, at, serializer),
        Shown::Variant { payload, .. } => emit(&payload.level(), at.branch(), serializer),
        Shown::Single { key, payload, .. } => emit_fields([(*key, payload)].into_iter(), at, serializer),
        Shown::Object { fields, .. } => emit_fields(fields.iter().map(|(key, part)| (*key, part)), at, serializer),
        Shown::List { items, piped: true, .. } => {
            let words: Vec<_> = items.iter().filter_map(|item| word(item.level())).collect();
            serializer.serialize_str(&words.join("|"))
        }
        Shown::List { items, single: true, .. } if items.len() == 1 => emit_only_item(items, at, serializer),
        Shown::List { items, .. } => emit_list(items, at, serializer),
        Shown::Map { entries, .. } => {
            serializer.collect_map(entries.iter().map(|(key, part)| (key, Below(part, at.inside()))))
        }
        Shown::Failed(error) => Err(S::Error::custom(error)),
    }
}

fn emit_fields<'a, S: Serializer>(
    fields: impl Iterator<Item = (&'a str, &'a Part<'a>)>,
    at: At,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // Some formats want to know the length first, so the absent ones are found before anything is written.
    let mut present: Vec<(Cow<'a, str>, Shown<'a>)> = Vec::new();
    for (key, part) in fields {
        if let Part::Additional(additional) = part {
            let entries = additional.entries().map_err(S::Error::custom)?;
            present.extend(entries.into_iter().map(|(key, part)| (key, part.into_level())));
            continue;
        }
        let shown = part.level();
        if !matches!(shown, Shown::Absent) {
            present.push((Cow::Borrowed(key), shown));
        }
    }
    let mut map = serializer.serialize_map(Some(present.len()))?;
    for (key, shown) in &present {
        map.serialize_entry(key, &Level(shown, at.inside()))?;
    }
    map.end()
}

fn emit_list<S: Serializer>(items: &[Part<'_>], at: At, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(items.iter().map(|item| Below(item, at.inside())))
}

/// A list of one that may stand as its item: not where that item is a list itself.
fn emit_only_item<S: Serializer>(items: &[Part<'_>], at: At, serializer: S) -> Result<S::Ok, S::Error> {
    match items {
        [item] if !is_list(&item.level(), at) => emit(&item.level(), at.branch(), serializer),
        _ => emit_list(items, at, serializer),
    }
}

/// Is it written as a list?
fn is_list(shown: &Shown<'_>, at: At) -> bool {
    match shown {
        _ if at.calls > MAX_CALLS => false,
        Shown::List { items, single: true, .. } if items.len() == 1 => {
            items.iter().any(|item| is_list(&item.level(), at.branch()))
        }
        Shown::List { piped, .. } => !piped,
        Shown::Variant { payload, .. } => is_list(&payload.level(), at.branch()),
        Shown::Raw(json) => is_list_text(json),
        Shown::Other { raw, .. } => is_list_text(raw),
        _ => false,
    }
}

fn emit_float<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    match non_finite(value) {
        Some(text) => serializer.serialize_str(text),
        None => serializer.serialize_f64(value),
    }
}

fn emit_number<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(value) = number.as_u64() {
        serializer.serialize_u64(value)
    } else if let Some(value) = number.as_i64() {
        serializer.serialize_i64(value)
    } else {
        // By way of the text: a number that keeps its digits may be larger than any float.
        match number.to_string().parse() {
            Ok(value) => emit_float(value, serializer),
            Err(_) => Err(S::Error::custom("a number that is none")),
        }
    }
}

fn emit_raw<S: Serializer>(json: &str, at: At, serializer: S) -> Result<S::Ok, S::Error> {
    // serde's own message might quote the text.
    let value: Value = serde_json::from_str(json).map_err(|_| S::Error::custom("raw JSON text that can't be read"))?;
    emit(&level(&value, None), at, serializer)
}
