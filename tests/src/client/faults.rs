//! Faulty servers over a real connection.

use std::task::{Context, Poll, Waker};
use std::time::Duration;

use generated::transport::TransportErrorKind;
use generated::{Client, Error};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::seeds::get_token;

/// The action of a server after it has sent its bytes.
#[derive(Clone, Copy)]
enum Then {
    Close,
    Reset,
    Wait,
}

/// Starts a server that responds with these bytes.
async fn server(response: &'static [u8], then: Then) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(serve(connection, response, then));
        }
    });
    url
}

async fn serve(mut connection: TcpStream, response: &[u8], then: Then) {
    let mut request = Vec::new();
    while !request.ends_with(b"}") && connection.read_buf(&mut request).await.is_ok_and(|read| read > 0) {}
    let _ = connection.write_all(response).await;
    match then {
        Then::Close => {}
        Then::Reset => connection.set_zero_linger().unwrap(),
        Then::Wait => tokio::time::sleep(Duration::from_secs(20)).await,
    }
}

async fn fault(response: &'static [u8], then: Then) -> (TransportErrorKind, String) {
    let url = server(response, then).await;
    // Only tests of the timeout have a short one, which a busy machine would exceed in the others.
    let limit = if matches!(then, Then::Wait) { Duration::from_secs(2) } else { Duration::from_secs(20) };
    let client = Client::builder(&url).request_timeout(limit).build().unwrap();
    let error = get_token(&client).await.unwrap_err();
    let message = error.to_string().replace(&url, "URL");
    assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error:?}");
    assert!(!message.contains("_security"), "{message}");
    let Error::Transport(error) = error else { panic!("{message}") };
    (error.kind(), message)
}

#[tokio::test]
async fn reports_truncated_body() {
    let by_length = b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"access_token\":\"s3cr3t";
    let by_chunk = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{\"access_token\":\"s3cr3t";
    for response in [&by_length[..], by_chunk] {
        for then in [Then::Close, Then::Reset] {
            let (kind, message) = fault(response, then).await;
            assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{message}");
            let start = "security.get_token: incomplete response from URL: ";
            assert!(message.starts_with(start), "{message}");
        }
    }
}

#[tokio::test]
async fn reports_closed_connection() {
    let (kind, message) = fault(b"", Then::Close).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{message}");
    assert!(message.ends_with(NEEDS_TLS), "{message}");
    let (kind, message) = fault(b"", Then::Reset).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{message}");
    assert!(message.contains("onnection reset") && message.ends_with(RESTARTED), "{message}");
}

/// Starts a server that responds to the first request with success, and to the next one with these bytes. Returns a client
/// that has sent the first request.
async fn responds_once(response: &'static [u8], then: Then) -> (String, Client) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let _ = connection.read(&mut [0; 4096]).await;
        connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await.unwrap();
        serve(connection, response, then).await;
    });
    let client = Client::builder(&url).build().unwrap();
    client.request("GET", "/").await.unwrap();
    (url, client)
}

const RESTARTED: &str = "(did the server or a proxy restart? the request may have been executed)";

/// A server that has responded before uses the scheme of the URL, so there is no hint about TLS.
#[tokio::test]
async fn reports_connection_reset_on_reuse() {
    for response in [&b""[..], b"HTTP/1.1 20", b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{"] {
        for then in [Then::Close, Then::Reset] {
            let (url, client) = responds_once(response, then).await;
            let error = get_token(&client).await.unwrap_err();
            let message = error.to_string();
            assert!(
                matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::ConnectionClosed),
                "{error:?}"
            );
            let start = format!("security.get_token: incomplete response from {url}: ");
            assert!(message.starts_with(&start) && message.ends_with(RESTARTED), "{message}");
        }
    }
    let (_, client) = responds_once(b"\x15\x03\x03\x00\x02\x02\x50", Then::Close).await;
    let message = get_token(&client).await.unwrap_err().to_string();
    assert!(message.ends_with(": invalid HTTP version parsed"), "{message}");
}

#[tokio::test]
async fn reports_truncated_response_head() {
    // A server that has not responded before may use TLS.
    let (kind, message) = fault(b"HTTP/1.1 200 OK\r\ncontent-le", Then::Close).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{message}");
    assert!(message.ends_with(NEEDS_TLS), "{message}");
    let (kind, message) = fault(b"HTTP/1.1 200 OK\r\ncontent-le", Then::Reset).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{message}");
    assert!(message.ends_with(RESTARTED), "{message}");
}

