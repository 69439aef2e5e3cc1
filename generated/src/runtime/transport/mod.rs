//! The way to the server: a small trait, and what crosses it. No type of an asynchronous runtime is among that.
//!
//! The client makes a whole `http::Request` out of a call: absolute URL, every header, the body. A transport sends it, once,
//! and hands back what came. It decodes what it asked to be compressed, follows no redirect, and keeps the time limit, since
//! only it knows the clock.

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

/// A future on the heap, which may be sent to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request, and hands back what came. What is to stand around another one, such as that which comes along,
/// [`ClientBuilder::wrap_transport`](crate::runtime::ClientBuilder::wrap_transport) puts there.
///
/// ```
/// use bytes::Bytes;
/// use generated::transport::{Body, BoxFuture, CallOptions, Transport, TransportError};
/// use generated::Client;
///
/// /// Answers everything with an empty object.
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
    /// Sends the request. Its URI is absolute; nothing but `host` and what describes the connection is left to add.
    ///
    /// A status that says failure is no error here. Dropping the future ends the exchange.
    ///
    /// # Errors
    /// When no complete head of an answer came within the time limit. What goes wrong later is an error of the body.
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

/// One that is shared, such as that which [`ClientBuilder::wrap_transport`](crate::runtime::ClientBuilder::wrap_transport)
/// hands over.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request, options)
    }
}

/// What a transport must know of a call beside the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallOptions {
    /// How long the exchange may take, from the start until the last byte of the answer. None: without end.
    pub timeout: Option<Duration>,
    /// Whether the request may be sent again: a second time changes nothing that the first did not. Of an endpoint the
    /// specification says it, of an untyped request its method.
    pub idempotent: bool,
}
