//! A transport of one's own: this one counts the calls and how long they took, and leaves the sending to another.
//!
//! It runs without a server, since here the other one has canned answers. Real ones send over a tunnel, a mesh, a recorder;
//! without `.transport(…)` the other one is that which comes along.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use generated::Client;
use generated::bytes::Bytes;
use generated::http;
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::{Body, BoxFuture, CallOptions, Transport, TransportError};

/// Counts what another transport sends.
#[derive(Debug)]
struct Counting<T> {
    inner: T,
    calls: Arc<AtomicUsize>,
}

impl<T: Transport> Transport for Counting<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let line = format!("{} {}", request.method(), request.uri().path());
        let start = Instant::now();
        let answer = self.inner.send(request, options);
        Box::pin(async move {
            let answer = answer.await;
            println!("{line}: {:?}", start.elapsed());
            answer
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let inner = MockTransport::new();
    inner.default_response(CannedResponse::json(200, r#"{"status":"green"}"#));
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);

    let builder = Client::builder("http://localhost:9200").transport(inner);
    let client = builder.wrap_transport(|inner| Counting { inner, calls: count }).build()?;
    for _ in 0..3 {
        let health = client.request("GET", "/_cluster/health").await?;
        assert_eq!(health["status"], "green");
    }
    assert_eq!(calls.load(Ordering::Relaxed), 3);
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
        super::main()
    }
}
