//! Tests of decoding: the tape, the decoder's methods, both modes, errors, and serde's `Deserialize`.

mod deserialize;
mod differential;
mod document_errors;
mod encodings;
mod errors;
mod fields;
mod hostile;
mod parameters;
mod scalars;
mod skipped_documents;
mod traps;
mod unknown_fields;
mod variants;

use crate::runtime::json::{self, Decode, Deviation, DeviationKind, Mode};

/// Decodes in lenient mode. Also returns the deviations: the paths of missing values, and other paths with the kind.
pub(crate) fn decode_with_deviations<T: Decode>(json: &str) -> (T, Vec<String>) {
    let decoded =
        json::decode::<T>(json.as_bytes(), Mode::Lenient).unwrap_or_else(|error| panic!("{json:.200}: {error}"));
    (decoded.value, decoded.deviations.iter().map(describe_deviation).collect())
}

fn describe_deviation(deviation: &Deviation) -> String {
    match deviation.kind {
        DeviationKind::Defaulted => deviation.path.to_string(),
        DeviationKind::Mistyped => format!("{} (mistyped)", deviation.path),
        DeviationKind::Unknown => format!("{} (unknown)", deviation.path),
    }
}

/// Decodes in lenient mode, without deviations.
pub(crate) fn decode_lenient<T: Decode>(json: &str) -> T {
    let (value, deviations) = decode_with_deviations(json);
    assert_eq!(deviations, [""; 0], "{json:.200}");
    value
}

/// Decodes in strict mode.
pub(crate) fn decode_strict<T: Decode>(json: &str) -> T {
    let decoded =
        json::decode::<T>(json.as_bytes(), Mode::Strict).unwrap_or_else(|error| panic!("{json:.200}: {error}"));
    assert_eq!(decoded.deviations, [], "{json:.200}");
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

/// Asserts that strict mode reports an error, and lenient mode an odd value at a path. Returns the value.
pub(crate) fn decode_odd<T: Decode>(json: &str, path: &str, error: &str) -> T {
    assert_eq!(strict_error::<T>(json), error, "{json:.200}");
    let (value, deviations) = decode_with_deviations(json);
    assert_eq!(deviations, [format!("{path} (mistyped)")], "{json:.200}");
    value
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
