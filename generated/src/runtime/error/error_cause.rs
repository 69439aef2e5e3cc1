//! What the server says of an error, in any of the shapes in which it says it.

use std::fmt;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::runtime::json::{self, Decode, Decoder, Encode, Encoder, Mode, impl_serde};
use crate::runtime::one_line::write_one_line;

/// What the server says of an error, and what caused that.
///
/// Every field may be missing. Of the two shapes that are no object, a plain text is a `reason`, and OAuth's pair is a
/// `type_` and a `reason`.
///
/// `Display` and `Debug` have types and reasons, and those of the causes, on one line of 2 KB at most; nothing of a stack trace
/// or of the metadata.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorCause {
    /// The kind of error, such as `index_not_found_exception`.
    pub type_: Option<String>,
    /// What happened, for people.
    pub reason: Option<String>,
    /// The server's stack trace, where `error_trace` asked for it.
    pub stack_trace: Option<String>,
    /// What caused it.
    pub caused_by: Option<Box<ErrorCause>>,
    /// The errors at the bottom of it, where several shards or several causes have one.
    pub root_cause: Vec<ErrorCause>,
    /// What went wrong besides.
    pub suppressed: Vec<ErrorCause>,
    /// Everything else that the server says: `index`, `line`, `col`, `failed_shards`, `header`, …
    pub metadata: IndexMap<String, Value>,
}

impl ErrorCause {
    /// The error in a body; None if the body is none.
    pub(in crate::runtime) fn from_body(body: &[u8]) -> Option<Self> {
        let Ok(Value::Object(mut body)) = json::decode(body, Mode::Tolerant).map(|decoded| decoded.value) else {
            return None;
        };
        match (
            body.remove("error"),
            take_string(&mut body, "error_description").or_else(|| take_string(&mut body, "message")),
        ) {
            (Some(Value::Object(error)), _) => Some(Self::from_object(error)),
            // OAuth's words, and those of a proxy in front of the cluster.
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
            caused_by: take_causes(&mut object, "caused_by").into_iter().next().map(Box::new),
            root_cause: take_causes(&mut object, "root_cause"),
            suppressed: take_causes(&mut object, "suppressed"),
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

    /// This error, then what caused it, and so on.
    ///
    /// ```
    /// use generated::error::ErrorCause;
    /// use generated::json;
    ///
    /// let text = br#"{"type":"a","reason":"x","caused_by":{"type":"b","reason":null,"line":3}}"#;
    /// let error = json::decode::<ErrorCause>(text, json::Mode::Strict)?.value;
    /// let types: Vec<_> = error.chain().filter_map(|cause| cause.type_.as_deref()).collect();
    /// assert_eq!(types, ["a", "b"]);
    /// assert_eq!(error.to_string(), "a: x; caused by b");
    /// # Ok::<(), json::DecodeError>(())
    /// ```
    pub fn chain(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |cause| cause.caused_by.as_deref())
    }
}

/// A text, taken out. What stands there and is none stays where it is; null says nothing.
fn take_string(object: &mut Map<String, Value>, key: &str) -> Option<String> {
    match object.get_mut(key)? {
        Value::String(text) => {
            let text = std::mem::take(text);
            object.remove(key);
            Some(text)
        }
        Value::Null => {
            object.remove(key);
            None
        }
        _ => None,
    }
}

/// One cause or a list of them, taken out.
fn take_causes(object: &mut Map<String, Value>, key: &str) -> Vec<ErrorCause> {
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
        *self = Self::from_value(d.value());
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Encode for ErrorCause {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.map(0);
        for (key, text) in [("type", &self.type_), ("reason", &self.reason), ("stack_trace", &self.stack_trace)] {
            if let Some(text) = text {
                e.entry(key, text);
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

/// `type: reason`, as far as they are there.
fn fmt_cause(cause: &ErrorCause, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let [type_, reason] = [&cause.type_, &cause.reason].map(|text| text.as_deref().filter(|text| !text.is_empty()));
    match (type_, reason) {
        (Some(type_), Some(reason)) => write!(f, "{type_}: {reason}"),
        (Some(text), None) | (None, Some(text)) => f.write_str(text),
        (None, None) => f.write_str("no reason given"),
    }
}

/// The texts as they came, whatever is in them.
pub(super) struct CauseChain<'a>(pub(super) &'a ErrorCause);

impl fmt::Display for CauseChain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(first) = self;
        fmt_cause(first, f)?;
        for cause in first.chain().skip(1) {
            f.write_str("; caused by ")?;
            fmt_cause(cause, f)?;
        }
        // "all shards failed" alone helps nobody.
        let is_below =
            |root: &&ErrorCause| first.chain().all(|cause| cause.type_ != root.type_ || cause.reason != root.reason);
        for root in first.root_cause.iter().filter(is_below).take(3) {
            f.write_str("; root cause ")?;
            fmt_cause(root, f)?;
        }
        Ok(())
    }
}

impl fmt::Display for ErrorCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if write_one_line(f, &CauseChain(self))? { f.write_str("… (all of it in the fields)") } else { Ok(()) }
    }
}

impl fmt::Debug for ErrorCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ErrorCause({self})")
    }
}
