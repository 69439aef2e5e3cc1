//! A decoded response with its metadata.

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::runtime::json::{Decoded, Deviation};
use crate::runtime::raw_response::RawResponse;

/// A decoded response with its status, headers and warnings.
pub struct Response<R> {
    decoded: Decoded<R>,
    raw: RawResponse,
}

impl<R> Response<R> {
    pub(super) fn new(decoded: Decoded<R>, raw: RawResponse) -> Self {
        Self { decoded, raw }
    }

    /// Returns the decoded value.
    pub fn value(&self) -> &R {
        &self.decoded.value
    }

    /// Converts the response into its decoded value.
    pub fn into_value(self) -> R {
        self.decoded.value
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        self.raw.headers()
    }

    /// Returns the warnings of the server, for example about the use of deprecated features.
    pub fn warnings(&self) -> Vec<String> {
        self.raw.warnings()
    }

    /// Returns the places where the response deviates from its type: required values that are missing, values of another type,
    /// and fields that the type does not have.
    pub fn deviations(&self) -> &[Deviation] {
        &self.decoded.deviations
    }

    /// Returns true if the response deviates from its type in any place.
    pub fn has_deviations(&self) -> bool {
        !self.decoded.deviations.is_empty()
    }

    /// Returns the raw response. It may contain secrets.
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }
}

impl<R: fmt::Debug> fmt::Debug for Response<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("value", self.value())
            .field("deviations", &self.deviations())
            .finish_non_exhaustive()
    }
}
