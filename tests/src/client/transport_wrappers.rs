//! Wrappers of the default transport and of custom transports.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use generated::Client;
use generated::bytes::Bytes;
use generated::http::{Request, Response, StatusCode};
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::{Body, BoxFuture, CallOptions, Transport, TransportError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::recorder::Recorder;
use super::seeds::get_token;

/// Retries idempotent requests while the server responds with 503, and counts the requests.
#[derive(Debug)]
struct Retry<T> {
    inner: T,
    sent: Arc<AtomicUsize>,
}

impl<T: Transport> Transport for Retry<T> {
    fn send(
        &self,
        request: Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            loop {
                self.sent.fetch_add(1, Ordering::SeqCst);
                let response = self.inner.send(request.clone(), options.clone()).await?;
                if response.status() != StatusCode::SERVICE_UNAVAILABLE || !options.idempotent {
                    return Ok(response);
                }
            }
        })
    }
}

/// Starts a server that responds twice with 503, then with 200.
async fn busy() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for status in ["503 Service Unavailable", "503 Service Unavailable", "200 OK"] {
            let (mut connection, _) = listener.accept().await.unwrap();
            let _ = connection.read(&mut [0; 4096]).await;
            let response = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}");
            connection.write_all(response.as_bytes()).await.unwrap();
        }
    });
    url
}

#[tokio::test]
async fn default_transport_can_be_wrapped() {
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let builder = Client::builder(busy().await).wrap_transport(|inner| Retry { inner, sent: count });
    assert!(format!("{builder:?}").contains("transport_wrappers: [TransportWrapper]"), "{builder:?}");
    let client = builder.build().unwrap();
    client.request("GET", "/").await.unwrap();
    assert_eq!(sent.load(Ordering::SeqCst), 3);
    assert!(format!("{client:?}").contains("Retry { inner: Reqwest"), "{client:?}");
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
    let builder = Client::builder(busy().await).wrap_transport(|inner| Retry { inner, sent: count });
    let error = get_token(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(sent.load(Ordering::SeqCst), 1);
}

/// Records its name on each call.
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
    let order = Arc::new(Mutex::new(Vec::new()));
    let named = |name| {
        let order = Arc::clone(&order);
        move |inner| Named(name, order, inner)
    };
    // The transport can be set before or after a wrapper.
    let builder = Client::builder("http://localhost:9200").wrap_transport(named("inner")).transport(server.clone());
    let client = builder.wrap_transport(named("outer")).build().unwrap();
    client.request("GET", "/").await.unwrap();
    assert_eq!(*order.lock().unwrap(), ["outer", "inner"]);
    assert_eq!(server.sent_requests().len(), 1);
}

#[tokio::test]
async fn wrapped_transport_keeps_its_settings() {
    let server = Recorder::json("200 OK", "{}").await;
    let order = Arc::default();
    let wrap = |inner| Named("only", order, inner);
    let client = Client::builder("http://cluster.invalid").wrap_transport(wrap).proxy(&*server.url).build().unwrap();
    client.request("GET", "/").await.unwrap();
    assert_eq!(server.only().line, "GET http://cluster.invalid/ HTTP/1.1");
}
