//! The error of the client and its calls.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::{BuildError, ConfigError, ErrorCause, ResponseDecodeError, ServerError};
use crate::runtime::raw_response::RawResponse;
use crate::runtime::transport::{TransportError, TransportErrorKind};

/// The error of building a client or of a call.
///
/// `Display` is one line for a log: the endpoint, the server, the status, and the reason of the server. In the reason, line
/// breaks and other control characters are escaped, and at most 2 KB are shown; [`cause`](Self::cause) returns the original.
/// `Display` and `Debug` contain nothing else of the body, because a response may contain a token; [`body`](Self::body)
/// returns it.
///
/// [`source`](std::error::Error::source) returns `None`, because `Display` is complete: a report of the whole chain prints
/// nothing twice. [`underlying_error`](Self::underlying_error) returns the underlying error, for downcasting.
///
/// ```
/// use generated::testing::{CannedResponse, MockTransport};
///
/// # async fn call() -> Result<(), generated::Error> {
/// let server = MockTransport::new();
/// server.respond(CannedResponse::json(404, r#"{"error":{"type":"index_not_found_exception","reason":"no such index [b]"},"status":404}"#));
/// let error = server.client().request("GET", "/b/_doc/1").await.unwrap_err();
///
/// assert!(error.is_not_found());
/// assert_eq!(error.cause().and_then(|cause| cause.type_.as_deref()), Some("index_not_found_exception"));
/// assert!(error.to_string().ends_with(": index_not_found_exception: no such index [b]"));
/// # Ok(())
/// # }
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The configuration of the client is invalid.
    Config(ConfigError),
    /// The request can't be built. It was not sent.
    Build(BuildError),
    /// There is no complete response.
    Transport(TransportError),
    /// The response is an error of the server.
    Server(ServerError),
    /// The response reports success but can't be decoded.
    Decode(ResponseDecodeError),
}