const NEEDS_TLS: &str = "(does the server use TLS? then use a URL with `https://`)";

#[tokio::test]
async fn reports_invalid_http_response() {
    for (garbage, has_hint) in [
        (&b"s3cr3t s3cr3t s3cr3t\r\n\r\n"[..], true),
        (b"\x15\x03\x03\x00\x02\x02\x50", true),
        (b"HTTP/1.1 2x0 OK\r\n\r\n", false),
        (b"HTTP/1.1 200 OK\r\nb a d: x\r\n\r\n", false),
    ] {
        let (kind, message) = fault(garbage, Then::Close).await;
        assert_eq!(kind, TransportErrorKind::InvalidResponse, "{message}");
        assert_eq!(message.ends_with(NEEDS_TLS), has_hint, "{message}");
        assert!(has_hint || !message.contains("TLS"), "{message}");
    }
    let (kind, message) = fault(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\ns3cr3t\r\n", Then::Close).await;
    assert!(matches!(kind, TransportErrorKind::InvalidResponse), "{kind:?} {message}");
}

#[tokio::test]
async fn times_out_on_slow_body() {
    let (kind, message) = fault(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"access_token\":", Then::Wait).await;
    assert_eq!(kind, TransportErrorKind::TimedOut);
    assert_eq!(
        message,
        "security.get_token: no complete response in time from URL: the limit is 2s, set by `request_timeout`"
    );
}

/// The operating system establishes connections to the listener, but nothing accepts them.
#[tokio::test]
async fn times_out_on_tls_handshake() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let client = || Client::builder(&url).danger_accept_invalid_certs();
    let quick = client().connect_timeout(Duration::from_millis(100)).request_timeout(Duration::from_secs(20));
    let error = get_token(&quick.build().unwrap()).await.unwrap_err();
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::ConnectTimedOut),
        "{error:?}"
    );
    assert!(error.is_timeout() && error.is_connect());
    let message = error.to_string();
    assert!(message.starts_with(&format!("security.get_token: could not connect in time to {url}: ")), "{message}");
    let suffix = "(is the host correct, and does a firewall block the connection? `ClientBuilder::connect_timeout` sets the limit)";
    assert!(message.ends_with(suffix), "{message}");

    // The timeout of the call is shorter than the connect timeout.
    for (connect, limit) in [(Some(Duration::from_secs(7)), "7s"), (None, "unlimited")] {
        let client = client().connect_timeout(connect).request_timeout(Duration::from_millis(100)).build().unwrap();
        let error = get_token(&client).await.unwrap_err();
        assert!(error.is_timeout() && !error.is_connect());
        let expected = format!(
            "security.get_token: no complete response in time from {url}: the limit is 100ms, set by `request_timeout` \
             (no part of the response was received: the connection may not have been established; \
             `ClientBuilder::connect_timeout` is {limit})"
        );
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn reports_missing_tokio_runtime() {
    let client = Client::builder("http://localhost:9200").build().unwrap();
    let call = std::pin::pin!(client.request("GET", "/").into_future());
    let Poll::Ready(Err(error)) = call.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the call is pending")
    };
    assert_eq!(
        error.to_string(),
        "client.request: could not send the request to http://localhost:9200: no Tokio runtime: await the \
         call inside one, such as `#[tokio::main]`"
    );
}

#[tokio::test]
async fn reports_connection_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = get_token(&Client::builder(&url).build().unwrap()).await.unwrap_err();
    assert!(error.is_connect() && !error.is_timeout());
    let message = error.to_string();
    assert!(
        message.starts_with(&format!("security.get_token: could not connect to {url}: Connection refused")),
        "{message}"
    );

    let error = get_token(&Client::builder("http://nowhere.invalid:9200").build().unwrap()).await.unwrap_err();
    let start = "security.get_token: could not connect to http://nowhere.invalid:9200: ";
    assert!(error.is_connect() && error.to_string().starts_with(start), "{error}");
}

#[tokio::test]
async fn reports_plain_http_server() {
    for response in [&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], b""] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut connection, _) = listener.accept().await.unwrap();
            let mut hello = [0; 64];
            let _ = connection.read(&mut hello).await;
            let _ = connection.write_all(response).await;
        });
        let client = Client::builder(&url).danger_accept_invalid_certs().build().unwrap();
        let error = get_token(&client).await.unwrap_err();
        let message = error.to_string();
        assert!(matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Tls), "{error:?}");
        assert!(message.ends_with("(does the server use TLS? if not, use a URL with `http://`)"), "{message}");
    }
}
