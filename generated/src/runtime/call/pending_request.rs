//! The request of a call before it is sent.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use percent_encoding::utf8_percent_encode;
use serde::Serialize;

use super::untyped_path;
use crate::runtime::client::{Client, HeaderError, parse_header};
use crate::runtime::endpoint::{
    BuildError, BuildErrorKind, Description, JSON, NDJSON, PERCENT_ENCODE_SET, ResponseFormat, Route, RouteMethods,
    TEXT, without_format_parameter,
};
use crate::runtime::json::{Mode, document_to_json};

/// The name of the endpoint of an untyped call.
pub(super) const UNTYPED_ENDPOINT: &str = "client.request";

pub(super) struct PendingRequest {
    pub(super) client: Client,
    pub(super) endpoint: &'static str,
    /// The endpoint. `None` for an untyped call.
    pub(super) description: Option<&'static Description>,
    /// The route of the request. `None` for an untyped call.
    pub(super) route: Option<&'static Route>,
    pub(super) request: http::Request<Bytes>,
    /// Additional query parameters, each with a leading `&`.
    query: String,
    /// The headers that the call sets.
    headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) mode: Mode,
    /// A response with a status of 2xx may contain an error.
    pub(super) may_contain_error: bool,
}

impl PendingRequest {
    pub(super) fn for_endpoint(
        client: Client,
        description: &'static Description,
        mut request: http::Request<Bytes>,
    ) -> Box<Self> {
        let route = request.extensions_mut().remove::<&'static Route>();
        Self::new(client, Some(description), route, request)
    }

    pub(super) fn untyped(client: Client, method: Option<Method>, path: &str) -> Result<Box<Self>, BuildError> {
        let mut request = http::Request::new(Bytes::new());
        *request.method_mut() =
            method.ok_or_else(|| BuildError::new(UNTYPED_ENDPOINT, None, BuildErrorKind::InvalidMethod))?;
        *request.uri_mut() = untyped_path::parse(path).map_err(|kind| BuildError::new(UNTYPED_ENDPOINT, None, kind))?;
        request.headers_mut().insert(header::ACCEPT, JSON);
        Ok(Self::new(client, None, None, request))
    }

    fn new(
        client: Client,
        description: Option<&'static Description>,
        route: Option<&'static Route>,
        request: http::Request<Bytes>,
    ) -> Box<Self> {
        let (timeout, mode) = (client.inner().timeout, client.inner().mode);
        let (query, headers) = (String::new(), HeaderMap::new());
        let endpoint = description.map_or(UNTYPED_ENDPOINT, |description| description.name);
        Box::new(Self {
            client,
            endpoint,
            description,
            route,
            request,
            query,
            headers,
            timeout,
            mode,
            may_contain_error: false,
        })
    }

    pub(super) fn header(
        &mut self,
        name: impl TryInto<HeaderName>,
        value: impl TryInto<HeaderValue>,
    ) -> Result<(), BuildError> {
        let (name, value) = parse_header(name, value).map_err(|error| {
            self.error(match error {
                HeaderError::InvalidName => BuildErrorKind::InvalidHeaderName,
                HeaderError::InvalidValue(name) => BuildErrorKind::InvalidHeaderValue(name),
                HeaderError::Reserved(name) => BuildErrorKind::ReservedHeader(name),
            })
        })?;
        self.headers.insert(name, value);
        Ok(())
    }

    /// Requests the response as text.
    pub(super) fn text(&mut self) -> Result<(), BuildError> {
        match self.description.map(|description| description.response_format) {
            Some(ResponseFormat::Json | ResponseFormat::Binary(_) | ResponseFormat::Events) => {
                return Err(self.error(BuildErrorKind::TextNotSupported));
            }
            Some(ResponseFormat::Table) => *self.request.uri_mut() = without_format_parameter(self.request.uri()),
            Some(ResponseFormat::Text) | None => {}
        }
        self.request.headers_mut().insert(header::ACCEPT, TEXT);
        Ok(())
    }

    #[allow(clippy::unnecessary_wraps, reason = "the signature that `Call::modify` requires")]
    pub(super) fn query_param(&mut self, name: &str, value: &str) -> Result<(), BuildError> {
        self.query.push('&');
        self.query.extend(utf8_percent_encode(name, PERCENT_ENCODE_SET));
        self.query.push('=');
        self.query.extend(utf8_percent_encode(value, PERCENT_ENCODE_SET));
        Ok(())
    }

