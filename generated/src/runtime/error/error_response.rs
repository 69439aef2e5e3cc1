//! An error in the body of a response.

use super::error_cause::ErrorCause;
use crate::runtime::UnknownFields;
use crate::runtime::json::{Decode, Decoder, Encode, Encoder, impl_traits};

/// An error in place of a response, such as the error of one search of a multi search.
///
/// ```
/// use generated::error::ErrorResponse;
/// use generated::json::{self, Mode};
///
/// let json = br#"{"error":{"type":"index_not_found_exception","reason":"no such index [a]"},"status":404}"#;
/// let response = json::decode::<ErrorResponse>(json, Mode::Strict)?.value;
/// assert_eq!((response.status, response.error.to_string()), (404, "index_not_found_exception: no such index [a]".to_owned()));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// The error.
    pub error: ErrorCause,
    /// The HTTP status of the response that the request would have on its own.
    pub status: i32,
    /// The other fields of the object.
    pub unknown_fields: UnknownFields,
}

impl Decode for ErrorResponse {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required("error", &mut self.error).required("status", &mut self.status).unknown(&mut self.unknown_fields);
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Encode for ErrorResponse {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("ErrorResponse")
            .unknown(&self.unknown_fields)
            .field("error", &self.error)
            .field("status", &self.status);
    }
}

impl_traits!(ErrorResponse);
