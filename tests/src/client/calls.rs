//! The results of calls.

use generated::json::Mode;
use generated::security::{GetTokenResponse, GrantApiKeyResponse};
use generated::testing::{CannedResponse, MockTransport, SentRequest};
use generated::transport::TransportErrorKind;
use generated::{Call, Client, Error, Response};
use serde::Deserialize;
use serde_json::Value;

use super::seeds::{get_token, grant_api_key};

fn client_with(response: CannedResponse) -> Client {
    let server = MockTransport::new();
    server.respond(response);
    server.client()
}

#[test]
fn client_types_are_send_and_sync() {
    fn is_send<T: Send + 'static>() {}
    fn is_sync<T: Sync>() {}
    is_send::<Call<GetTokenResponse>>();
    is_send::<<Call<GetTokenResponse> as IntoFuture>::IntoFuture>();
    is_send::<Response<GetTokenResponse>>();
    is_send::<Error>();
    is_sync::<Error>();
    is_send::<Client>();
    is_sync::<Client>();
    is_sync::<SentRequest>();
    assert!(size_of::<Error>() <= 64, "{}", size_of::<Error>());
    assert!(size_of::<Call<GetTokenResponse>>() <= 80, "{}", size_of::<Call<GetTokenResponse>>());
}

#[tokio::test]
async fn response_has_status_and_headers() {
    let client = client_with(
        CannedResponse::json(200, r#"{"id":"1","name":"reader","api_key":"s3cr3t","encoded":"s3cr3t"}"#)
            .header("warning", "299 Elasticsearch-9.1.0-abc \"[a] is old\"")
            .header("warning", "299 Elasticsearch-9.1.0-abc \"[b] \\\"too\\\"\" \"Mon, 01 Jan 2024 00:00:00 GMT\"")
            .header("warning", "odd")
            .header("x-elastic-product", "Elasticsearch"),
    );
    let response = grant_api_key(&client).send().await.unwrap();
    assert_eq!(response.warnings(), ["[a] is old", "[b] \"too\"", "odd"]);
    assert_eq!(response.headers()["x-elastic-product"], "Elasticsearch");
    assert_eq!(response.status(), 200);
    assert!(response.deviations().is_empty());
    assert!(!format!("{response:?} {:?}", response.raw()).contains("s3cr3t"));
    assert_eq!(response.into_value().encoded.expose(), "s3cr3t");
}

#[tokio::test]
async fn lenient_mode_lists_filled_fields_and_strict_mode_rejects() {
    let lacking = r#"{"id":"1","api_key":"s3cr3t","encoded":"s3cr3t"}"#;
    let response = grant_api_key(&client_with(CannedResponse::json(200, lacking))).send().await.unwrap();
    assert_eq!(response.deviations().iter().map(|deviation| deviation.path.to_string()).collect::<Vec<_>>(), ["name"]);
    let error = grant_api_key(&client_with(CannedResponse::json(200, lacking))).strict().await.unwrap_err();
    let text = "security.grant_api_key: 200 OK from http://localhost:9200, but the body of 48 bytes can't be decoded: at \
                name: missing required field";
    assert!(error.to_string().starts_with(text), "{error}");
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, lacking));
    let client = server.client_builder().strict().build().unwrap();
    let error = grant_api_key(&client).await.unwrap_err();
    assert!(matches!(&error, Error::Decode(error) if error.decode_error().path().to_string() == "name"));
    assert_eq!(error.body().map(|body| &body[..]), Some(lacking.as_bytes()));
}

