//! Event streams.

use std::fmt::Write as _;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use generated::runtime as real;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::hostile::run;
use crate::fixtures::bodies::fix::talk::{TalkRequest, TalkResponse};
use crate::runtime::events::EventStream;
use crate::runtime::json::Mode;
use crate::runtime::transport::{Body, BoxFuture, CallOptions, Transport, TransportError, TransportErrorKind};
use crate::runtime::{Client, Error, RespondsWith};

/// Reads a stream to its end: one line for each event or error.
async fn all(mut events: EventStream) -> String {
    let mut lines = String::new();
    while let Some(event) = events.next().await {
        let _ = match event {
            Ok(event) => {
                writeln!(lines, "{:?} {:?} {:?}", event.name().unwrap_or("-"), event.id().unwrap_or("-"), event.data())
            }
            Err(error) => writeln!(lines, "error: {error}"),
        };
    }
    assert!(events.next().await.is_none(), "there is no event after the end");
    lines
}

/// Parses events in one chunk, and checks that chunks of any size give the same.
fn parsed(text: &'static [u8]) -> String {
    let unchunked = run(all(EventStream::from(Bytes::from_static(text))));
    for size in 1..=text.len().min(16) {
        let chunks: Vec<_> = text.chunks(size).map(|piece| Ok(Bytes::from_static(piece))).collect();
        let call = client(200, chunks).call::<_, TalkResponse>(TalkRequest::new().text("hi"));
        let in_pieces = run(async move { all(call.await.unwrap()).await });
        assert_eq!(without_call(&in_pieces), unchunked, "chunks of {size}");
    }
    unchunked
}

/// Removes the parts of an error message that describe the call.
fn without_call(lines: &str) -> String {
    let lines = lines.replace("fix.talk: ", "");
    lines.replace(" from http://localhost:9200", "")
}

type ChunkResults = Vec<Result<Bytes, TransportErrorKind>>;

/// A transport that responds with prepared chunks.
#[derive(Debug)]
struct InChunks(u16, Mutex<Option<ChunkResults>>);

struct Chunks(std::vec::IntoIter<Result<Bytes, TransportErrorKind>>);

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(|piece| piece.map_err(|kind| TransportError::new(kind, "prepared error"))))
    }
}

