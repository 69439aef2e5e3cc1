//! The body of an answer.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::{TransportError, TransportErrorKind};

/// The pieces of a body, as they come.
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// The body of an answer: there already, or still on its way.
///
/// `Debug` shows no byte of it.
#[non_exhaustive]
pub enum Body {
    /// All of it.
    Full(Bytes),
    /// The pieces, as they come.
    Stream(ByteStream),
}

impl Body {
    /// Waits for all of it.
    ///
    /// # Errors
    /// When it does not come to its end.
    pub async fn bytes(self) -> Result<Bytes, TransportError> {
        self.bytes_within(None).await
    }

    /// Waits for all of it, and for no more than so many bytes.
    ///
    /// # Errors
    /// When it does not come to its end, or has more.
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
        while let Some(piece) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
            let piece = piece?;
            check(first.len().max(all.len()).saturating_add(piece.len()))?;
            // Most answers come in one piece, which is not copied.
            if first.is_empty() && all.is_empty() {
                first = piece;
                continue;
            }
            if all.is_empty() {
                all.extend_from_slice(&first);
            }
            all.extend_from_slice(&piece);
        }
        Ok(if all.is_empty() { first } else { all.freeze() })
    }
}

#[cold]
fn too_large(limit: u64) -> TransportError {
    let reason = format!("it has more than {limit} bytes, which `ClientBuilder::response_size_limit` sets");
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
    fn from(text: String) -> Self {
        Self::Full(text.into())
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self::Full(Bytes::from_static(text.as_bytes()))
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
