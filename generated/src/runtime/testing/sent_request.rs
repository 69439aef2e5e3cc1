//! A recorded request.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};
use serde_json::Value;

use crate::runtime::endpoint::{FromHttp, FromHttpError};
use crate::runtime::json::{self, DecodeError, Mode};
use crate::runtime::transport::CallOptions;

/// A request that was passed to the transport.
///
/// `Debug` shows method and path, but no header and no body.
#[derive(Clone)]
pub struct SentRequest {
    request: http::Request<Bytes>,
    options: CallOptions,
}

impl SentRequest {
    pub(super) fn new(request: http::Request<Bytes>, options: CallOptions) -> Self {
        Self { request, options }
    }

    /// Returns the method.
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// Returns the absolute URL.
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// Returns the path and the query string.
    pub fn target(&self) -> &str {
        self.request.uri().path_and_query().map_or("/", |target| target.as_str())
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// Returns the value of a header, if it is present and a string.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers().get(name)?.to_str().ok()
    }

    /// Returns the body.
    pub fn body(&self) -> &Bytes {
        self.request.body()
    }

    /// Decodes the body as JSON.
    ///
    /// # Errors
    /// Returns an error if the body is not valid JSON.
    pub fn json(&self) -> Result<Value, DecodeError> {
        json::decode(self.request.body(), Mode::Lenient).map(|decoded| decoded.value)
    }

    /// Decodes the request as a request type of an endpoint.
    ///
    /// # Errors
    /// Returns an error if it is not a request of that endpoint.
    pub fn typed<Q: FromHttp>(&self) -> Result<Q, FromHttpError> {
        Q::from_http(&self.request)
    }

    /// Returns the options that were passed to the transport with the request.
    pub fn options(&self) -> &CallOptions {
        &self.options
    }
}

impl fmt::Debug for SentRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SentRequest({} {})", self.method(), self.uri().path())
    }
}
