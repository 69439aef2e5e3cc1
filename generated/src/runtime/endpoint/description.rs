//! The description of an endpoint: a table of its URLs and parameters. The generator emits one for each request.

use http::HeaderValue;

use super::media_types::{JSON, NDJSON, TEXT};
use crate::runtime::json::Encoding;

/// The description of an endpoint, used for encoding and decoding requests.
#[derive(Debug)]
pub struct Description {
    /// The name in the specification, such as `security.get_token`.
    pub name: &'static str,
    /// The URLs. The path parameters that are set determine the URL; if several match, the first one is used.
    pub routes: &'static [Route],
    /// The parameters, in the order in which the request passes their values.
    pub parameters: &'static [Parameter],
    /// The presence of a body.
    pub body: BodyPresence,
    /// The request can be retried safely: executing it twice has the same effect as once.
    pub idempotent: bool,
    /// The format of the request body.
    pub request_format: RequestFormat,
    /// The format of the response.
    pub response_format: ResponseFormat,
    /// Statuses other than 2xx with which the endpoint responds as documented, such as 404 for a missing document.
    pub success_statuses: &'static [u16],
}

impl Description {
    /// The defaults of a table: JSON, and no URL.
    pub const DEFAULT: Self = Self {
        name: "",
        routes: &[],
        parameters: &[],
        body: BodyPresence::None,
        idempotent: true,
        request_format: RequestFormat::Json,
        response_format: ResponseFormat::Json,
        success_statuses: &[],
    };
}

/// The format of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestFormat {
    /// JSON.
    Json,
    /// NDJSON: one JSON value on each line.
    Ndjson(LineGrouping),
}

impl RequestFormat {
    /// The value of the header `content-type`.
    pub(super) fn media_type(self) -> HeaderValue {
        match self {
            Self::Json => JSON,
            Self::Ndjson(_) => NDJSON,
        }
    }
}

/// The grouping of the lines of an NDJSON body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineGrouping {
    /// Each line is a value.
    Single,
    /// Two lines are a value.
    Pairs,
    /// Two lines are a value if the first one has one of these keys. Otherwise each line is a value.
    ByKey(&'static [&'static str]),
}

/// The format of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseFormat {
    /// JSON.
    Json,
    /// A table, as text or as JSON with `format=json`.
    Table,
    /// Plain text.
    Text,
    /// Binary data of this media type.
    Binary(&'static str),
    /// A stream of server-sent events.
    Events,
}

impl ResponseFormat {
    /// The value of the header `accept`.
    pub(super) fn media_type(self) -> HeaderValue {
        match self {
            Self::Json | Self::Table => JSON,
            Self::Text => TEXT,
            Self::Events => HeaderValue::from_static("text/event-stream"),
            Self::Binary(media_type) => HeaderValue::from_static(media_type),
        }
    }
}

/// A URL of an endpoint.
#[derive(Debug)]
pub struct Route {
    /// The path, with the names of parameters in braces: `/{index}/_doc/{id}`.
    pub template: &'static str,
    /// The HTTP method.
    pub methods: RouteMethods,
    /// The names of the path parameters, in the order of the path.
    pub path_parameters: &'static [&'static str],
}

/// The HTTP methods of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteMethods {
    /// One method.
    Single(Method),
    /// The method depends on the presence of a body.
    ByBody {
        /// The method of a request with a body.
        with_body: Method,
        /// The method of a request without a body.
        without_body: Method,
    },
    /// Two equivalent methods.
    Either {
        /// The method of requests that the client sends.
        preferred: Method,
        /// The other method, which is accepted when a request is decoded.
        alternative: Method,
    },
}

impl RouteMethods {
    pub(super) fn choose(self, has_body: bool) -> Method {
        match self {
            Self::Single(method) | Self::Either { preferred: method, .. } => method,
            Self::ByBody { with_body, .. } if has_body => with_body,
            Self::ByBody { without_body, .. } => without_body,
        }
    }

    pub(super) fn contains(self, wanted: &http::Method) -> bool {
        match self {
            Self::Single(method) => method.to_http() == *wanted,
            Self::ByBody { with_body: one, without_body: other }
            | Self::Either { preferred: one, alternative: other } => {
                one.to_http() == *wanted || other.to_http() == *wanted
            }
        }
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// POST
    Post,
    /// PUT
    Put,
    /// DELETE
    Delete,
    /// HEAD
    Head,
}

impl Method {
    /// Converts the method to the type of the `http` crate.
    pub fn to_http(self) -> http::Method {
        match self {
            Self::Get => http::Method::GET,
            Self::Post => http::Method::POST,
            Self::Put => http::Method::PUT,
            Self::Delete => http::Method::DELETE,
            Self::Head => http::Method::HEAD,
        }
    }
}

/// A parameter of an endpoint.
#[derive(Debug)]
pub struct Parameter {
    /// The name in the API.
    pub name: &'static str,
    /// Other names that are accepted when a request is decoded.
    pub aliases: &'static [&'static str],
    /// The location of the parameter.
    pub location: ParameterLocation,
    /// Other locations that are accepted when a request is decoded.
    pub alternative_locations: &'static [ParameterLocation],
    /// The parameter is required.
    pub required: bool,
    /// The encoding of the value, if it differs from the default encoding of its type.
    pub encoding: Option<Encoding>,
    /// The value can be null, which differs from an absent value.
    pub nullable: bool,
    /// `Debug` does not show the value.
    pub redacted: bool,
}

impl Parameter {
    /// Creates an optional parameter.
    pub const fn new(name: &'static str, location: ParameterLocation) -> Self {
        Self {
            name,
            aliases: &[],
            location,
            alternative_locations: &[],
            required: false,
            encoding: None,
            nullable: false,
            redacted: false,
        }
    }

    /// Creates a required parameter.
    pub const fn required(name: &'static str, location: ParameterLocation) -> Self {
        Self { required: true, ..Self::new(name, location) }
    }

    /// Returns true if the parameter has this name or alias in the API. A whole body has no name there.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.location != ParameterLocation::WholeBody && (self.name == name || self.aliases.contains(&name))
    }

    /// Returns true if a request may have the parameter in this location.
    pub(super) fn is_declared_in(&self, location: ParameterLocation) -> bool {
        self.location == location || self.alternative_locations.contains(&location)
    }
}

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// The path of the URL.
    Path,
    /// The query string of the URL.
    Query,
    /// A field of the body.
    Body,
    /// The whole body.
    WholeBody,
}

/// The presence of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyPresence {
    /// The request has no body.
    None,
    /// The request has a body if at least one of its fields is set.
    Optional,
    /// The request always has a body. If no field is set, it is `{}`.
    Required,
}
