//! The failure of a decoder.

use super::path_finder::NodeLocation;

/// The first failure of a decoder. It becomes an error, with a path, when decoding ends.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) location: NodeLocation,
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
    /// The error of a document's `Deserialize` implementation.
    pub(super) document_error: Option<serde_json::Error>,
}
