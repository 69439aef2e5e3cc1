//! From a request's values to HTTP.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};

use super::build_error::{BuildError, BuildProblem};
use super::slots::Slots;
use super::{body, path, query};

/// What a request asks for before the client has its say.
pub(in crate::runtime) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// What a request of lines says of its body, before the client has its say.
pub(in crate::runtime) const LINES: HeaderValue = HeaderValue::from_static("application/x-ndjson");

/// A parameter and what is wrong with it.
pub(super) type Wrong = (Option<&'static str>, BuildProblem);

pub(super) fn request(slots: &Slots<'_>) -> Result<http::Request<Bytes>, BuildError> {
    parts(slots).map_err(|(field, problem)| BuildError::new(slots.description.name, field, problem))
}

fn parts(slots: &Slots<'_>) -> Result<http::Request<Bytes>, Wrong> {
    let (route, mut target) = path::render(slots)?;
    query::render(slots, &mut target)?;
    let body = body::render(slots)?;

    // The text is made of characters that a URI may hold, so only its length is left to be wrong.
    let uri = http::Uri::try_from(target).map_err(|_| (None, BuildProblem::TooLong))?;
    let mut request = http::Request::new(Bytes::new());
    *request.uri_mut() = uri;
    *request.method_mut() = route.methods.choose(body.is_some()).method();
    // Which URL it was, the client tells its traces, and asks for a body of the caller's own.
    request.extensions_mut().insert(route);
    request.headers_mut().insert(ACCEPT, slots.description.accepts.header());
    if let Some(body) = body {
        request.headers_mut().insert(CONTENT_TYPE, slots.description.sends.header());
        *request.body_mut() = body.into();
    }
    Ok(request)
}
