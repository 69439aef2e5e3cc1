//! The types of errors, and of error responses. [`Error`](crate::runtime::Error) contains them.

pub(in crate::runtime) mod client_error;
mod config_error;
mod error_cause;
mod error_response;
mod response_decode_error;
mod server_error;
mod typed_key_error;

pub use config_error::{ConfigError, ConfigErrorKind};
pub use error_cause::ErrorCause;
pub use error_response::ErrorResponse;
pub use response_decode_error::{ResponseDecodeError, ResponseDecodeErrorKind};
pub use server_error::{ServerError, ServerErrorKind};
pub use typed_key_error::{TypedKeyError, TypedKeyErrorKind};

pub use super::endpoint::{BuildError, BuildErrorKind, FromHttpError, FromHttpErrorKind};
