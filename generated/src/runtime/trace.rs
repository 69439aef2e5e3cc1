//! A span for each call, by OpenTelemetry's names for Elasticsearch. Without the feature `tracing`: nothing.
//!
//! A span holds no body, no parameter, no path but the endpoint's template, and no credential.

use http::{Method, StatusCode};

use crate::runtime::client::BaseUrl;
use crate::runtime::error::Error;

/// What a span tells of a call before it is made.
#[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "there are no spans"))]
pub(super) struct Call<'a> {
    pub(super) endpoint: &'static str,
    pub(super) method: Method,
    pub(super) template: Option<&'static str>,
    pub(super) url: &'a BaseUrl,
}

/// The span of a call, from the sending until its answer is read.
#[cfg(not(feature = "tracing"))]
pub(super) struct Span;

/// The span of a call, from the sending until its answer is read.
#[cfg(feature = "tracing")]
pub(super) struct Span(tracing::Span);

#[cfg(not(feature = "tracing"))]
#[allow(clippy::unused_self, reason = "as with the feature")]
impl Span {
    pub(super) fn new(_: &Call<'_>) -> Self {
        Self
    }

    pub(super) async fn around<T>(&self, exchange: impl Future<Output = T> + Send) -> T {
        exchange.await
    }

    pub(super) fn answered(&self, _: StatusCode) {}

    pub(super) fn refused(&self, _: StatusCode) {}

    pub(super) fn reading<T>(&self, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        read()
    }

    pub(super) fn failed(&self, _: &Error) {}
}

#[cfg(feature = "tracing")]
impl Span {
    pub(super) fn new(about: &Call<'_>) -> Self {
        Self(span(about))
    }

    /// What happens in it happens inside of the span.
    pub(super) async fn around<T>(&self, exchange: impl Future<Output = T> + Send) -> T {
        use tracing::Instrument as _;

        exchange.instrument(self.0.clone()).await
    }

    /// An answer came.
    pub(super) fn answered(&self, status: StatusCode) {
        self.0.record("db.response.status_code", status.as_str());
    }

    /// An answer came that nobody reads, with the status of an error.
    pub(super) fn refused(&self, status: StatusCode) {
        self.error(status.as_str());
    }

    /// The answer is read, and may turn out to be none.
    pub(super) fn reading<T>(&self, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        self.0.in_scope(read).inspect_err(|error| self.failed(error))
    }

    /// The call failed.
    pub(super) fn failed(&self, error: &Error) {
        match error {
            Error::Server(error) if error.status().is_success() => self.error("error_in_answer"),
            Error::Server(error) => self.error(error.status().as_str()),
            Error::Transport(error) => self.error(error.kind().name()),
            Error::Decode(_) => self.error("decode"),
            // There is no span yet.
            Error::Build(_) | Error::Config(_) => {}
        }
    }

    fn error(&self, kind: &str) {
        self.0.record("error.type", kind);
        self.0.record("otel.status_code", "ERROR");
    }
}

#[cfg(feature = "tracing")]
fn span(about: &Call<'_>) -> tracing::Span {
    use tracing::field::Empty;

    tracing::info_span!(
        "elasticsearch",
        otel.name = about.endpoint,
        otel.kind = "client",
        otel.status_code = Empty,
        db.system.name = "elasticsearch",
        db.operation.name = about.endpoint,
        http.request.method = about.method.as_str(),
        db.response.status_code = Empty,
        url.template = about.template,
        server.address = &*about.url.host,
        server.port = about.url.port,
        error.type = Empty,
    )
}
