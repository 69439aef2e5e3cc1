//! The call itself.

use std::sync::Arc;

use bytes::Bytes;

use super::plan::Plan;
use crate::runtime::answer::RawResponse;
use crate::runtime::error::Error;
use crate::runtime::events::Incoming;
use crate::runtime::trace::{self, Span};
use crate::runtime::transport::{CallOptions, TransportError};

/// What came of a call, not yet read.
pub(super) struct Sent {
    pub(super) answer: RawResponse,
    /// The body, where it was not waited for.
    pub(super) incoming: Option<Incoming>,
    pub(super) span: Span,
}

/// Sends what was planned and waits for all of the answer. Where it is to be taken as it comes and its status says success,
/// the body is not waited for.
pub(super) async fn send(mut plan: Plan, as_it_comes: bool) -> Result<Sent, Error> {
    let request = plan.request()?;
    let span = Span::new(&trace::Call {
        endpoint: plan.endpoint,
        method: request.method().clone(),
        template: plan.route.map(|route| route.template),
        url: &plan.client.inner().url,
    });
    let mut incoming = None;
    let exchange = exchange(&plan, request, as_it_comes.then_some(&mut incoming));
    let answer = span.around(exchange).await.inspect_err(|error| span.failed(error))?;
    span.answered(answer.status());
    Ok(Sent { answer, incoming, span })
}

async fn exchange(
    plan: &Plan,
    request: http::Request<Bytes>,
    incoming: Option<&mut Option<Incoming>>,
) -> Result<RawResponse, Error> {
    let client = plan.client.inner();
    let by_method = || request.method().is_idempotent();
    let idempotent = plan.description.map_or_else(by_method, |description| description.idempotent);
    let options = CallOptions { timeout: plan.timeout, idempotent };
    let server = &client.url.origin;
    let fail = |error: TransportError| Error::Transport(error.during(plan.endpoint, server, plan.timeout));
    let (head, body) = client.transport.send(request, options).await.map_err(fail)?.into_parts();
    let body = match incoming {
        Some(incoming) if head.status.is_success() => {
            let server = Some(Arc::clone(server));
            *incoming = Some(Incoming { body, endpoint: plan.endpoint, server, limit: plan.timeout });
            Bytes::new()
        }
        _ => body.within(client.answer_limit).await.map_err(fail)?,
    };
    let response = http::Response::from_parts(head, body);
    let answers = plan.description.map_or(&[][..], |description| description.answers);
    Ok(RawResponse::new(plan.endpoint, response, Some(Arc::clone(server))).or(answers))
}
