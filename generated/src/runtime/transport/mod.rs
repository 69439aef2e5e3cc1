//! The interface between the client and an HTTP library. It does not depend on an asynchronous runtime.
//!
//! The client builds a complete `http::Request` with absolute URL, headers and body. A transport sends it once, and returns the
//! response. It decompresses the body if it requested compression, does not follow redirects, and enforces the timeout, because
//! the client has no timer.

mod body;
mod error;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

pub use body::{Body, ByteStream};
pub use error::{TransportError, TransportErrorKind};
#[cfg(feature = "reqwest")]
pub(in crate::runtime) use reqwest::{Proxy, ReqwestTransport, TlsOptions, parse_certificates};

/// A boxed future that can be sent to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends a request and returns the response. [`ClientBuilder::transport`](crate::runtime::ClientBuilder::transport) replaces
/// the default transport, [`ClientBuilder::wrap_transport`](crate::runtime::ClientBuilder::wrap_transport) wraps it.
///
/// ```
/// use bytes::Bytes;
/// use generated::transport::{Body, BoxFuture, CallOptions, Transport, TransportError};
/// use generated::Client;
///
/// /// Responds to every request with an empty object.
/// #[derive(Debug)]
/// struct Empty;
///
/// impl Transport for Empty {
///     fn send(
///         &self,
///         request: http::Request<Bytes>,
///         _options: CallOptions,
///     ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         assert_eq!(request.uri(), "http://localhost:9200/_cluster/health");
///         Box::pin(async { Ok(http::Response::new(Body::from("{}"))) })
///     }
/// }
///
/// # async fn call() -> Result<(), generated::Error> {
/// let client = Client::builder("http://localhost:9200").transport(Empty).build()?;
/// assert_eq!(client.request("GET", "/_cluster/health").await?, serde_json::json!({}));
/// # Ok(())
/// # }
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
/// ```
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends the request. Its URI is absolute. The transport adds the header `host` and headers that describe the connection.
    ///
    /// A response with an error status is `Ok`. Dropping the future cancels the request.
    ///
    /// # Errors
    /// Returns an error if status and headers are not received within the timeout. Later errors are returned by the body.
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

/// For a shared transport, as [`ClientBuilder::wrap_transport`](crate::runtime::ClientBuilder::wrap_transport) passes it.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request, options)
    }
}

/// The options of a call that are not part of the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallOptions {
    /// The timeout, from the start until the last byte of the response. `None` removes the limit.
    pub timeout: Option<Duration>,
    /// The request can be retried safely: executing it twice has the same effect as once. For an endpoint, this is data of the
    /// specification; for an untyped call, it depends on the method.
    pub idempotent: bool,
}