impl Transport for InChunks {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        assert_eq!(request.headers()["accept"], "text/event-stream");
        // The server rejects a request with a version in only one of the headers.
        assert_eq!(request.headers()["content-type"], "application/json");
        let chunks = self.1.lock().unwrap().take().expect("one call");
        let mut response = http::Response::new(Body::Stream(Box::pin(Chunks(chunks.into_iter()))));
        *response.status_mut() = http::StatusCode::from_u16(self.0).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

fn client(status: u16, chunks: ChunkResults) -> Client {
    let transport = InChunks(status, Mutex::new(Some(chunks)));
    Client::builder("http://localhost:9200").transport(transport).build().unwrap()
}

#[test]
fn parses_each_event_format() {
    assert_eq!(parsed(b"event: message\nid: 7\ndata: {\"a\":1}\n\n"), "\"message\" \"7\" \"{\\\"a\\\":1}\"\n");
    assert_eq!(
        parsed(b"data:one\n\ndata: two\r\n\r\ndata:  three\r\r"),
        "\"-\" \"-\" \"one\"\n\"-\" \"-\" \"two\"\n\"-\" \"-\" \" three\"\n"
    );
    assert_eq!(parsed(b"data: a\ndata: b\ndata\n\n"), "\"-\" \"-\" \"a\\nb\\n\"\n");
    assert_eq!(
        parsed(b"\xef\xbb\xbf: a comment\n\nretry: 10\nevent: ping\n\ndata: x\nother: y\n\n"),
        "\"-\" \"-\" \"x\"\n"
    );
    assert_eq!(parsed("data: ü€𝄞\n\n".as_bytes()), "\"-\" \"-\" \"ü€𝄞\"\n");
    assert_eq!(parsed(b""), "");
}

#[test]
fn unfinished_last_event_is_dropped() {
    assert_eq!(parsed(b"data: x\n\ndata: [DONE]\n\ndata: y\n\n"), "\"-\" \"-\" \"x\"\n");
}

#[test]
fn truncated_stream_is_an_error() {
    let cut = "error: incomplete response: the last event is incomplete\n";
    assert_eq!(parsed(b"data: x\n\ndata: y\n"), format!("\"-\" \"-\" \"x\"\n{cut}"));
    assert_eq!(parsed(b"data: x\n\nda"), format!("\"-\" \"-\" \"x\"\n{cut}"));
    let chunks = vec![Ok(Bytes::from_static(b"data: x\n\n")), Err(TransportErrorKind::ConnectionClosed)];
    let lines = run(async { all(client(200, chunks).call(TalkRequest::new().text("hi")).await.unwrap()).await });
    assert_eq!(
        lines,
        "\"-\" \"-\" \"x\"\nerror: fix.talk: incomplete response from \
         http://localhost:9200: prepared error\n"
    );
}

#[test]
fn rejects_invalid_and_oversized_events() {
    assert_eq!(parsed(b"data: \xff\n\ndata: x\n\n"), "error: invalid response: an event is not UTF-8\n");
    let endless = (0..20).map(|_| Ok(Bytes::from(vec![b'x'; 1 << 20]))).collect();
    let lines = run(async { all(client(200, endless).call(TalkRequest::new().text("hi")).await.unwrap()).await });
    assert_eq!(lines, "error: fix.talk: invalid response from http://localhost:9200: an event is larger than 16 MB\n");
    let many = (0..20).map(|_| Ok(Bytes::from([b"data: ", vec![b'x'; 1 << 20].as_slice(), b"\n"].concat()))).collect();
    let lines = run(async { all(client(200, many).call(TalkRequest::new().text("hi")).await.unwrap()).await });
    assert!(lines.ends_with("an event is larger than 16 MB\n"), "{lines}");
}

#[test]
fn error_event_ends_the_stream() {
    let text = br#"event: error
data: {"error":{"type":"status_exception","reason":"no model"},"status":400}

data: x

"#;
    let call = client(200, vec![Ok(Bytes::from_static(text))]).call::<_, TalkResponse>(TalkRequest::new().text("hi"));
    let mut events = run(async move { call.await.unwrap() });
    let error = run(events.next()).unwrap().unwrap_err();
    assert_eq!(error.cause().and_then(|cause| cause.type_.as_deref()), Some("status_exception"));
    assert_eq!(
        error.to_string(),
        "fix.talk: 200 OK from http://localhost:9200, but the body is an error: status_exception: no model"
    );
    assert!(run(events.next()).is_none());
}

#[test]
fn error_status_is_an_error_of_the_call() {
    let text = br#"{"error":{"type":"security_exception","reason":"no"},"status":401}"#;
    let call = client(401, vec![Ok(Bytes::from_static(text))]).call::<_, TalkResponse>(TalkRequest::new().text("hi"));
    let error = run(async move { call.await.unwrap_err() });
    assert!(error.is_unauthorized());
    assert_eq!(error.cause().and_then(|cause| cause.reason.as_deref()), Some("no"));
}

#[test]
fn events_decode_as_text_or_json() {
    let response = http::Response::new(Bytes::from_static(b"data: {\"error\":\"none\",\"a\":[1]}\n\n"));
    let mut events = <TalkRequest as RespondsWith<TalkResponse>>::from_response(response, Mode::Lenient).unwrap().value;
    assert_eq!(format!("{events:?}"), "EventStream { is_done: false, .. }");
    let event = run(events.next()).unwrap().unwrap();
    assert_eq!(format!("{event:?}"), r#"Event("", 24 bytes)"#);
    assert_eq!(event.json::<serde_json::Value>().unwrap()["a"], serde_json::json!([1]));
    assert_eq!(event.typed::<serde_json::Value>().unwrap().value["a"], serde_json::json!([1]));
    assert!(event.json::<Vec<bool>>().is_err());
    let raw = client(200, vec![Ok(Bytes::from_static(b"data: x\n\n"))])
        .call::<_, TalkResponse>(TalkRequest::new().text("hi"));
    assert_eq!(run(raw.send_raw()).unwrap().body(), "data: x\n\n");
}

/// A request of the crate `generated` whose response is a stream.
struct Talk;

impl real::Endpoint for Talk {
    const DESCRIPTION: &'static real::endpoint::Description = &real::endpoint::Description {
        name: "talk",
        routes: &[real::endpoint::Route {
            template: "/talk",
            methods: real::endpoint::RouteMethods::Single(real::endpoint::Method::Post),
            path_parameters: &[],
        }],
        response_format: real::endpoint::ResponseFormat::Events,
        ..real::endpoint::Description::DEFAULT
    };

    fn encode_parameters<'a>(&'a self, _: &mut real::endpoint::ParameterEncoder<'a>) {}
}

impl real::RespondsWith<real::EventStream> for Talk {
    type ResponseBody = real::response::Events;
}

#[tokio::test]
async fn events_arrive_without_buffering() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (received, was_received) = oneshot::channel::<()>();
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 4096];
        let length = socket.read(&mut request).await.unwrap();
        assert!(String::from_utf8_lossy(&request[..length]).contains("accept: text/event-stream\r\n"));
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        socket.write_all(head.as_bytes()).await.unwrap();
        socket.write_all(b"9\r\ndata: a\n\n\r\n").await.unwrap();
        // The second event is only sent after the first one was received.
        was_received.await.unwrap();
        socket.write_all(b"d\r\ndata: b\n\ndata\r\n").await.unwrap();
    });
    let client = real::Client::builder(url).build().unwrap();
    let mut events = client.call::<_, real::EventStream>(Talk).await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data(), "a");
    received.send(()).unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data(), "b");
    let error = events.next().await.unwrap().unwrap_err();
    let real::Error::Transport(error) = error else { panic!("{error}") };
    assert_eq!(error.kind(), real::transport::TransportErrorKind::ConnectionClosed);
    assert!(events.next().await.is_none());
    server.await.unwrap();
}

/// An event stream can be sent to another thread, and implements `Stream`.
#[test]
fn event_stream_implements_stream() {
    fn is_stream<S: Stream<Item = Result<crate::runtime::events::Event, Error>> + Send + Unpin + 'static>(_: &S) {}
    is_stream(&EventStream::from(Bytes::new()));
    let _ = Arc::new(Mutex::new(EventStream::from(Bytes::new())));
}
