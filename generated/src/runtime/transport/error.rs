//! The error of a call without a complete response.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::one_line::write_innermost;

type UnderlyingError = Box<dyn StdError + Send + Sync>;

/// A call without a complete response.
///
/// For [`Connect`](TransportErrorKind::Connect), [`ConnectTimedOut`](TransportErrorKind::ConnectTimedOut) and
/// [`Tls`](TransportErrorKind::Tls) the server did not receive the request. For other kinds it may have executed the request.
///
/// `Display` contains the server and the innermost source of the error. It contains no path, no parameter and no body.
pub struct TransportError(Box<Inner>);

struct Inner {
    kind: TransportErrorKind,
    underlying: UnderlyingError,
    hint: Option<Cow<'static, str>>,
    call: Option<CallContext>,
}

/// The call that an error belongs to.
struct CallContext {
    endpoint: &'static str,
    server: Arc<str>,
    timeout: Option<Duration>,
}

/// The kind of a [`TransportError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The connection can't be established: it is refused, or the host is unknown or unreachable.
    Connect,
    /// The connection was not established within the connect timeout.
    ConnectTimedOut,
    /// The TLS handshake failed: the certificate authority is unknown, the host name is wrong, or the server does not speak
    /// TLS.
    Tls,
    /// The response was not complete within the request timeout.
    TimedOut,
    /// The connection closed before the response was complete.
    ConnectionClosed,
    /// The response is not HTTP, or its body does not match its `content-encoding`.
    InvalidResponse,
    /// The decompressed response is larger than the limit of the client.
    ResponseTooLarge,
    /// Another error.
    Other,
}

impl TransportError {
    /// Creates an error of a custom transport.
    ///
    /// ```
    /// use generated::transport::{TransportError, TransportErrorKind};
    ///
    /// let error = TransportError::new(TransportErrorKind::Connect, "the tunnel is down");
    /// assert_eq!(error.to_string(), "could not connect: the tunnel is down");
    /// ```
    pub fn new(kind: TransportErrorKind, underlying: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Box::new(Inner { kind, underlying: underlying.into(), hint: None, call: None }))
    }

    /// Adds a hint for the user.
    #[cfg(feature = "reqwest")]
    pub(super) fn with_hint(mut self, hint: Option<Cow<'static, str>>) -> Self {
        self.0.hint = hint;
        self
    }

    pub(in crate::runtime) fn with_call_context(
        mut self,
        endpoint: &'static str,
        server: &Arc<str>,
        timeout: Option<Duration>,
    ) -> Self {
        self.0.call = Some(CallContext { endpoint, server: Arc::clone(server), timeout });
        self
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> TransportErrorKind {
        self.0.kind
    }

    /// Returns the underlying error, for downcasting. With the default transport it is a `reqwest::Error`, whose sources
    /// include errors of hyper, rustls and [`std::io`].
    ///
    /// ```
    /// use generated::transport::{TransportError, TransportErrorKind};
    /// use std::io;
    ///
    /// let error = TransportError::new(TransportErrorKind::Connect, io::Error::from(io::ErrorKind::ConnectionRefused));
    /// let io_error = error.underlying_error().unwrap().downcast_ref::<io::Error>().unwrap();
    /// assert_eq!(io_error.kind(), io::ErrorKind::ConnectionRefused);
    /// ```
    #[allow(clippy::unnecessary_wraps, reason = "the same signature as that of the other errors")]
    pub fn underlying_error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        Some(&*self.0.underlying)
    }

    /// Returns the name of the endpoint in the specification. `None` if the error was not returned by a client.
    pub fn endpoint(&self) -> Option<&'static str> {
        self.0.call.as_ref().map(|call| call.endpoint)
    }
}

impl TransportErrorKind {
    /// Returns the value of the attribute `error.type` of a span.
    #[cfg(feature = "tracing")]
    pub(in crate::runtime) fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::ConnectTimedOut => "connect_timed_out",
            Self::Tls => "tls",
            Self::TimedOut => "timed_out",
            Self::ConnectionClosed => "connection_closed",
            Self::InvalidResponse => "invalid_response",
            Self::ResponseTooLarge => "response_too_large",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, underlying, hint, call } = &*self.0;
        if let Some(call) = call {
            write!(f, "{}: ", call.endpoint)?;
        }
        let (problem, preposition) = match kind {
            TransportErrorKind::Connect => ("could not connect", "to"),
            TransportErrorKind::ConnectTimedOut => ("could not connect in time", "to"),
            TransportErrorKind::Tls => ("TLS handshake failed", "with"),
            TransportErrorKind::TimedOut => ("no complete response in time", "from"),
            TransportErrorKind::ConnectionClosed => ("incomplete response", "from"),
            TransportErrorKind::InvalidResponse => ("invalid response", "from"),
            TransportErrorKind::ResponseTooLarge => ("response too large", "from"),
            TransportErrorKind::Other => ("could not send the request", "to"),
        };
        f.write_str(problem)?;
        if let Some(call) = call {
            write!(f, " {preposition} {}", call.server)?;
            if let (TransportErrorKind::TimedOut, Some(timeout)) = (kind, call.timeout) {
                write!(f, ": the limit is {timeout:?}, set by `request_timeout`")?;
            }
        }
        if *kind != TransportErrorKind::TimedOut {
            f.write_str(": ")?;
            write_innermost(f, &**underlying)?;
        }
        hint.as_ref().map_or(Ok(()), |hint| write!(f, " ({hint})"))
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({:?}, {self})", self.0.kind)
    }
}

/// `source()` returns `None`, because `Display` is complete; see [`TransportError::underlying_error`].
impl StdError for TransportError {}
