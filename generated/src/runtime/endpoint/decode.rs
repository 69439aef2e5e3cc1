//! An HTTP request taken apart: which URL of the endpoint it is, and the texts of its parameters.

use std::borrow::Cow;

use bytes::Bytes;
use percent_encoding::percent_decode_str;

use super::description::{BodyKind, Description, Parameter, Place, Route, Sends};
use super::from_error::{FromHttpError, FromHttpProblem};
use super::lines;
use super::path::{Piece, pieces};
use crate::runtime::json::Tape;

/// What stood in a request, decoded, under the names of the wire.
pub(super) struct Received<'a> {
    pub(super) description: &'static Description,
    path: PathTexts<'a>,
    query: QueryTexts<'a>,
    body: Cow<'a, [u8]>,
}

impl<'a> Received<'a> {
    /// # Errors
    /// When method or path are none of the endpoint's, or the URL holds bytes that are no text.
    pub(super) fn new(
        description: &'static Description,
        request: &'a http::Request<Bytes>,
    ) -> Result<Self, FromHttpError> {
        let fail = |problem| FromHttpError::new(description.name, None, problem);
        let path = find_route(description, request).map_err(fail)?;
        let query = query(request.uri().query().unwrap_or_default()).map_err(fail)?;
        let body = match description.sends {
            Sends::Json => Cow::Borrowed(&**request.body()),
            Sends::Lines(grouping) => Cow::Owned(lines::list(request.body(), grouping).map_err(fail)?),
        };
        Ok(Self { description, path, query, body })
    }

    /// The body's tape; None if there is no body.
    ///
    /// # Errors
    /// When the body is not JSON.
    pub(super) fn tape(&self) -> Result<Option<Tape<'_>>, FromHttpError> {
        if self.body.is_empty() || self.description.body == BodyKind::None {
            return Ok(None);
        }
        let fail = |error| FromHttpError::new(self.description.name, None, FromHttpProblem::NotJson(error));
        Tape::new(&self.body).map(Some).map_err(fail)
    }

    /// The text of a parameter in path or query. Of several in the query the last one counts.
    pub(super) fn text(&self, parameter: &Parameter, place: Place) -> Option<&str> {
        let is_it = |name: &str| name == parameter.name || parameter.also.contains(&name);
        match place {
            Place::Path => self.path.iter().find(|(name, _)| is_it(name)).map(|(_, text)| &**text),
            Place::Query => self.query.iter().rev().find(|(name, _)| is_it(name)).map(|(_, text)| &**text),
            Place::Body | Place::WholeBody => None,
        }
    }
}

type PathTexts<'a> = Vec<(&'static str, Cow<'a, str>)>;
type QueryTexts<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// Of the URLs that fit, the one with the most fixed segments: `/_search/scroll` is no scroll identifier.
fn find_route<'a>(
    description: &'static Description,
    request: &'a http::Request<Bytes>,
) -> Result<PathTexts<'a>, FromHttpProblem> {
    let path = request.uri().path();
    let fitting = description.routes.iter().filter_map(|route| Some((route, segments(route, path)?)));
    let (with_method, other): (Vec<_>, Vec<_>) =
        fitting.partition(|(route, _)| route.methods.contains(request.method()));
    let Some((_, raw)) = with_method.into_iter().min_by_key(|(_, parts)| parts.len()) else {
        return Err(if other.is_empty() { FromHttpProblem::Path } else { FromHttpProblem::Method });
    };
    raw.into_iter().map(|(name, text)| Ok((name, decode(text)?))).collect()
}

/// The path's parts, not yet decoded, if the path is one of this route. As on the server, it may end with `/`.
fn segments<'a>(route: &'static Route, path: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut parts = Vec::with_capacity(route.parts.len());
    let mut rest = path;
    for piece in pieces(route.template) {
        match piece {
            Piece::Fixed(text) => rest = rest.strip_prefix(text)?,
            Piece::Part(name) => {
                let end = rest.find('/').unwrap_or(rest.len());
                let (text, behind) = rest.split_at(end);
                if text.is_empty() {
                    return None;
                }
                parts.push((name, text));
                rest = behind;
            }
        }
    }
    matches!(rest, "" | "/").then_some(parts)
}

fn query(text: &str) -> Result<QueryTexts<'_>, FromHttpProblem> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode_form(name)?, decode_form(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Result<Cow<'_, str>, FromHttpProblem> {
    percent_decode_str(text).decode_utf8().map_err(|_| FromHttpProblem::NotText)
}

/// In a query string a plus is a space.
fn decode_form(text: &str) -> Result<Cow<'_, str>, FromHttpProblem> {
    if text.contains('+') {
        let spaced = text.replace('+', " ");
        return decode(&spaced).map(|text| Cow::Owned(text.into_owned()));
    }
    decode(text)
}
