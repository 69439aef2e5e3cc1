//! What answers stand in: rows and tables, text, bytes, documents; and statuses that say so.

use bytes::Bytes;
use http::Response;
use serde_json::{Value, json};

use super::line;
use crate::client::hostile::run;
use crate::fixtures::bodies::fix as bodies;
use crate::fixtures::cat::fix::call as cat;
use crate::fixtures::cat::types::Bytes as Unit;
use crate::fixtures::exceptions::fix as exceptions;
use crate::runtime::json::Mode;
use crate::runtime::testing::{Canned, CannedAnswer};
use crate::runtime::{Endpoint, Error, Returns};

/// What a request is answered by this status and body, read strictly.
fn answered<Q: Returns<R>, R>(status: u16, body: &'static str) -> Result<R, Error> {
    let response = Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).unwrap();
    Q::from_response(response, Mode::Strict).map(|decoded| decoded.value)
}

fn failed<Q: Returns<R>, R>(status: u16, body: &'static str) -> Error {
    answered::<Q, R>(status, body).err().expect("an error")
}

fn block_on<C: IntoFuture>(call: C) -> C::Output {
    run(async move { call.await })
}

/// What a request asks for.
fn accept(request: &impl Endpoint) -> String {
    request.to_http().unwrap().headers()["accept"].to_str().unwrap().to_owned()
}

mod tables {
    use super::*;

