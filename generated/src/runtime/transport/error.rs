//! Why no answer came.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::one_line::write_one_line;

type Source = Box<dyn StdError + Send + Sync>;

/// No answer came, or not all of it.
///
/// Whether the server carried the request out is not known, but for [`Connect`](TransportErrorKind::Connect),
/// [`ConnectTimedOut`](TransportErrorKind::ConnectTimedOut) and [`Tls`](TransportErrorKind::Tls): it never saw that one.
///
/// `Display` says what failed, with which server, and the innermost cause; it never holds a path, a parameter or a body.
pub struct TransportError(Box<Inner>);

struct Inner {
    kind: TransportErrorKind,
    source: Source,
    hint: Option<Cow<'static, str>>,
    call: Option<CallContext>,
}

/// What the client knows of the call.
struct CallContext {
    endpoint: &'static str,
    server: Arc<str>,
    limit: Option<Duration>,
}

/// What went wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no connection: refused, no such host, no route.
    Connect,
    /// There was no connection within the time for that.
    ConnectTimedOut,
    /// There is a connection, and no TLS over it: an unknown certificate authority, a wrong host name, no TLS at all.
    Tls,
    /// The answer was not complete within the time limit.
    TimedOut,
    /// The connection ended before the answer was complete.
    ConnectionClosed,
    /// What came is not HTTP, or not what its `content-encoding` says.
    InvalidResponse,
    /// The answer has more bytes, once they are decompressed, than the client takes.
    ResponseTooLarge,
    /// Something else.
    Other,
}

impl TransportError {
    /// For transports of one's own.
    ///
    /// ```
    /// use generated::transport::{TransportError, TransportErrorKind};
    ///
    /// let error = TransportError::new(TransportErrorKind::Connect, "the tunnel is down");
    /// assert_eq!(error.to_string(), "could not connect: the tunnel is down");
    /// ```
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Box::new(Inner { kind, source: source.into(), hint: None, call: None }))
    }

    /// The same, with a sentence on what to do.
    #[cfg(feature = "reqwest")]
    pub(super) fn with_hint(mut self, hint: Option<Cow<'static, str>>) -> Self {
        self.0.hint = hint;
        self
    }

    pub(in crate::runtime) fn with_call_context(
        mut self,
        endpoint: &'static str,
        server: &Arc<str>,
        limit: Option<Duration>,
    ) -> Self {
        self.0.call = Some(CallContext { endpoint, server: Arc::clone(server), limit });
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.0.kind
    }

    /// What failed, by the transport's own account: an I/O error may be among its sources.
    pub fn underlying_error(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.0.source
    }

    /// The endpoint's name in the specification, once the client has seen the error.
    pub fn endpoint(&self) -> Option<&'static str> {
        self.0.call.as_ref().map(|call| call.endpoint)
    }
}

impl TransportErrorKind {
    /// A short name, for traces.
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
        let Inner { kind, source, hint, call } = &*self.0;
        if let Some(call) = call {
            write!(f, "{}: ", call.endpoint)?;
        }
        let (before, after) = match kind {
            TransportErrorKind::Connect => ("could not connect", " to "),
            TransportErrorKind::ConnectTimedOut => ("no connection in time", " to "),
            TransportErrorKind::Tls => ("TLS failed", " with "),
            TransportErrorKind::TimedOut => ("no complete answer in time", " from "),
            TransportErrorKind::ConnectionClosed => ("the connection ended before the answer was complete", ", with "),
            TransportErrorKind::InvalidResponse => ("the answer can't be read", ", from "),
            TransportErrorKind::ResponseTooLarge => ("the answer is too large", ", from "),
            TransportErrorKind::Other => ("the request could not be sent", " to "),
        };
        f.write_str(before)?;
        if let Some(call) = call {
            write!(f, "{after}{}", call.server)?;
            if let (TransportErrorKind::TimedOut, Some(limit)) = (kind, call.limit) {
                write!(f, ": the limit is {limit:?}, which `request_timeout` sets")?;
            }
        }
        if *kind != TransportErrorKind::TimedOut {
            f.write_str(": ")?;
            write_one_line(f, &innermost(&**source))?;
        }
        hint.as_ref().map_or(Ok(()), |hint| write!(f, " ({hint})"))
    }
}

/// The outer layers say that something failed; the innermost one says what.
fn innermost<'e>(mut error: &'e (dyn StdError + 'static)) -> &'e (dyn StdError + 'static) {
    while let Some(source) = error.source() {
        error = source;
    }
    error
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({:?}, {self})", self.0.kind)
    }
}

/// Without a source: `Display` says what is to be said, and [`failure`](TransportError::underlying_error) has the rest.
impl StdError for TransportError {}
