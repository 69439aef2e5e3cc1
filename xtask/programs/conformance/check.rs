//! One case through the types of one endpoint.

use std::collections::BTreeMap;

use api::runtime::response::RespondsWith;
use api::runtime::json::Mode;
use api::runtime::{Error, FromHttp};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::Value;

/// A case.
#[derive(Deserialize)]
pub struct Case {
    pub endpoint: String,
    pub name: String,
    pub request: Option<Sent>,
    pub response: Option<Answered>,
}

/// A request as it was sent.
#[derive(Deserialize)]
pub struct Sent {
    pub method: String,
    pub target: String,
    pub body: String,
}

/// A response as it came.
#[derive(Deserialize)]
pub struct Answered {
    pub status: u16,
    pub r#type: String,
    pub body: String,
}

/// What came of a case: a word for the count, and why.
pub struct Outcome(&'static str, String);

impl Outcome {
    /// One line: the word, the side, the endpoint, the case, and why.
    pub fn line(&self, case: &Case, side: &str) -> String {
        let why = self.1.replace('\n', " ");
        format!("{}\t{side}\t{}\t{}\t{why}", self.0, case.endpoint, case.name)
    }
}

/// Reads, writes and reads again.
pub fn request<R: FromHttp + PartialEq>(sent: &Sent) -> Outcome {
    let http = http::Request::builder().method(sent.method.as_str()).uri(&sent.target);
    let http = match http.body(Bytes::from(sent.body.clone())) {
        Ok(http) => http,
        Err(error) => return Outcome("unusable", error.to_string()),
    };
    let first = match R::from_http(&http) {
        Ok(first) => first,
        Err(error) => return Outcome("refused", chain(&error)),
    };
    let written = match first.to_http() {
        Ok(written) => written,
        Err(error) => return Outcome("unwritten", chain(&error)),
    };
    let lost = lost_words(&http, &written);
    if !lost.is_empty() {
        return Outcome("lossy", lost.join(", "));
    }
    match R::from_http(&written) {
        Ok(second) if second == first => Outcome("same", String::new()),
        Ok(_) => Outcome("differs", "read again it is something else".to_owned()),
        Err(error) => Outcome("differs", chain(&error)),
    }
}

/// Reads as the client does, tolerantly and strictly.
pub fn response<Q: RespondsWith<R>, R>(answered: &Answered) -> Outcome {
    let read = |mode| {
        let response = http::Response::builder().status(answered.status).header("content-type", &answered.r#type);
        let response = response.body(Bytes::from(answered.body.clone())).map_err(|error| error.to_string())?;
        match Q::from_response(response, mode) {
            Ok(_) => Ok(true),
            Err(Error::Server(_)) => Ok(false),
            Err(error) => Err(error.to_string()),
        }
    };
    match (read(Mode::Tolerant), read(Mode::Strict)) {
        (Err(why), _) => Outcome("refused", why),
        (Ok(false), _) => Outcome("error", String::new()),
        (Ok(true), Err(why)) => Outcome("tolerated", why),
        (Ok(true), Ok(_)) => Outcome("strict", String::new()),
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}

/// What stood in the request and does not stand in what was written: texts, numbers, booleans, and names.
fn lost_words(sent: &http::Request<Bytes>, written: &http::Request<Bytes>) -> Vec<String> {
    let (mut before, mut after) = (Words::new(), Words::new());
    collect_words(sent, &mut before);
    collect_words(written, &mut after);
    let more = |word: &str| after.get(word).copied().unwrap_or(0) > before.get(word).copied().unwrap_or(0);
    let missing = before.iter().filter(|(word, count)| after.get(*word).is_none_or(|found| found < *count));
    missing.map(|(word, _)| word).filter(|word| !names_of_alias(word).iter().any(|name| more(name))).cloned().collect()
}

/// What a word is another form of.
fn names_of_alias(word: &str) -> &'static [&'static str] {
    let found = crate::table::ALIASES.binary_search_by_key(&word, |(alias, _)| alias);
    found.ok().and_then(|found| crate::table::ALIASES.get(found)).map_or(&[], |(_, names)| names)
}

type Words = BTreeMap<String, usize>;

fn collect_words(request: &http::Request<Bytes>, into: &mut Words) {
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
        Err(_) => body.lines().filter_map(|line| serde_json::from_str(line).ok()).for_each(|line| add_value(&line, into)),
    }
}

/// The items of a list in a URL.
fn add_items(text: &str, into: &mut Words) {
    let text = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
    text.split(',').filter(|item| !item.is_empty()).for_each(|item| add(item, into));
}

fn add_value(value: &Value, into: &mut Words) {
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

/// A number's text is the number.
fn add(word: &str, into: &mut Words) {
    let word = word.parse::<f64>().map_or_else(|_| word.to_owned(), |number| number.to_string());
    *into.entry(word).or_default() += 1;
}
