//! What can go wrong, told apart by what to do about it.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::{BuildError, ConfigError, ErrorCause, ResponseDecodeError, ServerError};
use crate::runtime::raw_response::RawResponse;
use crate::runtime::transport::{TransportError, TransportErrorKind};

/// What went wrong.
///
/// `Display` is one line for a log: the endpoint, the server, the status, and the reason that the server gave, in which line
/// breaks and other control characters are escaped, and of which at most 2 KB are shown; [`cause`](Self::cause) has all of it
/// as it came. Neither `Display` nor `Debug` holds anything else of a body, since an answer may hold a token;
/// [`body`](Self::body) has it.
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
    /// The client can't be built.
    Config(ConfigError),
    /// The request can't be built; nothing was sent.
    Build(BuildError),
    /// No answer came, or not all of it.
    Transport(TransportError),
    /// The server answered with an error.
    Server(ServerError),
    /// The server answered, and the answer is not what it should be.
    Decode(ResponseDecodeError),
}

impl Error {
    /// The endpoint's name in the specification; `client.request` for an untyped call. None if there was no call.
    pub fn endpoint(&self) -> Option<&'static str> {
        match self {
            Self::Config(_) => None,
            Self::Build(error) => Some(error.endpoint()),
            Self::Transport(error) => error.endpoint(),
            Self::Server(error) => Some(error.response().endpoint()),
            Self::Decode(error) => Some(error.response().endpoint()),
        }
    }

    /// The answer, if one came.
    pub fn response(&self) -> Option<&RawResponse> {
        match self {
            Self::Server(error) => Some(error.response()),
            Self::Decode(error) => Some(error.response()),
            Self::Config(_) | Self::Build(_) | Self::Transport(_) => None,
        }
    }

    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(RawResponse::status)
    }

    /// The body of the answer, if one came. It may hold secrets.
    pub fn body(&self) -> Option<&Bytes> {
        self.response().map(RawResponse::body)
    }

    /// How long the server asks to wait before the next try, in whole seconds: the header `retry-after`, which comes with
    /// 429 and 503, if at all. None also where a proxy gives a date there.
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

    /// What the server says of its error.
    pub fn cause(&self) -> Option<&ErrorCause> {
        match self {
            Self::Server(error) => error.cause(),
            _ => None,
        }
    }

    /// The server says 401: no credentials, or wrong ones.
    pub fn is_unauthorized(&self) -> bool {
        self.is_server(StatusCode::UNAUTHORIZED)
    }

    /// The server says 403: the credentials are good, and do not allow this.
    pub fn is_forbidden(&self) -> bool {
        self.is_server(StatusCode::FORBIDDEN)
    }

    /// The server says 404: no such index, document, user, …
    pub fn is_not_found(&self) -> bool {
        self.is_server(StatusCode::NOT_FOUND)
    }

    /// The server says 409: it exists already, or was changed since it was read.
    pub fn is_conflict(&self) -> bool {
        self.is_server(StatusCode::CONFLICT)
    }

    /// The server says 429: it has too much to do. Try again later.
    pub fn is_too_many_requests(&self) -> bool {
        self.is_server(StatusCode::TOO_MANY_REQUESTS)
    }

    /// The server says 503: it, or a part of the cluster, is not there for now. Try again later.
    pub fn is_unavailable(&self) -> bool {
        self.is_server(StatusCode::SERVICE_UNAVAILABLE)
    }

    /// There was no answer in time: none within the client's limit, or the server says 408, or a proxy 504.
    pub fn is_timeout(&self) -> bool {
        use TransportErrorKind::{ConnectTimedOut, TimedOut};
        match self {
            Self::Transport(error) => matches!(error.kind(), ConnectTimedOut | TimedOut),
            _ => self.is_server(StatusCode::REQUEST_TIMEOUT) || self.is_server(StatusCode::GATEWAY_TIMEOUT),
        }
    }

    /// There was no connection, or no TLS over it: the server never saw the request.
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
            Self::Config(error) => write!(f, "the client can't be built: {error}"),
            Self::Build(error) => fmt::Display::fmt(error, f),
            Self::Transport(error) => fmt::Display::fmt(error, f),
            Self::Server(error) => fmt::Display::fmt(error, f),
            Self::Decode(error) => fmt::Display::fmt(error, f),
        }
    }
}

/// Without a source, as are the errors inside: `Display` says all of it, so that a report of a whole chain says nothing twice.
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
