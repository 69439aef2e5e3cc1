//! Errors of building requests. The messages contain no values.

use super::requests::{FindRequest, GraphRequest, Wanted, find, graph, save};
use crate::runtime::endpoint::{BuildError, BuildErrorKind};
use crate::runtime::{Document, Endpoint, Other, RawJson};

fn build_error(request: &impl Endpoint) -> BuildError {
    request.to_http().unwrap_err()
}

fn index(names: &[&str]) -> FindRequest {
    FindRequest { index: Some(names.iter().map(|name| (*name).to_owned()).collect()), ..find() }
}

fn id(id: &str) -> FindRequest {
    FindRequest { id: Some(id.to_owned()), ..index(&["a"]) }
}

fn find_with_value(value: serde_json::Value) -> FindRequest {
    FindRequest { any: Some(value), ..find() }
}

fn failing() -> Document {
    Document::new(&std::collections::BTreeMap::from([(vec!["horse"], 1)]))
}

#[test]
fn rejects_parameters_without_matching_url() {
    let error = build_error(&FindRequest { id: Some("horse".to_owned()), ..find() });
    assert_eq!(
        error.to_string(),
        "find: no URL of the endpoint has exactly the path parameters that are set: set `index`"
    );
    assert_eq!(error.field(), Some("index"));

    let no_url = |request: &GraphRequest| build_error(request).to_string();
    let message = "graph: no URL of the endpoint has exactly the path parameters that are set:";
    assert_eq!(no_url(&graph(&["a"])), format!("{message} set `b` and `c`"));
    assert_eq!(no_url(&graph(&["a", "b", "d"])), format!("{message} set `c`, and do not set `d`"));
    assert_eq!(no_url(&graph(&["d"])), format!("{message} do not set `d`"));
    assert_eq!(build_error(&graph(&["a", "b", "d"])).field(), None);
}

#[test]
fn rejects_path_segments_that_change_the_url() {
    let empty = "find: `id` is empty: a path parameter must have a value";
    let dots = "find: `id` is `.` or `..`, which would change the path of the URL: use another value";
    assert_eq!(build_error(&id("")).to_string(), empty);
    assert_eq!(build_error(&id(".")).to_string(), dots);
    assert_eq!(build_error(&id("..")).to_string(), dots);
    assert_eq!(build_error(&index(&[".."])).kind(), &BuildErrorKind::DotSegment);
    assert_eq!(build_error(&index(&["a", ""])).kind(), &BuildErrorKind::EmptyPathSegment);
    assert_eq!(build_error(&save("", Document::new(&1))).field(), Some("index"));
}

#[test]
fn rejects_invalid_lists_in_the_path() {
    let list = "find: `index` is an empty list: a path parameter must have at least one item, or must not be set";
    let comma = "find: `index` has an item that contains a comma, which separates items: pass two items";
    assert_eq!(build_error(&index(&[])).to_string(), list);
    assert_eq!(build_error(&index(&["a,b"])).to_string(), comma);
}

#[test]
fn rejects_values_invalid_in_url() {
    let object =
        "find: `any` is an object, which a URL can't represent: use a string, a number, a boolean or a list of them";
    let nested = "find: `any` contains a list inside a list, which a URL can't represent: use a flat list";
    let null = "find: `any` is null, which a URL can't represent: do not set it";
    assert_eq!(build_error(&find_with_value(serde_json::json!({ "a": 1 }))).to_string(), object);
    assert_eq!(build_error(&find_with_value(serde_json::json!([{}]))).to_string(), object);
    assert_eq!(build_error(&find_with_value(serde_json::json!([[1]]))).to_string(), nested);
    assert_eq!(build_error(&find_with_value(serde_json::json!(null))).to_string(), null);
    assert_eq!(build_error(&find_with_value(serde_json::json!([null]))).to_string(), null);
}

#[test]
fn scalar_raw_json_is_allowed_in_url() {
    let other = |raw: &str| {
        let other = Other { name: String::new(), raw: RawJson::from_json(raw).unwrap() };
        FindRequest { source: Some(Wanted::Other(other)), ..find() }
    };
    assert_eq!(other(r#""a b""#).to_http().unwrap().uri(), "/_find?_source=a%20b");
    assert_eq!(other("12").to_http().unwrap().uri(), "/_find?_source=12");
    assert_eq!(other("true").to_http().unwrap().uri(), "/_find?_source=true");
    assert_eq!(build_error(&other("null")).kind(), &BuildErrorKind::NullInUrl);
    assert_eq!(build_error(&other("[]")).kind(), &BuildErrorKind::NestedListInUrl);
    assert_eq!(build_error(&other("{}")).kind(), &BuildErrorKind::ObjectInUrl);
}

#[test]
fn reports_serialization_failure() {
    let message = "can't be encoded as JSON: the `Serialize` implementation of a document failed";
    let error = build_error(&FindRequest { document: Some(failing()), ..find() });
    assert_eq!(error.to_string(), format!("find: `document` {message}"));
    assert_eq!(format!("{error:?}"), format!("BuildError(find: `document` {message})"));
    assert!(std::error::Error::source(&error).is_none(), "the message is complete");
    assert_eq!(build_error(&save("a", failing())).to_string(), format!("save: `document` {message}"));
    let deep = (0..200).fold(serde_json::Value::Null, |value, _| serde_json::json!([value]));
    let error = build_error(&save("a", deep));
    assert_eq!(error.to_string(), "save: `document` can't be encoded as JSON: nested more than 127 levels deep");
}

#[test]
fn rejects_url_that_is_too_long() {
    let error = build_error(&id(&"x".repeat(70_000)));
    assert_eq!(
        error.to_string(),
        "find: the URL is longer than 64 KB: set fewer or shorter values in path and query string"
    );
    assert_eq!((error.endpoint(), error.field()), ("find", None));
}
