//! The error of a response that reports an error.

use std::fmt;
use std::time::Duration;

use http::{StatusCode, Uri, header};

use super::error_cause::{CauseChain, ErrorCause};
use crate::runtime::one_line::{ByteCount, write_one_line};
use crate::runtime::raw_response::RawResponse;

/// A response whose status or body reports an error.
///
/// `Display` and `Debug` contain the status and the reason of the server. The response is in [`response`](Self::response).
pub struct ServerError(Box<Inner>);

struct Inner {
    response: RawResponse,
    cause: Option<ErrorCause>,
}

/// The kind of a [`ServerError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServerErrorKind {
    /// The status reports the error.
    ErrorStatus,
    /// The status is 2xx, and the body contains the error.
    ErrorBody,
}

impl ServerError {
    pub(in crate::runtime) fn new(response: RawResponse) -> Self {
        let cause = ErrorCause::from_body(response.body());
        Self(Box::new(Inner { response, cause }))
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ServerErrorKind {
        if self.status().is_success() { ServerErrorKind::ErrorBody } else { ServerErrorKind::ErrorStatus }
    }

    /// Returns the response.
    pub fn response(&self) -> &RawResponse {
        &self.0.response
    }

    /// Returns the status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.response.status()
    }

    /// Returns the error in the body. `None` if the body is not an error of Elasticsearch: a page of a proxy, the usual
    /// response of the endpoint, or no body.
    pub fn cause(&self) -> Option<&ErrorCause> {
        self.0.cause.as_ref()
    }

    /// Returns the time after which the server asks to retry, in whole seconds; see [`Error::retry_after`].
    ///
    /// [`Error::retry_after`]: crate::runtime::Error::retry_after
    pub fn retry_after(&self) -> Option<Duration> {
        let seconds = self.0.response.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
        seconds.trim().parse().ok().map(Duration::from_secs)
    }

    fn fmt_cause(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { response, cause } = &*self.0;
        let size = ByteCount(response.body().len());
        if let Some(cause) = cause {
            f.write_str(": ")?;
            let is_truncated = write_one_line(f, &CauseChain(cause))?;
            return if is_truncated { f.write_str("… (truncated, complete in `cause()`)") } else { Ok(()) };
        }
        if let Some(encoding) = response.content_encoding() {
            write!(f, ", with a body of {size} encoded as ")?;
            write_one_line(f, &encoding)?;
            return f.write_str(", which the client did not request (is it the response of a proxy?)");
        }
        match response.non_json_media_type() {
            _ if response.body().is_empty() => f.write_str(", without a body"),
            Some(media_type) => {
                write!(f, ", with a body of {size} of type ")?;
                write_one_line(f, &media_type)?;
                f.write_str(", which is not an error of Elasticsearch (is it the response of a proxy?)")
            }
            None => write!(f, ", with a body of {size} that contains no reason"),
        }
    }

    /// Suggests what to do, if that is clear from the response.
    fn fmt_hint(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { response, cause } = &*self.0;
        if response.status().is_redirection() {
            return match redirect_target(response) {
                Some(RedirectTarget::SameServer) => {
                    f.write_str(" (redirects are not followed; this one leads to another path of the same server)")
                }
                Some(RedirectTarget::Server(url)) => {
                    f.write_str(
                        " (redirects are not followed; build the client with the URL of the target, which is at ",
                    )?;
                    write_one_line(f, &url)?;
                    f.write_str(")")
                }
                None => Ok(()),
            };
        }
        if let Some(wait) = self.retry_after() {
            return write!(f, " (the server asks to wait {} s before a retry)", wait.as_secs());
        }
        if response.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
            return f.write_str(
                " (the proxy requires authentication: add a user and a password to the URL passed to `ClientBuilder::proxy`)",
            );
        }
        let type_ = cause.as_ref().and_then(|cause| cause.type_.as_deref());
        if type_ == Some("media_type_header_exception") {
            f.write_str(" (does the server have another major version? `ClientBuilder::media_type` sets the version to request)")?;
        }
        Ok(())
    }
}

/// The target of a redirect.
enum RedirectTarget {
    /// Another path of the same server.
    SameServer,
    /// Scheme, host and port. The rest of the URL may contain secrets.
    Server(String),
}

fn redirect_target(response: &RawResponse) -> Option<RedirectTarget> {
    let location = response.headers().get(header::LOCATION)?.to_str().ok()?;
    if location.starts_with('/') && !location.starts_with("//") {
        return Some(RedirectTarget::SameServer);
    }
    let target: Uri = location.parse().ok()?;
    let port = target.port().map(|port| format!(":{port}")).unwrap_or_default();
    Some(RedirectTarget::Server(format!("{}://{}{port}", target.scheme_str()?, target.host()?)))
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.response.fmt_summary(f)?;
        if self.kind() == ServerErrorKind::ErrorBody {
            f.write_str(", but the body is an error")?;
        }
        self.fmt_cause(f)?;
        self.fmt_hint(f)
    }
}

impl fmt::Debug for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerError({self})")
    }
}

impl std::error::Error for ServerError {}