    /// Sets a query parameter, and removes the value that the request or an earlier call set.
    #[allow(clippy::unnecessary_wraps, reason = "`Call::modify` accepts fallible functions")]
    pub(super) fn set_query_param<T: AsRef<str>>(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Result<(), BuildError> {
        *self.request.uri_mut() = without_query_parameter(self.request.uri(), name);
        self.query = retain_parameters(&self.query, name).flat_map(|parameter| ["&", parameter]).collect();
        self.query.push('&');
        self.query.push_str(name);
        self.query.push('=');
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.query.push(',');
            }
            self.query.extend(utf8_percent_encode(value.as_ref(), PERCENT_ENCODE_SET));
        }
        Ok(())
    }

    pub(super) fn json_body(&mut self, value: &impl Serialize) -> Result<(), BuildError> {
        let json = document_to_json(value).map_err(|error| self.error(BuildErrorKind::Encode(error)))?;
        let media_type = self.client.inner().media_type.json_header();
        self.body(media_type, json.into())
    }

    pub(super) fn body(&mut self, content_type: impl TryInto<HeaderValue>, body: Bytes) -> Result<(), BuildError> {
        self.header(header::CONTENT_TYPE, content_type)?;
        if let Some(value) = self.headers.get_mut(header::CONTENT_TYPE)
            && let Some(versioned) = self.client.inner().media_type.versioned(value)
        {
            *value = versioned;
        }
        *self.request.body_mut() = body;
        // Some endpoints have another method for requests with a body.
        if let Some(RouteMethods::ByBody { with_body, .. }) = self.route.map(|route| route.methods) {
            *self.request.method_mut() = with_body.to_http();
        }
        Ok(())
    }

    /// Builds the request with its absolute URL and all headers.
    ///
    /// # Errors
    /// Returns an error if the URL is too long.
    pub(super) fn build(&mut self) -> Result<http::Request<Bytes>, BuildError> {
        let client = self.client.inner();
        let mut url = format!("{}{}{}", client.url.origin, client.url.path, self.request.uri());
        let start = url.len();
        url.push_str(&self.query);
        // Without another parameter, the additional ones start the query string.
        if self.request.uri().query().is_none() && !self.query.is_empty() {
            url.replace_range(start..=start, "?");
        }
        let url = Uri::try_from(url).map_err(|_| self.error(BuildErrorKind::UrlTooLong))?;

        let mut request = std::mem::take(&mut self.request);
        for name in [header::ACCEPT, header::CONTENT_TYPE] {
            let versioned = request.headers().get(&name).and_then(|value| client.media_type.versioned(value));
            if let Some(versioned) = versioned {
                request.headers_mut().insert(name, versioned);
            }
        }
        request.headers_mut().extend(client.headers.clone());
        request.headers_mut().extend(std::mem::take(&mut self.headers));
        align_media_types(request.headers_mut());
        *request.uri_mut() = url;
        Ok(request)
    }

    #[cold]
    fn error(&self, kind: BuildErrorKind) -> BuildError {
        BuildError::new(self.endpoint, None, kind)
    }
}

/// Returns the parameters of a query string that have another name.
fn retain_parameters<'q>(query: &'q str, name: &str) -> impl Iterator<Item = &'q str> {
    let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
    parameters.filter(move |parameter| parameter.split('=').next() != Some(name))
}

/// Returns the URI without a query parameter.
fn without_query_parameter(uri: &Uri, name: &str) -> Uri {
    let Some(query) = uri.query() else { return uri.clone() };
    let rest: Vec<_> = retain_parameters(query, name).collect();
    let uri_text = if rest.is_empty() { uri.path().to_owned() } else { format!("{}?{}", uri.path(), rest.join("&")) };
    uri_text.parse().unwrap_or_else(|_| uri.clone())
}

/// Removes the version from one of the headers `accept` and `content-type` if the other one has no version. The server rejects
/// a request in which only one of them has a version.
fn align_media_types(headers: &mut HeaderMap) {
    let has_version = |name| {
        headers.get(name).map(|value: &HeaderValue| {
            value.as_bytes().windows(COMPATIBLE_WITH.len()).any(|part| part == COMPATIBLE_WITH)
        })
    };
    match (has_version(header::ACCEPT), has_version(header::CONTENT_TYPE)) {
        (Some(true), Some(false)) => headers.insert(header::ACCEPT, JSON),
        (Some(false), Some(true)) => {
            let is_ndjson = headers
                .get(header::CONTENT_TYPE)
                .is_some_and(|value| value.as_bytes().windows(6).any(|part| part == b"ndjson"));
            headers.insert(header::CONTENT_TYPE, if is_ndjson { NDJSON } else { JSON })
        }
        _ => None,
    };
}

const COMPATIBLE_WITH: &[u8] = b"compatible-with=";
