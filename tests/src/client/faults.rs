//! Over a real connection, to a server that does not behave.

use std::task::{Context, Poll, Waker};
use std::time::Duration;

use generated::transport::TransportErrorKind;
use generated::{Client, Error};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::seeds::get_token;

/// What a server does with a connection, once it has read a request.
#[derive(Clone, Copy)]
enum Then {
    HangUp,
    Reset,
    Wait,
}

/// Writes these bytes for an answer.
async fn server(answer: &'static [u8], then: Then) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(serve(connection, answer, then));
        }
    });
    url
}

async fn serve(mut connection: TcpStream, answer: &[u8], then: Then) {
    let mut request = Vec::new();
    while !request.ends_with(b"}") && connection.read_buf(&mut request).await.is_ok_and(|read| read > 0) {}
    let _ = connection.write_all(answer).await;
    match then {
        Then::HangUp => {}
        Then::Reset => connection.set_zero_linger().unwrap(),
        Then::Wait => tokio::time::sleep(Duration::from_secs(20)).await,
    }
}

async fn fault(answer: &'static [u8], then: Then) -> (TransportErrorKind, String) {
    let url = server(answer, then).await;
    // Who waits for the limit waits briefly; a busy machine must not meet it elsewhere.
    let limit = if matches!(then, Then::Wait) { Duration::from_secs(2) } else { Duration::from_secs(20) };
    let client = Client::builder(&url).request_timeout(limit).build().unwrap();
    let error = get_token(&client).await.unwrap_err();
    let text = error.to_string().replace(&url, "URL");
    assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error:?}");
    assert!(!text.contains("_security"), "{text}");
    let Error::Transport(error) = error else { panic!("{text}") };
    (error.kind(), text)
}

#[tokio::test]
async fn reports_truncated_body() {
    let by_length = b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"access_token\":\"s3cr3t";
    let by_chunk = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{\"access_token\":\"s3cr3t";
    for answer in [&by_length[..], by_chunk] {
        for then in [Then::HangUp, Then::Reset] {
            let (kind, text) = fault(answer, then).await;
            assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{text}");
            let start = "security.get_token: the connection ended before the answer was complete, with URL: ";
            assert!(text.starts_with(start), "{text}");
        }
    }
}

#[tokio::test]
async fn reports_closed_connection() {
    let (kind, text) = fault(b"", Then::HangUp).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{text}");
    assert!(text.ends_with(NEEDS_TLS), "{text}");
    let (kind, text) = fault(b"", Then::Reset).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{text}");
    assert!(text.contains("onnection reset") && text.ends_with(RESTARTED), "{text}");
}

/// Answers the first request well, and the next one with these bytes, over the same connection if that stays.
async fn once(answer: &'static [u8], then: Then) -> (String, Client) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let _ = connection.read(&mut [0; 4096]).await;
        connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await.unwrap();
        serve(connection, answer, then).await;
    });
    let client = Client::builder(&url).build().unwrap();
    client.request("GET", "/").await.unwrap();
    (url, client)
}

const RESTARTED: &str = "(did the server or a proxy restart? whether it carried the request out is not known)";

/// Whoever has answered once speaks the same protocol, whatever happens to its connections.
#[tokio::test]
async fn reports_connection_reset_on_reuse() {
    for answer in [&b""[..], b"HTTP/1.1 20", b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{"] {
        for then in [Then::HangUp, Then::Reset] {
            let (url, client) = once(answer, then).await;
            let error = get_token(&client).await.unwrap_err();
            let text = error.to_string();
            assert!(
                matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::ConnectionClosed),
                "{error:?}"
            );
            let start =
                format!("security.get_token: the connection ended before the answer was complete, with {url}: ");
            assert!(text.starts_with(&start) && text.ends_with(RESTARTED), "{text}");
        }
    }
    let (_, client) = once(b"\x15\x03\x03\x00\x02\x02\x50", Then::HangUp).await;
    let text = get_token(&client).await.unwrap_err().to_string();
    assert!(text.ends_with(": invalid HTTP version parsed"), "{text}");
}

#[tokio::test]
async fn reports_truncated_response_head() {
    // What comes of a server that never answered may be its way to say that it speaks TLS.
    let (kind, text) = fault(b"HTTP/1.1 200 OK\r\ncontent-le", Then::HangUp).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{text}");
    assert!(text.ends_with(NEEDS_TLS), "{text}");
    let (kind, text) = fault(b"HTTP/1.1 200 OK\r\ncontent-le", Then::Reset).await;
    assert_eq!(kind, TransportErrorKind::ConnectionClosed, "{text}");
    assert!(text.ends_with(RESTARTED), "{text}");
}

