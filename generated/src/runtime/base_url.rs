//! The URL of a server.

use std::fmt;
use std::sync::Arc;

use http::Uri;
use http::uri::Scheme;
use percent_encoding::percent_decode_str;

use crate::runtime::credentials::Credentials;
use crate::runtime::endpoint::has_dot_segments;

// The reasons why a URL can't be used, as the rest of a sentence that starts with "the URL".
const SCHEME: &str = "must start with `http://` or `https://`";
const WHITESPACE: &str = "starts or ends with whitespace (trim it if it was read from a file)";
const SEVERAL: &str = "contains a comma, as a list of URLs does: pass one URL, and build a client for each node";
const HOST: &str = "has no host";
const PORT: &str = "has a port that is not a number between 0 and 65535";
/// For a URL with an `@`, which may be a part of a password that is not encoded.
const PASSWORD: &str = "can't be parsed: in a password, all characters except letters and digits must be percent-encoded (`%` and two hexadecimal digits)";

/// The URL of a server, without user and password.
#[derive(Clone)]
pub(in crate::runtime) struct BaseUrl {
    /// Scheme, host and port: the start of every URL, also used in messages.
    pub(in crate::runtime) origin: Arc<str>,
    /// The path before the paths of Elasticsearch. It is empty, or starts with a slash and does not end with one.
    pub(in crate::runtime) path: Box<str>,
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "for spans"))]
    pub(in crate::runtime) host: Box<str>,
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "for spans"))]
    pub(in crate::runtime) port: u16,
}

impl BaseUrl {
    /// The URL of a server on the local machine.
    pub(in crate::runtime) fn localhost() -> Self {
        Self { origin: "http://localhost:9200".into(), path: "".into(), host: "localhost".into(), port: 9200 }
    }

    /// Parses a URL, and separates the user and the password from it.
    ///
    /// # Errors
    /// Returns an error if a client can't use the URL. The error is the reason, as the rest of a sentence that starts with
    /// "the URL". It contains no part of the URL, which may contain a password.
    pub(in crate::runtime) fn parse(url: &str) -> Result<(Self, Option<Credentials>), &'static str> {
        if url.trim() != url {
            return Err(WHITESPACE);
        }
        let (_, rest) = url.split_once("://").ok_or(SCHEME)?;
        let has_user = rest.contains('@');
        let invalid = |with_user, without_user| Err(if has_user { with_user } else { without_user });
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let authority = authority.rsplit_once('@').map_or(authority, |(_, authority)| authority);
        if authority.contains(',') || rest.contains(",http://") || rest.contains(",https://") {
            return Err(SEVERAL);
        }
        if url.contains('#') {
            return invalid("can't have a fragment (encode a `#` in a password as `%23`)", "can't have a fragment");
        }
        let Ok(uri) = url.parse::<Uri>() else {
            let reason = if authority.is_empty() { HOST } else { "contains a character that is not allowed in URLs" };
            return invalid(PASSWORD, reason);
        };
        let scheme = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS => scheme,
            _ => return Err(SCHEME),
        };
        let authority_with_user = uri.authority().ok_or(HOST)?.as_str();
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
                None if user.is_some() => return Err(PORT),
                // A slash in a password that is not encoded ends the authority before the `@`.
                None => return invalid(PASSWORD, PORT),
            },
        };
        if host.is_empty() {
            return Err(HOST);
        }
        if uri.query().is_some() {
            return invalid(
                "can't have a query string (encode a `?` in a password as `%3F`)",
                "can't have a query string",
            );
        }
        if has_dot_segments(uri.path()) || uri.path().contains('\\') || !uri.path().is_ascii() {
            return Err("has a path with a segment `.` or `..`, a backslash or a non-ASCII character");
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

fn credentials(user: &str) -> Result<Credentials, &'static str> {
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    let decode = |encoded| {
        let decoded = percent_decode_str(encoded).decode_utf8();
        decoded.map_err(|_| "has a user or a password that is not UTF-8 after percent-decoding")
    };
    Ok(Credentials::basic(decode(name)?, &*decode(password)?))
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}
