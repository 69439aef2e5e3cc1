//! Builds an HTTP request from the values of a request.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};

use super::build_error::{BuildError, BuildErrorKind, FieldError};
use super::parameter_encoder::ParameterEncoder;
use super::{body, path, query};

pub(super) fn build(parameters: &ParameterEncoder<'_>) -> Result<http::Request<Bytes>, BuildError> {
    build_parts(parameters).map_err(|(field, kind)| BuildError::new(parameters.description.name, field, kind))
}

fn build_parts(parameters: &ParameterEncoder<'_>) -> Result<http::Request<Bytes>, FieldError> {
    let (route, mut target) = path::render(parameters)?;
    query::render(parameters, &mut target)?;
    let body = body::render(parameters)?;

    // All characters are valid in a URI, so only the length can be an error.
    let uri = http::Uri::try_from(target).map_err(|_| (None, BuildErrorKind::UrlTooLong))?;
    let mut request = http::Request::new(Bytes::new());
    *request.uri_mut() = uri;
    *request.method_mut() = route.methods.choose(body.is_some()).to_http();
    // The client uses the route for spans, and for the method if the user replaces the body.
    request.extensions_mut().insert(route);
    request.headers_mut().insert(ACCEPT, parameters.description.response_format.media_type());
    if let Some(body) = body {
        request.headers_mut().insert(CONTENT_TYPE, parameters.description.request_format.media_type());
        *request.body_mut() = body.into();
    }
    Ok(request)
}
