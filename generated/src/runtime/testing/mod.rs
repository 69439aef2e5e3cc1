//! Answers that a test has prepared, instead of a server; and what was sent to get them.
//!
//! ```
//! use generated::runtime::testing::{Canned, CannedAnswer};
//!
//! # async fn call() -> Result<(), generated::runtime::Error> {
//! let server = Canned::new();
//! server.answer(CannedAnswer::json(200, r#"{"count":3}"#));
//!
//! // What is to be tested gets this client.
//! let client = server.client();
//! let answer = client.request("GET", "/books/_count").await?;
//!
//! assert_eq!(answer["count"], 3);
//! assert_eq!((server.sent()[0].method().as_str(), server.sent()[0].target()), ("GET", "/books/_count"));
//! # Ok(())
//! # }
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
//! ```

mod answer;
mod sent;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

pub use answer::CannedAnswer;
pub use sent::Sent;

use crate::runtime::client::{Client, ClientBuilder};
use crate::runtime::transport::{Body, BoxFuture, CallOptions, Transport, TransportError, TransportErrorKind};

/// A transport that gives the answers it was told, in their order, and keeps what was sent. Clones share both.
#[derive(Clone, Default)]
pub struct Canned(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: VecDeque<CannedAnswer>,
    otherwise: Option<CannedAnswer>,
    sent: Vec<Sent>,
}

impl Canned {
    /// Without answers: every call fails.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to the next call that has none yet.
    pub fn answer(&self, answer: CannedAnswer) -> &Self {
        self.state().answers.push_back(answer);
        self
    }

    /// The answer to every call once the others are used up.
    pub fn otherwise(&self, answer: CannedAnswer) -> &Self {
        self.state().otherwise = Some(answer);
        self
    }

    /// A client over this. Its URL is `http://localhost:9200`.
    pub fn client(&self) -> Client {
        Client::over(self.clone())
    }

    /// A client to be built, with whatever it is to have.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder("http://localhost:9200").transport(self.clone())
    }

    /// What was sent so far, in order.
    pub fn sent(&self) -> Vec<Sent> {
        self.state().sent.clone()
    }

    /// A test that panicked while it held the lock leaves nothing half done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut state = self.state();
        state.sent.push(Sent::new(request, options));
        let answer = state.answers.pop_front().or_else(|| state.otherwise.clone());
        Box::pin(async move {
            match answer {
                Some(answer) => answer.into_response(),
                None => Err(TransportError::new(TransportErrorKind::Other, "there is no canned answer left")),
            }
        })
    }
}

impl fmt::Debug for Canned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        write!(f, "Canned({} answers left, {} sent)", state.answers.len(), state.sent.len())
    }
}
