//! Answers that a test has prepared, instead of a server; and what was sent to get them.
//!
//! ```
//! use generated::testing::{CannedResponse, MockTransport};
//!
//! # async fn call() -> Result<(), generated::Error> {
//! let server = MockTransport::new();
//! server.respond(CannedResponse::json(200, r#"{"count":3}"#));
//!
//! // What is to be tested gets this client.
//! let client = server.client();
//! let answer = client.request("GET", "/books/_count").await?;
//!
//! assert_eq!(answer["count"], 3);
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

/// A transport that gives the answers it was told, in their order, and keeps what was sent. Clones share both.
#[derive(Clone, Default)]
pub struct MockTransport(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    responses: VecDeque<CannedResponse>,
    default_response: Option<CannedResponse>,
    sent: Vec<SentRequest>,
}

impl MockTransport {
    /// Without answers: every call fails.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to the next call that has none yet.
    pub fn respond(&self, response: CannedResponse) -> &Self {
        self.state().responses.push_back(response);
        self
    }

    /// The answer to every call once the others are used up.
    pub fn default_response(&self, response: CannedResponse) -> &Self {
        self.state().default_response = Some(response);
        self
    }

    /// A client over this. Its URL is `http://localhost:9200`.
    pub fn client(&self) -> Client {
        Client::with_transport(self.clone())
    }

    /// A client to be built, with whatever it is to have.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder("http://localhost:9200").transport(self.clone())
    }

    /// What was sent so far, in order.
    pub fn sent_requests(&self) -> Vec<SentRequest> {
        self.state().sent.clone()
    }

    /// A test that panicked while it held the lock leaves nothing half done.
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
                None => Err(TransportError::new(TransportErrorKind::Other, "there is no canned response left")),
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
