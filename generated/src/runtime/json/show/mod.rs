//! The write half of the codec: a value spells itself out once ([`Show`]), and a [`Writer`] makes of that what is
//! wanted: JSON at once, or one level at a time for `Debug`, `PartialEq`, serde's `Serialize` and the parameters of a
//! URL.

mod additional;
mod compound;
mod debug;
mod equal;
mod error;
mod impls;
mod level;
mod lines;
mod scalar;
mod serialize;
mod text;
mod writer;

pub(crate) use compound::document_text;
pub use debug::debug;
pub use equal::equal;
pub use error::EncodeError;
pub use impls::or_null;
pub(crate) use level::{Shown, level};
pub(crate) use lines::write_lines;
pub use serialize::serialize;
pub(crate) use text::float_text;
pub use writer::Writer;

/// A value that can spell itself out, word by word.
///
/// A value says exactly one of: nothing (it is absent), a scalar, a list with its items, a map with its entries, an
/// object with its fields, or that it is a branch around another value. Who called `show` closes what the value opened.
///
/// ```
/// use generated::runtime::json::{self, Show, Writer};
///
/// struct UserRealm {
///     name: String,
///     kind: Option<String>,
/// }
///
/// impl Show for UserRealm {
///     fn show<'a>(&'a self, w: &mut Writer<'a>) {
///         w.object("UserRealm").field("name", &self.name).field("type", &self.kind);
///     }
/// }
///
/// let realm = UserRealm { name: "native".to_owned(), kind: None };
/// assert_eq!(json::write(&realm)?, br#"{"name":"native"}"#);
/// # Ok::<(), json::EncodeError>(())
/// ```
pub trait Show {
    /// Says to the writer what this value is.
    fn show<'a>(&'a self, w: &mut Writer<'a>);

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
/// assert_eq!(json::write(&vec![Some(1_i32), None])?, b"[1,null]");
/// # Ok::<(), json::EncodeError>(())
/// ```
pub fn write<T: Show + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::json();
    value.show(&mut writer);
    writer.finish()
}
