//! What stands where a server answers with an error: the error, and the status that it would have alone.

use super::error_cause::ErrorCause;
use crate::runtime::json::{Decode, Decoder, Encode, Encoder, impl_traits};

/// An error in the place of an answer, such as that of one search among several.
///
/// ```
/// use generated::error::ErrorResponse;
/// use generated::json;
///
/// let text = br#"{"error":{"type":"index_not_found_exception","reason":"no such index [a]"},"status":404}"#;
/// let answer = json::decode::<ErrorResponse>(text, json::Mode::Strict)?.value;
/// assert_eq!((answer.status, answer.error.to_string()), (404, "index_not_found_exception: no such index [a]".to_owned()));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// What happened.
    pub error: ErrorCause,
    /// The HTTP status.
    pub status: i32,
}

impl Decode for ErrorResponse {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required("error", &mut self.error).required("status", &mut self.status);
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Encode for ErrorResponse {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("ErrorResponse").field("error", &self.error).field("status", &self.status);
    }
}

impl_traits!(ErrorResponse);
