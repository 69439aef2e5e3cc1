//! The failure of a decoder.

use super::document_error::DocumentError;
use super::error::{DecodeError, DecodeErrorKind};
use super::node::NodeKind;
use super::path_finder::{NodeLocation, paths};
use super::tape::Tape;

/// The first failure of a decoder. It becomes an error, with a path, when decoding ends.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) kind: DecodeErrorKind,
    pub(super) location: NodeLocation,
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
    /// False for documents and secrets, whose fields must not be empty in place of a value.
    pub(super) is_recoverable: bool,
    /// The error of a document's `Deserialize` implementation.
    pub(super) underlying_error: Option<serde_json::Error>,
}

impl Failure {
    /// Creates the failure of a value that does not match its type.
    pub(super) fn unexpected_value(location: NodeLocation, expected: &'static str, found: &'static str) -> Self {
        Self {
            kind: DecodeErrorKind::UnexpectedValue,
            location,
            expected,
            found,
            is_recoverable: true,
            underlying_error: None,
        }
    }

    /// Creates the failure of a required field that is missing.
    pub(super) fn missing_field(location: NodeLocation) -> Self {
        let found = NodeKind::Missing.describe();
        Self { kind: DecodeErrorKind::MissingField, ..Self::unexpected_value(location, "a required field", found) }
    }

    /// Creates the failure of a field that the type does not have.
    pub(super) fn unknown_field(location: NodeLocation, found: &'static str) -> Self {
        Self { kind: DecodeErrorKind::UnknownField, ..Self::unexpected_value(location, "no field of this name", found) }
    }

    /// Converts the failure into an error with the path of its location.
    pub(super) fn into_error(self, tape: &Tape<'_>) -> DecodeError {
        let document = self.location.node;
        if let Some(error) = self.underlying_error {
            let json = tape.json(tape.node(document));
            return DocumentError::new(tape, document, json, &error).into_decode_error(error);
        }
        let path = paths(tape, vec![self.location]).pop().unwrap_or_default();
        DecodeError::new(self.kind, path, self.expected, self.found)
    }
}
