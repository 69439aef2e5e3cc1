//! Whether the Rust types hold all of a file: read and written again, it must be the same JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::decode_file::decode_file;
use super::json_path::JsonPath;
use crate::Input;
use crate::diagnostic::{Code, Diagnostics, Origin};

/// How many differences are reported. The first ones tell; a missing key may stand in thousands of places.
const MAX_DIFFERENCES: usize = 50;

/// What is in a file that is the same when it is read and written again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifiedFile {
    /// How many endpoints.
    pub endpoints: usize,
    /// How many definitions.
    pub types: usize,
    /// How many objects there are of each `kind`, inside definitions too.
    pub kinds: BTreeMap<String, usize>,
}

/// Why a file is not verified.
#[derive(Clone, Debug, PartialEq)]
pub enum VerifyError {
    /// It could not be read, or holds keys that are ignored.
    Load(Diagnostics),
    /// It is written otherwise than it was read: the first differences.
    Differences(Vec<Difference>),
}

/// A place where what is written differs from what was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The path in the JSON.
    pub path: String,
    /// What stands in the file; nothing where the key is new.
    pub read: Option<Value>,
    /// What is written; nothing where the key is lost.
    pub written: Option<Value>,
}

/// Reads a file, writes it again, and compares the two.
///
/// # Errors
/// The diagnostics of reading, warnings too; or the differences.
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
        // Each definition could be read: as a whole the file is nested a little deeper.
        let help = "give the inner part a definition of its own, and name it here";
        diagnostics.error(Code::NestingTooDeep, &Origin::file(input.path.as_str()), error.to_string(), help);
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

/// Lists the innermost places that differ.
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
            read: Some(before.clone()),
            written: Some(after.clone()),
        }),
    }
}

/// Compares what may be absent.
fn compare_optional(before: Option<&Value>, after: Option<&Value>, at: &JsonPath, differences: &mut Vec<Difference>) {
    match (before, after) {
        (Some(before), Some(after)) => compare(before, after, at, differences),
        _ if differences.len() >= MAX_DIFFERENCES => {}
        _ => differences.push(Difference { path: at.to_string(), read: before.cloned(), written: after.cloned() }),
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
                write!(f, "what is written differs from what was read")?;
                differences.iter().try_for_each(|difference| write!(f, "\n  {difference}"))
            }
        }
    }
}

impl std::error::Error for VerifyError {}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |value: &Option<Value>| value.as_ref().map_or("nothing".to_owned(), Value::to_string);
        write!(f, "{}: read {}, written {}", self.path, show(&self.read), show(&self.written))
    }
}
