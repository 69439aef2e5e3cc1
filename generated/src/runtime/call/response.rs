//! A value, and what came along with it.

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::runtime::json::{Decoded, JsonPath};
use crate::runtime::raw_response::RawResponse;

/// What an endpoint answered, with what came along: status, headers, warnings.
pub struct Response<R> {
    decoded: Decoded<R>,
    raw: RawResponse,
}

impl<R> Response<R> {
    pub(super) fn new(decoded: Decoded<R>, raw: RawResponse) -> Self {
        Self { decoded, raw }
    }

    /// The value.
    pub fn value(&self) -> &R {
        &self.decoded.value
    }

    /// The value, taken out.
    pub fn into_value(self) -> R {
        self.decoded.value
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.raw.headers()
    }

    /// The server's warnings, such as of something deprecated.
    pub fn warnings(&self) -> Vec<String> {
        self.raw.warnings()
    }

    /// The places where something that the specification requires was missing, and an empty value was taken instead.
    pub fn defaulted(&self) -> &[JsonPath] {
        &self.decoded.defaulted
    }

    /// The answer as it came. It may hold secrets.
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }
}

impl<R: fmt::Debug> fmt::Debug for Response<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("value", self.value())
            .field("defaulted", &self.defaulted())
            .finish_non_exhaustive()
    }
}
