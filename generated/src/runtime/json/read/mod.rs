//! Reading: text becomes a tape (one validating pass), and a chain of calls fills an empty value from it.
//!
//! The modules below know the tape; the types of the specification know [`Reader`] alone.

mod bridge;
mod buckets;
mod choice;
mod decide;
mod document;
mod error;
mod fields;
mod fixed;
mod keys;
mod lexer;
mod lines;
mod lists;
mod node;
mod number;
mod parameter;
mod path;
mod raw;
mod reader;
mod scalars;
mod scan;
mod single;
mod strict;
mod typed;
mod value;
mod wrappers;

pub use bridge::deserialize;
pub use choice::{Choice, Pick, Words};
pub use error::DecodeError;
pub(crate) use node::Tape;
pub(crate) use parameter::read_parameter;
pub use path::JsonPath;
pub use reader::Reader;

/// How much is forgiven while reading.
///
/// ```
/// use generated::runtime::json::{self, Mode};
///
/// assert_eq!(json::read::<i64>(br#""1200""#, Mode::Tolerant)?.value, 1200);
/// assert!(json::read::<i64>(br#""1200""#, Mode::Strict).is_err());
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
/// # use generated::runtime::json::{Read, Reader};
/// use generated::runtime::json::{self, Mode};
///
/// struct Realm {
///     name: String,
///     type_: String,
/// }
/// # impl Read for Realm {
/// #     fn read(&mut self, r: &mut Reader<'_>) {
/// #         r.required("name", &mut self.name).required("type", &mut self.type_);
/// #     }
/// #     fn empty() -> Self {
/// #         Self { name: Read::empty(), type_: Read::empty() }
/// #     }
/// # }
///
/// let decoded = json::read::<Realm>(br#"{"name":"native1"}"#, Mode::Tolerant)?;
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
/// There is no `Result` in it: the [`Reader`] keeps the first failure, and the outermost call returns it.
///
/// ```
/// use generated::runtime::json::{self, Mode, Read, Reader};
///
/// struct Seconds(i64);
///
/// impl Read for Seconds {
///     fn read(&mut self, r: &mut Reader<'_>) {
///         self.0 = r.value();
///     }
///
///     fn empty() -> Self {
///         Self(0)
///     }
/// }
///
/// assert_eq!(json::read::<Seconds>(b"1200", Mode::Strict)?.value.0, 1200);
/// # Ok::<(), json::DecodeError>(())
/// ```
pub trait Read {
    /// Fills this empty value from the node at hand.
    fn read(&mut self, r: &mut Reader<'_>);

    /// The value to be filled, and the one that stands where tolerance takes a missing field.
    fn empty() -> Self
    where
        Self: Sized;

    /// Whether JSON's null is a value of this type, rather than the absence of one.
    fn takes_null(&self) -> bool {
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
/// let numbers: Vec<i64> = json::read(b"[1, 2]", Mode::Strict)?.value;
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), json::DecodeError>(())
/// ```
pub fn read<T: Read>(text: &[u8], mode: Mode) -> Result<Decoded<T>, DecodeError> {
    if mode == Mode::Tolerant {
        let mut value = T::empty();
        if let Some(defaulted) = fill_sealed(text, &mut value) {
            return Ok(Decoded { value, defaulted: defaulted? });
        }
    }
    let mut value = T::empty();
    let defaulted = fill(text, mode, &mut value)?;
    Ok(Decoded { value, defaulted })
}

/// The part of [`read`] that doesn't depend on the type.
fn fill(text: &[u8], mode: Mode, slot: &mut dyn Read) -> Result<Vec<JsonPath>, DecodeError> {
    let tape = Tape::new(text)?;
    let mut reader = Reader::new(&tape, mode);
    slot.read(&mut reader);
    reader.finish()
}

/// The same without nodes for what is inside of documents. None: that wasn't enough, and all has to be read again.
fn fill_sealed(text: &[u8], slot: &mut dyn Read) -> Option<Result<Vec<JsonPath>, DecodeError>> {
    let tape = Tape::sealed(text).ok()?;
    let mut reader = Reader::new(&tape, Mode::Tolerant);
    slot.read(&mut reader);
    reader.has_all().then(|| reader.finish())
}
