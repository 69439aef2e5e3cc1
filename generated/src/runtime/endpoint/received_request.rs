//! An HTTP request whose route is known and whose parameters are split.

use std::borrow::Cow;

use bytes::Bytes;
use percent_encoding::percent_decode_str;

use super::description::{BodyPresence, Description, Parameter, ParameterLocation, RequestFormat, Route};
use super::from_http_error::{FromHttpError, FromHttpErrorKind};
use super::ndjson;
use super::path::{TemplateSegment, template_segments};
use crate::runtime::json::Tape;

/// The percent-decoded parameters of an HTTP request, by their names in the API.
pub(super) struct ReceivedRequest<'a> {
    pub(super) description: &'static Description,
    path: PathValues<'a>,
    pub(super) query: QueryPairs<'a>,
    body: Cow<'a, [u8]>,
}

impl<'a> ReceivedRequest<'a> {
    /// # Errors
    /// Returns an error if method or path do not belong to the endpoint, or the URL is not UTF-8 after percent-decoding.
    pub(super) fn new(
        description: &'static Description,
        request: &'a http::Request<Bytes>,
    ) -> Result<Self, FromHttpError> {
        let fail = |kind| FromHttpError::new(description.name, None, kind);
        let path = match_route(description, request).map_err(fail)?;
        let query = parse_query(request.uri().query().unwrap_or_default()).map_err(fail)?;
        let body = match description.request_format {
            RequestFormat::Json => Cow::Borrowed(&**request.body()),
            RequestFormat::Ndjson(grouping) => {
                Cow::Owned(ndjson::to_json_array(request.body(), grouping).map_err(fail)?)
            }
        };
        Ok(Self { description, path, query, body })
    }

    /// Parses the body. Returns `None` if there is no body.
    ///
    /// # Errors
    /// Returns an error if the body is not JSON.
    pub(super) fn tape(&self) -> Result<Option<Tape<'_>>, FromHttpError> {
        if self.body.is_empty() || self.description.body == BodyPresence::None {
            return Ok(None);
        }
        let fail = |error| FromHttpError::new(self.description.name, None, FromHttpErrorKind::InvalidJson(error));
        Tape::new(&self.body).map(Some).map_err(fail)
    }

    /// Returns the value of a parameter in path or query string. If the query string contains it several times, the last value
    /// is returned.
    pub(super) fn text(&self, parameter: &Parameter, location: ParameterLocation) -> Option<&str> {
        match location {
            ParameterLocation::Path => {
                self.path.iter().find(|(name, _)| parameter.has_name(name)).map(|(_, text)| &**text)
            }
            ParameterLocation::Query => {
                self.query.iter().rev().find(|(name, _)| parameter.has_name(name)).map(|(_, text)| &**text)
            }
            ParameterLocation::Body | ParameterLocation::WholeBody => None,
        }
    }
}

type PathValues<'a> = Vec<(&'static str, Cow<'a, str>)>;
pub(super) type QueryPairs<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// Returns the path parameters of the matching route with the fewest parameters: in `/_search/scroll`, `scroll` is not an
/// index.
fn match_route<'a>(
    description: &'static Description,
    request: &'a http::Request<Bytes>,
) -> Result<PathValues<'a>, FromHttpErrorKind> {
    let path = request.uri().path();
    let matching = description.routes.iter().filter_map(|route| Some((route, match_template(route, path)?)));
    let (with_method, other): (Vec<_>, Vec<_>) =
        matching.partition(|(route, _)| route.methods.contains(request.method()));
    let Some((_, encoded)) = with_method.into_iter().min_by_key(|(_, values)| values.len()) else {
        return Err(if other.is_empty() {
            FromHttpErrorKind::UnknownPath
        } else {
            FromHttpErrorKind::MethodNotAllowed
        });
    };
    encoded.into_iter().map(|(name, text)| Ok((name, decode_percent(text)?))).collect()
}

/// Returns the path parameters, not percent-decoded, if the path matches the route. As on the server, it may end with `/`.
fn match_template<'a>(route: &'static Route, path: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut values = Vec::with_capacity(route.path_parameters.len());
    let mut rest = path;
    for segment in template_segments(route.template) {
        match segment {
            TemplateSegment::Literal(text) => rest = rest.strip_prefix(text)?,
            TemplateSegment::Parameter(name) => {
                let end = rest.find('/').unwrap_or(rest.len());
                let (text, after) = rest.split_at(end);
                if text.is_empty() {
                    return None;
                }
                values.push((name, text));
                rest = after;
            }
        }
    }
    matches!(rest, "" | "/").then_some(values)
}

fn parse_query(text: &str) -> Result<QueryPairs<'_>, FromHttpErrorKind> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode_form_value(name)?, decode_form_value(value)?))
        })
        .collect()
}

fn decode_percent(text: &str) -> Result<Cow<'_, str>, FromHttpErrorKind> {
    percent_decode_str(text).decode_utf8().map_err(|_| FromHttpErrorKind::InvalidUtf8)
}

/// Decodes a name or a value of a query string, in which a plus sign is a space.
fn decode_form_value(text: &str) -> Result<Cow<'_, str>, FromHttpErrorKind> {
    if text.contains('+') {
        let with_spaces = text.replace('+', " ");
        return decode_percent(&with_spaces).map(|text| Cow::Owned(text.into_owned()));
    }
    decode_percent(text)
}
