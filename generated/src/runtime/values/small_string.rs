//! Strings that are stored inline if they are short.

use std::{fmt, str};

/// The maximum length of an inline string, with which the type has the size of a `String` on 64-bit targets.
const INLINE_CAPACITY: usize = 22;

#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<SmallString>() == size_of::<String>());

/// A string without an allocation if it is short. Each bucket of a response has its own names, and an allocation for
/// each of them would cost more than the rest of the entry.
#[derive(Clone)]
pub struct SmallString(Repr);

#[derive(Clone)]
enum Repr {
    Inline { length: u8, bytes: [u8; INLINE_CAPACITY] },
    Heap(Box<str>),
}

impl SmallString {
    pub(super) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Repr::Inline { length, bytes } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Repr::Heap(string) => string.as_bytes(),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match &self.0 {
            // The bytes were copied from a string.
            Repr::Inline { .. } => str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Repr::Heap(string) => string,
        }
    }
}

impl From<&str> for SmallString {
    fn from(string: &str) -> Self {
        let mut bytes = [0; INLINE_CAPACITY];
        match (bytes.get_mut(..string.len()), u8::try_from(string.len())) {
            (Some(target), Ok(length)) => {
                target.copy_from_slice(string.as_bytes());
                Self(Repr::Inline { length, bytes })
            }
            _ => Self(Repr::Heap(string.into())),
        }
    }
}

impl From<String> for SmallString {
    fn from(string: String) -> Self {
        if string.len() <= INLINE_CAPACITY { Self::from(&*string) } else { Self(Repr::Heap(string.into_boxed_str())) }
    }
}

impl fmt::Debug for SmallString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl From<SmallString> for String {
    fn from(name: SmallString) -> Self {
        match name.0 {
            Repr::Inline { .. } => name.as_str().to_owned(),
            Repr::Heap(string) => string.into_string(),
        }
    }
}
