//! Encoding and decoding of the API's types as JSON.
//!
//! [`decode`](fn@decode) and [`encode`](fn@encode) convert between JSON and any type of the API. All of these types implement
//! `serde::Serialize` and `serde::Deserialize` too, for other formats and for use inside other types.

mod decode;
mod encode;
mod encoding;
mod impl_macros;
mod literal;
mod map_key;
mod typed_value;

pub use decode::*;
pub use encode::*;
#[doc(hidden)]
pub use encoding::{Encoding, EncodingKind};
pub(crate) use impl_macros::{impl_debug_partial_eq, impl_request_traits, impl_serde, impl_traits};
#[doc(hidden)]
pub use literal::Literal;
#[doc(hidden)]
pub use map_key::{MapKey, MapKeyTarget};
pub use typed_value::TypedValue;
#[doc(hidden)]
pub use typed_value::{DecodeTyped, absent_if_empty};

/// The maximum nesting of arrays and objects, in encoding and decoding. It is the same as that of `serde_json`.
pub const MAX_DEPTH: usize = 127;
