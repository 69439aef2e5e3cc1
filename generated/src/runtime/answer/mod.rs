//! From HTTP to the value that an endpoint answers with. Nothing here does any I/O.

mod kinds;
mod raw;

pub(in crate::runtime) use kinds::{Anything, JsonAs};
pub use kinds::{Binary, Events, Existence, Json, JsonDocument, Nothing, Text};
pub use raw::RawResponse;

use crate::runtime::endpoint::Endpoint;
use crate::runtime::error::Error;
use crate::runtime::events::Incoming;
use crate::runtime::json::{Decoded, Mode};

/// A request whose answer is an `R`.
///
/// A request alone does not say what it answers: the documents of a search are a type of the caller's. So this is a trait
/// of its own, and a client's functions name both.
///
/// ```
/// # use generated::runtime::endpoint::{Description, Slots};
/// # use generated::runtime::Endpoint;
/// use generated::runtime::answer::{Json, Returns};
/// use generated::runtime::json::Mode;
/// use indexmap::IndexMap;
///
/// struct GetRealmsRequest;
/// # impl Endpoint for GetRealmsRequest {
/// #     const DESCRIPTION: &'static Description = &Description {
/// #         name: "realms.get", ..Description::JSON
/// #     };
/// #     fn slots<'a>(&'a self, _: &mut Slots<'a>) {}
/// # }
///
/// impl Returns<IndexMap<String, String>> for GetRealmsRequest {
///     type Answer = Json;
/// }
///
/// let response = http::Response::new(br#"{"file1":"file"}"#.as_slice());
/// let types = GetRealmsRequest::from_response(response, Mode::Tolerant)?.value;
/// assert_eq!(types["file1"], "file");
/// # Ok::<(), generated::runtime::Error>(())
/// ```
pub trait Returns<R>: Endpoint {
    /// How the answer stands in the body.
    type Answer: Answer<R>;

    /// Reads an answer.
    ///
    /// # Errors
    /// When the status or the body says that the call failed, and when the body is not what the endpoint answers.
    fn from_response(response: http::Response<impl Into<bytes::Bytes>>, mode: Mode) -> Result<Decoded<R>, Error> {
        let response =
            RawResponse::new(Self::DESCRIPTION.name, response.map(Into::into), None).or(Self::DESCRIPTION.answers);
        <Self::Answer as Answer<R>>::read(&response, mode)
    }
}

/// A way in which an answer stands in the body.
pub trait Answer<R> {
    /// Whether an answer whose status says success may be an error of the server's in spite of that. Not where a document of
    /// the caller's stands, which may look like one.
    const MAY_BE_AN_ERROR: bool = false;

    /// Reads it.
    ///
    /// # Errors
    /// When the status or the body says that the call failed, and when the body is not an `R`.
    fn read(response: &RawResponse, mode: Mode) -> Result<Decoded<R>, Error>;

    /// What makes it of a body that is still on its way; None where it is read as a whole.
    fn incoming() -> Option<fn(Incoming) -> R> {
        None
    }
}
