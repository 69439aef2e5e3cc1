//! A prepared response.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::runtime::transport::{Body, TransportError, TransportErrorKind};

/// A prepared response, or a prepared transport error.
#[derive(Clone)]
pub struct CannedResponse {
    result: Result<StatusCode, TransportErrorKind>,
    headers: HeaderMap,
    body: Bytes,
}

impl CannedResponse {
    /// Creates a response with a JSON body. The body is not checked.
    ///
    /// # Panics
    /// Panics if the status is not between 100 and 999.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(status, body).header(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))
    }

    /// Creates a response with any body.
    ///
    /// # Panics
    /// Panics if the status is not between 100 and 999.
    #[track_caller]
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        let Ok(status) = StatusCode::from_u16(status) else { invalid_canned_response("status") };
        Self { result: Ok(status), headers: HeaderMap::new(), body: body.into() }
    }

    /// Creates a transport error in place of a response.
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self { result: Err(kind), headers: HeaderMap::new(), body: Bytes::new() }
    }

    /// Adds a header.
    ///
    /// # Panics
    /// Panics if the name or the value is invalid.
    #[track_caller]
    pub fn header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        let (Ok(name), Ok(value)) = (name.try_into(), value.try_into()) else { invalid_canned_response("header") };
        self.headers.append(name, value);
        self
    }

    pub(super) fn into_response(self) -> Result<http::Response<Body>, TransportError> {
        let status = self.result.map_err(|kind| TransportError::new(kind, "canned transport error"))?;
        let mut response = http::Response::new(Body::Full(self.body));
        *response.status_mut() = status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}

/// Panics, because an invalid canned response is an error of the test.
#[track_caller]
fn invalid_canned_response(part: &str) -> ! {
    std::panic::panic_any(format!("invalid {part} of a canned response"))
}

impl fmt::Debug for CannedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CannedResponse({:?}, {} bytes)", self.result, self.body.len())
    }
}
