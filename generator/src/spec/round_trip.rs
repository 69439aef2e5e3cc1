//! Verifies that the Rust types represent a file completely: decoding and encoding it yields the same JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::NESTING_HELP;
use super::decode_file::decode_file;
use super::input::Input;
use super::json_path::JsonPath;
use crate::diagnostic::{Code, Diagnostics, Origin};

/// The maximum number of reported differences: a single missing field can cause thousands.
const MAX_DIFFERENCES: usize = 50;

/// The number of definitions in a file that is the same JSON after decoding and encoding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifiedFile {
    /// The number of endpoints.
    pub endpoints: usize,
    /// The number of definitions of types.
    pub types: usize,
    /// The number of objects of each `kind`, including objects inside definitions.
    pub kinds: BTreeMap<String, usize>,
}

/// The reason why a file fails verification.
#[derive(Clone, Debug, PartialEq)]
pub enum VerifyError {
    /// The file has errors or unknown keys.
    Load(Diagnostics),
    /// The JSON differs after decoding and encoding: the first 50 differences.
    Differences(Vec<Difference>),
}

/// A value that differs after decoding and encoding.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The path in the JSON.
    pub path: String,
    /// The value in the file, or `None` if the key is absent there.
    pub original: Option<Value>,
    /// The value after decoding and encoding, or `None` if the key is lost.
    pub encoded: Option<Value>,
}

/// Decodes a file, encodes it and compares the JSON.
///
/// # Errors
/// The diagnostics of decoding, including warnings, or the differences.
pub fn verify(input: &Input) -> Result<VerifiedFile, VerifyError> {
    let mut diagnostics = Diagnostics::default();
    let file = decode_file(input, &mut diagnostics);
    if diagnostics.iter().next().is_some() {
        return Err(VerifyError::Load(diagnostics));
    }
    let spec_file = file.into_spec_file();
    let mut verified = VerifiedFile {
        endpoints: spec_file.endpoints.as_ref().map_or(0, Vec::len),
        types: spec_file.types.as_ref().map_or(0, Vec::len),
        kinds: BTreeMap::new(),
    };
    let json = serde_json::from_slice(&input.bytes).and_then(|before| Ok((before, serde_json::to_value(&spec_file)?)));
    let (before, after): (Value, Value) = json.map_err(|error| {
        // Each definition was decoded alone; the whole file is nested deeper by two levels.
        diagnostics.error(Code::NestingTooDeep, &Origin::file(input.path.as_str()), error.to_string(), NESTING_HELP);
        VerifyError::Load(diagnostics)
    })?;

    let mut differences = Vec::new();
    compare(&before, &after, &JsonPath::default(), &mut differences);
    if !differences.is_empty() {
        return Err(VerifyError::Differences(differences));
    }
    count_kinds(&before, &mut verified.kinds);
    Ok(verified)
}

/// Collects the innermost values that differ.
fn compare(before: &Value, after: &Value, at: &JsonPath, differences: &mut Vec<Difference>) {
    if before == after || differences.len() >= MAX_DIFFERENCES {
        return;
    }
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let new = after.keys().filter(|key| !before.contains_key(*key));
            for key in before.keys().chain(new) {
                let mut at = at.clone();
                at.key(key);
                compare_optional(before.get(key), after.get(key), &at, differences);
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for index in 0..before.len().max(after.len()) {
                let mut at = at.clone();
                at.index(index);
                compare_optional(before.get(index), after.get(index), &at, differences);
            }
        }
        _ => differences.push(Difference {
            path: at.to_string(),
            original: Some(before.clone()),
            encoded: Some(after.clone()),
        }),
    }
}

/// Compares two values that can be absent.
fn compare_optional(before: Option<&Value>, after: Option<&Value>, at: &JsonPath, differences: &mut Vec<Difference>) {
    match (before, after) {
        (Some(before), Some(after)) => compare(before, after, at, differences),
        _ if differences.len() >= MAX_DIFFERENCES => {}
        _ => differences.push(Difference { path: at.to_string(), original: before.cloned(), encoded: after.cloned() }),
    }
}

fn count_kinds(value: &Value, kinds: &mut BTreeMap<String, usize>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(kind)) = object.get("kind") {
                *kinds.entry(kind.clone()).or_default() += 1;
            }
            object.values().for_each(|value| count_kinds(value, kinds));
        }
        Value::Array(list) => list.iter().for_each(|value| count_kinds(value, kinds)),
        _ => {}
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(diagnostics) => diagnostics.fmt(f),
            Self::Differences(differences) => {
                write!(f, "the JSON differs after decoding and encoding")?;
                differences.iter().try_for_each(|difference| write!(f, "\n  {difference}"))
            }
        }
    }
}

impl std::error::Error for VerifyError {}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let display = |value: &Option<Value>| value.as_ref().map_or("absent".to_owned(), Value::to_string);
        write!(f, "{}: {} in the file, {} after encoding", self.path, display(&self.original), display(&self.encoded))
    }
}
