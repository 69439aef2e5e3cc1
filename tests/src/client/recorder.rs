//! A server that records requests, and responds to all of them with the same bytes.

use std::sync::{Arc, Mutex};

use generated::Client;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub(super) struct Recorder {
    pub(super) url: String,
    requests: Arc<Mutex<Vec<Received>>>,
}

/// A request as the server received it.
#[derive(Clone, Debug, Default)]
pub(super) struct Received {
    /// `POST /_security/oauth2/token HTTP/1.1`
    pub(super) line: String,
    /// `name: value`, sorted, without `host`, which contains a random port.
    pub(super) headers: Vec<String>,
    pub(super) body: String,
}

impl Recorder {
    /// Starts a server with a response that includes status line, headers and body.
    pub(super) async fn responding(response: impl Into<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::default();
        let (recorded, response) = (Arc::clone(&requests), response.into());
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(serve(connection, Arc::clone(&recorded), response.clone()));
            }
        });
        Self { url, requests }
    }

    pub(super) async fn json(status: &str, body: &str) -> Self {
        Self::responding(response(status, &["content-type: application/json"], body.as_bytes())).await
    }

    pub(super) fn client(&self) -> Client {
        Client::builder(&self.url).build().unwrap()
    }

    pub(super) fn requests(&self) -> Vec<Received> {
        self.requests.lock().unwrap().clone()
    }

    pub(super) fn last(&self) -> Received {
        self.requests.lock().unwrap().last().unwrap().clone()
    }

    pub(super) fn only(&self) -> Received {
        let [request] = &*self.requests() else { panic!("{} requests", self.requests().len()) };
        request.clone()
    }
}

/// Formats a response. `status` has a form such as `200 OK`.
pub(super) fn response(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let headers = headers.iter().map(|header| format!("{header}\r\n")).collect::<Vec<_>>().concat();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

async fn serve(mut connection: TcpStream, recorded: Arc<Mutex<Vec<Received>>>, response: Vec<u8>) {
    let mut bytes = Vec::new();
    loop {
        let received = loop {
            match take_request(&mut bytes) {
                Some(received) => break received,
                None if connection.read_buf(&mut bytes).await.is_ok_and(|read| read > 0) => {}
                None => return,
            }
        };
        recorded.lock().unwrap().push(received);
        if connection.write_all(&response).await.is_err() {
            return;
        }
    }
}

/// Removes the first complete request from the bytes.
fn take_request(bytes: &mut Vec<u8>) -> Option<Received> {
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")? + 4;
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.trim_end().split("\r\n").map(str::to_owned);
    let line = lines.next().unwrap();
    let (mut headers, mut length) = (Vec::new(), 0);
    for header in lines {
        let (name, value) = header.split_once(": ").unwrap();
        match name.to_ascii_lowercase().as_str() {
            "host" => continue,
            "content-length" => length = value.parse().unwrap(),
            "transfer-encoding" => panic!("the client sends `content-length`"),
            _ => {}
        }
        headers.push(header);
    }
    let body = String::from_utf8(bytes.get(end..end + length)?.to_vec()).unwrap();
    bytes.drain(..end + length);
    headers.sort();
    Some(Received { line, headers, body })
}
