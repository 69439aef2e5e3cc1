//! An event of an event stream.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::runtime::json::{self, Decode, DecodeError, Decoded, Mode};

/// An event of an [`EventStream`](super::EventStream): an optional name, and data, which is usually JSON.
///
/// `Debug` shows the name and the size of the data.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Event {
    pub(super) name: Option<String>,
    pub(super) data: String,
    pub(super) id: Option<String>,
}

impl Event {
    /// Returns the name of the event, such as `message`.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Returns the data. Several `data` lines are joined with line breaks.
    pub fn data(&self) -> &str {
        &self.data
    }

    /// Returns the identifier of the event.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Decodes the data with serde.
    ///
    /// # Errors
    /// Returns an error if the data is not JSON or can't be decoded as a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        serde_json::from_str(&self.data).map_err(|error| DecodeError::from_serde(self.data.as_bytes(), error))
    }

    /// Decodes the data as a type of this crate in lenient mode.
    ///
    /// # Errors
    /// Returns an error if the data is not JSON or can't be decoded as a `T`.
    pub fn typed<T: Decode>(&self) -> Result<Decoded<T>, DecodeError> {
        json::decode(self.data.as_bytes(), Mode::Lenient)
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Event({:?}, {} bytes)", self.name.as_deref().unwrap_or_default(), self.data.len())
    }
}
