//! Response bodies: chunks, the size limit, and encodings that the client did not request.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use generated::Client;
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::{Body, TransportError, TransportErrorKind};
use serde_json::Value;

use super::hostile::run;
use super::recorder::{Recorder, response};
use super::seeds::{TOKEN, get_token};

/// A response with a chunked body.
fn chunked(chunks: &[&[u8]]) -> Vec<u8> {
    let mut response =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for piece in chunks.iter().filter(|piece| !piece.is_empty()) {
        response.extend(format!("{:x}\r\n", piece.len()).into_bytes());
        response.extend([piece, &b"\r\n"[..]].concat());
    }
    response.extend(b"0\r\n\r\n");
    response
}

#[tokio::test]
async fn joins_body_chunks() {
    let text = TOKEN.as_bytes();
    for cuts in [vec![], vec![1], vec![text.len() / 2], vec![text.len() - 1], vec![1, 2], vec![20, 200]] {
        let mut chunks = Vec::new();
        let mut rest = text;
        for cut in cuts.iter().rev() {
            let (before, after) = rest.split_at(*cut);
            chunks.insert(0, after);
            rest = before;
        }
        chunks.insert(0, rest);
        let server = Recorder::responding(chunked(&chunks)).await;
        let raw = get_token(&server.client()).send_raw().await.unwrap();
        assert_eq!(raw.body(), TOKEN, "{cuts:?}");
        assert_eq!(get_token(&server.client()).await.unwrap().access_token.expose(), "s3cr3t-access");
    }
}

#[tokio::test]
async fn reads_large_body() {
    let text: String = ('a'..='w').cycle().take(1 << 20).collect();
    let body = format!("\"{text}\"").into_bytes();
    let in_chunks = chunked(&body.chunks(7001).collect::<Vec<_>>());
    for response in [response("200 OK", &["content-type: application/json"], &body), chunked(&[&body]), in_chunks] {
        let server = Recorder::responding(response).await;
        assert_eq!(server.client().request("GET", "/").await.unwrap(), Value::String(text.clone()));
    }
}

/// A stream of prepared chunks.
struct Chunks(std::vec::IntoIter<Result<Bytes, TransportErrorKind>>);

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(|piece| piece.map_err(|kind| TransportError::new(kind, "prepared error"))))
    }
}

fn stream(chunks: &[&'static str]) -> Body {
    let chunks: Vec<_> = chunks.iter().map(|piece| Ok(Bytes::from_static(piece.as_bytes()))).collect();
    Body::Stream(Box::pin(Chunks(chunks.into_iter())))
}

#[test]
fn ignores_empty_chunks() {
    for (chunks, expected) in [
        (&[][..], ""),
        (&[""], ""),
        (&["", ""], ""),
        (&["a"], "a"),
        (&["", "a"], "a"),
        (&["a", ""], "a"),
        (&["", "a", "", "b"], "ab"),
        (&["a", "", "b", "", "c"], "abc"),
        (&["ab", "cd", "ef"], "abcdef"),
    ] {
        assert_eq!(run(stream(chunks).bytes()).unwrap(), expected, "{chunks:?}");
    }
    assert_eq!(run(Body::from("a").bytes()).unwrap(), "a");
    let broken = vec![Ok(Bytes::from_static(b"a")), Err(TransportErrorKind::ConnectionClosed), Ok(Bytes::new())];
    let error = run(Body::Stream(Box::pin(Chunks(broken.into_iter()))).bytes()).unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::ConnectionClosed);
}

#[tokio::test]
async fn rejects_oversized_body() {
    let body = format!("\"{}\"", "x".repeat(98));
    let complete = response("200 OK", &["content-type: application/json"], body.as_bytes());
    let in_chunks = chunked(&body.as_bytes().chunks(30).collect::<Vec<_>>());
    // The rest of the body is never sent.
    let endless = [&b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n"[..], body.as_bytes()].concat();
    for (response, is_complete) in [(complete, true), (in_chunks, true), (endless, false)] {
        let server = Recorder::responding(response).await;
        let client = |limit: Option<u64>| Client::builder(&server.url).response_size_limit(limit).build().unwrap();
        if is_complete {
            for limit in [None, Some(100), Some(101)] {
                client(limit).request("GET", "/").await.unwrap();
            }
        }
        let error = client(Some(99)).request("GET", "/").await.unwrap_err();
        let expected = format!(
            "client.request: response too large from {}: the limit is 99 bytes, set by `ClientBuilder::response_size_limit`",
            server.url
        );
        assert_eq!(error.to_string(), expected);
        assert!(!error.is_timeout() && !error.is_connect());
    }
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "[1]"));
    let client = |limit: u64| server.client_builder().response_size_limit(limit).build().unwrap();
    client(3).request("GET", "/").await.unwrap();
    assert!(client(2).request("GET", "/").await.unwrap_err().to_string().contains("the limit is 2 bytes"));
}

#[tokio::test]
async fn rejects_unrequested_content_encoding() {
    let message_end = |text: String| text.split_once("http://127.0.0.1:").unwrap().1.split_at(5).1.to_owned();
    for (status, expected) in [
        (
            "200 OK",
            ", but the body of 3 bytes is encoded as br, which the client did not request (does a proxy encode it?)",
        ),
        (
            "502 Bad Gateway",
            ", with a body of 3 bytes encoded as br, which the client did not request (is it the response of a proxy?)",
        ),
    ] {
        let headers = ["content-type: application/json", "content-encoding: br"];
        let server = Recorder::responding(response(status, &headers, b"\x0b\x01\x80")).await;
        assert_eq!(message_end(get_token(&server.client()).await.unwrap_err().to_string()), expected);
        assert_eq!(message_end(server.client().request("GET", "/").text().await.unwrap_err().to_string()), expected);
        // The raw response is available.
        assert_eq!(get_token(&server.client()).send_raw().await.unwrap().body().len(), 3);
    }
    let identity = response("200 OK", &["content-encoding: identity"], b"{}");
    Recorder::responding(identity).await.client().request("GET", "/").await.unwrap();
}
