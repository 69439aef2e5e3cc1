//! The write half of the codec, by hand-written types: exact JSON, exact `Debug`, equality, depth, and serde.

mod bridge;
mod debug;
mod depth;
mod equal;
mod forms;
mod types;
mod words;

use crate::runtime::json::{self, Show};

/// The JSON text of a value.
fn text(value: &(impl Show + ?Sized)) -> String {
    String::from_utf8(json::write(value).unwrap()).unwrap()
}
