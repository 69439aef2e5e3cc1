//! A body that is still on its way, with what is known of its call.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;

use crate::runtime::Error;
use crate::runtime::transport::{Body, TransportError};

/// The body of an answer whose status says success, not yet read.
pub struct IncomingBody {
    pub(in crate::runtime) body: Body,
    pub(in crate::runtime) endpoint: &'static str,
    pub(in crate::runtime) server: Option<Arc<str>>,
    pub(in crate::runtime) limit: Option<Duration>,
}

impl IncomingBody {
    pub(in crate::runtime) fn full(body: Bytes) -> Self {
        Self { body: Body::Full(body), endpoint: "", server: None, limit: None }
    }

    /// The next piece.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        match &mut self.body {
            Body::Full(bytes) if bytes.is_empty() => Poll::Ready(None),
            Body::Full(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Body::Stream(stream) => stream.as_mut().poll_next(context),
        }
    }

    /// A failure on the way, with what is known of the call.
    pub(super) fn error(&self, error: TransportError) -> Error {
        Error::Transport(match &self.server {
            Some(server) => error.with_call_context(self.endpoint, server, self.limit),
            None => error,
        })
    }
}

impl fmt::Debug for IncomingBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IncomingBody({}, {:?})", self.endpoint, self.body)
    }
}
