//! Reports of errors: each contains the endpoint, the server, the problem and what to do, and nothing twice.

use std::error::Error as StdError;
use std::iter::successors;

use bytes::Bytes;
use generated::Client;
use generated::error::{ResponseDecodeErrorKind, ServerErrorKind};
use generated::security::GetTokenRequest;
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::TransportErrorKind;
use generated::{Error, FromHttp};

use super::seeds::get_token;

/// Formats an error with all its sources, as `anyhow` does.
fn report(error: &(dyn StdError + 'static)) -> String {
    let chain: Vec<_> = successors(Some(error), |&error| error.source()).map(ToString::to_string).collect();
    chain.join("\n  caused by ")
}

async fn error_of(response: CannedResponse) -> Error {
    let server = MockTransport::new();
    server.respond(response);
    get_token(&server.client()).await.unwrap_err()
}

fn config_errors() -> Vec<Error> {
    let builder = || Client::builder("http://localhost:9200");
    [
        Client::builder("localhost:9200"),
        Client::builder("https://elastic:pass word@localhost"),
        Client::builder("https://localhost\n"),
        Client::builder("https://a:9200,https://b:9200"),
        builder().default_header("x-a", "\n"),
        builder().api_key("key\n"),
        builder().ca_certificate("no PEM"),
        builder().ca_certificate("/etc/ca.crt"),
        builder().proxy("proxy:3128"),
    ]
    .into_iter()
    .map(|builder| builder.build().unwrap_err())
    .collect()
}

async fn build_errors() -> Vec<Error> {
    let client = MockTransport::new().client();
    let odd = std::collections::HashMap::from([((1, 2), 3)]);
    let calls = [
        client.request("GET it", "/"),
        client.request("GET", "/a/../b"),
        client.request("GET", "/").query_param("q", "x".repeat(70_000)),
        client.request("POST", "/").json_body(odd),
        client.request("GET", "/").header("content-length", "3"),
    ];
    let mut errors = Vec::new();
    for call in calls {
        errors.push(call.await.unwrap_err());
    }
    errors
}

async fn call_errors() -> Vec<Error> {
    use TransportErrorKind::{
        Connect, ConnectTimedOut, ConnectionClosed, InvalidResponse, Other, ResponseTooLarge, TimedOut, Tls,
    };
    let mut errors = Vec::new();
    for kind in [Connect, ConnectTimedOut, Tls, TimedOut, ConnectionClosed, InvalidResponse, ResponseTooLarge, Other] {
        errors.push(error_of(CannedResponse::failure(kind)).await);
    }
    let cause = r#"{"error":{"type":"search_phase_execution_exception","reason":"all shards failed","root_cause":
        [{"type":"query_shard_exception","reason":"no mapping for [x]"}],"caused_by":{"type":"b","reason":"c"}}}"#;
    let responses = [
        CannedResponse::json(400, cause),
        CannedResponse::json(401, r#"{"error":"invalid_grant","error_description":"wrong password"}"#),
        CannedResponse::json(429, r#"{"error":{"type":"circuit_breaking_exception","reason":"full"}}"#)
            .header("retry-after", "30"),
        CannedResponse::new(502, "<html>").header("content-type", "text/html"),
        CannedResponse::new(504, ""),
        CannedResponse::json(502, "x").header("content-encoding", "br"),
        CannedResponse::json(200, "x").header("content-encoding", "br"),
        CannedResponse::new(302, "").header("location", "https://login.example.com/x?y"),
        CannedResponse::json(200, r#"{"error":{"type":"a","reason":"b"},"status":500}"#),
        CannedResponse::json(200, ""),
        CannedResponse::new(200, "<html>").header("content-type", "text/html"),
        CannedResponse::json(200, "{\"access_token\":"),
        CannedResponse::json(200, r#"{"access_token":["x"]}"#),
        CannedResponse::json(200, r#"{"type":"Bearer"}"#),
    ];
    for response in responses {
        errors.push(error_of(response).await);
    }
    errors
}

#[tokio::test]
async fn reports_each_error_class_on_one_line() {
    let mut lines = vec!["-- when the client is built".to_owned()];
    lines.extend(config_errors().iter().map(|error| report(error)));
    lines.push("-- when the request is built".to_owned());
    lines.extend(build_errors().await.iter().map(|error| report(error)));
    lines.push("-- when it is sent".to_owned());
    for error in call_errors().await {
        let message = report(&error);
        assert!(message.starts_with("security.get_token: "), "{message}");
        assert!(message.contains("http://localhost:9200"), "{message}");
        lines.push(message);
    }
    let message = lines.join("\n");
    assert!(
        !message.contains("caused by caused") && !message.contains("\n  caused by"),
        "a source repeats the message: {message}"
    );
    insta::assert_snapshot!("error_texts", message);
}

#[test]
fn reports_request_that_can_not_be_decoded() {
    let http = http::Request::post("/_security/oauth2/token").body(Bytes::from(r#"{"password":[]}"#)).unwrap();
    let error = GetTokenRequest::from_http(&http).unwrap_err();
    assert_eq!(report(&error), "security.get_token: the body at password: expected a string, found an array");
}

#[tokio::test]
async fn underlying_error_is_accessible() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = get_token(&Client::builder(&url).build().unwrap()).await.unwrap_err();
    let expected = format!(
        "security.get_token: could not connect to {url}: Connection refused (os error 111) (is the server running, and is the port correct?)"
    );
    assert_eq!(report(&error), expected);
    let underlying = error.underlying_error().unwrap() as &(dyn StdError + 'static);
    let mut chain = successors(Some(underlying), |&error| error.source());
    let is_refused = |error: &std::io::Error| error.kind() == std::io::ErrorKind::ConnectionRefused;
    assert!(chain.any(|error| error.downcast_ref().is_some_and(is_refused)));
}

#[test]
fn config_error_has_underlying_error() {
    let pem = "-----BEGIN CERTIFICATE-----\naHVudGVyMg==\n-----END CERTIFICATE-----\n";
    let error = Client::builder("https://localhost").ca_certificate(pem).build().unwrap_err();
    assert_eq!(
        report(&error),
        "can't build the client: invalid CA certificate: the PEM contains an invalid X.509 certificate"
    );
    assert!(error.underlying_error().unwrap().is::<tokio_rustls::rustls::Error>());
    assert!(Client::builder("localhost").build().unwrap_err().underlying_error().is_none());
}

#[tokio::test]
async fn errors_have_kinds() {
    use ResponseDecodeErrorKind::{EmptyBody, InvalidBody, UnexpectedMediaType, UnsupportedContentEncoding};
    for (response, kind) in [
        (CannedResponse::json(200, ""), EmptyBody),
        (CannedResponse::json(200, "x").header("content-encoding", "br"), UnsupportedContentEncoding),
        (CannedResponse::new(200, "<html>").header("content-type", "text/html"), UnexpectedMediaType),
        (CannedResponse::json(200, "{"), InvalidBody),
    ] {
        let Error::Decode(error) = error_of(response).await else { panic!("{kind:?}") };
        assert_eq!(error.kind(), kind);
    }
    for (status, kind) in [(500, ServerErrorKind::ErrorStatus), (200, ServerErrorKind::ErrorBody)] {
        let response = CannedResponse::json(status, r#"{"error":{"type":"a"},"status":500}"#);
        let Error::Server(error) = error_of(response).await else { panic!("{kind:?}") };
        assert_eq!(error.kind(), kind);
    }
}
