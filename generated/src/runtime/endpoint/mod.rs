//! Encodes requests as HTTP, and decodes them, both by one [`Description`]: a table of the URLs and parameters.
//!
//! Nothing here does I/O. Values of parameters are percent-encoded, so they can't change the structure of a URL.

mod body;
mod build_error;
mod build_request;
mod debug_and_equal;
mod description;
mod from_http_error;
mod media_types;
mod ndjson;
mod parameter_decoder;
mod parameter_encoder;
mod path;
mod query;
mod received_place;
mod received_request;
mod url_value;

pub use build_error::{BuildError, BuildErrorKind};
pub use debug_and_equal::{debug, equal};
pub use description::{
    BodyPresence, Description, LineGrouping, Method, Parameter, ParameterLocation, RequestFormat, ResponseFormat,
    Route, RouteMethods,
};
pub use from_http_error::{FromHttpError, FromHttpErrorKind};
pub(in crate::runtime) use media_types::{JSON, NDJSON, TEXT};
pub use parameter_decoder::ParameterDecoder;
pub use parameter_encoder::ParameterEncoder;
pub(in crate::runtime) use path::{PERCENT_ENCODE_SET, has_dot_segments};
pub(in crate::runtime) use query::without_format_parameter;
pub(crate) use received_place::ReceivedPlaces;

use bytes::Bytes;

/// A request of an endpoint. The generated request types implement it.
pub trait Endpoint {
    /// The name, the URLs and the parameters of the endpoint.
    #[doc(hidden)]
    const DESCRIPTION: &'static Description;

    /// Passes the value of each parameter, in the order of the table, then the common parameters.
    #[doc(hidden)]
    fn encode_parameters<'a>(&'a self, w: &mut ParameterEncoder<'a>);

    /// Encodes the request as HTTP. The URI has only a path and a query string.
    ///
    /// The body or the URI of the HTTP request contains the secrets of the request. They are not erased from memory.
    ///
    /// # Errors
    /// Returns an error if no URL matches the path parameters that are set, a URL can't represent a value, or a value can't be
    /// encoded as JSON. The error names the parameter, but does not contain its value.
    fn to_http(&self) -> Result<http::Request<Bytes>, BuildError> {
        let mut parameters = ParameterEncoder::new(Self::DESCRIPTION);
        self.encode_parameters(&mut parameters);
        build_request::build(&parameters)
    }
}

/// A request that can be decoded from HTTP, for servers in tests and for recorded requests.
pub trait FromHttp: Endpoint + Sized {
    /// Creates a request without values.
    #[doc(hidden)]
    fn empty() -> Self;

    /// Decodes the value of each parameter, in the order of the table, then the common parameters.
    #[doc(hidden)]
    fn decode_parameters(&mut self, r: &mut ParameterDecoder<'_>);

    /// Decodes an HTTP request. Decoding is lenient. [`CommonParameters`](crate::runtime::CommonParameters) keeps unknown query
    /// parameters.
    ///
    /// [`to_http`](Endpoint::to_http) sends each parameter in the location that it had in the HTTP request, until its field is
    /// changed. If the HTTP request has a parameter several times, the path has precedence over the query string, and the URL
    /// over the body.
    ///
    /// # Errors
    /// Returns an error if method or path do not belong to the endpoint, a required parameter is missing, or a value has the
    /// wrong type. The error names the parameter, but does not contain its value.
    fn from_http(request: &http::Request<Bytes>) -> Result<Self, FromHttpError> {
        let received = received_request::ReceivedRequest::new(Self::DESCRIPTION, request)?;
        let tape = received.tape()?;
        let mut value = <Self as FromHttp>::empty();
        let mut decoder = ParameterDecoder::new(&received, tape.as_ref());
        loop {
            value.decode_parameters(&mut decoder);
            if !decoder.needs_values() {
                break;
            }
            let mut encoder = ParameterEncoder::new(Self::DESCRIPTION);
            value.encode_parameters(&mut encoder);
            // The next iteration stores the places together with these values.
            decoder.record_values(&encoder);
        }
        decoder.finish()?;
        Ok(value)
    }
}
