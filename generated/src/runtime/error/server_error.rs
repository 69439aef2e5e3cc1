//! An error that the server answered with.

use std::fmt;
use std::time::Duration;

use http::{StatusCode, Uri, header};

use super::error_cause::{CauseChain, ErrorCause};
use crate::runtime::one_line::write_one_line;
use crate::runtime::raw_response::RawResponse;

/// An answer whose status, or whose body, says that the call failed.
///
/// `Display` and `Debug` hold the status and the server's reason; the whole answer is in [`response`](Self::response).
pub struct ServerError(Box<Inner>);

struct Inner {
    response: RawResponse,
    cause: Option<ErrorCause>,
}

impl ServerError {
    pub(in crate::runtime) fn new(response: RawResponse) -> Self {
        let cause = ErrorCause::from_body(response.body());
        Self(Box::new(Inner { response, cause }))
    }

    /// What the server answered.
    pub fn response(&self) -> &RawResponse {
        &self.0.response
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.response.status()
    }

    /// What the server says of it. None where the body is no error as Elasticsearch writes them: a page of a proxy, a
    /// normal body, nothing at all.
    pub fn cause(&self) -> Option<&ErrorCause> {
        self.0.cause.as_ref()
    }

    /// How long the server asks to wait before the next try, in whole seconds; see [`Error::retry_after`].
    ///
    /// [`Error::retry_after`]: crate::runtime::Error::retry_after
    pub fn retry_after(&self) -> Option<Duration> {
        let seconds = self.0.response.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
        seconds.trim().parse().ok().map(Duration::from_secs)
    }

    fn fmt_cause(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { response, cause } = &*self.0;
        let size = response.body().len();
        if let Some(cause) = cause {
            f.write_str(": ")?;
            return if write_one_line(f, &CauseChain(cause))? {
                f.write_str("… (all of it in `cause()`)")
            } else {
                Ok(())
            };
        }
        if let Some(encoding) = response.content_encoding() {
            write!(f, ", and a body of {size} bytes, encoded as ")?;
            write_one_line(f, &encoding)?;
            return f.write_str(", which was not asked for: does a proxy answer in its place?");
        }
        match response.non_json_media_type() {
            _ if size == 0 => f.write_str(", and no body"),
            Some(media_type) => {
                write!(f, ", and a body of {size} bytes, ")?;
                write_one_line(f, &media_type)?;
                f.write_str(", that is no error of Elasticsearch: does a proxy answer in its place?")
            }
            None => write!(f, ", and a body of {size} bytes that says no reason"),
        }
    }

    /// What to do, where that is plain.
    fn fmt_hint(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { response, cause } = &*self.0;
        if response.status().is_redirection() {
            return match location(response) {
                Some(Location::Here) => {
                    f.write_str(" (redirects are not followed; this one leads to another path of the same server)")
                }
                Some(Location::Server(url)) => {
                    f.write_str(" (redirects are not followed: build the client with the URL that it leads to, at ")?;
                    write_one_line(f, &url)?;
                    f.write_str(")")
                }
                None => Ok(()),
            };
        }
        if let Some(wait) = self.retry_after() {
            return write!(f, " (it asks to wait {} s before the next try)", wait.as_secs());
        }
        if response.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
            return f.write_str(
                " (a proxy asks who calls: the URL given to `ClientBuilder::proxy` can hold a user and a password)",
            );
        }
        let type_ = cause.as_ref().and_then(|cause| cause.type_.as_deref());
        if type_ == Some("media_type_header_exception") {
            f.write_str(" (is it a server of another version? `ClientBuilder::media_type` sets which one to speak)")?;
        }
        Ok(())
    }
}

/// Where a redirect leads.
enum Location {
    /// Another path of the same server.
    Here,
    /// Scheme, host and port; the rest may hold what is not for a log.
    Server(String),
}

fn location(response: &RawResponse) -> Option<Location> {
    let text = response.headers().get(header::LOCATION)?.to_str().ok()?;
    if text.starts_with('/') && !text.starts_with("//") {
        return Some(Location::Here);
    }
    let location: Uri = text.parse().ok()?;
    let port = location.port().map(|port| format!(":{port}")).unwrap_or_default();
    Some(Location::Server(format!("{}://{}{port}", location.scheme_str()?, location.host()?)))
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.response.fmt_summary(f)?;
        if self.status().is_success() {
            f.write_str(", but the answer is an error")?;
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
