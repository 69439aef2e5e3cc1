//! The codec: one pass over the text makes a flat list of nodes (the tape), generated chains of calls fill values from it
//! ([`Decode`]) and spell values out again ([`Encode`]).

mod decode;
mod encode;
mod encoding;
mod impl_macros;
mod literal;
mod map_key;
mod typed_value;

pub use decode::*;
pub use encode::*;
pub use encoding::{Encoding, EncodingKind};
pub(crate) use impl_macros::{impl_debug_partial_eq, impl_request_traits, impl_serde, impl_traits};
pub use literal::Literal;
pub use map_key::{MapKey, MapKeyTarget};
pub use typed_value::{DecodeTyped, TypedValue, absent_if_empty};

/// How deep arrays and objects may stand inside each other, in what is read and in what is written: as in `serde_json`.
pub const MAX_DEPTH: usize = 127;
