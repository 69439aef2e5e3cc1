//! Encoding. A type describes its value once, in [`Encode`], and an [`Encoder`] either writes JSON from the description
//! or collects one level at a time, for `Debug`, `PartialEq`, serde's `Serialize` and URL parameters.

mod children;
mod compound;
mod debug;
mod encoder;
mod equal;
mod error;
mod impls;
mod ndjson;
mod scalar;
mod serialize;
mod shallow_value;
mod tokens;
mod unknown_fields;

pub(crate) use compound::document_to_json;
#[doc(hidden)]
pub use debug::{debug, finish_debug};
#[doc(hidden)]
pub use encoder::Encoder;
#[doc(hidden)]
pub use equal::equal;
pub use error::{EncodeError, EncodeErrorKind};
#[doc(hidden)]
pub use impls::null_if_none;
pub(crate) use ndjson::encode_lines;
#[doc(hidden)]
pub use serialize::serialize;
pub(crate) use shallow_value::{ShallowValue, shallow};
pub(crate) use tokens::float_to_string;

/// A type that can be encoded as JSON.
///
/// All types of the API except requests implement it, as do the types of std and `serde_json` that their fields hold. As
/// a bound, it allows generic functions over them:
///
/// ```
/// use generated::json::{self, Encode, EncodeError};
///
/// fn size<T: Encode>(value: &T) -> Result<usize, EncodeError> {
///     Ok(json::encode(value)?.len())
/// }
///
/// assert_eq!(size(&vec![1_i32, 2])?, "[1,2]".len());
/// # Ok::<(), EncodeError>(())
/// ```
pub trait Encode {
    /// Describes this value to the encoder: as absent, or as exactly one scalar, array, map, object or variant. The caller
    /// closes arrays, maps and objects.
    #[doc(hidden)]
    fn encode<'a>(&'a self, e: &mut Encoder<'a>);

    /// Returns whether this value is absent. Most fields of most values are, and the encoder skips them early.
    #[doc(hidden)]
    fn is_absent(&self) -> bool {
        false
    }

    /// Returns whether this is the value of an optional field that is set, so that even an empty value has a meaning.
    #[doc(hidden)]
    fn is_set(&self) -> bool {
        false
    }
}

/// Encodes a value as JSON without whitespace. An absent value is encoded as `null`.
///
/// ```
/// use generated::json;
///
/// assert_eq!(json::encode(&vec![Some(1_i32), None])?, b"[1,null]");
/// # Ok::<(), json::EncodeError>(())
/// ```
///
/// # Errors
/// Returns an error if the value is nested more than [`MAX_DEPTH`](super::MAX_DEPTH) levels deep, an additional property has
/// the name of a field, or the `Serialize` implementation of a document failed.
pub fn encode<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut encoder = Encoder::json();
    value.encode(&mut encoder);
    encoder.finish()
}
