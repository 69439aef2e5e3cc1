//! Reading: text becomes a tape (one validating pass), and a chain of calls fills an empty value from it.
//!
//! The modules below know the tape; the types of the specification know [`Decoder`] alone.

mod buckets;
mod collections;
mod decoder;
mod deserialize;
mod discriminator;
mod document;
mod error;
mod fields;
mod lexer;
mod line_group;
mod literal;
mod number;
mod object_keys;
mod option;
mod parameter;
mod path;
mod raw;
mod scalars;
mod scan;
mod single_key;
mod tape;
mod typed_keys;
mod unused_key;
mod value;
mod variant;

pub use decoder::Decoder;
pub use deserialize::deserialize;
pub use discriminator::{BranchMatch, NameTable, ShapeDiscriminator};
pub use error::DecodeError;
pub(crate) use parameter::decode_parameter;
pub use path::JsonPath;
pub(crate) use tape::Tape;

/// How much is forgiven while reading.
///
/// ```
/// use generated::runtime::json::{self, Mode};
///
/// assert_eq!(json::decode::<i64>(br#""1200""#, Mode::Tolerant)?.value, 1200);
/// assert!(json::decode::<i64>(br#""1200""#, Mode::Strict).is_err());
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// What servers really send is taken: missing fields, null, numbers as text, one value instead of a list.
    #[default]
    Tolerant,
    /// Anything that the specification doesn't allow is a failure.
    Strict,
}

/// A value that was read, and what had to be filled in for it.
///
/// ```
/// # use generated::runtime::json::{Decode, Decoder};
/// use generated::runtime::json::{self, Mode};
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
/// let decoded = json::decode::<Realm>(br#"{"name":"native1"}"#, Mode::Tolerant)?;
/// assert_eq!((decoded.value.name.as_str(), decoded.value.type_.as_str()), ("native1", ""));
/// assert_eq!(decoded.defaulted[0].to_string(), "type");
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// The places where something required was missing or null, and an empty value was taken instead.
    pub defaulted: Vec<JsonPath>,
}

/// A type that can be read from JSON: an empty value, filled from the node at hand.
///
/// There is no `Result` in it: the [`Decoder`] keeps the first failure, and the outermost call returns it.
///
/// ```
/// use generated::runtime::json::{self, Mode, Decode, Decoder};
///
/// struct Seconds(i64);
///
/// impl Decode for Seconds {
///     fn decode(&mut self, d: &mut Decoder<'_>) {
///         self.0 = d.value();
///     }
///
///     fn empty() -> Self {
///         Self(0)
///     }
/// }
///
/// assert_eq!(json::decode::<Seconds>(b"1200", Mode::Strict)?.value.0, 1200);
/// # Ok::<(), json::DecodeError>(())
/// ```
pub trait Decode {
    /// Fills this empty value from the node at hand.
    fn decode(&mut self, d: &mut Decoder<'_>);

    /// The value to be filled, and the one that stands where tolerance takes a missing field.
    fn empty() -> Self
    where
        Self: Sized;

    /// Whether JSON's null is a value of this type, rather than the absence of one.
    fn accepts_null(&self) -> bool {
        false
    }
}

/// Reads a value from JSON text.
///
/// # Errors
/// The text is no JSON, or it isn't what the type asks for. The error says where, and never holds any of the text.
///
/// ```
/// use generated::runtime::json::{self, Mode};
///
/// let numbers: Vec<i64> = json::decode(b"[1, 2]", Mode::Strict)?.value;
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), json::DecodeError>(())
/// ```
pub fn decode<T: Decode>(json: &[u8], mode: Mode) -> Result<Decoded<T>, DecodeError> {
    if mode == Mode::Tolerant {
        let mut value = T::empty();
        if let Some(defaulted) = decode_skipping_documents(json, &mut value) {
            return Ok(Decoded { value, defaulted: defaulted? });
        }
    }
    let mut value = T::empty();
    let defaulted = decode_into(json, mode, &mut value)?;
    Ok(Decoded { value, defaulted })
}

/// The part of [`decode`] that doesn't depend on the type.
fn decode_into(json: &[u8], mode: Mode, target: &mut dyn Decode) -> Result<Vec<JsonPath>, DecodeError> {
    let tape = Tape::new(json)?;
    let mut decoder = Decoder::new(&tape, mode);
    target.decode(&mut decoder);
    decoder.finish()
}

/// The same without nodes for what is inside of documents. None: that wasn't enough, and all has to be read again.
fn decode_skipping_documents(json: &[u8], target: &mut dyn Decode) -> Option<Result<Vec<JsonPath>, DecodeError>> {
    let tape = Tape::skipping_documents(json).ok()?;
    let mut decoder = Decoder::new(&tape, Mode::Tolerant);
    target.decode(&mut decoder);
    decoder.is_complete().then(|| decoder.finish())
}
