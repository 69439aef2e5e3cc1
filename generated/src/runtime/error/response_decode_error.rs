//! The error of a response that can't be decoded.

use std::fmt;

use crate::runtime::json::DecodeError;
use crate::runtime::one_line::{ByteCount, write_one_line};
use crate::runtime::raw_response::RawResponse;

/// A response that reports success and has a body that the endpoint does not return.
///
/// `Display` and `Debug` contain the position in the JSON, the expected type and the JSON type at that position. The body is
/// in [`response`](Self::response).
pub struct ResponseDecodeError(Box<(RawResponse, DecodeError)>);

/// The kind of a [`ResponseDecodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResponseDecodeErrorKind {
    /// The body is empty.
    EmptyBody,
    /// The body has a `content-encoding` that the client did not request, such as `br`.
    UnsupportedContentEncoding,
    /// The body has a media type other than JSON.
    UnexpectedMediaType,
    /// The body is not valid JSON, or not JSON of the expected type; see [`ResponseDecodeError::decode_error`].
    InvalidBody,
}

impl ResponseDecodeError {
    pub(in crate::runtime) fn new(response: RawResponse, error: DecodeError) -> Self {
        Self(Box::new((response, error)))
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ResponseDecodeErrorKind {
        let response = self.response();
        if response.body().is_empty() {
            ResponseDecodeErrorKind::EmptyBody
        } else if response.content_encoding().is_some() {
            ResponseDecodeErrorKind::UnsupportedContentEncoding
        } else if response.non_json_media_type().is_some() {
            ResponseDecodeErrorKind::UnexpectedMediaType
        } else {
            ResponseDecodeErrorKind::InvalidBody
        }
    }

    /// Returns the response.
    pub fn response(&self) -> &RawResponse {
        &self.0.0
    }

    /// Returns the error of decoding the body: the position, and what was expected and found there.
    pub fn decode_error(&self) -> &DecodeError {
        &self.0.1
    }

    /// Returns the underlying error, for downcasting: the [`serde_json::Error`] of a document, whose message may quote the
    /// document.
    pub fn underlying_error(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        self.decode_error().underlying_error()
    }
}

impl fmt::Display for ResponseDecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (response, error) = &*self.0;
        let size = ByteCount(response.body().len());
        response.fmt_summary(f)?;
        match self.kind() {
            ResponseDecodeErrorKind::EmptyBody => f.write_str(", but the body is empty (is the server Elasticsearch?)"),
            ResponseDecodeErrorKind::UnsupportedContentEncoding => {
                write!(f, ", but the body of {size} is encoded as ")?;
                write_one_line(f, &response.content_encoding().unwrap_or_default())?;
                f.write_str(", which the client did not request (does a proxy encode it?)")
            }
            ResponseDecodeErrorKind::UnexpectedMediaType => {
                write!(f, ", but the body of {size} is ")?;
                write_one_line(f, &response.non_json_media_type().unwrap_or_default())?;
                f.write_str(" instead of JSON (is the server Elasticsearch?)")
            }
            ResponseDecodeErrorKind::InvalidBody => {
                write!(f, ", but the body of {size} can't be decoded: ")?;
                write_one_line(f, error)?;
                f.write_str(" (`Error::body` returns the body)")
            }
        }
    }
}

impl fmt::Debug for ResponseDecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResponseDecodeError({self})")
    }
}

/// `source()` returns `None`, because `Display` is complete; see [`ResponseDecodeError::decode_error`].
impl std::error::Error for ResponseDecodeError {}