#[tokio::test]
async fn decodes_into_user_types() {
    #[derive(Debug, Deserialize)]
    struct OnlyToken {
        access_token: String,
    }
    let filtered = CannedResponse::json(200, r#"{"access_token":"s3cr3t"}"#);
    let token = get_token(&client_with(filtered.clone())).json::<OnlyToken>().await.unwrap();
    assert_eq!(token.access_token, "s3cr3t");
    let value = get_token(&client_with(filtered.clone())).json::<Value>().await.unwrap();
    assert_eq!(value["access_token"], "s3cr3t");
    let response = get_token(&client_with(filtered)).typed::<GetTokenResponse>().send().await.unwrap();
    assert_eq!(response.deviations().len(), 3);

    // A message of serde may quote the document.
    let odd = CannedResponse::json(200, r#"{"access_token":["s3cr3t"],"s3cr3t":1}"#);
    let error = get_token(&client_with(odd)).json::<OnlyToken>().await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cr3t"));
    assert!(error.underlying_error().unwrap().is::<serde_json::Error>());
    let Error::Decode(error) = error else { panic!("{error}") };
    assert!(error.decode_error().underlying_error().is_some_and(|error| error.to_string().contains("sequence")));
}

#[tokio::test]
async fn raw_response_keeps_body() {
    let raw = get_token(&client_with(CannedResponse::new(418, "s3cr3t"))).send_raw().await.unwrap();
    assert_eq!((raw.status().as_u16(), &raw.body()[..]), (418, &b"s3cr3t"[..]));
    assert_eq!(
        format!("{raw:?}"),
        "RawResponse(security.get_token: 418 I'm a teapot from http://localhost:9200, 6 bytes)"
    );
}

#[tokio::test]
async fn empty_body_of_untyped_call_is_null() {
    assert_eq!(client_with(CannedResponse::new(200, "")).request("HEAD", "/books").await.unwrap(), Value::Null);
    assert!(client_with(CannedResponse::new(404, "")).request("HEAD", "/books").await.unwrap_err().is_not_found());
    let list = client_with(CannedResponse::json(200, "[1]")).request(http::Method::GET, String::from("/_cat")).await;
    assert_eq!(list.unwrap(), serde_json::json!([1]));
}

#[tokio::test]
async fn builds_request_without_network() {
    use generated::RespondsWith;
    use generated::security::GrantApiKeyRequest;
    let decode = |status: u16, body: &'static str| {
        let response = http::Response::builder().status(status).body(body).unwrap();
        <GrantApiKeyRequest as RespondsWith<GrantApiKeyResponse>>::from_response(response, Mode::Lenient)
    };
    let valid = r#"{"id":"1","name":"reader","api_key":"a","encoded":"b"}"#;
    assert_eq!(decode(200, valid).unwrap().value.name, "reader");
    let error = decode(403, r#"{"error":"no","status":403}"#).unwrap_err();
    assert_eq!(error.to_string(), "security.grant_api_key: 403 Forbidden: no");
}

#[tokio::test]
async fn reports_transport_error() {
    use TransportErrorKind::{
        Connect, ConnectTimedOut, ConnectionClosed, InvalidResponse, Other, ResponseTooLarge, TimedOut, Tls,
    };
    for (kind, is_timeout, is_connect, text) in [
        (Connect, false, true, "could not connect to http://localhost:9200: canned transport error"),
        (ConnectTimedOut, true, true, "could not connect in time to http://localhost:9200: canned transport error"),
        (Tls, false, true, "TLS handshake failed with http://localhost:9200: canned transport error"),
        (
            TimedOut,
            true,
            false,
            "no complete response in time from http://localhost:9200: the limit is 30s, set by `request_timeout`",
        ),
        (ConnectionClosed, false, false, "incomplete response from http://localhost:9200: canned transport error"),
        (InvalidResponse, false, false, "invalid response from http://localhost:9200: canned transport error"),
        (ResponseTooLarge, false, false, "response too large from http://localhost:9200: canned transport error"),
        (Other, false, false, "could not send the request to http://localhost:9200: canned transport error"),
    ] {
        let error = get_token(&client_with(CannedResponse::failure(kind))).await.unwrap_err();
        assert_eq!(error.to_string(), format!("security.get_token: {text}"));
        assert_eq!((error.is_timeout(), error.is_connect()), (is_timeout, is_connect));
        assert!(error.status().is_none() && error.json::<Value>().is_err());
    }
    let error = get_token(&MockTransport::new().client()).await.unwrap_err();
    assert!(error.to_string().ends_with("no canned response left"), "{error}");
}
