//! The write half of the codec, by hand-written types: exact JSON, exact `Debug`, equality, depth, and serde.

mod debug;
mod depth;
mod encodings;
mod equal;
mod methods;
mod serialize;
mod types;

use crate::runtime::json::{self, Encode};

/// The JSON text of a value.
fn text(value: &(impl Encode + ?Sized)) -> String {
    String::from_utf8(json::encode(value).unwrap()).unwrap()
}
