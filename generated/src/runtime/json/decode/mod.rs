//! Decoding. One validating pass turns JSON into a tape of nodes, and a chain of calls fills an empty value from it.
//!
//! The modules below work on the tape; the types of the API use [`Decoder`] only.

mod buckets;
mod collections;
mod decoder;
mod deserialize;
mod deviation;
mod discriminator;
mod document;
mod document_error;
mod document_problem;
mod error;
mod failure;
mod fields;
mod json_path;
mod lexer;
mod line_group;
mod literal;
mod node;
mod number;
mod object_keys;
mod option;
mod parameter;
mod path_finder;
mod raw;
mod scalars;
mod single_key;
mod strings;
mod tape;
mod typed_keys;
mod unknown_fields;
mod unused_key;
mod value;
mod variant;

#[doc(hidden)]
pub use decoder::Decoder;
#[doc(hidden)]
pub use deserialize::deserialize;
pub use deviation::{Deviation, DeviationKind};
#[doc(hidden)]
pub use discriminator::{BranchMatch, NameTable, ShapeDiscriminator};
pub use error::{DecodeError, DecodeErrorKind};
pub use json_path::JsonPath;
pub(crate) use parameter::decode_parameter;
pub(crate) use tape::Tape;

/// The strictness of decoding.
///
/// ```
/// use generated::json::{self, Mode};
///
/// assert_eq!(json::decode::<i64>(br#""1200""#, Mode::Lenient)?.value, 1200);
/// assert!(json::decode::<i64>(br#""1200""#, Mode::Strict).is_err());
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Accepts what servers send in practice: missing fields, null, numbers as strings, one value in place of an array, unknown
    /// fields, values of another type. [`Decoded::deviations`] lists the places.
    #[default]
    Lenient,
    /// Rejects everything that the specification does not allow.
    Strict,
}

/// The largest number of elements of the outermost list or map that do not fit. An empty value may need much more memory than
/// the JSON that it replaces.
const MAX_REPLACED_ELEMENTS: usize = 1000;

/// A decoded value, and the places where the JSON deviates from its type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// The places, in the order of the JSON. Empty in strict mode.
    pub deviations: Vec<Deviation>,
}

/// A type that can be decoded from JSON.
///
/// All types of the API except requests implement it, as do the types of std and `serde_json` that their fields hold. As
/// a bound, it allows generic functions over them:
///
/// ```
/// use generated::json::{self, Decode, DecodeError, Mode};
///
/// fn parse<T: Decode>(json: &str) -> Result<T, DecodeError> {
///     Ok(json::decode(json.as_bytes(), Mode::Lenient)?.value)
/// }
///
/// assert_eq!(parse::<Vec<i64>>("[1, 2]")?, [1, 2]);
/// # Ok::<(), DecodeError>(())
/// ```
pub trait Decode {
    /// Fills this empty value from the current node. The decoder keeps the first failure.
    #[doc(hidden)]
    fn decode(&mut self, d: &mut Decoder<'_>);

    /// Returns the empty value, which is filled by `decode`, and which replaces a missing value in lenient mode.
    #[doc(hidden)]
    fn empty() -> Self
    where
        Self: Sized;

    /// Returns whether null is a value of this type, rather than the absence of a value.
    #[doc(hidden)]
    fn accepts_null(&self) -> bool {
        false
    }
}

/// A value of any type that can be decoded.
#[doc(hidden)]
pub trait DecodeTarget: Decode {
    /// Replaces this value by the empty value.
    fn reset(&mut self);
}

impl<T: Decode> DecodeTarget for T {
    fn reset(&mut self) {
        *self = T::empty();
    }
}

/// Decodes a value from JSON.
///
/// ```
/// use generated::json::{self, Mode};
///
/// let numbers: Vec<i64> = json::decode(b"[1, 2]", Mode::Strict)?.value;
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), json::DecodeError>(())
/// ```
///
/// # Errors
/// Returns an error if the input is not valid JSON or does not match the type. The error contains the location, but no
/// values of the input.
pub fn decode<T: Decode>(json: &[u8], mode: Mode) -> Result<Decoded<T>, DecodeError> {
    decode_with(json, mode, false)
}

/// Decodes a response to a request with the parameter `filter_path`, which may lack any field. Missing values are empty, even
/// secrets and in strict mode; a missing document is `None`.
///
/// # Errors
/// Returns an error like [`decode`](fn@decode).
pub fn decode_filtered<T: Decode>(json: &[u8], mode: Mode) -> Result<Decoded<T>, DecodeError> {
    decode_with(json, mode, true)
}

fn decode_with<T: Decode>(json: &[u8], mode: Mode, is_filtered: bool) -> Result<Decoded<T>, DecodeError> {
    if mode == Mode::Lenient {
        let mut value = T::empty();
        if let Some(deviations) = decode_skipping_documents(json, is_filtered, &mut value) {
            return Ok(Decoded { value, deviations: deviations? });
        }
    }
    let mut value = T::empty();
    let deviations = decode_into(json, mode, is_filtered, &mut value)?;
    Ok(Decoded { value, deviations })
}

/// Decodes into an empty value: the part of [`decode`] that does not depend on the type.
fn decode_into(
    json: &[u8],
    mode: Mode,
    is_filtered: bool,
    target: &mut dyn DecodeTarget,
) -> Result<Vec<Deviation>, DecodeError> {
    let tape = Tape::new(json)?;
    let mut decoder = Decoder::new(&tape, mode, is_filtered);
    target.decode(&mut decoder);
    if !decoder.can_recover() || decoder.recover_root(target) {
        return decoder.finish();
    }
    // An element of the outermost list or map does not fit. There is no field around it that could be empty instead.
    let tape = Tape::new(json)?;
    let mut decoder = Decoder::new(&tape, mode, is_filtered);
    decoder.decode_missing_root(target);
    decoder.replaceable_elements = MAX_REPLACED_ELEMENTS;
    target.decode(&mut decoder);
    decoder.finish()
}

/// Decodes like [`decode_into`], without nodes for the content of documents. `None` if the input must be decoded with
/// them.
fn decode_skipping_documents(
    json: &[u8],
    is_filtered: bool,
    target: &mut dyn DecodeTarget,
) -> Option<Result<Vec<Deviation>, DecodeError>> {
    let tape = Tape::skipping_documents(json).ok()?;
    let mut decoder = Decoder::new(&tape, Mode::Lenient, is_filtered);
    target.decode(&mut decoder);
    (decoder.is_complete() && !decoder.can_recover()).then(|| decoder.finish())
}
