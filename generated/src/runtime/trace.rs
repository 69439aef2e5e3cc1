//! A span for each call, with the attributes of OpenTelemetry for Elasticsearch. Without the feature `tracing` there are no
//! spans.
//!
//! A span contains no body, no parameters, no credentials, and the URL template instead of the path.

use http::{Method, StatusCode};

use crate::runtime::Error;
use crate::runtime::base_url::BaseUrl;
use crate::runtime::json::Deviation;
#[cfg(feature = "tracing")]
use crate::runtime::json::DeviationKind;

/// The attributes of a span that are known before the request is sent.
#[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "there are no spans"))]
pub(super) struct CallAttributes<'a> {
    pub(super) endpoint: &'static str,
    pub(super) method: Method,
    pub(super) template: Option<&'static str>,
    pub(super) url: &'a BaseUrl,
}

/// The span of a call, from sending the request to decoding the response.
#[cfg(not(feature = "tracing"))]
pub(super) struct Span;

/// The span of a call, from sending the request to decoding the response.
#[cfg(feature = "tracing")]
pub(super) struct Span(tracing::Span);

#[cfg(not(feature = "tracing"))]
#[allow(clippy::unused_self, reason = "same signature as with the feature")]
impl Span {
    pub(super) fn new(_: &CallAttributes<'_>) -> Self {
        Self
    }

    pub(super) async fn instrument<T>(&self, exchange: impl Future<Output = T> + Send) -> T {
        exchange.await
    }

    pub(super) fn record_status(&self, _: StatusCode) {}

    pub(super) fn record_error_status(&self, _: StatusCode) {}

    pub(super) fn decode<T>(&self, decode: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        decode()
    }

    pub(super) fn record_error(&self, _: &Error) {}

    pub(super) fn record_deviations(&self, _: &str, _: &[Deviation]) {}
}

#[cfg(feature = "tracing")]
impl Span {
    pub(super) fn new(attributes: &CallAttributes<'_>) -> Self {
        Self(span(attributes))
    }

    /// Runs a future inside the span.
    pub(super) async fn instrument<T>(&self, exchange: impl Future<Output = T> + Send) -> T {
        use tracing::Instrument as _;

        exchange.instrument(self.0.clone()).await
    }

    /// Records the status of the response.
    pub(super) fn record_status(&self, status: StatusCode) {
        self.0.record("db.response.status_code", status.as_str());
    }

    /// Records the status of an error response that is not decoded.
    pub(super) fn record_error_status(&self, status: StatusCode) {
        self.record_error_type(status.as_str());
    }

    /// Decodes the response inside the span, and records an error.
    pub(super) fn decode<T>(&self, decode: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        self.0.in_scope(decode).inspect_err(|error| self.record_error(error))
    }

    /// Records the error of the call.
    pub(super) fn record_error(&self, error: &Error) {
        match error {
            Error::Server(error) if error.status().is_success() => self.record_error_type("error_in_body"),
            Error::Server(error) => self.record_error_type(error.status().as_str()),
            Error::Transport(error) => self.record_error_type(error.kind().name()),
            Error::Decode(_) => self.record_error_type("decode"),
            // These errors occur before the span starts.
            Error::Build(_) | Error::Config(_) => {}
        }
    }

    /// Emits an event with the number of deviations in a response, if there are any.
    pub(super) fn record_deviations(&self, endpoint: &str, deviations: &[Deviation]) {
        let count = |kind| deviations.iter().filter(|deviation| deviation.kind == kind).count();
        if !deviations.is_empty() {
            tracing::debug!(
                parent: &self.0,
                db.operation.name = endpoint,
                defaulted = count(DeviationKind::Defaulted),
                mistyped = count(DeviationKind::Mistyped),
                unknown = count(DeviationKind::Unknown),
                "the response deviates from its type"
            );
        }
    }

    fn record_error_type(&self, kind: &str) {
        self.0.record("error.type", kind);
        self.0.record("otel.status_code", "ERROR");
    }
}

#[cfg(feature = "tracing")]
fn span(attributes: &CallAttributes<'_>) -> tracing::Span {
    use tracing::field::Empty;

    tracing::info_span!(
        "elasticsearch",
        otel.name = attributes.endpoint,
        otel.kind = "client",
        otel.status_code = Empty,
        db.system.name = "elasticsearch",
        db.operation.name = attributes.endpoint,
        http.request.method = attributes.method.as_str(),
        db.response.status_code = Empty,
        url.template = attributes.template,
        server.address = &*attributes.url.host,
        server.port = attributes.url.port,
        error.type = Empty,
    )
}
