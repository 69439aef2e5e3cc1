//! Checks a case with the types of an endpoint.

use std::collections::BTreeMap;

use api::json::Mode;
use api::{Error, FromHttp, RespondsWith};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::Value;

/// A test case.
#[derive(Deserialize)]
pub struct Case {
    pub endpoint: String,
    pub name: String,
    pub request: Option<RecordedRequest>,
    pub response: Option<RecordedResponse>,
}

/// A recorded request.
#[derive(Deserialize)]
pub struct RecordedRequest {
    pub method: String,
    pub target: String,
    pub body: String,
}

/// A recorded response.
#[derive(Deserialize)]
pub struct RecordedResponse {
    pub status: u16,
    pub r#type: String,
    pub body: String,
}

/// The outcome of a case, and its reason.
pub struct Outcome(&'static str, String);

impl Outcome {
    /// Formats a line: the outcome, the side, the endpoint, the case and the reason.
    pub fn line(&self, case: &Case, side: &str) -> String {
        let reason = self.1.replace('\n', " ");
        format!("{}\t{side}\t{}\t{}\t{reason}", self.0, case.endpoint, case.name)
    }
}

/// Decodes, encodes and decodes a request again.
pub fn request<R: FromHttp + PartialEq>(recorded: &RecordedRequest) -> Outcome {
    let http = http::Request::builder().method(recorded.method.as_str()).uri(&recorded.target);
    let http = match http.body(Bytes::from(recorded.body.clone())) {
        Ok(http) => http,
        Err(error) => return Outcome("unusable", error.to_string()),
    };
    let first = match R::from_http(&http) {
        Ok(first) => first,
        Err(error) => return Outcome("rejected", chain(&error)),
    };
    let encoded = match first.to_http() {
        Ok(encoded) => encoded,
        Err(error) => return Outcome("not encoded", chain(&error)),
    };
    let lost = lost_values(&http, &encoded);
    if !lost.is_empty() {
        return Outcome("lossy", lost.join(", "));
    }
    match R::from_http(&encoded) {
        Ok(second) if second == first => Outcome("same", String::new()),
        Ok(_) => Outcome("differs", "decoding it again results in another value".to_owned()),
        Err(error) => Outcome("differs", chain(&error)),
    }
}

/// Decodes a response as the client does, in tolerant and in strict mode.
pub fn response<Q: RespondsWith<R>, R>(recorded: &RecordedResponse) -> Outcome {
    let decode = |mode| {
        let response = http::Response::builder().status(recorded.status).header("content-type", &recorded.r#type);
        let response = response.body(Bytes::from(recorded.body.clone())).map_err(|error| error.to_string())?;
        match Q::from_response(response, mode) {
            Ok(_) => Ok(true),
            Err(Error::Server(_)) => Ok(false),
            Err(error) => Err(error.to_string()),
        }
    };
    match (decode(Mode::Tolerant), decode(Mode::Strict)) {
        (Err(reason), _) => Outcome("rejected", reason),
        (Ok(false), _) => Outcome("error", String::new()),
        (Ok(true), Err(reason)) => Outcome("tolerant", reason),
        (Ok(true), Ok(_)) => Outcome("strict", String::new()),
    }
}

/// Formats an error and its sources.
fn chain(error: &dyn std::error::Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_message = cause.to_string();
        if !message.contains(&cause_message) {
            message = format!("{message}: {cause_message}");
        }
        source = cause.source();
    }
    message
}

/// The strings, numbers, booleans and names of a request that the encoded request does not contain.
fn lost_values(original: &http::Request<Bytes>, encoded: &http::Request<Bytes>) -> Vec<String> {
    let (mut before, mut after) = (Counts::new(), Counts::new());
    count_values(original, &mut before);
    count_values(encoded, &mut after);
    let is_more_frequent = |value: &str| after.get(value) > before.get(value);
    let missing = before.iter().filter(|(value, count)| after.get(*value).is_none_or(|found| found < *count));
    missing
        .map(|(value, _)| value)
        .filter(|value| !names_of_alias(value).iter().any(|name| is_more_frequent(name)))
        .cloned()
        .collect()
}

/// The actual names of an alias.
fn names_of_alias(alias: &str) -> &'static [&'static str] {
    let found = crate::table::ALIASES.binary_search_by_key(&alias, |(name, _)| name);
    found.ok().and_then(|found| crate::table::ALIASES.get(found)).map_or(&[], |(_, names)| names)
}

/// The number of occurrences of each value and name.
type Counts = BTreeMap<String, usize>;

fn count_values(request: &http::Request<Bytes>, into: &mut Counts) {
    for pair in request.uri().query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (_, value) = pair.split_once('=').unwrap_or((pair, ""));
        add_items(value, into);
    }
    for segment in request.uri().path().split('/') {
        add_items(segment, into);
    }
    let body = String::from_utf8_lossy(request.body());
    match serde_json::from_str::<Value>(&body) {
        Ok(body) => add_value(&body, into),
        Err(_) => {
            body.lines().filter_map(|line| serde_json::from_str(line).ok()).for_each(|line| add_value(&line, into))
        }
    }
}

/// Counts the items of a comma-separated list in a URL.
fn add_items(list: &str, into: &mut Counts) {
    let list = percent_encoding::percent_decode_str(list).decode_utf8_lossy();
    list.split(',').filter(|item| !item.is_empty()).for_each(|item| add(item, into));
}

fn add_value(value: &Value, into: &mut Counts) {
    match value {
        Value::Null => {}
        Value::Bool(value) => add(&value.to_string(), into),
        Value::Number(value) => add(&value.as_f64().unwrap_or_default().to_string(), into),
        Value::String(value) => add(value, into),
        Value::Array(items) => items.iter().for_each(|item| add_value(item, into)),
        Value::Object(members) => {
            for (name, value) in members {
                add(&format!("`{name}`"), into);
                add_value(value, into);
            }
        }
    }
}

/// Counts a value. A string that contains a number equals the number.
fn add(value: &str, into: &mut Counts) {
    let value = value.parse::<f64>().map_or_else(|_| value.to_owned(), |number| number.to_string());
    *into.entry(value).or_default() += 1;
}
