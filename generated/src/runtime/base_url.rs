//! Where the server is.

use std::fmt;
use std::sync::Arc;

use http::Uri;
use http::uri::Scheme;
use percent_encoding::percent_decode_str;

use crate::runtime::credentials::Credentials;
use crate::runtime::endpoint::has_dot_segments;
use crate::runtime::error::ConfigError;

const SCHEME: &str = "must begin with `http://` or `https://`";
const SPACE: &str = "begins or ends with a space or a line break: was it read from a file? then trim it";
const SEVERAL: &str = "holds a comma, as several do: give one URL, and build a client for each node";
const HOST: &str = "has no host";
const PORT: &str = "has a port that is no number between 0 and 65535";
/// Whether a user stands in it or is only meant to, an `@` tells.
const PASSWORD: &str =
    "can't be read; in a password everything but letters and digits is written as `%` and two hexadecimal digits";

/// A server's URL, without what stood in it of a user.
#[derive(Clone)]
pub(in crate::runtime) struct BaseUrl {
    /// Scheme, host and port: for messages, and the beginning of every URL.
    pub(in crate::runtime) origin: Arc<str>,
    /// The path in front of Elasticsearch's own: empty, or begins with a slash and ends with none.
    pub(in crate::runtime) path: Box<str>,
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "for traces"))]
    pub(in crate::runtime) host: Box<str>,
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "for traces"))]
    pub(in crate::runtime) port: u16,
}

impl BaseUrl {
    /// Where Elasticsearch is on the machine of a developer.
    pub(in crate::runtime) fn localhost() -> Self {
        Self { origin: "http://localhost:9200".into(), path: "".into(), host: "localhost".into(), port: 9200 }
    }

    /// The URL, and the user that stood in it.
    ///
    /// # Errors
    /// When it is none that a client can call. The error holds nothing of the text, which may have a password in it.
    pub(in crate::runtime) fn parse(text: &str) -> Result<(Self, Option<Credentials>), ConfigError> {
        if text.trim() != text {
            return Err(ConfigError::InvalidUrl(SPACE));
        }
        let (_, rest) = text.split_once("://").ok_or(ConfigError::InvalidUrl(SCHEME))?;
        let has_user = rest.contains('@');
        let invalid_url =
            |with_user, without_user| Err(ConfigError::InvalidUrl(if has_user { with_user } else { without_user }));
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let authority = authority.rsplit_once('@').map_or(authority, |(_, authority)| authority);
        if authority.contains(',') || rest.contains(",http://") || rest.contains(",https://") {
            return Err(ConfigError::InvalidUrl(SEVERAL));
        }
        if text.contains('#') {
            return invalid_url("can't have a fragment; a `#` in a password is written `%23`", "can't have a fragment");
        }
        let Ok(uri) = text.parse::<Uri>() else {
            let reason =
                if authority.is_empty() { HOST } else { "can't be read: it holds a character that no URL has" };
            return invalid_url(PASSWORD, reason);
        };
        let scheme = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS => scheme,
            _ => return Err(ConfigError::InvalidUrl(SCHEME)),
        };
        let authority_with_user = uri.authority().ok_or(ConfigError::InvalidUrl(HOST))?.as_str();
        let (user, authority) = match authority_with_user.rsplit_once('@') {
            Some((user, authority)) => (Some(user), authority),
            None => (None, authority_with_user),
        };
        let host = uri.host().unwrap_or_default();
        let default_port = if *scheme == Scheme::HTTPS { 443 } else { 80 };
        let port = match authority.strip_prefix(host).unwrap_or_default() {
            "" => default_port,
            port => match port.strip_prefix(':').and_then(|port| port.parse().ok()) {
                Some(port) => port,
                // A slash in a password ends the user, as it ends the host.
                None => {
                    return if user.is_some() {
                        Err(ConfigError::InvalidUrl(PORT))
                    } else {
                        invalid_url(PASSWORD, PORT)
                    };
                }
            },
        };
        if host.is_empty() {
            return Err(ConfigError::InvalidUrl(HOST));
        }
        if uri.query().is_some() {
            return invalid_url(
                "can't have a query string; a `?` in a password is written `%3F`",
                "can't have a query string",
            );
        }
        if has_dot_segments(uri.path()) || uri.path().contains('\\') || !uri.path().is_ascii() {
            return Err(ConfigError::InvalidUrl(
                "has a path with a segment `.` or `..`, a backslash, or what is not ASCII",
            ));
        }
        let url = Self {
            origin: format!("{scheme}://{authority}").into(),
            path: uri.path().trim_end_matches('/').into(),
            host: host.trim_start_matches('[').trim_end_matches(']').into(),
            port,
        };
        Ok((url, user.map(credentials).transpose()?))
    }
}

fn credentials(user: &str) -> Result<Credentials, ConfigError> {
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    let decode = |text| {
        let decoded = percent_decode_str(text).decode_utf8();
        decoded.map_err(|_| ConfigError::InvalidUrl("has a user or a password that is no UTF-8 once it is decoded"))
    };
    Ok(Credentials::basic(decode(name)?, &*decode(password)?))
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}
