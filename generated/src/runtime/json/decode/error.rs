//! Errors of decoding: the location, the expectation, and the kind of value that was found.

use std::fmt;
use std::sync::Arc;

use super::document_problem::DocumentProblem;
use super::json_path::JsonPath;

/// An error that prevented JSON from being decoded as a type.
///
/// `Display` and `Debug` contain paths and kinds of values, but no values, so that the error of a response with a token in
/// it can be logged.
///
/// ```
/// use generated::Secret;
/// use generated::json::{self, DecodeErrorKind, Mode};
///
/// let error = json::decode::<Vec<Secret>>(br#"["dGhlIHRva2Vu",[]]"#, Mode::Lenient).unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::UnexpectedValue);
/// assert_eq!(error.path().to_string(), "[1]");
/// assert_eq!(error.to_string(), "at [1]: expected a string, found an array");
/// ```
#[derive(Clone)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: DecodeErrorKind,
    path: JsonPath,
    /// The line and the column, both counted from one, if the input is not valid JSON.
    position: Option<(usize, usize)>,
    expected: &'static str,
    found: &'static str,
    /// The kind of error in a document.
    problem: DocumentProblem,
    underlying_error: Option<Arc<serde_json::Error>>,
}

/// The kind of a [`DecodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The input is not valid JSON.
    Syntax,
    /// The input is not valid UTF-8.
    InvalidUtf8,
    /// The input has a content encoding, such as gzip.
    ContentEncoding,
    /// A value does not match its type. In strict mode, this includes duplicate keys.
    UnexpectedValue,
    /// A required field is missing. Only in strict mode.
    MissingField,
    /// The type has no field of this name. Only in strict mode.
    UnknownField,
    /// The `Deserialize` implementation of a document failed. [`DecodeError::underlying_error`] returns its error.
    Document,
}

/// The description of a document in messages.
pub(super) const EXPECTED_DOCUMENT: &str = "a document of the requested type";
/// The description of a document that its `Deserialize` implementation rejects.
pub(super) const FOUND_REJECTED: &str = "one that its `Deserialize` implementation rejects";

impl DecodeError {
    pub(super) fn at(path: JsonPath, expected: &'static str, found: &'static str) -> Self {
        Self::new(DecodeErrorKind::UnexpectedValue, path, expected, found)
    }

    pub(super) fn new(kind: DecodeErrorKind, path: JsonPath, expected: &'static str, found: &'static str) -> Self {
        let problem = DocumentProblem::default();
        Self(Box::new(Inner { kind, path, position: None, expected, found, problem, underlying_error: None }))
    }

    /// Sets the kind of error in a document.
    pub(super) fn with_problem(mut self, problem: DocumentProblem) -> Self {
        self.0.problem = problem;
        self
    }

    /// Adds the error of a `Deserialize` implementation.
    pub(super) fn with_underlying_error(mut self, error: Option<serde_json::Error>) -> Self {
        self.0.underlying_error = error.map(Arc::new);
        self
    }

    /// Creates the error for a text response that is not valid UTF-8.
    pub(in crate::runtime) fn invalid_utf8() -> Self {
        Self::new(DecodeErrorKind::InvalidUtf8, JsonPath::default(), "UTF-8", "other bytes")
    }

    /// Creates the error for a body with a content encoding, which the client does not decode.
    pub(in crate::runtime) fn unsupported_content_encoding() -> Self {
        let kind = DecodeErrorKind::ContentEncoding;
        Self::new(kind, JsonPath::default(), "a body without content encoding", "an encoded body")
    }

    /// Creates the error for input that is not valid JSON from the byte at `index` on.
    pub(super) fn syntax(input: &[u8], index: usize, expected: &'static str) -> Self {
        let before = input.get(..index).unwrap_or(input);
        let mut lines = before.split(|byte| *byte == b'\n');
        let column = 1 + lines.next_back().map_or(0, <[u8]>::len);
        let line = 1 + lines.count();
        let found = describe_byte(input.get(index).copied());
        let mut error = Self::new(DecodeErrorKind::Syntax, JsonPath::default(), expected, found);
        error.0.position = Some((line, column));
        error
    }

    /// Creates the error for input that is not valid UTF-8 from the byte at `index` on.
    pub(super) fn invalid_utf8_at(input: &[u8], index: usize) -> Self {
        let mut error = Self::syntax(input, index, "UTF-8");
        error.0.kind = DecodeErrorKind::InvalidUtf8;
        error
    }

    /// Returns the kind of error.
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }

    /// Returns the location in the document; the whole document if the input is not valid JSON.
    pub fn path(&self) -> &JsonPath {
        &self.0.path
    }

    /// Returns the description of the expected value.
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// Returns the description of the value that was found.
    pub fn found(&self) -> &'static str {
        self.0.found
    }

    /// Returns the underlying error, for downcasting: the [`serde_json::Error`] of a document's `Deserialize`
    /// implementation. `None` for errors of types of this crate.
    ///
    /// Its message may quote the document. For this reason it is not part of `Display` and `Debug`, and
    /// [`source`](std::error::Error::source) does not return it.
    pub fn underlying_error(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        Some(&**self.0.underlying_error.as_ref()?)
    }
}

/// Returns the description of a byte that was found in place of another.
fn describe_byte(byte: Option<u8>) -> &'static str {
    match byte {
        None => "the end of the input",
        Some(0..=31 | 127) => "a control character",
        Some(b' ') => "a space",
        Some(b'0'..=b'9') => "a digit",
        Some(b'A'..=b'Z' | b'a'..=b'z') => "a letter",
        Some(b'"') => "a quote",
        Some(b'\\') => "a backslash",
        Some(b'{' | b'}' | b'[' | b']') => "a bracket",
        Some(b'!'..=b'~') => "a punctuation character",
        Some(128..) => "a non-ASCII byte",
    }
}

/// Compares the errors of documents by their messages.
impl PartialEq for DecodeError {
    fn eq(&self, other: &Self) -> bool {
        let message = |error: &Self| error.0.underlying_error.as_ref().map(ToString::to_string);
        let parts = |Self(e): &Self| (e.kind, e.position, e.expected, e.found, e.problem);
        parts(self) == parts(other) && self.0.path == other.0.path && message(self) == message(other)
    }
}

impl Eq for DecodeError {}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, path, position, expected, found, problem, .. } = &*self.0;
        match (position, kind) {
            (Some((line, column)), _) => {
                write!(f, "invalid JSON at line {line}, column {column}: expected {expected}, found {found}")
            }
            (None, DecodeErrorKind::Document) if *problem != DocumentProblem::Rejected => {
                write!(f, "at {path}: {}", problem.as_str())?;
                if *found != FOUND_REJECTED {
                    write!(f, ": {found}")?;
                }
                if *expected != EXPECTED_DOCUMENT {
                    write!(f, ", expected {expected}")?;
                }
                Ok(())
            }
            (None, DecodeErrorKind::MissingField) => write!(f, "at {path}: missing required field"),
            (None, DecodeErrorKind::UnknownField) => write!(f, "at {path}: unknown field"),
            (None, _) => write!(f, "at {path}: expected {expected}, found {found}"),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

/// Without a source, since a document's error may quote the document.
impl std::error::Error for DecodeError {}
