//! What was sent.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};
use serde_json::Value;

use crate::runtime::endpoint::{FromHttp, FromHttpError};
use crate::runtime::json::{self, DecodeError, Mode};
use crate::runtime::transport::CallOptions;

/// A request as it was handed to the transport.
///
/// `Debug` shows method and path, and no header and no byte of the body.
#[derive(Clone)]
pub struct SentRequest {
    request: http::Request<Bytes>,
    options: CallOptions,
}

impl SentRequest {
    pub(super) fn new(request: http::Request<Bytes>, options: CallOptions) -> Self {
        Self { request, options }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The whole URL.
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// Path and query string.
    pub fn target(&self) -> &str {
        self.request.uri().path_and_query().map_or("/", |target| target.as_str())
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// One header, if it is there and a text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers().get(name)?.to_str().ok()
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        self.request.body()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is none.
    pub fn json(&self) -> Result<Value, DecodeError> {
        json::decode(self.request.body(), Mode::Tolerant).map(|decoded| decoded.value)
    }

    /// The request that it stands for.
    ///
    /// # Errors
    /// When it is not one of that endpoint.
    pub fn typed<Q: FromHttp>(&self) -> Result<Q, FromHttpError> {
        Q::from_http(&self.request)
    }

    /// What the transport was told beside the request.
    pub fn options(&self) -> &CallOptions {
        &self.options
    }
}

impl fmt::Debug for SentRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SentRequest({} {})", self.method(), self.uri().path())
    }
}
