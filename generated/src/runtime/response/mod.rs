//! Decodes the response of an endpoint from HTTP. Nothing here does I/O.

mod body;
mod decode;
mod responds_with;

pub(in crate::runtime) use body::{AnyJson, JsonWithSerde};
pub use body::{Binary, Empty, Events, Existence, Json, JsonDocument, Text};
pub use responds_with::{RespondsWith, ResponseBody};
