//! Bodies of lines: each one value of JSON, the last one ended too.

use bytes::Bytes;
use http::Request;

use super::{line, not_taken};
use crate::client::hostile::run;
use crate::fixtures::lines_by_key::bulk::{Operation, UpdateAction};
use crate::fixtures::lines_by_key::monitoring::bulk::BulkRequest;
use crate::fixtures::lines_by_key::types::{DeleteOperation, WriteOperation};
use crate::fixtures::lines_in_pairs::fix::call::CallRequest as Searches;
use crate::fixtures::lines_in_pairs::msearch::RequestItem;
use crate::fixtures::lines_in_pairs::types::{Header, Search};
use crate::fixtures::lines_of_documents::fix::call::CallRequest as Documents;
use crate::runtime::json::{self, Mode};
use crate::runtime::testing::{Canned, CannedAnswer};
use crate::runtime::{Document, Endpoint, FromHttp, MediaType, RawJson};

#[derive(serde::Serialize)]
struct Book {
    title: &'static str,
}

fn bulk() -> BulkRequest {
    BulkRequest::new([
        Operation::index(WriteOperation::new().id("1"), Book { title: "Dune" }),
        Operation::create(WriteOperation::new(), ["anything"]),
        Operation::update(WriteOperation::new().id("1"), UpdateAction::new().doc(Book { title: "2\n3" })),
        Operation::delete(DeleteOperation::new("1")),
    ])
}

const BULK: &str = concat!(
    r#"{"index":{"_id":"1"}}"#,
    "\n",
    r#"{"title":"Dune"}"#,
    "\n",
    r#"{"create":{}}"#,
    "\n",
    r#"["anything"]"#,
    "\n",
    r#"{"update":{"_id":"1"}}"#,
    "\n",
    r#"{"doc":{"title":"2\n3"}}"#,
    "\n",
    r#"{"delete":{"_id":"1"}}"#,
    "\n",
);

fn read(body: &'static str) -> BulkRequest {
    BulkRequest::from_http(&Request::post("/_bulk").body(Bytes::from_static(body.as_bytes())).unwrap()).unwrap()
}

#[test]
fn what_follows_an_action_is_its_own() {
    let http = bulk().to_http().unwrap();
    assert_eq!(http.body(), BULK);
    assert_eq!(http.headers()["content-type"], "application/x-ndjson");
    assert_eq!(BulkRequest::from_http(&http).unwrap(), bulk());
}

