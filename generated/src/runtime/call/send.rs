//! The call itself.

use std::sync::Arc;

use super::plan::Plan;
use crate::runtime::answer::RawResponse;
use crate::runtime::error::Error;
use crate::runtime::trace;
use crate::runtime::transport::{CallOptions, TransportError};

/// Sends what was planned and waits for all of the answer.
pub(super) async fn send(mut plan: Plan) -> Result<RawResponse, Error> {
    let request = plan.request()?;
    let span = trace::Call {
        endpoint: plan.endpoint,
        method: request.method().clone(),
        template: plan.route.map(|route| route.template),
        url: &plan.client.inner().url,
    };
    trace::traced(&span, exchange(&plan, request)).await
}

async fn exchange(plan: &Plan, request: http::Request<bytes::Bytes>) -> Result<RawResponse, Error> {
    let client = plan.client.inner();
    let options = CallOptions { timeout: plan.timeout };
    let fail = |error: TransportError| Error::Transport(error.during(plan.endpoint, &client.url.origin, plan.timeout));
    let (head, body) = client.transport.send(request, options).await.map_err(fail)?.into_parts();
    let body = body.bytes().await.map_err(fail)?;
    let response = http::Response::from_parts(head, body);
    let answers = plan.description.map_or(&[][..], |description| description.answers);
    Ok(RawResponse::new(plan.endpoint, response, Some(Arc::clone(&client.url.origin))).or(answers))
}
