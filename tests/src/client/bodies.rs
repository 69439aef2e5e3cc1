//! Bodies of answers: in pieces, too large, in an encoding that nobody asked for.

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

/// An answer whose body is sent in these chunks.
fn chunked(pieces: &[&[u8]]) -> Vec<u8> {
    let mut answer =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        answer.extend(format!("{:x}\r\n", piece.len()).into_bytes());
        answer.extend([piece, &b"\r\n"[..]].concat());
    }
    answer.extend(b"0\r\n\r\n");
    answer
}

#[tokio::test]
async fn joins_body_chunks() {
    let text = TOKEN.as_bytes();
    for cuts in [vec![], vec![1], vec![text.len() / 2], vec![text.len() - 1], vec![1, 2], vec![20, 200]] {
        let mut pieces = Vec::new();
        let mut rest = text;
        for cut in cuts.iter().rev() {
            let (before, after) = rest.split_at(*cut);
            pieces.insert(0, after);
            rest = before;
        }
        pieces.insert(0, rest);
        let server = Recorder::answering(chunked(&pieces)).await;
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
    for answer in [response("200 OK", &["content-type: application/json"], &body), chunked(&[&body]), in_chunks] {
        let server = Recorder::answering(answer).await;
        assert_eq!(server.client().request("GET", "/").await.unwrap(), Value::String(text.clone()));
    }
}

/// These pieces, one after the other.
struct Given(std::vec::IntoIter<Result<Bytes, TransportErrorKind>>);

impl Stream for Given {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(|piece| piece.map_err(|kind| TransportError::new(kind, "as the test has it"))))
    }
}

fn stream(pieces: &[&'static str]) -> Body {
    let pieces: Vec<_> = pieces.iter().map(|piece| Ok(Bytes::from_static(piece.as_bytes()))).collect();
    Body::Stream(Box::pin(Given(pieces.into_iter())))
}

#[test]
fn ignores_empty_chunks() {
    for (pieces, expected) in [
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
        assert_eq!(run(stream(pieces).bytes()).unwrap(), expected, "{pieces:?}");
    }
    assert_eq!(run(Body::from("a").bytes()).unwrap(), "a");
    let broken = vec![Ok(Bytes::from_static(b"a")), Err(TransportErrorKind::ConnectionClosed), Ok(Bytes::new())];
    let error = run(Body::Stream(Box::pin(Given(broken.into_iter()))).bytes()).unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::ConnectionClosed);
}

#[tokio::test]
async fn rejects_oversized_body() {
    let body = format!("\"{}\"", "x".repeat(98));
    let whole = response("200 OK", &["content-type: application/json"], body.as_bytes());
    let in_pieces = chunked(&body.as_bytes().chunks(30).collect::<Vec<_>>());
    // The rest of it never comes.
    let endless = [&b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n"[..], body.as_bytes()].concat();
    for (answer, is_whole) in [(whole, true), (in_pieces, true), (endless, false)] {
        let server = Recorder::answering(answer).await;
        let client = |limit: Option<u64>| Client::builder(&server.url).response_size_limit(limit).build().unwrap();
        if is_whole {
            for limit in [None, Some(100), Some(101)] {
                client(limit).request("GET", "/").await.unwrap();
            }
        }
        let error = client(Some(99)).request("GET", "/").await.unwrap_err();
        let expected = format!(
            "client.request: the answer is too large, from {}: it has more than 99 bytes, which `ClientBuilder::response_size_limit` \
             sets",
            server.url
        );
        assert_eq!(error.to_string(), expected);
        assert!(!error.is_timeout() && !error.is_connect());
    }
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "[1]"));
    let client = |limit: u64| server.client_builder().response_size_limit(limit).build().unwrap();
    client(3).request("GET", "/").await.unwrap();
    assert!(client(2).request("GET", "/").await.unwrap_err().to_string().contains("more than 2 bytes"));
}

#[tokio::test]
async fn rejects_unrequested_content_encoding() {
    let end = |text: String| text.split_once("http://127.0.0.1:").unwrap().1.split_at(5).1.to_owned();
    for (status, expected) in [
        ("200 OK", ", but the answer is encoded as br (3 bytes), which was not asked for: does a proxy do that?"),
        (
            "502 Bad Gateway",
            ", and a body of 3 bytes, encoded as br, which was not asked for: does a proxy answer in its place?",
        ),
    ] {
        let headers = ["content-type: application/json", "content-encoding: br"];
        let server = Recorder::answering(response(status, &headers, b"\x0b\x01\x80")).await;
        assert_eq!(end(get_token(&server.client()).await.unwrap_err().to_string()), expected);
        assert_eq!(end(server.client().request("GET", "/").text().await.unwrap_err().to_string()), expected);
        // As it came it can be had.
        assert_eq!(get_token(&server.client()).send_raw().await.unwrap().body().len(), 3);
    }
    let plain = response("200 OK", &["content-encoding: identity"], b"{}");
    Recorder::answering(plain).await.client().request("GET", "/").await.unwrap();
}
