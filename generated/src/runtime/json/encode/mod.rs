//! The write half of the codec: a value spells itself out once ([`Encode`]), and a [`Encoder`] makes of that what is
//! wanted: JSON at once, or one level at a time for `Debug`, `PartialEq`, serde's `Serialize` and the parameters of a
//! URL.

mod additional_properties;
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
pub use debug::debug;
pub use encoder::Encoder;
pub use equal::equal;
pub use error::EncodeError;
pub use impls::null_if_none;
pub(crate) use ndjson::encode_lines;
pub use serialize::serialize;
pub(crate) use shallow_value::{ShallowValue, shallow};
pub(crate) use tokens::float_to_string;

/// A value that can spell itself out, word by word.
///
/// A value says exactly one of: nothing (it is absent), a scalar, a list with its items, a map with its entries, an
/// object with its fields, or that it is a branch around another value. Who called `show` closes what the value opened.
///
/// ```
/// use generated::runtime::json::{self, Encode, Encoder};
///
/// struct UserRealm {
///     name: String,
///     kind: Option<String>,
/// }
///
/// impl Encode for UserRealm {
///     fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
///         e.object("UserRealm").field("name", &self.name).field("type", &self.kind);
///     }
/// }
///
/// let realm = UserRealm { name: "native".to_owned(), kind: None };
/// assert_eq!(json::encode(&realm)?, br#"{"name":"native"}"#);
/// # Ok::<(), json::EncodeError>(())
/// ```
pub trait Encode {
    /// Says to the writer what this value is.
    fn encode<'a>(&'a self, e: &mut Encoder<'a>);

    /// Whether there is nothing to say, which the writer then need not begin: most fields of most values are absent.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Writes a value as JSON text, without spaces. A value that is absent is `null`.
///
/// # Errors
/// When the value is nested more than [`MAX_DEPTH`](super::MAX_DEPTH) levels deep, or when a document of the user's
/// could not be written by its own `Serialize`.
///
/// ```
/// use generated::runtime::json;
///
/// assert_eq!(json::encode(&vec![Some(1_i32), None])?, b"[1,null]");
/// # Ok::<(), json::EncodeError>(())
/// ```
pub fn encode<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut encoder = Encoder::json();
    value.encode(&mut encoder);
    encoder.finish()
}
