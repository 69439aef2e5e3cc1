//! The error of decoding an HTTP request.

use std::fmt;

use crate::runtime::json::{DecodeError, JsonPath};

/// An HTTP request that is not a valid request of the endpoint.
///
/// `Display` and `Debug` contain the parameter, the expected type and the type of the value. They do not contain the value.
#[derive(Clone, PartialEq, Eq)]
pub struct FromHttpError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    endpoint: &'static str,
    field: Option<&'static str>,
    kind: FromHttpErrorKind,
}

/// The kind of a [`FromHttpError`].
///
/// ```
/// use generated::error::FromHttpErrorKind;
///
/// fn advice(kind: &FromHttpErrorKind) -> &'static str {
///     match kind {
///         FromHttpErrorKind::UnknownPath => "the request belongs to another endpoint",
///         FromHttpErrorKind::MethodNotAllowed => "use another method",
///         _ => "correct the values",
///     }
/// }
/// assert_eq!(advice(&FromHttpErrorKind::MethodNotAllowed), "use another method");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FromHttpErrorKind {
    /// The path does not belong to the endpoint.
    UnknownPath,
    /// The path belongs to the endpoint, but with another method.
    MethodNotAllowed,
    /// The URL is not UTF-8 after percent-decoding.
    InvalidUtf8,
    /// A required parameter is missing.
    MissingParameter,
    /// A parameter of the URL has the wrong type.
    InvalidParameter(DecodeError),
    /// The body is not JSON.
    InvalidJson(DecodeError),
    /// A line of the body, counted from 1, is not exactly one JSON value.
    InvalidLine(usize, DecodeError),
    /// The line after this line of the body, counted from 1, is missing.
    MissingLine(usize),
    /// The body has the wrong type.
    InvalidBody(DecodeError),
    /// A required value is missing in the body, at this path.
    MissingBodyField(JsonPath),
}

impl FromHttpError {
    pub(super) fn new(endpoint: &'static str, field: Option<&'static str>, kind: FromHttpErrorKind) -> Self {
        Self(Box::new(Inner { endpoint, field, kind }))
    }

    /// Returns the name of the endpoint in the specification.
    pub fn endpoint(&self) -> &'static str {
        self.0.endpoint
    }

    /// Returns the name of the parameter in the API. `None` if the error is not about a single parameter. For an error in the
    /// body, [`DecodeError::path`] returns the position.
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> &FromHttpErrorKind {
        &self.0.kind
    }

    /// Returns the underlying error, for downcasting: the [`serde_json::Error`] of a document, whose message may quote the
    /// document.
    pub fn underlying_error(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        match self.kind() {
            FromHttpErrorKind::InvalidParameter(error)
            | FromHttpErrorKind::InvalidJson(error)
            | FromHttpErrorKind::InvalidLine(_, error)
            | FromHttpErrorKind::InvalidBody(error) => error.underlying_error(),
            _ => None,
        }
    }
}

impl fmt::Display for FromHttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.endpoint)?;
        if let Some(field) = self.0.field {
            write!(f, "`{field}` ")?;
        }
        match &self.0.kind {
            FromHttpErrorKind::UnknownPath => f.write_str("the path does not belong to this endpoint"),
            FromHttpErrorKind::MethodNotAllowed => f.write_str("method not allowed for this path"),
            FromHttpErrorKind::InvalidUtf8 => f.write_str("the URL is not UTF-8 after percent-decoding"),
            FromHttpErrorKind::MissingParameter => f.write_str("is required but missing"),
            FromHttpErrorKind::InvalidParameter(error) => {
                write!(f, "must be {}, but is {}", error.expected(), error.found())
            }
            FromHttpErrorKind::InvalidJson(error) => write!(f, "the body: {error}"),
            FromHttpErrorKind::InvalidLine(line, error) => write!(f, "line {line} of the body: {error}"),
            FromHttpErrorKind::MissingLine(line) => write!(f, "line {line} of the body requires another line after it"),
            FromHttpErrorKind::InvalidBody(error) => write!(f, "the body {error}"),
            FromHttpErrorKind::MissingBodyField(path) => {
                write!(f, "the body at {path}: a required value is missing")
            }
        }
    }
}

impl fmt::Debug for FromHttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FromHttpError({self})")
    }
}

/// `source()` returns `None`, because `Display` is complete; see [`FromHttpError::kind`].
impl std::error::Error for FromHttpError {}
