//! What a failure of reqwest means.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustls::CertificateError;

use crate::runtime::transport::{TransportError, TransportErrorKind};

const REFUSED: &str = "is the server running, and is this its port?";
const NO_CONNECTION: &str =
    "is this its host, and does no firewall stand in between? `ClientBuilder::connect_timeout` sets how long to wait";
const NO_TLS: &str = "does the server speak TLS? if not, the URL begins with `http://`";
const NEEDS_TLS: &str = "does the server speak TLS? then the URL begins with `https://`";
const RESTARTED: &str = "did the server or a proxy restart? whether it carried the request out is not known";
const UNKNOWN_ISSUER: &str =
    "is this the cluster that you mean? then give the certificate of its authority to `ClientBuilder::ca_certificate`";
const OTHER_CLUSTER: &str = "an authority of the same name and another key issued it: was the certificate given to the client another cluster's?";
const WRONG_NAME: &str = "use a name in the URL that the certificate has";
const EXPIRED: &str = "renew the server's certificate, or set this machine's clock";

/// How the server is reached.
#[derive(Clone)]
pub(super) struct ErrorClassifier {
    pub(super) is_tls: bool,
    /// Where the proxy is, if there is one.
    pub(super) proxy: Option<Arc<str>>,
    /// How long a connection may take to come up.
    pub(super) connect_timeout: Option<Duration>,
    /// Whether an answer came this way once: then both sides speak of the same protocol.
    has_responded: Arc<AtomicBool>,
}

impl ErrorClassifier {
    pub(super) fn new(is_tls: bool, proxy: Option<Arc<str>>, connect_timeout: Option<Duration>) -> Self {
        Self { is_tls, proxy, connect_timeout, has_responded: Arc::default() }
    }

    /// An answer came.
    pub(super) fn record_response(&self) {
        self.has_responded.store(true, Ordering::Relaxed);
    }

    /// What went wrong before the answer began, of a call with this limit.
    pub(super) fn classify_before_response(&self, error: reqwest::Error, limit: Option<Duration>) -> TransportError {
        let error = self.classify(error);
        // Else the connection would have been given up first.
        let may_be_connecting = self.connect_timeout.is_none_or(|connect| limit.is_some_and(|limit| limit <= connect));
        if error.kind() != TransportErrorKind::TimedOut || !may_be_connecting {
            return error;
        }
        let time = self.connect_timeout.map_or("any time".to_owned(), |connect| format!("{connect:?}"));
        let hint = format!(
            "nothing of the answer came: perhaps there was no connection yet, for which `ClientBuilder::connect_timeout` leaves {time}"
        );
        error.with_hint(Some(hint.into()))
    }

    /// Without the URL, which holds parameters.
    pub(super) fn classify(&self, error: reqwest::Error) -> TransportError {
        let (kind, hint) = kind_and_hint(&error, self.is_tls, self.has_responded.load(Ordering::Relaxed));
        let hint = match &self.proxy {
            // Whose fault it is nobody knows from here.
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
    let chain = ErrorChain::of(error);
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
        // A host that listens and then hangs up does so in the middle of the handshake.
        let is_handshake = is_tls && chain.is_connection_closed();
        return if is_handshake {
            (TransportErrorKind::Tls, Some(NO_TLS))
        } else {
            let is_refused = chain.io == Some(io::ErrorKind::ConnectionRefused);
            (TransportErrorKind::Connect, is_refused.then_some(REFUSED))
        };
    }
    if chain.is_connection_closed() {
        // A server that speaks TLS hangs up on whoever does not.
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

/// Whether what came does not begin as HTTP does, rather than being wrong further on. hyper tells these apart by its text alone.
fn is_not_http(error: &hyper::Error) -> bool {
    error.is_parse() && error.to_string() == "invalid HTTP version parsed"
}

/// What is worth knowing among an error and its causes.
struct ErrorChain<'e> {
    tls: Option<&'e rustls::Error>,
    http: Option<&'e hyper::Error>,
    io: Option<io::ErrorKind>,
}

impl<'e> ErrorChain<'e> {
    fn of(error: &'e (dyn StdError + 'static)) -> Self {
        let mut chain = Self { tls: None, http: None, io: None };
        let mut next = Some(error);
        while let Some(error) = next {
            next = error.source();
            if let Some(error) = error.downcast_ref::<io::Error>() {
                chain.io = Some(error.kind());
                // What an I/O error wraps is not its source, but the source of that is.
                next = error.get_ref().map(|inner| inner as &(dyn StdError + 'static));
            }
            chain.http = error.downcast_ref().or(chain.http);
            chain.tls = error.downcast_ref().or(chain.tls);
        }
        chain
    }

    fn is_connection_closed(&self) -> bool {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        let by_io = matches!(self.io, Some(BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof));
        by_io
            || self.http.is_some_and(|error| error.is_incomplete_message() || error.is_closed() || error.is_canceled())
    }
}

fn tls_hint(error: &rustls::Error) -> Option<&'static str> {
    let rustls::Error::InvalidCertificate(error) = error else {
        return matches!(error, rustls::Error::InvalidMessage(_)).then_some(NO_TLS);
    };
    match error {
        CertificateError::UnknownIssuer => Some(UNKNOWN_ISSUER),
        // Another authority of the same name: every cluster makes itself one, and names it alike.
        CertificateError::BadSignature => Some(OTHER_CLUSTER),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Some(WRONG_NAME),
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Some(EXPIRED),
        _ => None,
    }
}
