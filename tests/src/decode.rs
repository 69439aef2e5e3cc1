//! How JSON is read: the tape, the reader's words, tolerance and strictness, errors, and the way in from serde.

mod deserialize;
mod differential;
mod encodings;
mod errors;
mod fields;
mod hostile;
mod parameters;
mod scalars;
mod skipped_documents;
mod traps;
mod variants;

use crate::runtime::json::{self, Decode, Mode};

/// Read tolerantly, with the places that were filled in.
pub(crate) fn tolerant<T: Decode>(text: &str) -> (T, Vec<String>) {
    let decoded =
        json::decode::<T>(text.as_bytes(), Mode::Tolerant).unwrap_or_else(|error| panic!("{text:.200}: {error}"));
    (decoded.value, decoded.defaulted.iter().map(ToString::to_string).collect())
}

/// Read tolerantly, where nothing is to be filled in.
pub(crate) fn plain<T: Decode>(text: &str) -> T {
    let (value, defaulted) = tolerant(text);
    assert_eq!(defaulted, [""; 0], "{text:.200}");
    value
}

/// Read strictly.
pub(crate) fn strict<T: Decode>(text: &str) -> T {
    let decoded =
        json::decode::<T>(text.as_bytes(), Mode::Strict).unwrap_or_else(|error| panic!("{text:.200}: {error}"));
    assert_eq!(decoded.defaulted, [], "{text:.200}");
    decoded.value
}

/// The error's words.
pub(crate) fn refused<T: Decode>(text: &str, mode: Mode) -> String {
    json::decode::<T>(text.as_bytes(), mode).err().unwrap_or_else(|| panic!("{text:.200} was taken")).to_string()
}

/// The error's words in strict mode.
pub(crate) fn not_strict<T: Decode>(text: &str) -> String {
    refused::<T>(text, Mode::Strict)
}

/// The error's words, which are the same in both modes.
pub(crate) fn never<T: Decode>(text: &str) -> String {
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

        impl crate::runtime::json::Decode for $name {
            fn decode(&mut self, $r: &mut crate::runtime::json::Decoder<'_>) {
                let $self = self;
                $read;
            }

            fn empty() -> Self {
                Self { $($field: <$type as crate::runtime::json::Decode>::empty()),* }
            }
        }
    };
}
use fixture;
