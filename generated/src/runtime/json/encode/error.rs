//! Errors of encoding.

use std::fmt;
use std::sync::Arc;

use crate::runtime::json::MAX_DEPTH;

/// An error that prevented a value from being encoded as JSON.
///
/// `Display` and `Debug` contain no part of the value.
///
/// ```
/// use generated::json::{self, EncodeErrorKind};
///
/// let mut value = serde_json::Value::Null;
/// for _ in 0..200 {
///     value = serde_json::Value::Array(vec![value]);
/// }
/// let error = json::encode(&value).unwrap_err();
/// assert_eq!(error.kind(), EncodeErrorKind::TooDeep);
/// assert_eq!(error.to_string(), "nested more than 127 levels deep");
/// ```
#[derive(Clone)]
pub struct EncodeError(Repr);

#[derive(Clone)]
enum Repr {
    TooDeep,
    Document(Arc<serde_json::Error>),
    DuplicateKey(&'static str),
}

/// The kind of an [`EncodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// Arrays and objects are nested more than [`MAX_DEPTH`] levels deep.
    TooDeep,
    /// The `Serialize` implementation of a document failed. [`EncodeError::underlying_error`] returns its error.
    Document,
    /// An additional property has the name of a field.
    DuplicateKey,
}

impl EncodeError {
    pub(crate) const TOO_DEEP: Self = Self(Repr::TooDeep);

    /// Creates the error for an additional property with the name of a field.
    pub(crate) fn duplicate_key(field: &'static str) -> Self {
        Self(Repr::DuplicateKey(field))
    }

    /// Creates the error for a document whose `Serialize` implementation failed.
    pub(crate) fn document(error: serde_json::Error) -> Self {
        Self(Repr::Document(Arc::new(error)))
    }

    /// Returns the kind of error.
    pub fn kind(&self) -> EncodeErrorKind {
        match self.0 {
            Repr::TooDeep => EncodeErrorKind::TooDeep,
            Repr::Document(_) => EncodeErrorKind::Document,
            Repr::DuplicateKey(_) => EncodeErrorKind::DuplicateKey,
        }
    }

    /// Returns the underlying error, for downcasting: the [`serde_json::Error`] of a document's `Serialize` implementation.
    /// `None` for errors of another kind.
    ///
    /// Its message may quote the document. For this reason it is not part of `Display` and `Debug`, and
    /// [`source`](std::error::Error::source) does not return it.
    pub fn underlying_error(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        match &self.0 {
            Repr::Document(error) => Some(&**error),
            Repr::TooDeep | Repr::DuplicateKey(_) => None,
        }
    }
}

/// Compares the errors of documents by their messages.
impl PartialEq for EncodeError {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::TooDeep, Repr::TooDeep) => true,
            (Repr::DuplicateKey(field), Repr::DuplicateKey(other)) => field == other,
            (Repr::Document(error), Repr::Document(other)) => error.to_string() == other.to_string(),
            _ => false,
        }
    }
}

impl Eq for EncodeError {}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Repr::TooDeep => write!(f, "nested more than {MAX_DEPTH} levels deep"),
            Repr::DuplicateKey(field) => write!(f, "additional property `{field}` has the name of a field"),
            Repr::Document(_) => f.write_str("the `Serialize` implementation of a document failed"),
        }
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncodeError({self})")
    }
}

/// Without a source, since a document's error may quote the document.
impl std::error::Error for EncodeError {}