#[test]
fn a_line_has_no_break_in_it() {
    let spread = Document::from_text("{\n  \"title\":\r\n\"Du\\nne\"\n}").unwrap();
    let request = BulkRequest::new([Operation::index(WriteOperation::new(), spread)]);
    let body = request.to_http().unwrap().into_body();
    assert_eq!(body.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count(), 2);
    assert_eq!(body, concat!(r#"{"index":{}}"#, "\n", r#"{"title":"Du\nne"}"#, "\n"));
}

#[test]
fn what_servers_take_is_read_back() {
    let expected = BulkRequest::new([
        Operation::delete(DeleteOperation::new("1")),
        Operation::index(WriteOperation::new(), Book { title: "Dune" }),
    ]);
    let lines = "{\"delete\":{\"_id\":\"1\"}}\r\n\n  {\"index\":{}}\n{\"title\":\"Dune\"}";
    assert_eq!(read(lines), expected);
    assert_eq!(read(""), BulkRequest::new(Vec::<Operation>::new()));
}

#[test]
fn an_unknown_action_is_kept_and_written_back() {
    let lines = "{\"upsert\":{\"_id\":\"1\"}}\n{\"delete\":{\"_id\":\"1\"}}\n";
    let request = read(lines);
    assert!(matches!(&request.operations[..], [Operation::Other(lines), Operation::Delete { .. }] if lines.len() == 1));
    assert_eq!(request.to_http().unwrap().body(), lines);
    let raw = |text: &str| RawJson::from_text(text).unwrap();
    let made = BulkRequest::new([Operation::Other(vec![raw(r#"{"upsert":{}}"#), raw("1")])]);
    assert_eq!(made.to_http().unwrap().body(), "{\"upsert\":{}}\n1\n");
}

#[test]
fn lines_that_are_none() {
    for (body, message) in [
        ("{\"index\":{}}", "monitoring.bulk: behind line 1 of the body one is missing"),
        (
            "{\"index\":{}}\n{\n}",
            "monitoring.bulk: line 2 of the body: not JSON at line 1, column 2: expected a key or a closing bracket, found the end of the text",
        ),
        (
            "{\"delete\":{\"_id\":\"1\"}}\n1],[2",
            "monitoring.bulk: line 2 of the body: not JSON at line 1, column 2: expected the end of the text, found a bracket",
        ),
        ("{\"delete\":{}}", "monitoring.bulk: the body at [0][0].delete._id: it is required, and is missing"),
        ("[]", "monitoring.bulk: the body at [0][0]: expected an object, found a list"),
    ] {
        assert_eq!(not_taken::<BulkRequest>("POST", "/_bulk", body), message);
    }
}

#[test]
fn in_json_lines_are_a_list() {
    let text = r#"[{"index":{"_id":"1"}},{"title":"Dune"}]"#;
    let operation = super::kept::<Operation>(text);
    assert_eq!(format!("{operation:?}"), r#"[Index(WriteOperation { _id: "1" }), Json(16 bytes)]"#);
    let refused = |text: &str| json::read::<Operation>(text.as_bytes(), Mode::Strict).unwrap_err().to_string();
    assert_eq!(refused(r#"[{"index":{}}]"#), "at $: expected one line more, found a list");
    assert_eq!(refused(r#"[{"upsert":{}}]"#), "at [0].upsert: expected one of its variants, found another one");
    assert_eq!(refused("{}"), "at $: expected a list of lines, found an object");
}

#[test]
fn a_header_and_a_body_in_turn() {
    let searches = [
        RequestItem::new(Header::new().index("books"), Search::new().size(1)),
        RequestItem::new(Header::new(), Search::new()),
    ];
    let request = Searches::new(searches);
    assert_eq!(line(&request), "POST /_fix {\"index\":\"books\"}\n{\"size\":1}\n{}\n{}");
    assert_eq!(
        not_taken::<Searches>("POST", "/_fix", "{}\n{}\n{}"),
        "fix.call: behind line 3 of the body one is missing"
    );
}

#[test]
fn documents_line_by_line() {
    let request = Documents::new([Book { title: "Dune" }, Book { title: "Emma" }]);
    assert_eq!(line(&request), "POST /_fix {\"title\":\"Dune\"}\n{\"title\":\"Emma\"}");
}

#[test]
fn the_clients_media_type_is_that_of_lines() {
    let server = Canned::new();
    server.otherwise(CannedAnswer::json(200, "{}"));
    let json = server.client_builder().media_type(MediaType::Json).build().unwrap();
    for (client, content_type, accept) in [
        (
            server.client(),
            "application/vnd.elasticsearch+x-ndjson; compatible-with=9",
            "application/vnd.elasticsearch+json; compatible-with=9",
        ),
        (json, "application/x-ndjson", "application/json"),
    ] {
        run(async move { client.call(bulk()).await }).unwrap();
        let sent = server.sent().pop().unwrap();
        assert_eq!((sent.header("content-type"), sent.header("accept")), (Some(content_type), Some(accept)));
        assert_eq!(sent.body(), BULK);
        assert_eq!(sent.read::<BulkRequest>().unwrap(), bulk());
    }
    // Where the caller asks for something without a version, the body says none either.
    run(async { server.client().call(bulk()).header("accept", "application/yaml").await }).unwrap();
    assert_eq!(server.sent().pop().unwrap().header("content-type"), Some("application/x-ndjson"));
}