    #[test]
    fn rows_are_asked_for_as_json() {
        let request = cat::CallRequest::new().h(["index", "count"]).bytes(Unit::Kb).v(true);
        assert_eq!(line(&request), "GET /_cat/fix?h=index,count&v=true&bytes=kb&format=json");
        assert_eq!(line(&cat::CallRequest::new()), "GET /_cat/fix?format=json");
        assert_eq!(accept(&request), "application/json");
        let rows: cat::CallResponse = answered::<cat::CallRequest, _>(200, r#"[{"index":"a","dc":"3"}]"#).unwrap();
        assert_eq!(rows[0].index.as_deref(), Some("a"));
    }

    #[test]
    fn a_table_is_asked_for_as_text() {
        let server = Canned::new();
        let table = "index count\na         3\n";
        server.otherwise(CannedAnswer::new(200, table).header("content-type", "text/plain; charset=UTF-8"));
        for (request, target) in [
            (cat::CallRequest::new(), "/_cat/fix"),
            (cat::CallRequest::new().h(["x&format=json"]), "/_cat/fix?h=x%26format%3Djson"),
        ] {
            let text: String = block_on(server.client().call(request).text()).unwrap();
            assert_eq!(text, table);
            let sent = server.sent().pop().unwrap();
            assert_eq!((sent.target(), sent.header("accept")), (target, Some("text/plain")));
        }
        let error = block_on(server.client().call(cat::CallRequest::new())).unwrap_err().to_string();
        assert!(
            error.ends_with("but the answer is text/plain (24 bytes) and not JSON: is it Elasticsearch?"),
            "{error}"
        );
    }

    #[test]
    fn an_endpoint_without_an_answer_of_text_says_so() {
        let error = block_on(Canned::new().client().call(exceptions::close::CloseRequest::new()).text()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "fix.close: has no answer as text: leave `.text()` out, and take the value or `.send_raw()`"
        );
    }

    #[test]
    fn a_table_that_is_no_text() {
        let server = Canned::new();
        server.answer(CannedAnswer::new(200, b"a\xff".as_slice()));
        let error = block_on(server.client().call(cat::CallRequest::new()).text()).unwrap_err();
        let message = "fix.call: 200 OK from http://localhost:9200, but the answer (2 bytes) can't be decoded: ";
        let Error::Decode(decode) = &error else { panic!("{error}") };
        assert_eq!((decode.error().expected(), decode.error().found()), ("text in UTF-8", "other bytes"));
        assert!(error.to_string().starts_with(message), "{error}");
    }
}

#[test]
fn text() {
    assert_eq!(line(&bodies::call::CallRequest::new()), "GET /_fix/text");
    assert_eq!(accept(&bodies::call::CallRequest::new()), "text/plain");
    let text: bodies::call::CallResponse = answered::<bodies::call::CallRequest, _>(200, "::: {node}\n").unwrap();
    assert_eq!(text, "::: {node}\n");
    assert!(failed::<bodies::call::CallRequest, String>(404, "not here").is_not_found());
}

#[test]
fn bytes_of_another_media_type() {
    let request = bodies::tile::TileRequest::new().size(256);
    assert_eq!(line(&request), r#"POST /_fix/tile {"size":256}"#);
    assert_eq!(accept(&request), "application/vnd.mapbox-vector-tile");
    let tile: bodies::tile::TileResponse = answered::<bodies::tile::TileRequest, _>(200, "\u{1a}\0").unwrap();
    assert_eq!(tile, Bytes::from_static(b"\x1a\0"));
    let error = failed::<bodies::tile::TileRequest, Bytes>(400, r#"{"error":{"type":"x","reason":"y"},"status":400}"#);
    assert_eq!(error.to_string(), "fix.tile: 400 Bad Request: x: y");
}

#[test]
fn bytes_that_may_be_json() {
    let request = bodies::export::ExportRequest::new();
    assert_eq!(accept(&request), "application/json");
    let export: bodies::export::ExportResponse = answered::<bodies::export::ExportRequest, _>(200, "a,b\n").unwrap();
    assert_eq!(export, Bytes::from_static(b"a,b\n"));
}

#[test]
fn a_document() {
    let found: Value = answered::<bodies::source::SourceRequest, _>(200, r#"{"title":"Dune"}"#).unwrap();
    assert_eq!(found, json!({ "title": "Dune" }));
    let error = failed::<bodies::source::SourceRequest, Vec<bool>>(200, r#"{"title":"Dune"}"#);
    assert!(matches!(error, Error::Decode(_)), "{error}");
}

#[test]
fn what_may_be_json_is_json() {
    let http = bodies::plain::PlainRequest::new().id("7").to_http().unwrap();
    assert_eq!(
        (&http.headers()["accept"], &http.headers()["content-type"]),
        (&"application/json".parse().unwrap(), &"application/json".parse().unwrap())
    );
    assert_eq!(http.body(), r#"{"id":"7"}"#);
}

mod statuses {
    use super::*;
    use exceptions::alias::{AliasRequest, AliasResponse, Missing};
    use exceptions::call::{CallRequest, CallResponse};
    use exceptions::close::{CloseRequest, CloseResponse};
    use exceptions::event::{EventRequest, EventResponse};

    #[test]
    fn what_is_not_there_is_an_answer() {
        let none: CallResponse<Value> = answered::<CallRequest, _>(404, r#"{"found":false}"#).unwrap();
        assert!(!none.found && none.source.is_none());
        let closed: CloseResponse = answered::<CloseRequest, _>(404, r#"{"num_freed":0}"#).unwrap();
        assert_eq!(closed.num_freed, 0);
    }

    #[test]
    fn with_the_status_at_hand() {
        let server = Canned::new();
        server.answer(CannedAnswer::json(404, r#"{"found":false}"#));
        let call = server.client().call::<_, CallResponse<Value>>(CallRequest::new());
        let response = block_on(call.send()).unwrap();
        assert_eq!((response.status().as_u16(), response.value().found), (404, false));
    }

    #[test]
    fn what_is_missing_elsewhere_is_an_error() {
        for body in [
            r#"{"error":{"type":"index_not_found_exception","reason":"no such index"},"status":404}"#,
            r#"{"status":404,"error":"no handler"}"#,
            "<html>",
            "[]",
            "",
        ] {
            let error = failed::<CallRequest, CallResponse<Value>>(404, body);
            assert!(error.is_not_found(), "{body}: {error}");
        }
        let error = failed::<CallRequest, CallResponse<Value>>(410, r#"{"found":false}"#);
        assert!(matches!(error, Error::Server(_)), "{error}");
    }

    #[test]
    fn an_error_with_a_type_of_its_own() {
        let error = failed::<AliasRequest, AliasResponse>(404, r#"{"missing":["a"]}"#);
        assert!(error.is_not_found());
        assert_eq!(error.read_as::<Missing>().unwrap().value.missing, ["a"]);
        assert!(AliasRequest::DESCRIPTION.answers.is_empty());
    }

    #[test]
    fn a_success_without_a_body() {
        let event: EventResponse = answered::<EventRequest, _>(202, "").unwrap();
        assert!(!event.accepted);
        let event: EventResponse = answered::<EventRequest, _>(202, r#"{"accepted":true}"#).unwrap();
        assert!(event.accepted);
        assert!(matches!(failed::<EventRequest, EventResponse>(200, ""), Error::Decode(_)));
        assert!(matches!(failed::<EventRequest, EventResponse>(400, ""), Error::Server(_)));
    }
}
