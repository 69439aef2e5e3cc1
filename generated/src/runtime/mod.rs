//! The hand-written part of the crate: the client, the JSON codec, the encoding of requests as HTTP, and the value types.
//!
//! Generated code uses the paths of this module. Users use the re-exports of the crate root.

mod base_url;
mod call;
mod client;
#[doc(hidden)]
pub mod convert;
mod credentials;
#[doc(hidden)]
pub mod endpoint;
pub mod error;
#[doc(hidden)]
pub mod events;
pub mod json;
mod one_line;
mod raw_response;
#[doc(hidden)]
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
