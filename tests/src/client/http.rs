//! Calls over a real connection.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use generated::Client;
use serde_json::json;
use wiremock::matchers::{body_json, header, header_exists, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::seeds::{TOKEN, get_token};

async fn server_with(response: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(response).mount(&server).await;
    let client = Client::builder(server.uri()).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn server_receives_complete_request() {
    let server = MockServer::start().await;
    let media_type = "application/vnd.elasticsearch+json; compatible-with=9";
    Mock::given(method("POST"))
        .and(path("/base/_security/oauth2/token"))
        .and(query_param("human", "true"))
        .and(header("accept", media_type))
        .and(header("content-type", media_type))
        .and(header("authorization", "Basic ZWxhc3RpYzpjaGFuZ2VtZQ=="))
        .and(header("accept-encoding", "gzip"))
        .and(header_exists("host"))
        .and(body_json(json!({"grant_type": "password", "username": "jo", "password": "hunter2 \"quoted\""})))
        .respond_with(ResponseTemplate::new(200).set_body_raw(TOKEN, "application/json"))
        .expect(1)
        .mount(&server)
        .await;
    let url = format!("{}/base/", server.uri());
    let client = Client::builder(url).basic_auth("elastic", "changeme").build().unwrap();
    let token = get_token(&client).query_param("human", true).await.unwrap();
    assert_eq!(token.access_token.expose(), "s3cr3t-access");
}

#[tokio::test]
async fn unauthorized_has_three_headers() {
    let names = ["Basic realm=\"security\"", "Bearer realm=\"security\"", "ApiKey"];
    let body = json!({"error": {"type": "security_exception", "reason": "missing authentication credentials",
        "header": {"WWW-Authenticate": names}}, "status": 401});
    let mut response = ResponseTemplate::new(401).set_body_json(body);
    for name in names {
        response = response.append_header("WWW-Authenticate", name);
    }
    let (server, client) = server_with(response).await;
    let error = get_token(&client).await.unwrap_err();
    assert!(error.is_unauthorized());
    let headers = error.response().unwrap().headers().get_all("www-authenticate");
    assert_eq!(headers.iter().collect::<Vec<_>>(), names);
    let expected = format!(
        "security.get_token: 401 Unauthorized from {}: security_exception: missing authentication credentials",
        server.uri()
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn retry_after_is_reported() {
    for status in [429, 503] {
        let body = json!({"error": {"type": "es_rejected_execution_exception", "reason": "full"}, "status": status});
        let (_server, client) =
            server_with(ResponseTemplate::new(status).set_body_json(body).append_header("retry-after", "3")).await;
        let error = get_token(&client).await.unwrap_err();
        assert_eq!((error.is_too_many_requests(), error.is_unavailable()), (status == 429, status == 503));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    }
}

#[tokio::test]
async fn gzip_is_decoded() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(TOKEN.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let zipped = |bytes: Vec<u8>| {
        ResponseTemplate::new(200).set_body_raw(bytes, "application/json").insert_header("content-encoding", "gzip")
    };
    let (_server, client) = server_with(zipped(gzip.clone())).await;
    assert_eq!(get_token(&client).await.unwrap().expires_in, 1200);

    for broken in [gzip[..gzip.len() / 2].to_vec(), b"no gzip at all".to_vec()] {
        let (_server, client) = server_with(zipped(broken)).await;
        let error = get_token(&client).await.unwrap_err().to_string();
        assert!(error.contains("invalid response") || error.contains("incomplete response"), "{error}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (server, client) =
        server_with(ResponseTemplate::new(307).insert_header("location", "http://localhost:1/x")).await;
    let error = get_token(&client).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
    assert!(error.to_string().contains("redirects are not followed"), "{error}");
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn times_out_on_first_byte() {
    let (server, client) = server_with(ResponseTemplate::new(200).set_delay(Duration::from_secs(20))).await;
    let error = get_token(&client).request_timeout(Duration::from_millis(100)).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_connect());
    let expected = format!(
        "security.get_token: no complete response in time from {}: the limit is 100ms, set by `request_timeout` (no part of \
         the response was received: the connection may not have been established; `ClientBuilder::connect_timeout` is 10s)",
        server.uri()
    );
    assert_eq!(error.to_string(), expected);
}
