//! The hand-written half of the crate: how JSON is read and written, how a request becomes HTTP, and the value types.
//!
//! Everything under [`json`] is what generated code is written against; users meet [`json::read`], [`json::write`],
//! [`Endpoint`] and the value types, which stand here side by side.

pub mod endpoint;
pub mod json;
mod values;

pub use endpoint::{Endpoint, FromHttp};
pub use values::*;
