//! The bodies that the specification gives as examples.

use serde_json::{Map, Value};

use crate::docs::definitions::definition;
use crate::model::ItemSource;
use crate::spec::{Definition, Spec};

/// Returns the first example of a request's body that is a JSON object.
pub(super) fn example_body(spec: &Spec, source: &ItemSource) -> Option<Map<String, Value>> {
    let Definition::Request(request) = definition(spec, source)? else { return None };
    request.examples.iter().flatten().find_map(|(_, example)| object(example.value.as_ref()?))
}

/// Returns an object that is given as JSON or as a string of JSON.
fn object(value: &Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(object) => Some(object.clone()),
        Value::String(source) => serde_json::from_str(&without_triple_quotes(source)).ok(),
        _ => None,
    }
}

/// Replaces the strings of several lines between triple quotes, which the Kibana console accepts, by JSON strings.
fn without_triple_quotes(source: &str) -> String {
    let segments = source.split("\"\"\"").enumerate();
    segments
        .map(|(index, piece)| if index % 2 == 0 { piece.to_owned() } else { Value::from(piece).to_string() })
        .collect()
}
