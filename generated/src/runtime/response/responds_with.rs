//! The response of an endpoint.

use crate::runtime::Error;
use crate::runtime::endpoint::Endpoint;
use crate::runtime::events::IncomingBody;
use crate::runtime::json::{Decoded, Mode};
use crate::runtime::raw_response::RawResponse;

/// A request whose response is an `R`.
///
/// `R` is a parameter of the trait, because a request may have several response types: the documents of a search have a type
/// of the user.
pub trait RespondsWith<R>: Endpoint {
    /// The format of the response body.
    #[doc(hidden)]
    type ResponseBody: ResponseBody<R>;

    /// Decodes a response.
    ///
    /// # Errors
    /// Returns an error if the status or the body reports an error, or if the body can't be decoded as an `R`.
    fn from_response(response: http::Response<impl Into<bytes::Bytes>>, mode: Mode) -> Result<Decoded<R>, Error> {
        let response = RawResponse::new(Self::DESCRIPTION.name, response.map(Into::into), None)
            .with_success_statuses(Self::DESCRIPTION.success_statuses);
        <Self::ResponseBody as ResponseBody<R>>::decode(&response, mode)
    }
}

/// A format of response bodies.
pub trait ResponseBody<R> {
    /// A response with a status of 2xx may contain an error. False if the body may be a document of the user, which may look
    /// like an error.
    const MAY_CONTAIN_ERROR: bool = false;

    /// Decodes a response.
    ///
    /// # Errors
    /// Returns an error if the status or the body reports an error, or if the body can't be decoded as an `R`.
    fn decode(response: &RawResponse, mode: Mode) -> Result<Decoded<R>, Error>;

    /// Returns the function that creates the value from a body that is still being received. `None` if the body is decoded
    /// as a whole.
    fn from_incoming() -> Option<fn(IncomingBody) -> R> {
        None
    }
}
