//! Tests of decoding: the tape, the decoder's methods, both modes, errors, and serde's `Deserialize`.

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

/// Decodes in lenient mode. Also returns the locations of missing values.
pub(crate) fn decode_lenient_with_defaults<T: Decode>(json: &str) -> (T, Vec<String>) {
    let decoded =
        json::decode::<T>(json.as_bytes(), Mode::Lenient).unwrap_or_else(|error| panic!("{json:.200}: {error}"));
    (decoded.value, decoded.defaulted.iter().map(ToString::to_string).collect())
}

/// Decodes in lenient mode, without missing values.
pub(crate) fn decode_lenient<T: Decode>(json: &str) -> T {
    let (value, defaulted) = decode_lenient_with_defaults(json);
    assert_eq!(defaulted, [""; 0], "{json:.200}");
    value
}

/// Decodes in strict mode.
pub(crate) fn decode_strict<T: Decode>(json: &str) -> T {
    let decoded =
        json::decode::<T>(json.as_bytes(), Mode::Strict).unwrap_or_else(|error| panic!("{json:.200}: {error}"));
    assert_eq!(decoded.defaulted, [], "{json:.200}");
    decoded.value
}

/// Returns the error's message.
pub(crate) fn decode_error_in_mode<T: Decode>(json: &str, mode: Mode) -> String {
    json::decode::<T>(json.as_bytes(), mode).err().unwrap_or_else(|| panic!("{json:.200} was accepted")).to_string()
}

/// Returns the message of the error in strict mode.
pub(crate) fn strict_error<T: Decode>(json: &str) -> String {
    decode_error_in_mode::<T>(json, Mode::Strict)
}

/// Returns the message of the error, which is the same in both modes.
pub(crate) fn decode_error<T: Decode>(json: &str) -> String {
    let error = decode_error_in_mode::<T>(json, Mode::Lenient);
    assert_eq!(error, strict_error::<T>(json), "{json:.200}");
    error
}

/// Defines a type that decodes itself by the given calls.
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
