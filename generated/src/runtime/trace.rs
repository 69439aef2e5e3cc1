//! A span for each call, by OpenTelemetry's names for Elasticsearch. Without the feature `tracing`: nothing.
//!
//! A span holds no body, no parameter, no path but the endpoint's template, and no credential.

use http::Method;

use crate::runtime::answer::RawResponse;
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

#[cfg(not(feature = "tracing"))]
pub(super) async fn traced(
    _: &Call<'_>,
    call: impl Future<Output = Result<RawResponse, Error>> + Send,
) -> Result<RawResponse, Error> {
    call.await
}

#[cfg(feature = "tracing")]
pub(super) async fn traced(
    about: &Call<'_>,
    call: impl Future<Output = Result<RawResponse, Error>> + Send,
) -> Result<RawResponse, Error> {
    use tracing::Instrument as _;

    let span = span(about);
    let result = call.instrument(span.clone()).await;
    match &result {
        Ok(response) => {
            let status = response.status();
            span.record("db.response.status_code", status.as_str());
            if !status.is_success() {
                span.record("error.type", status.as_str());
            }
        }
        Err(Error::Transport(error)) => {
            span.record("error.type", error.kind().name());
        }
        Err(_) => {}
    }
    result
}

#[cfg(feature = "tracing")]
fn span(about: &Call<'_>) -> tracing::Span {
    use tracing::field::Empty;

    tracing::info_span!(
        "elasticsearch",
        otel.name = about.endpoint,
        otel.kind = "client",
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
