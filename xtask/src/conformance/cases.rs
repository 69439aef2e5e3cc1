//! Converts the examples of a specification into test cases, one JSON object per line.
//!
//! A case is `{"endpoint", "name", "request"?, "response"?}`. A request is `{"method", "target", "body"}`, a response is
//! `{"status", "type", "body"}`. The bodies are strings. Recorded traffic has the same format.

use generator::spec::{Definition, SourceExample, Spec};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

/// Characters that must be escaped in a URL. Examples contain them unescaped.
const NOT_IN_URLS: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'|').add(b'#');

/// The test cases of a specification.
#[derive(Debug, Default)]
pub(super) struct Cases {
    /// One JSON object per line.
    pub(super) lines: String,
    /// The number of cases.
    pub(super) count: usize,
    /// The endpoints and names of examples without a path or with a body that is not valid JSON.
    pub(super) unusable: Vec<String>,
}

/// Converts all examples.
pub(super) fn from_examples(spec: &Spec) -> Cases {
    let mut cases = Cases::default();
    for (name, endpoint) in &spec.endpoints {
        let endpoint = &endpoint.value;
        let definition = |name| spec.types.get(name).map(|located| &located.value);
        if let Some(Definition::Request(request)) = endpoint.request.as_ref().and_then(definition) {
            for (title, example) in request.examples.iter().flatten() {
                cases.add(&name.0, title, "request", request_case(example));
            }
        }
        if let Some(Definition::Response(response)) = endpoint.response.as_ref().and_then(definition) {
            let media_type = endpoint.response_media_type.first().map_or("application/json", String::as_str);
            for (title, example) in response.examples.iter().flatten() {
                cases.add(&name.0, title, "response", response_case(example, media_type));
            }
        }
    }
    cases
}

impl Cases {
    fn add(&mut self, endpoint: &str, name: &str, side: &str, value: Option<Value>) {
        let Some(value) = value else {
            self.unusable.push(format!("{endpoint} {name}"));
            return;
        };
        let mut case = Map::new();
        case.insert("endpoint".to_owned(), endpoint.into());
        case.insert("name".to_owned(), name.into());
        case.insert(side.to_owned(), value);
        self.lines.push_str(&Value::Object(case).to_string());
        self.lines.push('\n');
        self.count += 1;
    }
}

/// Converts the request of an example: a line such as `PUT /books/_doc/1`, and a body that is JSON or NDJSON.
fn request_case(example: &SourceExample) -> Option<Value> {
    let (method, target) = example.method_request.as_deref()?.split_once(' ')?;
    let target = utf8_percent_encode(target.trim().trim_start_matches('/'), NOT_IN_URLS).to_string();
    let body = example.value.as_ref().map_or(Some(String::new()), body_string)?;
    let body = unquote_console_strings(&body);
    let is_valid =
        body.is_empty() || is_json(&body) || body.lines().all(|line| line.trim().is_empty() || is_json(line));
    is_valid.then(|| json!({ "method": method, "target": format!("/{target}"), "body": body }))
}

/// Converts the response of an example.
fn response_case(example: &SourceExample, media_type: &str) -> Option<Value> {
    let body = unquote_console_strings(&body_string(example.value.as_ref()?)?);
    // The specification lists plain text first for cat endpoints, but the client requests JSON.
    let media_type = if is_json(&body) { "application/json" } else { media_type };
    let is_valid = media_type != "application/json" || is_json(&body);
    let status = example.response_code.unwrap_or(200);
    is_valid.then(|| json!({ "status": status, "type": media_type, "body": body }))
}

/// The body of an example, which is a string or a JSON value.
fn body_string(value: &Value) -> Option<String> {
    match value {
        Value::String(body) => Some(body.trim().to_owned()),
        Value::Object(_) | Value::Array(_) => Some(value.to_string()),
        _ => None,
    }
}

fn is_json(body: &str) -> bool {
    serde_json::from_str::<Value>(body).is_ok()
}

/// Replaces multi-line strings in triple quotes, which Kibana's console accepts, by JSON strings.
fn unquote_console_strings(body: &str) -> String {
    let mut parts = body.split("\"\"\"");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    while let Some(quoted) = parts.next() {
        plain.push_str(&Value::from(quoted).to_string());
        plain.push_str(parts.next().unwrap_or_default());
    }
    plain
}
