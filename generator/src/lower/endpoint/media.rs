//! Media types: what a request is sent as, and what it answers in.

use crate::diagnostic::Origin;
use crate::lower::Lowering;
use crate::model::Accepts;
use crate::spec::Endpoint;

const JSON: &str = "application/json";
const TEXT: &str = "text/plain";
/// A search's hits as a map shows them.
const TILE: &str = "application/vnd.mapbox-vector-tile";

/// What an endpoint answers in. Of several media types the first is the server's own choice: where that is text and JSON
/// can be had, it is asked for. None where none is known.
pub(in crate::lower) fn accepts(endpoint: &Endpoint) -> Option<Accepts> {
    let types: Vec<&str> = endpoint.response_media_type.iter().map(String::as_str).collect();
    match types.as_slice() {
        [] | [JSON, ..] => Some(Accepts::Json),
        [TEXT] => Some(Accepts::Text),
        [TEXT, rest @ ..] if rest.contains(&JSON) => Some(Accepts::Table),
        [TILE] => Some(Accepts::Bytes(TILE.to_owned())),
        _ => None,
    }
}

impl Lowering<'_> {
    /// Refuses media types of which nothing is known. A body that may be JSON is sent as JSON.
    pub(super) fn refuse_media_types(&mut self, endpoint: &Endpoint, origin: &Origin) {
        let mut refuse = |types: &[String], key: &str| {
            let types: Vec<_> = types.iter().map(|media_type| format!("`{media_type}`")).collect();
            let what = format!("a body of {} of `{}`", types.join(" or "), endpoint.name);
            self.not_lowered(&what, &origin.at(key));
        };
        let sent = endpoint.request_media_type.as_deref().unwrap_or_default();
        if !sent.is_empty() && !sent.iter().any(|media_type| media_type == JSON) {
            refuse(sent, "requestMediaType");
        }
        if accepts(endpoint).is_none() {
            refuse(&endpoint.response_media_type, "responseMediaType");
        }
    }
}
