//! A transport for tests that returns prepared responses and records the requests.
//!
//! ```
//! use generated::testing::{CannedResponse, MockTransport};
//!
//! # async fn call() -> Result<(), generated::Error> {
//! let server = MockTransport::new();
//! server.respond(CannedResponse::json(200, r#"{"count":3}"#));
//!
//! // Pass this client to the code to test.
//! let client = server.client();
//! let response = client.request("GET", "/books/_count").await?;
//!
//! assert_eq!(response["count"], 3);
//! assert_eq!((server.sent_requests()[0].method().as_str(), server.sent_requests()[0].target()), ("GET", "/books/_count"));
//! # Ok(())
//! # }
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
//! ```

mod canned_response;
mod sent_request;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

pub use canned_response::CannedResponse;
pub use sent_request::SentRequest;

use crate::runtime::client::{Client, ClientBuilder};
use crate::runtime::transport::{Body, BoxFuture, CallOptions, Transport, TransportError, TransportErrorKind};

/// A transport that returns prepared responses in order and records the requests. Clones share both.
#[derive(Clone, Default)]
pub struct MockTransport(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    responses: VecDeque<CannedResponse>,
    default_response: Option<CannedResponse>,
    sent: Vec<SentRequest>,
}

impl MockTransport {
    /// Creates a transport without responses: every call fails.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the response to a call. Calls get the responses in the order in which they were added.
    pub fn respond(&self, response: CannedResponse) -> &Self {
        self.state().responses.push_back(response);
        self
    }

    /// Sets the response to each call for which no other response is left.
    pub fn default_response(&self, response: CannedResponse) -> &Self {
        self.state().default_response = Some(response);
        self
    }

    /// Creates a client with this transport and the URL `http://localhost:9200`.
    pub fn client(&self) -> Client {
        Client::with_transport(self.clone())
    }

    /// Creates a builder of a client with this transport, for further settings.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder("http://localhost:9200").transport(self.clone())
    }

    /// Returns the requests that were sent so far, in order.
    pub fn sent_requests(&self) -> Vec<SentRequest> {
        self.state().sent.clone()
    }

    /// Locks the state. A panic of a test can't leave it inconsistent, so poisoning is ignored.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for MockTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut state = self.state();
        state.sent.push(SentRequest::new(request, options));
        let response = state.responses.pop_front().or_else(|| state.default_response.clone());
        Box::pin(async move {
            match response {
                Some(response) => response.into_response(),
                None => Err(TransportError::new(TransportErrorKind::Other, "no canned response left")),
            }
        })
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        write!(f, "MockTransport({} responses left, {} sent)", state.responses.len(), state.sent.len())
    }
}
