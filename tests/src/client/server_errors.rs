//! All formats of error responses.

use generated::Error;
use generated::error::ErrorCause;
use generated::testing::{CannedResponse, MockTransport};
use serde_json::Value;

use super::seeds::get_token;

async fn error(response: CannedResponse) -> Error {
    let server = MockTransport::new();
    server.respond(response);
    let error = get_token(&server.client()).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
    error
}

/// Returns the message after `security.get_token: … from http://localhost:9200`.
async fn message(status: u16, body: &'static str) -> String {
    let error = error(CannedResponse::json(status, body)).await;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    error.to_string().split_once("http://localhost:9200").unwrap().1.to_owned()
}

#[tokio::test]
async fn reads_error_object() {
    let body = r#"{"error":{"root_cause":[{"type":"a","reason":"x"}],"type":"a","reason":"x",
        "caused_by":{"type":"b","reason":null,"caused_by":{"type":"c","reason":""}},
        "suppressed":[{"type":"d","reason":"y"}],"stack_trace":"s3cr3t",
        "header":{"WWW-Authenticate":["s3cr3t","ApiKey"]},"failed_shards":[{"index":null}],"line":1,"processor_type":"p"},
        "status":400}"#;
    let error = error(CannedResponse::json(400, body)).await;
    assert_eq!(
        error.to_string(),
        "security.get_token: 400 Bad Request from http://localhost:9200: a: x; caused by b; caused by c"
    );
    let cause = error.cause().unwrap();
    assert_eq!(cause.stack_trace.as_deref(), Some("s3cr3t"));
    assert_eq!(cause.suppressed[0].reason.as_deref(), Some("y"));
    assert_eq!(cause.chain().count(), 3);
    let mut keys: Vec<_> = cause.metadata.keys().collect();
    keys.sort_unstable();
    assert_eq!(keys, ["failed_shards", "header", "line", "processor_type"]);
    assert_eq!(cause.metadata["header"]["WWW-Authenticate"][1], "ApiKey");
}

#[tokio::test]
async fn reads_other_error_formats() {
    assert_eq!(
        message(405, r#"{"error":"Incorrect HTTP method for uri [/x]","status":405}"#).await,
        ": Incorrect HTTP method for uri [/x]"
    );
    assert_eq!(message(400, r#"{"error":"no handler found for uri [/x]"}"#).await, ": no handler found for uri [/x]");
    assert_eq!(
        message(400, r#"{"error":"invalid_grant","error_description":"could not refresh the requested token"}"#).await,
        ": invalid_grant: could not refresh the requested token"
    );
    assert_eq!(message(404, r#"{"ok":false,"message":"Unknown deployment."}"#).await, ": Unknown deployment.");
    assert_eq!(message(500, r#"{"error":{},"status":500}"#).await, ": no reason given");
    assert_eq!(message(500, r#"{"error":{"type":7,"reason":["s3cr3t"]}}"#).await, ": no reason given");
    assert_eq!(
        message(503, r#"{"error":{"type":"search_phase","reason":"all shards failed","root_cause":[{"type":"e","reason":"why"}]}}"#).await,
        ": search_phase: all shards failed; root cause e: why"
    );
    for body in ["{\"found\":\"s3cr3t\"}", "[\"s3cr3t\"]", "s3cr3t: yaml", "{\"error\":5}", "{\"error\":"] {
        let expected = format!(", with a body of {} bytes that contains no reason", body.len());
        assert_eq!(message(400, body).await, expected);
    }
    assert_eq!(message(404, "").await, ", without a body");
}

#[tokio::test]
async fn reports_html_page_of_proxy() {
    let page = CannedResponse::new(500, "<html>s3cr3t</html>").header("content-type", "text/html; charset=utf-8");
    let error = error(page).await;
    assert_eq!(
        error.to_string(),
        "security.get_token: 500 Internal Server Error from http://localhost:9200, with a body of 19 bytes of type text/html, which \
         is not an error of Elasticsearch (is it the response of a proxy?)"
    );
    assert!(error.cause().is_none());
}

#[tokio::test]
async fn rejects_success_with_foreign_body() {
    let page = CannedResponse::new(200, "<html>s3cr3t</html>").header("content-type", "text/html");
    assert_eq!(
        error(page).await.to_string(),
        "security.get_token: 200 OK from http://localhost:9200, but the body of 19 bytes is text/html instead of JSON (is \
         the server Elasticsearch?)"
    );
    assert_eq!(message(200, "").await, ", but the body is empty (is the server Elasticsearch?)");
    assert_eq!(
        message(200, "{}").await,
        ", but the body of 2 bytes can't be decoded: at access_token: expected a secret, found nothing (`Error::body` returns the body)"
    );
    let inside = r#" { "error": {"type":"a","reason":"x"}, "status": 500 }"#;
    assert_eq!(message(200, inside).await, ", but the body is an error: a: x");
    let redirect = CannedResponse::new(302, "").header("location", "https://jo:s3cr3t@example.com:444/s3cr3t?s3cr3t");
    let message = error(redirect).await.to_string();
    assert!(
        message.ends_with("build the client with the URL of the target, which is at https://example.com:444)"),
        "{message}"
    );
}

#[tokio::test]
async fn media_type_error_has_a_hint() {
    let message =
        message(400, r#"{"error":{"type":"media_type_header_exception","reason":"Invalid media-type"},"status":400}"#)
            .await;
    assert!(
        message.ends_with(
            "(does the server have another major version? `ClientBuilder::media_type` sets the version to request)"
        ),
        "{message}"
    );
}

#[tokio::test]
async fn error_accessors_classify_server_errors() {
    type Accessor = fn(&Error) -> bool;
    let accessors: [(u16, Accessor); 8] = [
        (401, Error::is_unauthorized),
        (403, Error::is_forbidden),
        (404, Error::is_not_found),
        (408, Error::is_timeout),
        (409, Error::is_conflict),
        (429, Error::is_too_many_requests),
        (503, Error::is_unavailable),
        (504, Error::is_timeout),
    ];
    for (status, accessor) in accessors {
        let error = error(CannedResponse::json(status, "{}")).await;
        assert!(accessor(&error));
        assert_eq!(
            accessors.iter().filter(|(_, accessor)| accessor(&error)).count(),
            if error.is_timeout() { 2 } else { 1 }
        );
        assert_eq!(error.endpoint(), Some("security.get_token"));
    }
}

#[tokio::test]
async fn usual_body_with_error_status_is_decoded() {
    let response = CannedResponse::json(404, r#"{"id":"1","name":"n","api_key":"s3cr3t","encoded":"s3cr3t"}"#);
    let typed = error(response.clone()).await.typed::<generated::security::GrantApiKeyResponse>().unwrap();
    assert_eq!(typed.value.name, "n");
    let decoded: generated::security::GrantApiKeyResponse = error(response.clone()).await.json().unwrap();
    assert_eq!(decoded.id, "1");
    assert!(error(response).await.json::<Vec<Value>>().is_err());
}

#[test]
fn error_cause_round_trips() {
    let message = r#"{"type":"a","reason":"x","stack_trace":"t","caused_by":{"type":"b"},"root_cause":[{"type":"c"}],"suppressed":[{"type":"d"}],"line":[1,{"x":null}]}"#;
    let cause: ErrorCause = serde_json::from_str(message).unwrap();
    assert_eq!(serde_json::to_string(&cause).unwrap(), message);
    assert_eq!(format!("{cause:?}"), "ErrorCause(a: x; caused by b; root cause c)");
    let message: ErrorCause = serde_json::from_str("\"only text\"").unwrap();
    assert_eq!(message.to_string(), "only text");
}
