//! An error as Elasticsearch describes it in a response.

use std::fmt;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::runtime::json::{self, Decode, Decoder, Encode, Encoder, Mode, impl_serde};
use crate::runtime::one_line::write_one_line;

/// An error as Elasticsearch describes it in a response, with its causes.
///
/// All fields are optional. Some errors are not objects: a string becomes the `reason`; the OAuth fields `error` and
/// `error_description` become `type_` and `reason`.
///
/// `Display` and `Debug` contain the types and reasons of the error and its causes on one line of at most 2 KB. They contain
/// no stack trace and no metadata.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorCause {
    /// The type of the error, such as `index_not_found_exception`.
    pub type_: Option<String>,
    /// A human-readable description of the error.
    pub reason: Option<String>,
    /// The stack trace of the server, if the request sets `error_trace`.
    pub stack_trace: Option<String>,
    /// The cause of the error.
    pub caused_by: Option<Box<ErrorCause>>,
    /// The root causes. There may be one for each shard.
    pub root_cause: Vec<ErrorCause>,
    /// Further errors that occurred while the error was handled.
    pub suppressed: Vec<ErrorCause>,
    /// The other fields of the error: `index`, `line`, `col`, `failed_shards`, `header`, …
    pub metadata: IndexMap<String, Value>,
}

impl ErrorCause {
    /// Decodes the error in a body. Returns `None` if the body is not an error.
    pub(in crate::runtime) fn from_body(body: &[u8]) -> Option<Self> {
        let Ok(Value::Object(mut body)) = json::decode(body, Mode::Lenient).map(|decoded| decoded.value) else {
            return None;
        };
        match (
            body.remove("error"),
            take_string(&mut body, "error_description").or_else(|| take_string(&mut body, "message")),
        ) {
            (Some(Value::Object(error)), _) => Some(Self::from_object(error)),
            // An OAuth error, or an error of a proxy in front of the cluster.
            (Some(Value::String(type_)), Some(reason)) => Some(Self {
                type_: Some(type_),
                reason: Some(reason),
                metadata: remaining_fields(body),
                ..Self::default()
            }),
            (Some(Value::String(reason)), None) | (None, Some(reason)) => {
                Some(Self { reason: Some(reason), metadata: remaining_fields(body), ..Self::default() })
            }
            _ => None,
        }
    }

    fn from_object(mut object: Map<String, Value>) -> Self {
        Self {
            type_: take_string(&mut object, "type"),
            reason: take_string(&mut object, "reason"),
            stack_trace: take_string(&mut object, "stack_trace"),
            caused_by: take_causes(&mut object, "caused_by", 1).pop().map(Box::new),
            root_cause: take_causes(&mut object, "root_cause", usize::MAX),
            suppressed: take_causes(&mut object, "suppressed", usize::MAX),
            metadata: remaining_fields(object),
        }
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Object(object) => Self::from_object(object),
            Value::String(reason) => Self { reason: Some(reason), ..Self::default() },
            _ => Self::default(),
        }
    }

    /// Iterates over the error and its chain of causes.
    ///
    /// ```
    /// use generated::error::ErrorCause;
    /// use generated::json::{self, Mode};
    ///
    /// let json = br#"{"type":"a","reason":"x","caused_by":{"type":"b","reason":null,"line":3}}"#;
    /// let error = json::decode::<ErrorCause>(json, Mode::Strict)?.value;
    /// let types: Vec<_> = error.chain().filter_map(|cause| cause.type_.as_deref()).collect();
    /// assert_eq!(types, ["a", "b"]);
    /// assert_eq!(error.to_string(), "a: x; caused by b");
    /// # Ok::<(), json::DecodeError>(())
    /// ```
    pub fn chain(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |cause| cause.caused_by.as_deref())
    }
}

/// Removes a string. Removes null too. Leaves a value of another type, which then becomes metadata.
fn take_string(object: &mut Map<String, Value>, key: &str) -> Option<String> {
    match object.get_mut(key)? {
        Value::String(string) => {
            let string = std::mem::take(string);
            object.remove(key);
            Some(string)
        }
        Value::Null => {
            object.remove(key);
            None
        }
        _ => None,
    }
}

/// Removes a cause or a list of at most `max` causes. Leaves another value, and an empty list, which then become metadata.
fn take_causes(object: &mut Map<String, Value>, key: &str, max: usize) -> Vec<ErrorCause> {
    let is_cause = |value: &Value| matches!(value, Value::Object(_) | Value::String(_));
    let are_causes = match object.get(key) {
        Some(Value::Array(causes)) => (1..=max).contains(&causes.len()) && causes.iter().all(is_cause),
        Some(value) => is_cause(value) || value.is_null(),
        None => false,
    };
    if !are_causes {
        return Vec::new();
    }
    match object.remove(key) {
        Some(Value::Array(causes)) => causes.into_iter().map(ErrorCause::from_value).collect(),
        None | Some(Value::Null) => Vec::new(),
        Some(cause) => vec![ErrorCause::from_value(cause)],
    }
}

fn remaining_fields(object: Map<String, Value>) -> IndexMap<String, Value> {
    object.into_iter().collect()
}

impl Decode for ErrorCause {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        match d.value() {
            value @ (Value::Object(_) | Value::String(_) | Value::Null) => *self = Self::from_value(value),
            _ => d.fail("an object"),
        }
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Encode for ErrorCause {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.map(0);
        for (key, value) in [("type", &self.type_), ("reason", &self.reason), ("stack_trace", &self.stack_trace)] {
            if let Some(value) = value {
                e.entry(key, value);
            }
        }
        if let Some(cause) = &self.caused_by {
            e.entry("caused_by", &**cause);
        }
        for (key, causes) in [("root_cause", &self.root_cause), ("suppressed", &self.suppressed)] {
            if !causes.is_empty() {
                e.entry(key, causes);
            }
        }
        for (key, value) in &self.metadata {
            e.entry(&**key, value);
        }
    }
}

impl_serde!(ErrorCause);

/// Writes `type: reason`, or the one that the error has.
fn fmt_cause(cause: &ErrorCause, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let [type_, reason] =
        [&cause.type_, &cause.reason].map(|string| string.as_deref().filter(|string| !string.is_empty()));
    match (type_, reason) {
        (Some(type_), Some(reason)) => write!(f, "{type_}: {reason}"),
        (Some(string), None) | (None, Some(string)) => f.write_str(string),
        (None, None) => f.write_str("no reason given"),
    }
}

/// The types and reasons of an error and its causes, not escaped.
pub(super) struct CauseChain<'a>(pub(super) &'a ErrorCause);

impl fmt::Display for CauseChain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(first) = self;
        fmt_cause(first, f)?;
        for cause in first.chain().skip(1) {
            f.write_str("; caused by ")?;
            fmt_cause(cause, f)?;
        }
        // The root causes explain an error such as "all shards failed".
        let is_not_in_chain =
            |root: &&ErrorCause| first.chain().all(|cause| cause.type_ != root.type_ || cause.reason != root.reason);
        for root in first.root_cause.iter().filter(is_not_in_chain).take(3) {
            f.write_str("; root cause ")?;
            fmt_cause(root, f)?;
        }
        Ok(())
    }
}

impl fmt::Display for ErrorCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if write_one_line(f, &CauseChain(self))? {
            f.write_str("… (truncated, complete in the fields)")
        } else {
            Ok(())
        }
    }
}

impl fmt::Debug for ErrorCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ErrorCause({self})")
    }
}