impl Error {
    /// Returns the name of the endpoint in the specification, `client.request` for an untyped call, or `None` if the error
    /// is not from a call.
    pub fn endpoint(&self) -> Option<&'static str> {
        match self {
            Self::Config(_) => None,
            Self::Build(error) => Some(error.endpoint()),
            Self::Transport(error) => error.endpoint(),
            Self::Server(error) => Some(error.response().endpoint()),
            Self::Decode(error) => Some(error.response().endpoint()),
        }
    }

    /// Returns the response, if there is a complete one.
    pub fn response(&self) -> Option<&RawResponse> {
        match self {
            Self::Server(error) => Some(error.response()),
            Self::Decode(error) => Some(error.response()),
            Self::Config(_) | Self::Build(_) | Self::Transport(_) => None,
        }
    }

    /// Returns the status of the response, if there is a complete one.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(RawResponse::status)
    }

    /// Returns the body of the response, if there is a complete one. It may contain secrets.
    pub fn body(&self) -> Option<&Bytes> {
        self.response().map(RawResponse::body)
    }

    /// Returns the underlying error, for downcasting. It is
    ///
    /// - for [`Error::Config`], an error of rustls or reqwest, if there is one,
    /// - for [`Error::Transport`], the error of the transport: a `reqwest::Error` with the default transport. Errors of hyper,
    ///   rustls and [`std::io`] are among its sources,
    /// - for [`Error::Build`] and [`Error::Decode`], the [`serde_json::Error`] of a document, whose message may quote the document.
    ///
    /// ```
    /// use generated::Client;
    /// use std::io;
    /// use std::iter::successors;
    ///
    /// # #[cfg(feature = "reqwest")]
    /// # async fn call() -> Result<(), generated::Error> {
    /// let client = Client::builder("http://localhost:1").build()?;
    /// let error = client.request("GET", "/").await.unwrap_err();
    /// let underlying = error.underlying_error().unwrap() as &dyn std::error::Error;
    /// let mut chain = successors(Some(underlying), |error| error.source());
    /// let io_error = chain.find_map(|error| error.downcast_ref::<io::Error>()).unwrap();
    /// assert_eq!(io_error.kind(), io::ErrorKind::ConnectionRefused);
    /// # Ok(())
    /// # }
    /// # #[cfg(feature = "reqwest")]
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn underlying_error(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        match self {
            Self::Config(error) => error.underlying_error(),
            Self::Transport(error) => error.underlying_error(),
            Self::Decode(error) => error.underlying_error(),
            Self::Build(error) => error.underlying_error(),
            Self::Server(_) => None,
        }
    }

    /// Returns the time after which the server asks to retry, in whole seconds: the header `retry-after`, which a response
    /// with the status 429 or 503 may have. `None` if the header contains a date, as some proxies send it.
    ///
    /// ```
    /// use generated::testing::{CannedResponse, MockTransport};
    /// use std::time::Duration;
    ///
    /// # async fn call() -> Result<(), generated::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(429, "{}").header("retry-after", "3"));
    /// let error = server.client().request("GET", "/_search").await.unwrap_err();
    /// assert!(error.is_too_many_requests());
    /// assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Server(error) => error.retry_after(),
            _ => None,
        }
    }

    /// Returns the error in the body of the response.
    pub fn cause(&self) -> Option<&ErrorCause> {
        match self {
            Self::Server(error) => error.cause(),
            _ => None,
        }
    }

    /// Returns true if the status is 401: the credentials are missing or invalid.
    pub fn is_unauthorized(&self) -> bool {
        self.is_server(StatusCode::UNAUTHORIZED)
    }

    /// Returns true if the status is 403: the user lacks the privileges for the request.
    pub fn is_forbidden(&self) -> bool {
        self.is_server(StatusCode::FORBIDDEN)
    }

    /// Returns true if the status is 404: an index, a document, a user or another resource does not exist.
    pub fn is_not_found(&self) -> bool {
        self.is_server(StatusCode::NOT_FOUND)
    }

    /// Returns true if the status is 409: the resource exists already, or another request changed it.
    pub fn is_conflict(&self) -> bool {
        self.is_server(StatusCode::CONFLICT)
    }

    /// Returns true if the status is 429: the server is overloaded. A later retry may succeed.
    pub fn is_too_many_requests(&self) -> bool {
        self.is_server(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Returns true if the status is 503: the server or a part of the cluster is unavailable. A later retry may succeed.
    pub fn is_unavailable(&self) -> bool {
        self.is_server(StatusCode::SERVICE_UNAVAILABLE)
    }

    /// Returns true if there was no response in time: the client reached its timeout, or the status is 408 or 504.
    pub fn is_timeout(&self) -> bool {
        use TransportErrorKind::{ConnectTimedOut, TimedOut};
        match self {
            Self::Transport(error) => matches!(error.kind(), ConnectTimedOut | TimedOut),
            _ => self.is_server(StatusCode::REQUEST_TIMEOUT) || self.is_server(StatusCode::GATEWAY_TIMEOUT),
        }
    }

    /// Returns true if no connection was established, or the TLS handshake failed. The server did not receive the request.
    pub fn is_connect(&self) -> bool {
        use TransportErrorKind::{Connect, ConnectTimedOut, Tls};
        matches!(self, Self::Transport(error) if matches!(error.kind(), Connect | ConnectTimedOut | Tls))
    }

    fn is_server(&self, status: StatusCode) -> bool {
        matches!(self, Self::Server(error) if error.response().status() == status)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => write!(f, "can't build the client: {error}"),
            Self::Build(error) => fmt::Display::fmt(error, f),
            Self::Transport(error) => fmt::Display::fmt(error, f),
            Self::Server(error) => fmt::Display::fmt(error, f),
            Self::Decode(error) => fmt::Display::fmt(error, f),
        }
    }
}

/// `source()` returns `None`, because `Display` is complete; see [`Error::underlying_error`].
impl std::error::Error for Error {}

macro_rules! from {
    ($($name:ident: $type:ty),+) => {
        $(
            impl From<$type> for Error {
                fn from(error: $type) -> Self {
                    Self::$name(error)
                }
            }
        )+
    };
}

from!(Config: ConfigError, Build: BuildError, Transport: TransportError, Server: ServerError, Decode: ResponseDecodeError);
