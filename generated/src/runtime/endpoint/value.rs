//! What a value is in a URL: text, or a list of texts.

use std::borrow::Cow;

use serde_json::Value;

use super::build_error::BuildProblem;
use crate::runtime::json::{EncodeError, MAX_DEPTH, Show, Shown, float_text, level};

/// A value as a URL can hold it, not yet encoded.
pub(super) enum UrlValue<'a> {
    One(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
}

/// The texts of a parameter; None if it is not set.
pub(super) fn url_value(value: &dyn Show) -> Result<Option<UrlValue<'_>>, BuildProblem> {
    match branch(level(value, None))? {
        Shown::Absent => Ok(None),
        Shown::List { items, .. } => {
            let texts = items.into_iter().map(|item| scalar(branch(item.into_level())?));
            texts.collect::<Result<_, _>>().map(|texts| Some(UrlValue::List(texts)))
        }
        shown => scalar(shown).map(|text| Some(UrlValue::One(text))),
    }
}

/// Goes through the branches of unions to what is behind them.
fn branch(mut shown: Shown<'_>) -> Result<Shown<'_>, BuildProblem> {
    for _ in 0..MAX_DEPTH {
        match shown {
            Shown::Variant { payload, .. } => shown = payload.into_level(),
            shown => return Ok(shown),
        }
    }
    Err(BuildProblem::Encode(EncodeError::TOO_DEEP))
}

fn scalar(shown: Shown<'_>) -> Result<Cow<'_, str>, BuildProblem> {
    Ok(match shown {
        Shown::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        Shown::Integer(value) => value.to_string().into(),
        Shown::Unsigned(value) => value.to_string().into(),
        Shown::Float(value) => float_text(value),
        Shown::Number(number) => number.to_string().into(),
        Shown::Text(text) => text,
        Shown::Secret(text) | Shown::OtherWord(text) | Shown::Word { text, .. } => Cow::Borrowed(text),
        Shown::Raw(json) => raw(&json)?.into(),
        Shown::Other { raw: json, .. } => raw(json)?.into(),
        Shown::Absent | Shown::Null => return Err(BuildProblem::Null),
        Shown::Variant { .. } | Shown::List { .. } => return Err(BuildProblem::NestedList),
        Shown::Single { .. } | Shown::Map { .. } | Shown::Object { .. } => return Err(BuildProblem::Object),
        Shown::Failed(error) => return Err(BuildProblem::Encode(error)),
    })
}

/// The text of a scalar that stands as JSON.
fn raw(json: &str) -> Result<String, BuildProblem> {
    match serde_json::from_str(json) {
        Ok(Value::String(text)) => Ok(text),
        Ok(Value::Bool(value)) => Ok(value.to_string()),
        Ok(Value::Number(number)) => Ok(number.to_string()),
        Ok(Value::Null) => Err(BuildProblem::Null),
        Ok(Value::Array(_)) => Err(BuildProblem::NestedList),
        Ok(Value::Object(_)) | Err(_) => Err(BuildProblem::Object),
    }
}
