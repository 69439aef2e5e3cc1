//! Proxies: the data that the proxy and the server receive.

use std::time::Duration;

use generated::{Client, Error};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::recorder::{Recorder, response};

#[tokio::test]
async fn http_requests_use_proxy() {
    let proxy = Recorder::json("200 OK", "{}").await;
    let url = proxy.url.replace("http://", "http://jo:hunter%32@");
    let builder = Client::builder("http://cluster.invalid:9200/base").proxy(url).bearer_auth("s3cr3t");
    assert!(!format!("{builder:?}").contains("hunter"), "{builder:?}");
    let client = builder.build().unwrap();
    let message = format!("{client:?} {client:#?}");
    assert!(!message.contains("hunter") && !message.contains("am86") && message.contains(&proxy.url), "{message}");

    client.request("GET", "/_cat?v=true").await.unwrap();
    let received = proxy.only();
    assert_eq!(received.line, "GET http://cluster.invalid:9200/base/_cat?v=true HTTP/1.1");
    assert!(received.headers.contains(&"authorization: Bearer s3cr3t".to_owned()), "{received:?}");
    // jo:hunter2
    assert!(received.headers.contains(&"proxy-authorization: Basic am86aHVudGVyMg==".to_owned()), "{received:?}");
}

#[tokio::test]
async fn https_requests_use_connect_tunnel() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://jo:hunter2@{}", listener.local_addr().unwrap());
    let rejecting = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            connection.read_buf(&mut head).await.unwrap();
        }
        connection.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\n").await.unwrap();
        String::from_utf8(head).unwrap()
    });
    let client = Client::builder("https://cluster.invalid:9200").danger_accept_invalid_certs().proxy(&*url);
    let client = client.bearer_auth("s3cr3t").build().unwrap();
    let error = client.request("GET", "/secret-path").await.unwrap_err();

    let head = rejecting.await.unwrap();
    assert!(head.starts_with("CONNECT cluster.invalid:9200 HTTP/1.1\r\n"), "{head}");
    assert!(head.to_lowercase().contains("\r\nproxy-authorization: basic am86ahvudgvymg==\r\n"), "{head}");
    assert!(!head.contains("s3cr3t") && !head.contains("secret-path"), "{head}");
    assert!(error.is_connect(), "{error:?}");
    let message = error.to_string();
    assert!(message.starts_with("client.request: could not connect to https://cluster.invalid:9200: "), "{message}");
    let host = url.split_once('@').unwrap().1;
    assert!(message.ends_with(&format!(" (through the proxy http://{host})")), "{message}");
    assert!(!format!("{error:?} {error:#?}").contains("hunter2"), "{error:?}");
}

#[tokio::test]
async fn sends_proxy_credentials() {
    let proxy = Recorder::responding(response("407 Proxy Authentication Required", &[], b"")).await;
    let client = Client::builder("http://cluster.invalid").proxy(&*proxy.url).build().unwrap();
    let error = client.request("GET", "/").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "client.request: 407 Proxy Authentication Required from http://cluster.invalid, without a body (the proxy \
         requires authentication: add a user and a password to the URL passed to `ClientBuilder::proxy`)"
    );
}

#[tokio::test]
async fn reports_unreachable_proxy() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder("http://cluster.invalid").proxy(&*url).request_timeout(Duration::from_secs(9));
    let error = client.build().unwrap().request("GET", "/").await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert!(error.to_string().ends_with(&format!(" (through the proxy {url})")), "{error}");
}

#[test]
fn rejects_invalid_url() {
    for (url, problem) in [
        ("proxy:3128", "the URL of the proxy must start with `http://` or `https://`"),
        ("socks5://jo:hunter2@proxy", "the URL of the proxy must start with `http://` or `https://`"),
        ("http://jo:hunter2@proxy/path", "the URL of the proxy can't have a path"),
        ("http://jo:hunter2@proxy:99999", "the URL of the proxy has a port that is not a number between 0 and 65535"),
    ] {
        let error = Client::builder("http://localhost").proxy(url).build().unwrap_err();
        assert!(matches!(error, Error::Config(_)));
        assert_eq!(error.to_string(), format!("can't build the client: {problem}"));
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}

/// Runs in a child process, because environment variables apply to the whole process.
#[test]
fn proxy_environment_variables_are_ignored() {
    const CHILD: &str = "TESTS_OF_PROXY_CHILD";
    if std::env::var_os(CHILD).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        return runtime.block_on(async {
            let server = Recorder::json("200 OK", "{}").await;
            server.client().request("GET", "/").await.unwrap();
            assert_eq!(server.only().line, "GET / HTTP/1.1");
        });
    }
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child
        .args(["--exact", "client::proxy::proxy_environment_variables_are_ignored"])
        .env(CHILD, "1")
        .env_remove("NO_PROXY");
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        child.env(name, "http://127.0.0.1:1");
    }
    let output = child.env_remove("no_proxy").output().unwrap();
    let message = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && message.contains("1 passed"), "{message}");
}
