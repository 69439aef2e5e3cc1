//! One event.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::runtime::json::{self, Decode, DecodeError, Decoded, Mode};

/// One event of an answer: a name, where the server gives it one, and data, which is JSON mostly.
///
/// `Debug` shows the name, and of the data the size alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Event {
    pub(super) name: Option<String>,
    pub(super) data: String,
    pub(super) id: Option<String>,
}

impl Event {
    /// What kind of event it is, such as `message`.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The data; of several lines with line breaks between them.
    pub fn data(&self) -> &str {
        &self.data
    }

    /// The identifier of the event.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The data by serde.
    ///
    /// # Errors
    /// When it is not JSON, or not a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        serde_json::from_str(&self.data).map_err(DecodeError::from_serde)
    }

    /// The data as a type of this crate, tolerantly.
    ///
    /// # Errors
    /// When it is not JSON, or not a `T`.
    pub fn typed<T: Decode>(&self) -> Result<Decoded<T>, DecodeError> {
        json::decode(self.data.as_bytes(), Mode::Tolerant)
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Event({:?}, {} bytes)", self.name.as_deref().unwrap_or_default(), self.data.len())
    }
}
