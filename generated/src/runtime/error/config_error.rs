//! Why a client can't be built.

use std::fmt;

use http::HeaderName;

/// A client that can't be built. It holds nothing of a URL, a credential or a header's value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigError {
    /// The URL is none that a client can call. The text says why, as what follows "the URL".
    InvalidUrl(&'static str),
    /// The proxy's URL is none. The text says why, in the same way.
    InvalidProxy(&'static str),
    /// A header's name holds a character that no name may hold, or is empty.
    InvalidHeaderName,
    /// The value of this header holds a character that no value may hold, such as a line break.
    InvalidHeaderValue(HeaderName),
    /// The transport sets this header itself.
    ReservedHeader(HeaderName),
    /// The credentials can't be sent. The text says why.
    InvalidCredentials(&'static str),
    /// The certificate can't be read. The text says why.
    InvalidCertificate(&'static str),
    /// There is no transport: the feature `reqwest` is off, and none was given.
    NoTransport,
    /// The transport can't be set up. The text is its own.
    TransportSetup(String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidUrl(reason) => write!(f, "the URL {reason}"),
            Self::InvalidProxy(reason) => write!(f, "the URL of the proxy {reason}"),
            Self::InvalidHeaderName => {
                f.write_str("a header's name is empty, or holds a character that no name may hold")
            }
            Self::InvalidHeaderValue(name) => {
                write!(f, "the value of the header `{name}` holds a character that none may hold, such as a line break")
            }
            Self::ReservedHeader(name) => write!(f, "the header `{name}` is the transport's own: leave it out"),
            Self::InvalidCredentials(reason) => write!(f, "the credentials: {reason}"),
            Self::InvalidCertificate(reason) => write!(f, "the CA certificate: {reason}"),
            Self::NoTransport => {
                f.write_str("there is no transport: turn on the feature `reqwest`, or give one to the builder")
            }
            Self::TransportSetup(reason) => write!(f, "the transport: {reason}"),
        }
    }
}

impl std::error::Error for ConfigError {}
