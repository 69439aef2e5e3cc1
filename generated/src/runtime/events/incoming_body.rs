//! A response body that is still being received.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;

use crate::runtime::Error;
use crate::runtime::transport::{Body, TransportError};

/// The body of a successful response that is still being received.
pub struct IncomingBody {
    pub(in crate::runtime) body: Body,
    pub(in crate::runtime) endpoint: &'static str,
    pub(in crate::runtime) server: Option<Arc<str>>,
    pub(in crate::runtime) timeout: Option<Duration>,
}

impl IncomingBody {
    pub(in crate::runtime) fn full(body: Bytes) -> Self {
        Self { body: Body::Full(body), endpoint: "", server: None, timeout: None }
    }

    /// Polls the next chunk.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        match &mut self.body {
            Body::Full(bytes) if bytes.is_empty() => Poll::Ready(None),
            Body::Full(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Body::Stream(stream) => stream.as_mut().poll_next(context),
        }
    }

    /// Adds the call to an error.
    pub(super) fn error(&self, error: TransportError) -> Error {
        Error::Transport(match &self.server {
            Some(server) => error.with_call_context(self.endpoint, server, self.timeout),
            None => error,
        })
    }
}

impl fmt::Debug for IncomingBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IncomingBody({}, {:?})", self.endpoint, self.body)
    }
}
