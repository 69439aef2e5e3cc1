//! How JSON is read: the tape, the reader's words, tolerance and strictness, errors, and the way in from serde.

mod bridge;
mod decide;
mod differential;
mod errors;
mod fields;
mod forms;
mod hostile;
mod parameters;
mod scalars;
mod sealed;
mod traps;

use crate::runtime::json::{self, Mode, Read};

/// Read tolerantly, with the places that were filled in.
pub(crate) fn tolerant<T: Read>(text: &str) -> (T, Vec<String>) {
    let decoded =
        json::read::<T>(text.as_bytes(), Mode::Tolerant).unwrap_or_else(|error| panic!("{text:.200}: {error}"));
    (decoded.value, decoded.defaulted.iter().map(ToString::to_string).collect())
}

/// Read tolerantly, where nothing is to be filled in.
pub(crate) fn plain<T: Read>(text: &str) -> T {
    let (value, defaulted) = tolerant(text);
    assert_eq!(defaulted, [""; 0], "{text:.200}");
    value
}

/// Read strictly.
pub(crate) fn strict<T: Read>(text: &str) -> T {
    let decoded = json::read::<T>(text.as_bytes(), Mode::Strict).unwrap_or_else(|error| panic!("{text:.200}: {error}"));
    assert_eq!(decoded.defaulted, [], "{text:.200}");
    decoded.value
}

/// The error's words.
pub(crate) fn refused<T: Read>(text: &str, mode: Mode) -> String {
    json::read::<T>(text.as_bytes(), mode).err().unwrap_or_else(|| panic!("{text:.200} was taken")).to_string()
}

/// The error's words in strict mode.
pub(crate) fn not_strict<T: Read>(text: &str) -> String {
    refused::<T>(text, Mode::Strict)
}

/// The error's words, which are the same in both modes.
pub(crate) fn never<T: Read>(text: &str) -> String {
    let error = refused::<T>(text, Mode::Tolerant);
    assert_eq!(error, not_strict::<T>(text), "{text:.200}");
    error
}

/// A type that is read by the words that are given, for tests of these.
macro_rules! fixture {
    ($(#[$attribute:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? } |$self:ident, $r:ident| $read:expr) => {
        $(#[$attribute])*
        #[derive(Debug, PartialEq)]
        struct $name { $($field: $type),* }

        impl crate::runtime::json::Read for $name {
            fn read(&mut self, $r: &mut crate::runtime::json::Reader<'_>) {
                let $self = self;
                $read;
            }

            fn empty() -> Self {
                Self { $($field: <$type as crate::runtime::json::Read>::empty()),* }
            }
        }
    };
}
use fixture;
