//! The body of a response.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::{TransportError, TransportErrorKind};

/// A stream of the chunks of a body.
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// The body of a response: complete, or still being received.
///
/// `Debug` shows no content.
#[non_exhaustive]
pub enum Body {
    /// The complete body.
    Full(Bytes),
    /// The chunks of the body, as they arrive.
    Stream(ByteStream),
}

impl Body {
    /// Receives the complete body.
    ///
    /// # Errors
    /// When the transport fails before the end of the body.
    pub async fn bytes(self) -> Result<Bytes, TransportError> {
        self.bytes_within(None).await
    }

    /// Receives the complete body if it is not larger than a limit in bytes.
    ///
    /// # Errors
    /// When the transport fails before the end of the body, or the body is larger than the limit.
    pub(in crate::runtime) async fn bytes_within(self, limit: Option<u64>) -> Result<Bytes, TransportError> {
        let check = |length: usize| match limit {
            Some(limit) if u64::try_from(length).is_ok_and(|length| length > limit) => Err(too_large(limit)),
            _ => Ok(()),
        };
        let mut stream = match self {
            Self::Full(bytes) => return check(bytes.len()).map(|()| bytes),
            Self::Stream(stream) => stream,
        };
        let mut first = Bytes::new();
        let mut all = BytesMut::new();
        while let Some(chunk) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
            let chunk = chunk?;
            check(first.len().max(all.len()).saturating_add(chunk.len()))?;
            // Most bodies arrive in one chunk, which is not copied.
            if first.is_empty() && all.is_empty() {
                first = chunk;
                continue;
            }
            if all.is_empty() {
                all.extend_from_slice(&first);
            }
            all.extend_from_slice(&chunk);
        }
        Ok(if all.is_empty() { first } else { all.freeze() })
    }
}

#[cold]
fn too_large(limit: u64) -> TransportError {
    let reason = format!("the limit is {limit} bytes, set by `ClientBuilder::response_size_limit`");
    TransportError::new(TransportErrorKind::ResponseTooLarge, reason)
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::Full(bytes)
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Full(bytes.into())
    }
}

impl From<String> for Body {
    fn from(string: String) -> Self {
        Self::Full(string.into())
    }
}

impl From<&'static str> for Body {
    fn from(string: &'static str) -> Self {
        Self::Full(Bytes::from_static(string.as_bytes()))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full(bytes) => write!(f, "Full({} bytes)", bytes.len()),
            Self::Stream(_) => f.write_str("Stream(..)"),
        }
    }
}
