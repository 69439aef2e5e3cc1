//! Why something couldn't be read: where, what was asked for, and what kind of thing stood there.

use std::fmt;

use super::path::JsonPath;

/// A text that isn't what its type asks for.
///
/// It holds paths and kinds, never values of the document, so that a failed answer with a token in it can be logged.
///
/// ```
/// use generated::runtime::Secret;
/// use generated::runtime::json::{self, Mode};
///
/// let error = json::decode::<Vec<Secret>>(br#"["dGhlIHRva2Vu",[]]"#, Mode::Tolerant).unwrap_err();
/// assert_eq!(error.path().to_string(), "[1]");
/// assert!(!error.to_string().contains("dGhl"));
/// ```
pub struct DecodeError(Box<Inner>);

struct Inner {
    path: JsonPath,
    /// Line and column, both from one, where the text isn't even JSON.
    position: Option<(usize, usize)>,
    expected: &'static str,
    found: &'static str,
    serde_message: Option<String>,
}

/// What [`DecodeError::expected`] says of an answer that has nothing of what it should have.
const REQUIRED_FIELDS: &str = "one of its required fields";

/// What is said of a document of the user's that serde refuses.
pub(super) const EXPECTED_DOCUMENT: &str = "a document of the type asked for";
pub(super) const FOUND_REJECTED: &str = "one that serde refuses";

impl DecodeError {
    pub(super) fn at(path: JsonPath, expected: &'static str, found: &'static str) -> Self {
        Self(Box::new(Inner { path, position: None, expected, found, serde_message: None }))
    }

    pub(super) fn with_serde_message(mut self, message: Option<String>) -> Self {
        self.0.serde_message = message;
        self
    }

    /// An answer that has none of its required fields.
    pub(super) fn missing_required_fields() -> Self {
        Self::at(JsonPath::default(), REQUIRED_FIELDS, "none of them")
    }

    /// An answer of text that is none.
    pub(in crate::runtime) fn invalid_utf8() -> Self {
        Self::at(JsonPath::default(), "text in UTF-8", "other bytes")
    }

    /// Bytes in an encoding that nobody decodes.
    pub(in crate::runtime) fn unsupported_content_encoding() -> Self {
        Self::at(JsonPath::default(), "bytes as they are", "encoded ones")
    }

    /// A whole document that serde refuses.
    pub(in crate::runtime) fn from_serde(error: &serde_json::Error) -> Self {
        Self::at(JsonPath::default(), EXPECTED_DOCUMENT, FOUND_REJECTED).with_serde_message(Some(error.to_string()))
    }

    /// The text isn't JSON from this byte on.
    pub(super) fn syntax(text: &[u8], at: usize, expected: &'static str) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let mut lines = before.split(|byte| *byte == b'\n');
        let column = 1 + lines.next_back().map_or(0, <[u8]>::len);
        let line = 1 + lines.count();
        let mut error = Self::at(JsonPath::default(), expected, describe_byte(text.get(at).copied()));
        error.0.position = Some((line, column));
        error
    }

    /// Where in the document; the whole document if it isn't JSON.
    pub fn path(&self) -> &JsonPath {
        &self.0.path
    }

    /// What the type asks for.
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// What kind of thing stood there.
    pub fn found(&self) -> &'static str {
        self.0.found
    }

    /// What serde said of a document of the user's own. It may quote the document, so it stands neither in `Display` nor
    /// in `Debug`.
    pub fn document_error(&self) -> Option<&str> {
        self.0.serde_message.as_deref()
    }
}

/// What kind of byte stands where something else should.
fn describe_byte(byte: Option<u8>) -> &'static str {
    match byte {
        None => "the end of the text",
        Some(0..=31 | 127) => "a control character",
        Some(b' ') => "a space",
        Some(b'0'..=b'9') => "a digit",
        Some(b'A'..=b'Z' | b'a'..=b'z') => "a letter",
        Some(b'"') => "a quote",
        Some(b'{' | b'}' | b'[' | b']') => "a bracket",
        Some(b'!'..=b'~') => "a sign",
        Some(128..) => "a byte outside of ASCII",
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { path, position, expected, found, .. } = &*self.0;
        match position {
            Some((line, column)) => {
                write!(f, "not JSON at line {line}, column {column}: expected {expected}, found {found}")
            }
            None if *expected == REQUIRED_FIELDS => write!(f, "at {path}: the answer has none of its required fields"),
            None => write!(f, "at {path}: expected {expected}, found {found}"),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}
