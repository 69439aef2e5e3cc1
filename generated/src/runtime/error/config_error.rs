//! The error of an invalid client configuration.

use std::error::Error as StdError;
use std::fmt;

use http::HeaderName;

use crate::runtime::one_line::write_innermost;

type UnderlyingError = Box<dyn StdError + Send + Sync>;

/// An invalid configuration of a client.
///
/// `Display` and `Debug` contain no URL, no credentials and no header value.
///
/// ```
/// use generated::error::ConfigErrorKind;
/// use generated::{Client, Error};
///
/// let Err(Error::Config(error)) = Client::builder("localhost:9200").build() else { panic!() };
/// assert!(matches!(error.kind(), ConfigErrorKind::InvalidUrl(_)));
/// assert_eq!(error.to_string(), "the URL must start with `http://` or `https://`");
/// ```
pub struct ConfigError(Box<Inner>);

struct Inner {
    kind: ConfigErrorKind,
    underlying: Option<UnderlyingError>,
}

/// The kind of a [`ConfigError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigErrorKind {
    /// The URL can't be used. The string gives the reason, as the rest of a sentence that starts with "the URL".
    InvalidUrl(&'static str),
    /// The URL of the proxy can't be used. The string gives the reason, as the rest of such a sentence.
    InvalidProxy(&'static str),
    /// The name of a header is empty or contains a character that is not allowed.
    InvalidHeaderName,
    /// The value of this header contains a character that is not allowed, such as a line break.
    InvalidHeaderValue(HeaderName),
    /// The transport sets this header.
    ReservedHeader(HeaderName),
    /// The credentials can't be sent, for this reason.
    InvalidCredentials(&'static str),
    /// The certificate can't be read, for this reason.
    InvalidCertificate(&'static str),
    /// The crate has no transport, because its feature `reqwest` is off, and no transport was set.
    NoTransport,
    /// The transport can't be created; see [`ConfigError::underlying_error`].
    TransportSetup,
}

impl ConfigError {
    pub(in crate::runtime) fn new(kind: ConfigErrorKind) -> Self {
        Self(Box::new(Inner { kind, underlying: None }))
    }

    #[cfg(feature = "reqwest")]
    pub(in crate::runtime) fn with_underlying_error(mut self, error: impl Into<UnderlyingError>) -> Self {
        self.0.underlying = Some(error.into());
        self
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> &ConfigErrorKind {
        &self.0.kind
    }

    /// Returns the underlying error, for downcasting: an error of rustls or reqwest, if one of them rejected the configuration.
    pub fn underlying_error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        self.0.underlying.as_deref()
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            ConfigErrorKind::InvalidUrl(reason) => write!(f, "the URL {reason}"),
            ConfigErrorKind::InvalidProxy(reason) => write!(f, "the URL of the proxy {reason}"),
            ConfigErrorKind::InvalidHeaderName => {
                f.write_str("invalid header name: it is empty or contains a character that is not allowed")
            }
            ConfigErrorKind::InvalidHeaderValue(name) => {
                write!(
                    f,
                    "invalid value of the header `{name}`: it contains a character that is not allowed, such as a line break"
                )
            }
            ConfigErrorKind::ReservedHeader(name) => write!(f, "the transport sets the header `{name}`: remove it"),
            ConfigErrorKind::InvalidCredentials(reason) => write!(f, "invalid credentials: {reason}"),
            ConfigErrorKind::InvalidCertificate(reason) => write!(f, "invalid CA certificate: {reason}"),
            ConfigErrorKind::NoTransport => {
                f.write_str("no transport: enable the feature `reqwest`, or pass one to `ClientBuilder::transport`")
            }
            ConfigErrorKind::TransportSetup => {
                f.write_str("the transport can't be created")?;
                let Some(error) = self.underlying_error() else { return Ok(()) };
                f.write_str(": ")?;
                write_innermost(f, error)
            }
        }
    }
}

impl fmt::Debug for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ConfigError({self})")
    }
}

/// `source()` returns `None`, because `Display` is complete; see [`ConfigError::underlying_error`].
impl StdError for ConfigError {}
