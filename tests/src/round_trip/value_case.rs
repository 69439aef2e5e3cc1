//! The round trip of a JSON value: it is decoded in strict mode, encoded, decoded again, and rebuilt with its setters.

use std::fmt::Debug;

use serde::Serialize;
use serde_json::Value;

use super::extended::Kept;
use super::tree::is_same_number;
use crate::runtime::json::{Decode, Encode, Mode, decode, encode};

/// A type of a fixture that is not a request, and functions that test it. The build script writes the table of all of them.
pub(crate) struct ValueCase {
    pub(crate) fixture: &'static str,
    pub(crate) module: &'static str,
    pub(crate) item: &'static str,
    /// Decodes the first JSON and returns it encoded again, after the value was also rebuilt with its setters. The second
    /// JSON provides other arguments for `new`.
    pub(crate) round_trip: fn(&str, &str) -> Result<Vec<u8>, String>,
    /// Decodes JSON in lenient mode and encodes the value again.
    pub(crate) keep: fn(&str) -> Result<Kept<String>, String>,
    /// Decodes JSON and prints the value and all errors in every format.
    pub(crate) print: fn(&str) -> crate::secrets::printed::Printed,
}

/// Rebuilds the first value with its setters: once with `new` and its own required fields, and once with those of the second.
pub(crate) type Rebuild<T> = fn(T, T) -> [T; 2];

pub(crate) fn round_trip<T>(json: &str, other: &str, rebuild: Option<Rebuild<T>>) -> Result<Vec<u8>, String>
where
    T: Decode + Encode + Clone + Debug + PartialEq,
{
    let first = decode_strict::<T>(json)?;
    let written = encode_to_string(&first)?;
    let again = decode_strict::<T>(&written)?;
    if again != first {
        return Err(format!("{written} was decoded as\n{again:?}\ninstead of\n{first:?}"));
    }
    if encode_to_string(&again)? != written {
        return Err(format!("the second encoding differs from {written}"));
    }
    if let Some(rebuild) = rebuild {
        for rebuilt in rebuild(first.clone(), decode_strict::<T>(other)?) {
            if rebuilt != first {
                return Err(format!("the setters built\n{rebuilt:?}\ninstead of\n{first:?}"));
            }
        }
    }
    Ok(written.into_bytes())
}

/// Decodes JSON in lenient mode and returns it encoded again. Serde must write the same, and strict mode must refuse what
/// deviates.
pub(crate) fn keep<T>(json: &str) -> Result<Kept<String>, String>
where
    T: Decode + Encode + Serialize,
{
    let decoded = match decode::<T>(json.as_bytes(), Mode::Lenient) {
        Ok(decoded) => decoded,
        Err(error) => return Ok(Kept::Refused(error.to_string())),
    };
    if !decoded.deviations.is_empty() && decode::<T>(json.as_bytes(), Mode::Strict).is_ok() {
        return Err(format!("{json} is accepted by strict mode, but has the deviations {:?}", decoded.deviations));
    }
    let written = encode_to_string(&decoded.value)?;
    let tree: Value = serde_json::from_str(&written).map_err(|error| error.to_string())?;
    let serialized = serde_json::to_string(&decoded.value).map_err(|error| error.to_string())?;
    let serialized: Value = serde_json::from_str(&serialized).map_err(|error| error.to_string())?;
    if !is_same_tree(&tree, &serialized) {
        return Err(format!("serde serialized {json} as {serialized} instead of {tree}"));
    }
    Ok(Kept::Written(written))
}

/// Compares two trees, except for the last digit of a float, which `serde_json` may parse inexactly.
fn is_same_tree(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => is_same_number(&left.to_string(), &right.to_string()),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_same_tree(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, left): (&String, &Value)| right.get(key).is_some_and(|right| is_same_tree(left, right));
            left.len() == right.len() && left.iter().all(same)
        }
        _ => left == right,
    }
}

fn decode_strict<T: Decode>(json: &str) -> Result<T, String> {
    match decode::<T>(json.as_bytes(), Mode::Strict) {
        Ok(decoded) if decoded.deviations.is_empty() => Ok(decoded.value),
        Ok(decoded) => Err(format!("strict mode used defaults for {:?} of {json}", decoded.deviations)),
        Err(error) => Err(format!("{json} is an error in strict mode: {error}")),
    }
}

fn encode_to_string<T: Encode>(value: &T) -> Result<String, String> {
    let bytes = encode(value).map_err(|error| format!("the value could not be encoded: {error}"))?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
