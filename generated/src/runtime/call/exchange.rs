//! Sends a request and receives the response.

use std::sync::Arc;

use bytes::Bytes;
use http::Uri;
use percent_encoding::percent_decode_str;

use super::pending_request::PendingRequest;
use crate::runtime::Error;
use crate::runtime::events::IncomingBody;
use crate::runtime::raw_response::RawResponse;
use crate::runtime::trace::{self, Span};
use crate::runtime::transport::{CallOptions, TransportError};

/// A response that is not yet decoded, with its span.
pub(super) struct Exchange {
    pub(super) response: RawResponse,
    /// The body, if it is streamed.
    pub(super) incoming: Option<IncomingBody>,
    pub(super) span: Span,
}

/// Sends a request and receives the response. If `is_streamed` is set and the status is 2xx, the body is not yet received.
pub(super) async fn send(mut pending: PendingRequest, is_streamed: bool) -> Result<Exchange, Error> {
    let request = pending.build()?;
    let span = Span::new(&trace::CallAttributes {
        endpoint: pending.endpoint,
        method: request.method().clone(),
        template: pending.route.map(|route| route.template),
        url: &pending.client.inner().url,
    });
    let mut incoming = None;
    let exchange = exchange(&pending, request, is_streamed.then_some(&mut incoming));
    let response = span.instrument(exchange).await.inspect_err(|error| span.record_error(error))?;
    span.record_status(response.status());
    Ok(Exchange { response, incoming, span })
}

async fn exchange(
    pending: &PendingRequest,
    request: http::Request<Bytes>,
    incoming: Option<&mut Option<IncomingBody>>,
) -> Result<RawResponse, Error> {
    let client = pending.client.inner();
    let is_method_idempotent = || request.method().is_idempotent();
    let idempotent = pending.description.map_or_else(is_method_idempotent, |description| description.idempotent);
    let options = CallOptions { timeout: pending.timeout, idempotent };
    let server = &client.url.origin;
    let is_filtered = has_filter_path(request.uri());
    let fail =
        |error: TransportError| Error::Transport(error.with_call_context(pending.endpoint, server, pending.timeout));
    let (head, body) = client.transport.send(request, options).await.map_err(fail)?.into_parts();
    let body = match incoming {
        Some(incoming) if head.status.is_success() => {
            let server = Some(Arc::clone(server));
            *incoming = Some(IncomingBody { body, endpoint: pending.endpoint, server, timeout: pending.timeout });
            Bytes::new()
        }
        _ => body.bytes_within(client.response_size_limit).await.map_err(fail)?,
    };
    let response = http::Response::from_parts(head, body);
    let success_statuses = pending.description.map_or(&[][..], |description| description.success_statuses);
    Ok(RawResponse::new(pending.endpoint, response, Some(Arc::clone(server)))
        .with_success_statuses(success_statuses)
        .with_filtered(is_filtered))
}

/// Returns true if the server removes fields from the response. An empty `filter_path` removes none.
fn has_filter_path(uri: &Uri) -> bool {
    uri.query().unwrap_or_default().split('&').any(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        !value.is_empty() && percent_decode_str(name).eq(*b"filter_path")
    })
}
