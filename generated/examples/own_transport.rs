//! A custom transport that counts and times calls, and sends them with another transport.
//!
//! The example runs without a server, because the other transport returns prepared responses. Without `.transport(…)`, the
//! wrapper uses the default transport.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use generated::Client;
use generated::bytes::Bytes;
use generated::http;
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::{Body, BoxFuture, CallOptions, Transport, TransportError};

/// Counts the requests that another transport sends.
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
        let request_line = format!("{} {}", request.method(), request.uri().path());
        let start = Instant::now();
        let response = self.inner.send(request, options);
        Box::pin(async move {
            let response = response.await;
            println!("{request_line}: {:?}", start.elapsed());
            response
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
    fn example_runs() -> Result<(), Box<dyn std::error::Error>> {
        super::main()
    }
}
