//! Requests: parameters, routes, bodies.

use super::field::Field;
use super::operation::EndpointResponse;

/// The request of an endpoint.
#[derive(Clone, Debug)]
pub struct Request {
    /// The name of the endpoint in the specification: `security.get_token`.
    pub endpoint: String,
    /// The routes, in the order of the specification.
    pub routes: Vec<Route>,
    /// The parameters: path, then body, then query.
    pub parameters: Vec<Parameter>,
    /// The rule for sending a body.
    pub body: BodyPresence,
    /// True if the request can be sent again after a failure.
    pub idempotent: bool,
    /// The format of the request body.
    pub request_format: RequestFormat,
    /// The format of the response body.
    pub response_format: ResponseFormat,
    /// Statuses outside 200 to 299 with a response that is not an error.
    pub success_statuses: Vec<u16>,
    /// True if the request has the parameters of every endpoint, in the field `common`.
    pub common: bool,
    /// The response.
    pub response: EndpointResponse,
}

impl Request {
    /// Returns true if the body is an object whose fields are parameters.
    pub fn has_body_fields(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.location == ParameterLocation::Body)
    }
}

/// The format of a request body. The runtime uses the same names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestFormat {
    /// JSON.
    Json,
    /// NDJSON.
    Ndjson(LineGrouping),
}

/// The lines of an NDJSON body that form one value. The runtime uses the same names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineGrouping {
    /// Each line is a value.
    Single,
    /// Two lines are a value.
    Pairs,
    /// Two lines are a value if the first has one of these keys; otherwise one line.
    ByKey(Vec<String>),
}

/// The format of a response body. The runtime uses the same names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseFormat {
    /// JSON.
    Json,
    /// A table as text, or its rows as JSON.
    Table,
    /// Plain text.
    Text,
    /// Bytes of this media type.
    Binary(String),
    /// Server-sent events.
    Events,
}

/// A parameter: a field with its location in the HTTP request.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The field. For a path parameter it is an `Option` if some URL does not contain the parameter.
    pub field: Field,
    /// The location in which the parameter is sent.
    pub location: ParameterLocation,
    /// Other locations in which the server accepts the parameter: it is decoded from there, but never sent there.
    pub alternative_locations: Vec<ParameterLocation>,
}

/// The location of a parameter. The runtime uses the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// A segment of the path.
    Path,
    /// The query string.
    Query,
    /// A property of the body.
    Body,
    /// The whole body.
    WholeBody,
}

/// A path of an endpoint with its methods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The path, with its parameters in braces.
    pub template: String,
    /// The names of the path parameters, in order.
    pub path_parameters: Vec<String>,
    /// The methods.
    pub methods: RouteMethods,
}

/// The HTTP methods of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteMethods {
    /// One method.
    Single(Method),
    /// The method depends on the body.
    ByBody {
        /// The method with a body.
        with_body: Method,
        /// The method without a body.
        without_body: Method,
    },
    /// Two methods with the same meaning.
    Either {
        /// The method that is sent.
        preferred: Method,
        /// The method that other clients may send.
        alternative: Method,
    },
}

/// An HTTP method. The runtime uses the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
    /// PUT.
    Put,
    /// DELETE.
    Delete,
    /// HEAD.
    Head,
}

impl Method {
    /// Returns the name in HTTP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
        }
    }
}

/// The rule for sending a body. The runtime uses the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyPresence {
    /// Never.
    None,
    /// If one of its fields is set.
    Optional,
    /// Always.
    Required,
}
