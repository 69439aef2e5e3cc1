//! Requests that are refused, in exact words, and never with a value in them.

use super::requests::{FindRequest, GraphRequest, Wanted, find, graph, save};
use crate::runtime::endpoint::{BuildError, BuildErrorKind};
use crate::runtime::{Document, Endpoint, Other, RawJson};

fn refusal(request: &impl Endpoint) -> BuildError {
    request.to_http().unwrap_err()
}

fn index(names: &[&str]) -> FindRequest {
    FindRequest { index: Some(names.iter().map(|name| (*name).to_owned()).collect()), ..find() }
}

fn id(id: &str) -> FindRequest {
    FindRequest { id: Some(id.to_owned()), ..index(&["a"]) }
}

fn any(value: serde_json::Value) -> FindRequest {
    FindRequest { any: Some(value), ..find() }
}

fn failing() -> Document {
    Document::new(&std::collections::BTreeMap::from([(vec!["horse"], 1)]))
}

#[test]
fn rejects_parameters_without_matching_url() {
    let error = refusal(&FindRequest { id: Some("horse".to_owned()), ..find() });
    assert_eq!(error.to_string(), "find: no URL has exactly the path parameters that are set: set `index`");
    assert_eq!(error.field(), Some("index"));

    let no_url = |request: &GraphRequest| refusal(request).to_string();
    let words = "graph: no URL has exactly the path parameters that are set:";
    assert_eq!(no_url(&graph(&["a"])), format!("{words} set `b` and `c`"));
    assert_eq!(no_url(&graph(&["a", "b", "d"])), format!("{words} set `c`, and don't set `d`"));
    assert_eq!(no_url(&graph(&["d"])), format!("{words} don't set `d`"));
    assert_eq!(refusal(&graph(&["a", "b", "d"])).field(), None);
}

#[test]
fn a_path_part_that_would_make_another_url() {
    let empty = "find: `id` is empty, and stands in the path: give it a value";
    let dots = "find: `id` is `.` or `..`, which would make it another URL: give it another value";
    assert_eq!(refusal(&id("")).to_string(), empty);
    assert_eq!(refusal(&id(".")).to_string(), dots);
    assert_eq!(refusal(&id("..")).to_string(), dots);
    assert_eq!(refusal(&index(&[".."])).kind(), &BuildErrorKind::DotSegment);
    assert_eq!(refusal(&index(&["a", ""])).kind(), &BuildErrorKind::EmptyPathSegment);
    assert_eq!(refusal(&save("", Document::new(&1))).field(), Some("index"));
}

#[test]
fn lists_in_the_path() {
    let list = "find: `index` is an empty list, and stands in the path: put something into it, or don't set it";
    let comma = "find: `index` has an item with a comma, which the server would take for two: make it two items";
    assert_eq!(refusal(&index(&[])).to_string(), list);
    assert_eq!(refusal(&index(&["a,b"])).to_string(), comma);
}

#[test]
fn rejects_values_invalid_in_url() {
    let object =
        "find: `any` is an object, which a URL can't hold: give it a text, a number, a boolean or a list of these";
    let nested = "find: `any` has a list inside its list, which a URL can't hold: make it one list";
    let null = "find: `any` is null, which a URL can't hold: don't set it";
    assert_eq!(refusal(&any(serde_json::json!({ "a": 1 }))).to_string(), object);
    assert_eq!(refusal(&any(serde_json::json!([{}]))).to_string(), object);
    assert_eq!(refusal(&any(serde_json::json!([[1]]))).to_string(), nested);
    assert_eq!(refusal(&any(serde_json::json!(null))).to_string(), null);
    assert_eq!(refusal(&any(serde_json::json!([null]))).to_string(), null);
}

#[test]
fn raw_json_in_a_url_is_what_it_says() {
    let other = |raw: &str| {
        let other = Other { name: String::new(), raw: RawJson::from_json(raw).unwrap() };
        FindRequest { source: Some(Wanted::Other(other)), ..find() }
    };
    assert_eq!(other(r#""a b""#).to_http().unwrap().uri(), "/_find?_source=a%20b");
    assert_eq!(other("12").to_http().unwrap().uri(), "/_find?_source=12");
    assert_eq!(other("true").to_http().unwrap().uri(), "/_find?_source=true");
    assert_eq!(refusal(&other("null")).kind(), &BuildErrorKind::NullInUrl);
    assert_eq!(refusal(&other("[]")).kind(), &BuildErrorKind::NestedListInUrl);
    assert_eq!(refusal(&other("{}")).kind(), &BuildErrorKind::ObjectInUrl);
}

#[test]
fn reports_serialization_failure() {
    let words = "can't be written as JSON: the `Serialize` implementation of a document failed";
    let error = refusal(&FindRequest { document: Some(failing()), ..find() });
    assert_eq!(error.to_string(), format!("find: `document` {words}"));
    assert_eq!(format!("{error:?}"), format!("BuildError(find: `document` {words})"));
    assert!(std::error::Error::source(&error).is_none(), "what it says stands in its own text");
    assert_eq!(refusal(&save("a", failing())).to_string(), format!("save: `document` {words}"));
    let deep = (0..200).fold(serde_json::Value::Null, |value, _| serde_json::json!([value]));
    let error = refusal(&save("a", deep));
    assert_eq!(error.to_string(), "save: `document` can't be written as JSON: nested more than 127 levels deep");
}

#[test]
fn a_url_that_is_too_long() {
    let error = refusal(&id(&"x".repeat(70_000)));
    assert_eq!(error.to_string(), "find: the URL is longer than 64 KB: set fewer or shorter values in path and query");
    assert_eq!((error.endpoint(), error.field()), ("find", None));
}