const NEEDS_TLS: &str = "(does the server speak TLS? then the URL begins with `https://`)";

#[tokio::test]
async fn reports_invalid_http_response() {
    for (garbage, is_no_http) in [
        (&b"s3cr3t s3cr3t s3cr3t\r\n\r\n"[..], true),
        (b"\x15\x03\x03\x00\x02\x02\x50", true),
        (b"HTTP/1.1 2x0 OK\r\n\r\n", false),
        (b"HTTP/1.1 200 OK\r\nb a d: x\r\n\r\n", false),
    ] {
        let (kind, text) = fault(garbage, Then::HangUp).await;
        assert_eq!(kind, TransportErrorKind::InvalidResponse, "{text}");
        assert_eq!(text.ends_with(NEEDS_TLS), is_no_http, "{text}");
        assert!(is_no_http || !text.contains("TLS"), "{text}");
    }
    let (kind, text) = fault(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\ns3cr3t\r\n", Then::HangUp).await;
    assert!(matches!(kind, TransportErrorKind::InvalidResponse), "{kind:?} {text}");
}

#[tokio::test]
async fn times_out_on_slow_body() {
    let (kind, text) = fault(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"access_token\":", Then::Wait).await;
    assert_eq!(kind, TransportErrorKind::TimedOut);
    assert_eq!(
        text,
        "security.get_token: no complete answer in time from URL: the limit is 2s, which `request_timeout` sets"
    );
}

/// Nobody takes the connections that the machine makes for it.
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
    let text = error.to_string();
    assert!(text.starts_with(&format!("security.get_token: no connection in time to {url}: ")), "{text}");
    let end = "(is this its host, and does no firewall stand in between? `ClientBuilder::connect_timeout` sets how long to wait)";
    assert!(text.ends_with(end), "{text}");

    // The limit of the call ends first.
    for (connect, time) in [(Some(Duration::from_secs(7)), "7s"), (None, "any time")] {
        let client = client().connect_timeout(connect).request_timeout(Duration::from_millis(100)).build().unwrap();
        let error = get_token(&client).await.unwrap_err();
        assert!(error.is_timeout() && !error.is_connect());
        let expected = format!(
            "security.get_token: no complete answer in time from {url}: the limit is 100ms, which `request_timeout` sets \
             (nothing of the answer came: perhaps there was no connection yet, for which `ClientBuilder::connect_timeout` \
             leaves {time})"
        );
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn reports_missing_tokio_runtime() {
    let client = Client::builder("http://localhost:9200").build().unwrap();
    let call = std::pin::pin!(client.request("GET", "/").into_future());
    let Poll::Ready(Err(error)) = call.poll(&mut Context::from_waker(Waker::noop())) else { panic!("it waits") };
    assert_eq!(
        error.to_string(),
        "client.request: the request could not be sent to http://localhost:9200: there is no Tokio runtime here: await the \
         call inside of one, such as `#[tokio::main]` makes"
    );
}

#[tokio::test]
async fn reports_connection_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = get_token(&Client::builder(&url).build().unwrap()).await.unwrap_err();
    assert!(error.is_connect() && !error.is_timeout());
    let text = error.to_string();
    assert!(text.starts_with(&format!("security.get_token: could not connect to {url}: Connection refused")), "{text}");

    let error = get_token(&Client::builder("http://nowhere.invalid:9200").build().unwrap()).await.unwrap_err();
    let start = "security.get_token: could not connect to http://nowhere.invalid:9200: ";
    assert!(error.is_connect() && error.to_string().starts_with(start), "{error}");
}

#[tokio::test]
async fn reports_plain_http_server() {
    for answer in [&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], b""] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut connection, _) = listener.accept().await.unwrap();
            let mut hello = [0; 64];
            let _ = connection.read(&mut hello).await;
            let _ = connection.write_all(answer).await;
        });
        let client = Client::builder(&url).danger_accept_invalid_certs().build().unwrap();
        let error = get_token(&client).await.unwrap_err();
        let text = error.to_string();
        assert!(matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Tls), "{error:?}");
        assert!(text.ends_with("(does the server speak TLS? if not, the URL begins with `http://`)"), "{text}");
    }
}
