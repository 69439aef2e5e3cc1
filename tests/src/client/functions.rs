//! The functions that codegen writes: of a namespace, of one inside another, and of the global one.

use generated::security::{ApiKeyGrantType, GrantApiKey, GrantApiKeyRequest};
use serde::Deserialize;

use crate::fixtures::client::shop::orders::{CancelRequest, CancelResponse};
use crate::fixtures::client::shop::{ExistsRequest, ExistsResponse, FindRequest, FindResponse};
use crate::fixtures::client::{GreetRequest, MoveRequest};
use crate::runtime::answer::Returns;
use crate::runtime::json::Mode;
use crate::runtime::testing::{Canned, CannedAnswer};
use crate::runtime::{Call, Client};

/// What is read: it can't be sent.
#[derive(Debug, Deserialize, PartialEq)]
struct Book {
    title: String,
}

fn answering(status: u16, text: &str) -> (Canned, Client) {
    let server = Canned::new();
    server.answer(CannedAnswer::json(status, text.to_owned()));
    let client = server.client();
    (server, client)
}

/// The line of the only request.
fn sent(server: &Canned) -> String {
    let [sent] = &*server.sent() else { panic!("one request") };
    format!("{} {}", sent.method(), sent.target())
}

#[tokio::test]
async fn an_endpoint_of_the_global_namespace() {
    let (server, client) = answering(200, r#"{"text":"hello"}"#);
    assert_eq!(client.greet(GreetRequest::new()).await.unwrap().text, "hello");
    assert_eq!(sent(&server), "GET /_greet");
}

#[tokio::test]
async fn a_name_that_is_a_keyword_and_an_answer_without_a_body() {
    let (server, client) = answering(200, "");
    let () = client.move_(MoveRequest::new()).await.unwrap();
    assert_eq!(sent(&server), "POST /_move");
    let (_server, client) = answering(404, r#"{"error":{"type":"a"},"status":404}"#);
    assert!(client.move_(MoveRequest::new()).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn documents_are_of_the_callers_type() {
    let (server, client) = answering(200, r#"{"found":{"title":"Dune"}}"#);
    let found: FindResponse<Book> = client.shop().find(FindRequest::new()).await.unwrap();
    assert_eq!(found.found, Some(Book { title: "Dune".to_owned() }));
    assert_eq!(sent(&server), "GET /_shop");
    let (_server, client) = answering(200, r#"{"found":7}"#);
    assert_eq!(client.shop().find::<i32>(FindRequest::new()).await.unwrap().found, Some(7));
}

#[tokio::test]
async fn an_endpoint_of_a_namespace_inside_another() {
    let (server, client) = answering(200, r#"{"cancelled":true}"#);
    let orders = client.shop().orders();
    let call: Call<CancelResponse> = orders.cancel(CancelRequest::new("7"));
    assert!(call.await.unwrap().cancelled);
    assert_eq!(sent(&server), "DELETE /_shop/7");
}

#[tokio::test]
async fn head_answers_whether_something_is_there() {
    for (status, expected) in [(200, true), (404, false)] {
        let (server, client) = answering(status, "");
        let is_there: ExistsResponse = client.shop().exists(ExistsRequest::new("7")).await.unwrap();
        assert_eq!(is_there, expected);
        assert_eq!(sent(&server), "HEAD /_shop/7");
    }
    let (_server, client) = answering(403, "");
    assert!(client.shop().exists(ExistsRequest::new("7")).await.is_err());
}

#[test]
fn answers_are_read_without_a_client() {
    let response = http::Response::new(br#"{"found":"a"}"#.as_slice());
    let read = <FindRequest as Returns<FindResponse<String>>>::from_response(response, Mode::Strict).unwrap();
    assert_eq!(read.value.found.as_deref(), Some("a"));
}

#[tokio::test]
async fn the_seeds() {
    use generated::testing::{Canned, CannedAnswer};
    let server = Canned::new();
    server.answer(CannedAnswer::json(200, r#"{"id":"1","name":"n","api_key":"a","encoded":"b"}"#));
    let request = GrantApiKeyRequest::new(GrantApiKey::new("n"), ApiKeyGrantType::Password).refresh("true");
    let call = server.client().security().grant_api_key(request);
    assert_eq!(tokio::spawn(call.into_future()).await.unwrap().unwrap().name, "n");
    assert_eq!(server.sent()[0].target(), "/_security/api_key/grant?refresh=true");
}
