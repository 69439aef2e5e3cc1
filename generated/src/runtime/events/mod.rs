//! Responses that are streams of server-sent events, such as the output of a language model.

mod event;
mod incoming_body;
mod parser;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

pub use event::Event;
pub use incoming_body::IncomingBody;

use crate::runtime::Error;
use crate::runtime::raw_response::RawResponse;
use crate::runtime::transport::{TransportError, TransportErrorKind};
use parser::Parser;

/// The data of the event that ends a stream.
const DONE_MARKER: &str = "[DONE]";

/// A response that is a stream of server-sent events, returned as they arrive.
///
/// The stream ends with the response, with the event `[DONE]`, which is not returned, or after an error. An event whose data
/// is an error of the server is returned as [`Error::Server`]. The timeout of the call applies to the whole stream; set it
/// with [`Call::request_timeout`](crate::runtime::Call::request_timeout).
///
/// Dropping the stream closes the connection.
///
/// ```
/// use bytes::Bytes;
/// use generated::EventStream;
///
/// # async fn read() -> Result<(), generated::Error> {
/// let mut events = EventStream::from(Bytes::from("event: message\ndata: {\"text\":\"Hi\"}\n\ndata: [DONE]\n\n"));
/// let mut output = String::new();
/// while let Some(event) = events.next().await {
///     let event = event?;
///     assert_eq!(event.name(), Some("message"));
///     output.push_str(event.data());
/// }
/// assert_eq!(output, r#"{"text":"Hi"}"#);
/// # Ok(())
/// # }
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(read()).unwrap();
/// ```
pub struct EventStream {
    incoming: IncomingBody,
    parser: Parser,
    is_done: bool,
}

impl EventStream {
    pub(in crate::runtime) fn new(incoming: IncomingBody) -> Self {
        Self { incoming, parser: Parser::default(), is_done: false }
    }

    /// Returns the next event, or `None` at the end of the stream.
    ///
    /// This method is cancel-safe: dropping the future before it is ready loses no event.
    ///
    /// # Errors
    /// Returns an error if the connection closes in the middle of an event, an event is invalid or larger than 16 MB, or the
    /// event is an error of the server.
    pub async fn next(&mut self) -> Option<Result<Event, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Checks whether an event ends the stream or is an error.
    fn check_event(&mut self, event: Event) -> Option<Result<Event, Error>> {
        if event.data() == DONE_MARKER {
            self.is_done = true;
            return None;
        }
        let IncomingBody { endpoint, server, .. } = &self.incoming;
        let response = http::Response::new(Bytes::from(event.data().to_owned()));
        let result = RawResponse::new(endpoint, response, server.clone()).check_no_error_in_body().map(|()| event);
        self.is_done = result.is_err();
        Some(result)
    }

    fn fail(&mut self, error: TransportError) -> Poll<Option<Result<Event, Error>>> {
        self.is_done = true;
        Poll::Ready(Some(Err(self.incoming.error(error))))
    }
}

impl Stream for EventStream {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while !self.is_done {
            match self.parser.next_event() {
                Ok(Some(event)) => return Poll::Ready(self.check_event(event)),
                Ok(None) => {}
                Err(reason) => return self.fail(TransportError::new(TransportErrorKind::InvalidResponse, reason)),
            }
            match self.incoming.poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(bytes))) => self.parser.push(&bytes),
                Poll::Ready(Some(Err(error))) => return self.fail(error),
                Poll::Ready(None) if self.parser.is_inside_event() => {
                    let reason = "the last event is incomplete";
                    return self.fail(TransportError::new(TransportErrorKind::ConnectionClosed, reason));
                }
                Poll::Ready(None) => self.is_done = true,
            }
        }
        Poll::Ready(None)
    }
}

/// Creates a stream from events that are already received, for tests.
impl From<Bytes> for EventStream {
    fn from(events: Bytes) -> Self {
        Self::new(IncomingBody::full(events))
    }
}

/// Omits the events, which may contain secrets.
impl fmt::Debug for EventStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("is_done", &self.is_done).finish_non_exhaustive()
    }
}
