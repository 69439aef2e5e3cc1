//! Concurrent calls, and calls that are dropped.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use generated::Client;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Starts a server that responds to each request with its path after a delay, and counts the open connections.
async fn echo() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let open = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&open);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let count = Arc::clone(&count);
            count.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                serve(connection).await;
                count.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (url, open)
}

async fn serve(mut connection: TcpStream) {
    let mut request = Vec::new();
    loop {
        while !request.ends_with(b"\r\n\r\n") {
            match connection.read_buf(&mut request).await {
                Ok(0) | Err(_) => return,
                Ok(_) => {}
            }
        }
        let head = String::from_utf8(std::mem::take(&mut request)).unwrap();
        let path = head.split(' ').nth(1).unwrap().to_owned();
        if path == "/never" {
            // Waits until the client closes the connection.
            let _ = connection.read(&mut [0]).await;
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
        let body = json!({ "path": path }).to_string();
        let response = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        if connection.write_all(response.as_bytes()).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousand_concurrent_calls_succeed() {
    let (url, _) = echo().await;
    // A busy machine may be slow.
    let client = Client::builder(url).request_timeout(None).connect_timeout(None).build().unwrap();
    let calls: Vec<_> = (0..1000)
        .map(|number| {
            let call = client.request("GET", format!("/{number}"));
            tokio::spawn(async move { (number, call.await) })
        })
        .collect();
    for call in calls {
        let (number, response) = call.await.unwrap();
        assert_eq!(response.unwrap()["path"], format!("/{number}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dropped_calls_release_connections() {
    let (url, open) = echo().await;
    let client = Client::builder(url).build().unwrap();
    let calls: Vec<_> = (0..100).map(|_| tokio::spawn(client.request("GET", "/never").into_future())).collect();
    wait_for(|| open.load(Ordering::SeqCst) == 100).await;
    for call in calls {
        call.abort();
    }
    wait_for(|| open.load(Ordering::SeqCst) == 0).await;
    // The client still works.
    assert_eq!(client.request("GET", "/after").await.unwrap()["path"], "/after");
}

async fn wait_for(condition: impl Fn() -> bool) {
    for _ in 0..1000 {
        if condition() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the condition was not met within ten seconds");
}
