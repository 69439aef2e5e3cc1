//! Tests of encoding: exact JSON, exact `Debug` output, equality, depth, and serde's `Serialize`.

mod debug;
mod depth;
mod encodings;
mod equal;
mod floats;
mod methods;
mod serialize;
mod types;
mod unknown_fields;

use crate::runtime::json::{self, Encode};

/// Encodes a value as JSON.
fn to_json(value: &(impl Encode + ?Sized)) -> String {
    String::from_utf8(json::encode(value).unwrap()).unwrap()
}
