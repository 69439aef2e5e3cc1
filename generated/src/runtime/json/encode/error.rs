//! Why a value could not be written.

use std::fmt;

use crate::runtime::json::MAX_DEPTH;

/// A value could not be written as JSON.
///
/// Neither `Display` nor `Debug` holds anything of the value.
///
/// ```
/// use generated::runtime::json;
///
/// let mut value = serde_json::Value::Null;
/// for _ in 0..200 {
///     value = serde_json::Value::Array(vec![value]);
/// }
/// let error = json::encode(&value).unwrap_err();
/// assert_eq!(error.to_string(), "nested more than 127 levels deep");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct EncodeError(EncodeErrorKind);

#[derive(Clone, PartialEq, Eq)]
enum EncodeErrorKind {
    TooDeep,
    Document(Box<str>),
    DuplicateKey(&'static str),
}

impl EncodeError {
    pub(crate) const TOO_DEEP: Self = Self(EncodeErrorKind::TooDeep);

    /// What is additional in an object stands under the name of a field.
    pub(crate) fn duplicate_key(field: &'static str) -> Self {
        Self(EncodeErrorKind::DuplicateKey(field))
    }

    /// What serde said about a document. The words may quote the document, so they are kept apart.
    pub(crate) fn document(message: &impl fmt::Display) -> Self {
        Self(EncodeErrorKind::Document(message.to_string().into_boxed_str()))
    }

    /// What serde said about a document of the user's that could not be written; the words are the document type's own,
    /// and may quote what the document holds. None if something else was wrong.
    pub fn document_error(&self) -> Option<&str> {
        match &self.0 {
            EncodeErrorKind::Document(message) => Some(message),
            EncodeErrorKind::TooDeep | EncodeErrorKind::DuplicateKey(_) => None,
        }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            EncodeErrorKind::TooDeep => write!(f, "nested more than {MAX_DEPTH} levels deep"),
            EncodeErrorKind::DuplicateKey(field) => {
                write!(f, "`{field}` is a field of its own, and must not stand among what is additional")
            }
            EncodeErrorKind::Document(_) => {
                f.write_str("a document could not be written as JSON by its own `Serialize`")
            }
        }
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncodeError({self})")
    }
}

impl std::error::Error for EncodeError {}
