//! Names of which there are many, and most of them short.

use std::{fmt, str};

/// So many bytes stand in the name itself: then it is as large as a `String`, where addresses have 64 bits.
const SHORT: usize = 22;

#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<Name>() == size_of::<String>());

/// A text that is kept where it stands unless it is long. A bucket of an answer has its names anew, and memory of its own
/// for each of them would cost more than what it holds.
#[derive(Clone)]
pub struct Name(Place);

#[derive(Clone)]
enum Place {
    Here { length: u8, bytes: [u8; SHORT] },
    Elsewhere(Box<str>),
}

impl Name {
    pub(super) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Place::Here { length, bytes } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Place::Elsewhere(text) => text.as_bytes(),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match &self.0 {
            // It was text before.
            Place::Here { .. } => str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Place::Elsewhere(text) => text,
        }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(room), Ok(length)) => {
                room.copy_from_slice(text.as_bytes());
                Self(Place::Here { length, bytes })
            }
            _ => Self(Place::Elsewhere(text.into())),
        }
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        if text.len() <= SHORT { Self::from(&*text) } else { Self(Place::Elsewhere(text.into_boxed_str())) }
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        match name.0 {
            Place::Here { .. } => name.as_str().to_owned(),
            Place::Elsewhere(text) => text.into_string(),
        }
    }
}
