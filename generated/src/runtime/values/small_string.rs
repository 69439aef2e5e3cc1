//! Names of which there are many, and most of them short.

use std::{fmt, str};

/// So many bytes stand in the name itself: then it is as large as a `String`, where addresses have 64 bits.
const INLINE_CAPACITY: usize = 22;

#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<SmallString>() == size_of::<String>());

/// A text that is kept where it stands unless it is long. A bucket of an answer has its names anew, and memory of its own
/// for each of them would cost more than what it holds.
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
            // It was text before.
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
