//! The response of an endpoint.

use crate::runtime::Error;
use crate::runtime::endpoint::Endpoint;
use crate::runtime::events::IncomingBody;
use crate::runtime::json::{Decoded, Mode};
use crate::runtime::raw_response::RawResponse;

/// A request whose answer is an `R`.
///
/// A request alone does not say what it answers: the documents of a search are a type of the caller's. So this is a trait
/// of its own, and a client's functions name both.
///
/// ```
/// # use generated::runtime::endpoint::{Description, ParameterEncoder};
/// # use generated::Endpoint;
/// use generated::RespondsWith;
/// use generated::runtime::response::Json;
/// use generated::json::Mode;
/// use indexmap::IndexMap;
///
/// struct GetRealmsRequest;
/// # impl Endpoint for GetRealmsRequest {
/// #     const DESCRIPTION: &'static Description = &Description {
/// #         name: "realms.get", ..Description::DEFAULT
/// #     };
/// #     fn encode_parameters<'a>(&'a self, _: &mut ParameterEncoder<'a>) {}
/// # }
///
/// impl RespondsWith<IndexMap<String, String>> for GetRealmsRequest {
///     type ResponseBody = Json;
/// }
///
/// let response = http::Response::new(br#"{"file1":"file"}"#.as_slice());
/// let types = GetRealmsRequest::from_response(response, Mode::Tolerant)?.value;
/// assert_eq!(types["file1"], "file");
/// # Ok::<(), generated::Error>(())
/// ```
pub trait RespondsWith<R>: Endpoint {
    /// How the answer stands in the body.
    type ResponseBody: ResponseBody<R>;

    /// Reads an answer.
    ///
    /// # Errors
    /// When the status or the body says that the call failed, and when the body is not what the endpoint answers.
    fn from_response(response: http::Response<impl Into<bytes::Bytes>>, mode: Mode) -> Result<Decoded<R>, Error> {
        let response = RawResponse::new(Self::DESCRIPTION.name, response.map(Into::into), None)
            .with_success_statuses(Self::DESCRIPTION.success_statuses);
        <Self::ResponseBody as ResponseBody<R>>::decode(&response, mode)
    }
}

/// A way in which an answer stands in the body.
pub trait ResponseBody<R> {
    /// Whether an answer whose status says success may be an error of the server's in spite of that. Not where a document of
    /// the caller's stands, which may look like one.
    const MAY_CONTAIN_ERROR: bool = false;

    /// Reads it.
    ///
    /// # Errors
    /// When the status or the body says that the call failed, and when the body is not an `R`.
    fn decode(response: &RawResponse, mode: Mode) -> Result<Decoded<R>, Error>;

    /// What makes it of a body that is still on its way; None where it is read as a whole.
    fn from_incoming() -> Option<fn(IncomingBody) -> R> {
        None
    }
}
