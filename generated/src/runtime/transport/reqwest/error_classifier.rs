//! Maps errors of reqwest to kinds and hints.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustls::CertificateError;

use crate::runtime::transport::{TransportError, TransportErrorKind};

const REFUSED: &str = "is the server running, and is the port correct?";
const NO_CONNECTION: &str =
    "is the host correct, and does a firewall block the connection? `ClientBuilder::connect_timeout` sets the limit";
const NO_TLS: &str = "does the server use TLS? if not, use a URL with `http://`";
const NEEDS_TLS: &str = "does the server use TLS? then use a URL with `https://`";
const RESTARTED: &str = "did the server or a proxy restart? the request may have been executed";
const UNKNOWN_ISSUER: &str = "is this the right cluster? then pass the certificate of its certificate authority to `ClientBuilder::ca_certificate`";
const OTHER_CLUSTER: &str = "the issuer has the name of a trusted certificate authority, but another key: does the CA certificate belong to another cluster?";
const WRONG_NAME: &str = "use a host name in the URL that the certificate contains";
const EXPIRED: &str = "renew the certificate of the server, or correct the clock of this machine";

/// Classifies errors by the settings of the transport and by the errors in the source chain.
#[derive(Clone)]
pub(super) struct ErrorClassifier {
    pub(super) is_tls: bool,
    /// The URL of the proxy, if there is one.
    pub(super) proxy: Option<Arc<str>>,
    /// The timeout for establishing a connection.
    pub(super) connect_timeout: Option<Duration>,
    /// The server has responded before, so the scheme of the URL is correct.
    has_responded: Arc<AtomicBool>,
}

impl ErrorClassifier {
    pub(super) fn new(is_tls: bool, proxy: Option<Arc<str>>, connect_timeout: Option<Duration>) -> Self {
        Self { is_tls, proxy, connect_timeout, has_responded: Arc::default() }
    }

    /// Records that the server responded.
    pub(super) fn record_response(&self) {
        self.has_responded.store(true, Ordering::Relaxed);
    }

    /// Classifies an error that occurred before the response, in a call with this timeout.
    pub(super) fn classify_before_response(&self, error: reqwest::Error, timeout: Option<Duration>) -> TransportError {
        let error = self.classify(error);
        // With a longer timeout of the call, the connect timeout would have been reached first.
        let may_be_connecting =
            self.connect_timeout.is_none_or(|connect| timeout.is_some_and(|timeout| timeout <= connect));
        if error.kind() != TransportErrorKind::TimedOut || !may_be_connecting {
            return error;
        }
        let limit = self.connect_timeout.map_or("unlimited".to_owned(), |connect| format!("{connect:?}"));
        let hint = format!(
            "no part of the response was received: the connection may not have been established; `ClientBuilder::connect_timeout` is {limit}"
        );
        error.with_hint(Some(hint.into()))
    }

    /// Classifies an error. Removes the URL from it, which contains parameters.
    pub(super) fn classify(&self, error: reqwest::Error) -> TransportError {
        let (kind, hint) = kind_and_hint(&error, self.is_tls, self.has_responded.load(Ordering::Relaxed));
        let hint = match &self.proxy {
            // The error may be of the proxy or of the server.
            Some(proxy) if error.is_connect() => Some(format!("through the proxy {proxy}").into()),
            _ => hint.map(Cow::Borrowed),
        };
        TransportError::new(kind, error.without_url()).with_hint(hint)
    }
}

fn kind_and_hint(
    error: &reqwest::Error,
    is_tls: bool,
    has_responded: bool,
) -> (TransportErrorKind, Option<&'static str>) {
    let chain = ErrorChain::new(error);
    if error.is_timeout() {
        return if error.is_connect() {
            (TransportErrorKind::ConnectTimedOut, Some(NO_CONNECTION))
        } else {
            (TransportErrorKind::TimedOut, None)
        };
    }
    if let Some(error) = chain.tls {
        return (TransportErrorKind::Tls, tls_hint(error));
    }
    if error.is_connect() {
        // A server that does not use TLS closes the connection during the handshake.
        let is_handshake = is_tls && chain.is_connection_closed();
        return if is_handshake {
            (TransportErrorKind::Tls, Some(NO_TLS))
        } else {
            let is_refused = chain.io == Some(io::ErrorKind::ConnectionRefused);
            (TransportErrorKind::Connect, is_refused.then_some(REFUSED))
        };
    }
    if chain.is_connection_closed() {
        // A server that uses TLS closes a connection without TLS.
        let is_first = !is_tls && !has_responded && chain.http.is_some_and(hyper::Error::is_incomplete_message);
        return (TransportErrorKind::ConnectionClosed, Some(if is_first { NEEDS_TLS } else { RESTARTED }));
    }
    let is_http = chain.http.is_some_and(hyper::Error::is_parse);
    if is_http || error.is_decode() || error.is_body() {
        let is_other_protocol = !is_tls && !has_responded && chain.http.is_some_and(is_not_http);
        return (TransportErrorKind::InvalidResponse, is_other_protocol.then_some(NEEDS_TLS));
    }
    (TransportErrorKind::Other, None)
}

/// Returns true if the response does not start like HTTP. hyper distinguishes this from other parse errors only by the message.
fn is_not_http(error: &hyper::Error) -> bool {
    error.is_parse() && error.to_string() == "invalid HTTP version parsed"
}

/// The errors in a source chain that determine the kind.
struct ErrorChain<'e> {
    tls: Option<&'e rustls::Error>,
    http: Option<&'e hyper::Error>,
    io: Option<io::ErrorKind>,
}

impl<'e> ErrorChain<'e> {
    fn new(error: &'e (dyn StdError + 'static)) -> Self {
        let mut chain = Self { tls: None, http: None, io: None };
        let mut next = Some(error);
        while let Some(error) = next {
            next = error.source();
            if let Some(error) = error.downcast_ref::<io::Error>() {
                chain.io = Some(error.kind());
                // The source of an I/O error is the source of the error that it wraps, not that error.
                next = error.get_ref().map(|inner| inner as &(dyn StdError + 'static));
            }
            chain.http = error.downcast_ref().or(chain.http);
            chain.tls = error.downcast_ref().or(chain.tls);
        }
        chain
    }

    fn is_connection_closed(&self) -> bool {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        let is_io_error = matches!(self.io, Some(BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof));
        is_io_error
            || self.http.is_some_and(|error| error.is_incomplete_message() || error.is_closed() || error.is_canceled())
    }
}

fn tls_hint(error: &rustls::Error) -> Option<&'static str> {
    let rustls::Error::InvalidCertificate(error) = error else {
        return matches!(error, rustls::Error::InvalidMessage(_)).then_some(NO_TLS);
    };
    match error {
        CertificateError::UnknownIssuer => Some(UNKNOWN_ISSUER),
        // Every cluster creates a certificate authority with the same name.
        CertificateError::BadSignature => Some(OTHER_CLUSTER),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Some(WRONG_NAME),
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Some(EXPIRED),
        _ => None,
    }
}
