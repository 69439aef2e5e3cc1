//! Requests: parameters, routes, bodies.

use super::constructors::Constructor;
use super::item::Field;
use super::operation::EndpointResponse;

/// What is sent to an endpoint.
#[derive(Clone, Debug)]
pub struct Request {
    /// The endpoint's name in the specification: `security.get_token`.
    pub endpoint: String,
    /// Where it is reached, in the specification's order.
    pub routes: Vec<Route>,
    /// Its parameters: path, then body, then query.
    pub parameters: Vec<Parameter>,
    /// Its body.
    pub body: BodyPresence,
    /// Whether it may be repeated safely.
    pub idempotent: bool,
    /// What its body is written in.
    pub request_format: RequestFormat,
    /// What it answers in.
    pub response_format: ResponseFormat,
    /// Statuses that are an answer, beside those that say success.
    pub success_statuses: Vec<u16>,
    /// Whether it takes the parameters that every endpoint takes: the field `common`.
    pub common: bool,
    /// `new` and `Default`.
    pub constructor: Constructor,
    /// What it answers; decided once all items are known.
    pub response: Option<EndpointResponse>,
}

/// What the body of a request is written in. The runtime has the same names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestFormat {
    /// JSON.
    Json,
    /// NDJSON.
    Ndjson(LineGrouping),
}

/// Which lines of a body belong together. The runtime has the same names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineGrouping {
    /// None: each is a value.
    Single,
    /// Two are a value.
    Pairs,
    /// Two where the first has one of these keys, else one.
    ByKey(Vec<String>),
}

/// What an endpoint answers in. The runtime has the same names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseFormat {
    /// JSON.
    Json,
    /// A table as text, or its rows as JSON.
    Table,
    /// Text.
    Text,
    /// Bytes of this media type.
    Binary(String),
    /// Events, one by one as they come.
    Events,
}

/// A parameter: a field, and where it stands in the HTTP request.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The field. Of a path parameter it is an `Option` where not every URL has it.
    pub field: Field,
    /// Where it is sent.
    pub location: ParameterLocation,
    /// Where the server takes it too: it is read back from there, and never sent.
    pub alternative_locations: Vec<ParameterLocation>,
}

/// Where a parameter stands. The runtime has the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// A part of the path.
    Path,
    /// The query string.
    Query,
    /// A property of the body.
    Body,
    /// The body as a whole.
    WholeBody,
}

/// One way to reach an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The path, its parameters in braces.
    pub template: String,
    /// The names of its path parameters, in order.
    pub path_parameters: Vec<String>,
    /// Its method.
    pub methods: RouteMethods,
}

/// The method of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteMethods {
    /// Always the same.
    Single(Method),
    /// One where there is a body, another where there is none.
    ByBody {
        /// With a body.
        with_body: Method,
        /// Without.
        without_body: Method,
    },
    /// Two that do the same.
    Either {
        /// The one that is sent.
        preferred: Method,
        /// The other, which others send.
        alternative: Method,
    },
}

/// An HTTP method. The runtime has the same names.
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

/// Whether a body is sent. The runtime has the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyPresence {
    /// Never.
    None,
    /// Where one of its fields is set.
    Optional,
    /// Always.
    Required,
}
