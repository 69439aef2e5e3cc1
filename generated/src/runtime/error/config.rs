//! Why a client can't be built.

use std::fmt;

use http::HeaderName;

/// A client that can't be built. It holds nothing of a URL, a credential or a header's value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigError {
    /// The URL is none that a client can call. The text says why, as what follows "the URL".
    Url(&'static str),
    /// The proxy's URL is none. The text says why, in the same way.
    Proxy(&'static str),
    /// A header's name holds a character that no name may hold, or is empty.
    HeaderName,
    /// The value of this header holds a character that no value may hold, such as a line break.
    HeaderValue(HeaderName),
    /// The transport sets this header itself.
    HeaderReserved(HeaderName),
    /// The credentials can't be sent. The text says why.
    Credentials(&'static str),
    /// The certificate can't be read. The text says why.
    Certificate(&'static str),
    /// There is no transport: the feature `reqwest` is off, and none was given.
    NoTransport,
    /// The transport can't be set up. The text is its own.
    Transport(String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(problem) => write!(f, "the URL {problem}"),
            Self::Proxy(problem) => write!(f, "the URL of the proxy {problem}"),
            Self::HeaderName => f.write_str("a header's name is empty, or holds a character that no name may hold"),
            Self::HeaderValue(name) => {
                write!(f, "the value of the header `{name}` holds a character that none may hold, such as a line break")
            }
            Self::HeaderReserved(name) => write!(f, "the header `{name}` is the transport's own: leave it out"),
            Self::Credentials(problem) => write!(f, "the credentials: {problem}"),
            Self::Certificate(problem) => write!(f, "the CA certificate: {problem}"),
            Self::NoTransport => {
                f.write_str("there is no transport: turn on the feature `reqwest`, or give one to the builder")
            }
            Self::Transport(problem) => write!(f, "the transport: {problem}"),
        }
    }
}

impl std::error::Error for ConfigError {}
