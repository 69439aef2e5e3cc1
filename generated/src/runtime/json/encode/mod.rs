//! Encoding. A type describes its value once, in [`Encode`], and an [`Encoder`] either writes JSON from the description
//! or collects one level at a time, for `Debug`, `PartialEq`, serde's `Serialize` and URL parameters.

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

pub(crate) use compound::document_to_json;
#[doc(hidden)]
pub use debug::debug;
pub use encoder::Encode;
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
