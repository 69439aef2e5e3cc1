//! Unusual responses over a real connection.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use generated::Client;
use serde_json::Value;

use super::recorder::{Recorder, response};
use super::seeds::get_token;

/// Returns the message of the error with `URL` in place of the URL. The error must not contain the body.
async fn message(response: Vec<u8>) -> String {
    let server = Recorder::responding(response).await;
    let error = get_token(&server.client()).await.unwrap_err();
    for message in [error.to_string(), format!("{error:?}"), format!("{error:#?}")] {
        assert!(!message.contains("s3cr3t"), "{message}");
    }
    error.to_string().replace(&server.url, "URL")
}

#[tokio::test]
async fn reports_html_page_of_proxy() {
    for status in ["500 Internal Server Error", "502 Bad Gateway"] {
        let page = response(status, &["content-type: text/html"], b"<html>s3cr3t</html>");
        let expected = format!(
            "security.get_token: {status} from URL, with a body of 19 bytes of type text/html, which is not an error of Elasticsearch (is it \
             the response of a proxy?)"
        );
        assert_eq!(message(page).await, expected);
    }
}

#[tokio::test]
async fn rejects_success_with_foreign_body() {
    let json = ["content-type: application/json"];
    assert_eq!(
        message(response("200 OK", &json, b"")).await,
        "security.get_token: 200 OK from URL, but the body is empty (is the server Elasticsearch?)"
    );
    assert_eq!(
        message(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await,
        "security.get_token: 204 No Content from URL, but the body is empty (is the server Elasticsearch?)"
    );
    let inside = br#"{"error":{"type":"a","reason":"x","stack_trace":"s3cr3t"},"status":500}"#;
    assert_eq!(
        message(response("200 OK", &json, inside)).await,
        "security.get_token: 200 OK from URL, but the body is an error: a: x"
    );
}

#[tokio::test]
async fn decodes_gzip_error() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(br#"{"error":{"type":"a","reason":"x"},"status":500}"#).unwrap();
    let headers = ["content-type: application/json", "content-encoding: gzip"];
    assert_eq!(
        message(response("500 Internal Server Error", &headers, &gzip.finish().unwrap())).await,
        "security.get_token: 500 Internal Server Error from URL: a: x"
    );
}

#[tokio::test]
async fn head_has_no_body() {
    // A node responds to HEAD with the length, type and encoding of a body that it does not send.
    for (status, is_there) in [("200 OK", true), ("404 Not Found", false)] {
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: 300\r\n\r\n"
        );
        let server = Recorder::responding(head).await;
        let client = server.client();
        let raw = client.request("HEAD", "/books").send_raw().await.unwrap();
        assert_eq!((raw.status().is_success(), raw.body().len()), (is_there, 0));
        let result = client.request("HEAD", "/books").await;
        match result {
            Ok(value) => assert!(is_there && value == Value::Null),
            Err(error) => assert!(!is_there && error.is_not_found(), "{error}"),
        }
        assert_eq!(server.requests()[0].line, "HEAD /books HTTP/1.1");
        assert!(server.requests()[0].body.is_empty());
    }
}

#[tokio::test]
async fn no_content_of_untyped_call_is_null() {
    let server = Recorder::responding("HTTP/1.1 204 No Content\r\n\r\n").await;
    let client = server.client();
    // Two calls over one connection.
    for _ in 0..2 {
        assert_eq!(client.request("DELETE", "/books").await.unwrap(), Value::Null);
    }
}

#[tokio::test]
async fn redirects_do_not_receive_credentials() {
    let target = Recorder::json("200 OK", "{}").await;
    for status in
        ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
    {
        let location = format!("location: {}/s3cr3t?s3cr3t", target.url);
        let server = Recorder::responding(response(status, &[&location], b"")).await;
        let client = Client::builder(&server.url).basic_auth("elastic", "s3cr3t").build().unwrap();
        let error = get_token(&client).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "security.get_token: {status} from {}, without a body (redirects are not followed; build the client with the \
                 URL of the target, which is at {})",
                server.url, target.url
            )
        );
        assert_eq!(error.response().unwrap().headers()["location"], location["location: ".len()..]);
        assert_eq!(server.requests().len(), 1);
    }
    assert!(target.requests().is_empty());
    for (location, suffix) in [
        (
            "location: /login",
            ", without a body (redirects are not followed; this one leads to another path of the same server)",
        ),
        ("location: //else.where/login", ", without a body"),
        ("x-other: 1", ", without a body"),
    ] {
        let message = message(response("302 Found", &[location], b"")).await;
        assert_eq!(message, format!("security.get_token: 302 Found from URL{suffix}"));
    }
}

#[tokio::test]
async fn classifies_retryable_errors() {
    let body = br#"{"error":{"type":"es_rejected_execution_exception","reason":"full"},"status":429}"#;
    for (header, seconds, suffix) in [
        ("retry-after: 3", Some(3), " (the server asks to wait 3 s before a retry)"),
        ("retry-after:  120 ", Some(120), " (the server asks to wait 120 s before a retry)"),
        ("retry-after: Wed, 21 Oct 2026 07:28:00 GMT", None, ""),
        ("retry-after: -1", None, ""),
        ("x-other: 1", None, ""),
    ] {
        for status in ["429 Too Many Requests", "503 Service Unavailable"] {
            let server =
                Recorder::responding(response(status, &["content-type: application/json", header], body)).await;
            let error = get_token(&server.client()).await.unwrap_err();
            assert_eq!(error.retry_after(), seconds.map(Duration::from_secs), "{header}");
            let expected = format!(
                "security.get_token: {status} from {}: es_rejected_execution_exception: full{suffix}",
                server.url
            );
            assert_eq!(error.to_string(), expected);
        }
    }
    let server = Recorder::responding(response("200 OK", &["retry-after: 3"], b"")).await;
    assert_eq!(get_token(&server.client()).await.unwrap_err().retry_after(), None);
}
