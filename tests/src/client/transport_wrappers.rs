//! Something of one's own around a transport, also around the one that comes along.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use generated::runtime::Client;
use generated::runtime::bytes::Bytes;
use generated::runtime::http::{Request, Response, StatusCode};
use generated::runtime::testing::{CannedResponse, MockTransport};
use generated::runtime::transport::{Body, BoxFuture, CallOptions, Transport, TransportError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::recorder::Recorder;
use super::seeds::get_token;

/// Tries again what may be repeated, where the server says later, and counts.
#[derive(Debug)]
struct Again<T> {
    inner: T,
    sent: Arc<AtomicUsize>,
}

impl<T: Transport> Transport for Again<T> {
    fn send(
        &self,
        request: Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            loop {
                self.sent.fetch_add(1, Ordering::SeqCst);
                let answer = self.inner.send(request.clone(), options.clone()).await?;
                if answer.status() != StatusCode::SERVICE_UNAVAILABLE || !options.idempotent {
                    return Ok(answer);
                }
            }
        })
    }
}

/// Says twice that it can't now.
async fn busy() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for status in ["503 Service Unavailable", "503 Service Unavailable", "200 OK"] {
            let (mut connection, _) = listener.accept().await.unwrap();
            let _ = connection.read(&mut [0; 4096]).await;
            let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}");
            connection.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    url
}

#[tokio::test]
async fn the_transport_that_comes_along_can_be_wrapped() {
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let builder = Client::builder(busy().await).wrap_transport(|inner| Again { inner, sent: count });
    assert!(format!("{builder:?}").contains("transport_wrappers: [TransportWrapper]"), "{builder:?}");
    let client = builder.build().unwrap();
    client.request("GET", "/").await.unwrap();
    assert_eq!(sent.load(Ordering::SeqCst), 3);
    assert!(format!("{client:?}").contains("Again { inner: Reqwest"), "{client:?}");
}

#[tokio::test]
async fn retries_idempotent_requests() {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "{}"));
    let client = server.client();
    client.request("GET", "/").await.unwrap();
    client.request("POST", "/_security/oauth2/token").await.unwrap();
    get_token(&client).send_raw().await.unwrap();
    let idempotent: Vec<_> = server.sent_requests().iter().map(|sent| sent.options().idempotent).collect();
    assert_eq!(idempotent, [true, false, false]);
}

#[tokio::test]
async fn does_not_retry_writes() {
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let builder = Client::builder(busy().await).wrap_transport(|inner| Again { inner, sent: count });
    let error = get_token(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(sent.load(Ordering::SeqCst), 1);
}

/// Writes down its name with each call.
#[derive(Debug)]
struct Named(&'static str, Arc<Mutex<Vec<&'static str>>>, Arc<dyn Transport>);

impl Transport for Named {
    fn send(
        &self,
        request: Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.1.lock().unwrap().push(self.0);
        self.2.send(request, options)
    }
}

#[tokio::test]
async fn last_wrapper_is_outermost() {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "{}"));
    let seen = Arc::new(Mutex::new(Vec::new()));
    let named = |name| {
        let seen = Arc::clone(&seen);
        move |inner| Named(name, seen, inner)
    };
    // Whether the transport is given before or after does not matter.
    let builder = Client::builder("http://localhost:9200").wrap_transport(named("inner")).transport(server.clone());
    let client = builder.wrap_transport(named("outer")).build().unwrap();
    client.request("GET", "/").await.unwrap();
    assert_eq!(*seen.lock().unwrap(), ["outer", "inner"]);
    assert_eq!(server.sent_requests().len(), 1);
}

#[tokio::test]
async fn settings_of_the_transport_still_hold() {
    let server = Recorder::json("200 OK", "{}").await;
    let seen = Arc::default();
    let wrap = |inner| Named("only", seen, inner);
    let client = Client::builder("http://cluster.invalid").wrap_transport(wrap).proxy(&*server.url).build().unwrap();
    client.request("GET", "/").await.unwrap();
    assert_eq!(server.only().line, "GET http://cluster.invalid/ HTTP/1.1");
}
