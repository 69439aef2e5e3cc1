//! One prepared answer.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::runtime::transport::{Body, TransportError, TransportErrorKind};

/// One prepared answer, or one failure on the way.
#[derive(Clone)]
pub struct CannedResponse {
    result: Result<StatusCode, TransportErrorKind>,
    headers: HeaderMap,
    body: Bytes,
}

impl CannedResponse {
    /// This status, and JSON text. It is sent as it is, and so may be none.
    ///
    /// # Panics
    /// When the status is not between 100 and 999.
    pub fn json(status: u16, text: impl Into<Bytes>) -> Self {
        Self::new(status, text).header(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))
    }

    /// This status, and any body.
    ///
    /// # Panics
    /// When the status is not between 100 and 999.
    #[track_caller]
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        let Ok(status) = StatusCode::from_u16(status) else { invalid_canned_response("no status") };
        Self { result: Ok(status), headers: HeaderMap::new(), body: body.into() }
    }

    /// No answer, but this failure.
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self { result: Err(kind), headers: HeaderMap::new(), body: Bytes::new() }
    }

    /// With a header more.
    ///
    /// # Panics
    /// When name or value can't stand in a header.
    #[track_caller]
    pub fn header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        let (Ok(name), Ok(value)) = (name.try_into(), value.try_into()) else { invalid_canned_response("no header") };
        self.headers.append(name, value);
        self
    }

    pub(super) fn into_response(self) -> Result<http::Response<Body>, TransportError> {
        let status = self.result.map_err(|kind| TransportError::new(kind, "as the test has it"))?;
        let mut response = http::Response::new(Body::Full(self.body));
        *response.status_mut() = status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}

/// A mistake in a test ends the test, where it was made.
#[track_caller]
fn invalid_canned_response(reason: &str) -> ! {
    std::panic::panic_any(format!("a canned response with {reason}"))
}

impl fmt::Debug for CannedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CannedResponse({:?}, {} bytes)", self.result, self.body.len())
    }
}
