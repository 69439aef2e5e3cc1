//! Decoding. One validating pass turns JSON into a tape of nodes, and a chain of calls fills an empty value from it.
//!
//! The modules below work on the tape; the types of the API use [`Decoder`] only.

mod buckets;
mod collections;
mod decoder;
mod deserialize;
mod discriminator;
mod document;
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
mod unused_key;
mod value;
mod variant;

#[doc(hidden)]
pub use decoder::Decoder;
#[doc(hidden)]
pub use deserialize::deserialize;
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
    /// Accepts what servers send in practice: missing fields, null, numbers as strings, one value in place of an array.
    #[default]
    Lenient,
    /// Rejects everything that the specification does not allow.
    Strict,
}

/// A decoded value, and the locations where the JSON lacked a required value.
///
/// ```
/// # use generated::json::{Decode, Decoder};
/// use generated::json::{self, Mode};
///
/// struct Realm {
///     name: String,
///     type_: String,
/// }
/// # impl Decode for Realm {
/// #     fn decode(&mut self, d: &mut Decoder<'_>) {
/// #         d.required("name", &mut self.name).required("type", &mut self.type_);
/// #     }
/// #     fn empty() -> Self {
/// #         Self { name: Decode::empty(), type_: Decode::empty() }
/// #     }
/// # }
///
/// let decoded = json::decode::<Realm>(br#"{"name":"native1"}"#, Mode::Lenient)?;
/// assert_eq!((decoded.value.name.as_str(), decoded.value.type_.as_str()), ("native1", ""));
/// assert_eq!(decoded.defaulted[0].to_string(), "type");
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// The locations where a required value was missing or null, and the empty value was used instead.
    pub defaulted: Vec<JsonPath>,
}

/// A type that can be decoded from JSON.
///
/// All types of the API implement it, as do the types of std and `serde_json` that their fields hold. As a bound it allows
/// generic functions over them:
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

/// Decodes a value from JSON.
///
/// # Errors
/// The input is not valid JSON, or does not match the type. The error contains the location, but no values of the input.
///
/// ```
/// use generated::json::{self, Mode};
///
/// let numbers: Vec<i64> = json::decode(b"[1, 2]", Mode::Strict)?.value;
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), json::DecodeError>(())
/// ```
pub fn decode<T: Decode>(json: &[u8], mode: Mode) -> Result<Decoded<T>, DecodeError> {
    if mode == Mode::Lenient {
        let mut value = T::empty();
        if let Some(defaulted) = decode_skipping_documents(json, &mut value) {
            return Ok(Decoded { value, defaulted: defaulted? });
        }
    }
    let mut value = T::empty();
    let defaulted = decode_into(json, mode, &mut value)?;
    Ok(Decoded { value, defaulted })
}

/// Decodes into an empty value: the part of [`decode`] that does not depend on the type.
fn decode_into(json: &[u8], mode: Mode, target: &mut dyn Decode) -> Result<Vec<JsonPath>, DecodeError> {
    let tape = Tape::new(json)?;
    let mut decoder = Decoder::new(&tape, mode);
    target.decode(&mut decoder);
    decoder.finish()
}

/// Decodes like [`decode_into`], without nodes for the content of documents. `None` if the input must be decoded with
/// them.
fn decode_skipping_documents(json: &[u8], target: &mut dyn Decode) -> Option<Result<Vec<JsonPath>, DecodeError>> {
    let tape = Tape::skipping_documents(json).ok()?;
    let mut decoder = Decoder::new(&tape, Mode::Lenient);
    target.decode(&mut decoder);
    decoder.is_complete().then(|| decoder.finish())
}
