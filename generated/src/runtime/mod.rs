//! The hand-written half of the crate: the client, how JSON is read and written, how a request becomes HTTP, and the value
//! types.
//!
//! Everything under [`json`] and [`endpoint`] is what generated code is written against; users meet [`Client`], [`Call`],
//! [`Error`] and the value types, which stand here side by side, [`testing`], and [`transport`] where they bring their own.
//!
//! Types of the crates [`http`] and [`bytes`] are part of what users meet; both crates stand here too, so that
//! nobody has to depend on the same version of them.

mod base_url;
mod call;
mod client;
pub mod convert;
mod credentials;
pub mod endpoint;
pub mod error;
pub mod events;
pub mod json;
mod one_line;
mod raw_response;
pub mod response;
pub mod testing;
mod trace;
pub mod transport;
mod values;

pub use bytes::Bytes;
pub use call::{Call, Response};
pub use client::{Client, ClientBuilder, DefaultHeaders, MediaType};
pub use credentials::Credentials;
pub use endpoint::{Endpoint, FromHttp};
pub use error::client_error::Error;
pub use error::{ErrorCause, ErrorResponse, TypedKeyError};
pub use events::{Event, EventStream};
pub use raw_response::RawResponse;
pub use response::RespondsWith;
pub use values::*;
#[doc(no_inline)]
pub use {bytes, http};
