//! Converts a value to a string, or to a list of strings, for a URL.

use std::borrow::Cow;

use serde_json::Value;

use super::build_error::BuildErrorKind;
use crate::runtime::json::{Encode, EncodeError, MAX_DEPTH, ShallowValue, float_to_string, shallow};

/// A value for a URL, not percent-encoded.
pub(super) enum UrlValue<'a> {
    Single(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
    /// A string that was received in a URL: a value, or a list with commas.
    Received(Cow<'a, str>),
}

/// Converts the value of a parameter. Returns `None` if it is not set.
pub(super) fn url_value(value: &dyn Encode) -> Result<Option<UrlValue<'_>>, BuildErrorKind> {
    match resolve_unions(shallow(value, None))? {
        ShallowValue::Absent => Ok(None),
        ShallowValue::Array { items, .. } => {
            let strings = items.into_iter().map(|item| scalar_to_string(resolve_unions(item.into_shallow())?));
            strings.collect::<Result<_, _>>().map(|strings| Some(UrlValue::List(strings)))
        }
        value => scalar_to_string(value).map(|string| Some(UrlValue::Single(string))),
    }
}

/// Converts the JSON of an unknown parameter. Strings may contain lists with commas.
pub(super) fn json_url_value(json: &str) -> Result<Option<UrlValue<'static>>, BuildErrorKind> {
    match serde_json::from_str(json) {
        Ok(Value::Null) => Ok(None),
        Ok(Value::Array(items)) => {
            let strings = items.into_iter().map(|item| json_scalar_to_string(&item.to_string()).map(Cow::Owned));
            strings.collect::<Result<_, _>>().map(|strings| Some(UrlValue::List(strings)))
        }
        _ => json_scalar_to_string(json).map(|string| Some(UrlValue::Received(string.into()))),
    }
}

/// Returns true if a value is set.
pub(super) fn is_set(value: &dyn Encode) -> bool {
    !matches!(shallow(value, None), ShallowValue::Absent)
}

/// Returns the payload of nested union variants.
fn resolve_unions(mut value: ShallowValue<'_>) -> Result<ShallowValue<'_>, BuildErrorKind> {
    for _ in 0..MAX_DEPTH {
        match value {
            ShallowValue::Variant { payload, .. } => value = payload.into_shallow(),
            value => return Ok(value),
        }
    }
    Err(BuildErrorKind::Encode(EncodeError::TOO_DEEP))
}

fn scalar_to_string(value: ShallowValue<'_>) -> Result<Cow<'_, str>, BuildErrorKind> {
    Ok(match value {
        ShallowValue::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        ShallowValue::Integer(value) => value.to_string().into(),
        ShallowValue::Unsigned(value) => value.to_string().into(),
        ShallowValue::Float(value) => float_to_string(value),
        ShallowValue::Number(number) => number.to_string().into(),
        ShallowValue::String(string) => string,
        ShallowValue::Secret(string)
        | ShallowValue::UnknownEnumMember(string)
        | ShallowValue::EnumMember { string, .. } => Cow::Borrowed(string),
        ShallowValue::RawJson(json) => json_scalar_to_string(&json)?.into(),
        ShallowValue::UnknownVariant { raw: json, .. } => json_scalar_to_string(json)?.into(),
        ShallowValue::Absent | ShallowValue::Null => return Err(BuildErrorKind::NullInUrl),
        ShallowValue::Variant { .. } | ShallowValue::Array { .. } => return Err(BuildErrorKind::NestedListInUrl),
        ShallowValue::KeyedVariant { .. } | ShallowValue::Map { .. } | ShallowValue::Object { .. } => {
            return Err(BuildErrorKind::ObjectInUrl);
        }
        ShallowValue::Error(error) => return Err(BuildErrorKind::Encode(error)),
    })
}

/// Converts the JSON of a scalar.
fn json_scalar_to_string(json: &str) -> Result<String, BuildErrorKind> {
    match serde_json::from_str(json) {
        Ok(Value::String(string)) => Ok(string),
        Ok(Value::Bool(value)) => Ok(value.to_string()),
        Ok(Value::Number(number)) => Ok(number.to_string()),
        Ok(Value::Null) => Err(BuildErrorKind::NullInUrl),
        Ok(Value::Array(_)) => Err(BuildErrorKind::NestedListInUrl),
        Ok(Value::Object(_)) | Err(_) => Err(BuildErrorKind::ObjectInUrl),
    }
}
