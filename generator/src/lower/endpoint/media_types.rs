//! Media types of requests and responses.

use crate::diagnostic::Origin;
use crate::lower::context::Lowering;
use crate::lower::problem::Problem;
use crate::model::{RequestFormat, ResponseFormat};
use crate::spec::{Body, Endpoint, Request};

const JSON: &str = "application/json";
const EVENTS: &str = "text/event-stream";
const NDJSON: &str = "application/x-ndjson";
const TEXT: &str = "text/plain";
/// The hits of a search as a vector tile of a map.
const TILE: &str = "application/vnd.mapbox-vector-tile";

/// Returns the format of the response of an endpoint; `None` if its media types are unknown. The first media type is the
/// server's default: if that is `text/plain`, the client requests JSON if possible.
pub(super) fn response_format(endpoint: &Endpoint) -> Option<ResponseFormat> {
    let types: Vec<&str> = endpoint.response_media_type.iter().map(String::as_str).collect();
    match types.as_slice() {
        [] | [JSON, ..] => Some(ResponseFormat::Json),
        [TEXT] => Some(ResponseFormat::Text),
        [TEXT, rest @ ..] if rest.contains(&JSON) => Some(ResponseFormat::Table),
        [EVENTS] => Some(ResponseFormat::Events),
        [TILE] => Some(ResponseFormat::Binary(TILE.to_owned())),
        _ => None,
    }
}

impl Lowering<'_> {
    /// Returns the format of a request body: NDJSON for a list if allowed, otherwise JSON.
    fn request_format(&self, endpoint: &Endpoint, request: &Request) -> Option<RequestFormat> {
        let media_types = endpoint.request_media_type.as_deref().unwrap_or_default();
        let accepts = |expected: &str| media_types.iter().any(|media_type| media_type == expected);
        if accepts(NDJSON)
            && let Body::Value(body) = &request.body
            && let Some(grouping) = self.grouping(&body.value)
        {
            return Some(RequestFormat::Ndjson(grouping));
        }
        (media_types.is_empty() || accepts(JSON)).then_some(RequestFormat::Json)
    }

    /// Returns the formats of the bodies of request and response.
    pub(super) fn formats(
        &self,
        endpoint: &Endpoint,
        request: &Request,
        origin: &Origin,
    ) -> Result<(RequestFormat, ResponseFormat), Problem> {
        let unsupported = |types: &[String], key: &str| {
            let types: Vec<_> = types.iter().map(|media_type| format!("`{media_type}`")).collect();
            let feature = format!("a body of type {} of `{}`", types.join(" or "), endpoint.name);
            Problem::unsupported(&feature, &origin.at(key))
        };
        let media_types = endpoint.request_media_type.as_deref().unwrap_or_default();
        let request =
            self.request_format(endpoint, request).ok_or_else(|| unsupported(media_types, "requestMediaType"));
        let response = response_format(endpoint);
        let response = response.ok_or_else(|| unsupported(&endpoint.response_media_type, "responseMediaType"));
        Ok((request?, response?))
    }
}
