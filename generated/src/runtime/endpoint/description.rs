//! What an endpoint is: its URLs and its parameters. Emitted as a `static` for each request.

use http::HeaderValue;

use super::media_types::{JSON, NDJSON, TEXT};
use crate::runtime::json::Encoding;

/// An endpoint: the table that both directions share.
///
/// ```
/// use generated::runtime::endpoint::{Description, Method, Methods, Parameter, ParameterLocation, Route};
///
/// static DESCRIPTION: Description = Description {
///     name: "security.get_user",
///     routes: &[Route {
///         template: "/_security/user/{username}",
///         methods: RouteMethods::Single(Method::Get),
///         parts: &["username"],
///     }],
///     parameters: &[Parameter::new("username", ParameterLocation::Path)],
///     ..Description::DEFAULT
/// };
/// assert_eq!(DESCRIPTION.routes[0].parts, [DESCRIPTION.parameters[0].name]);
/// ```
#[derive(Debug)]
pub struct Description {
    /// Its name in the specification, such as `security.get_token`.
    pub name: &'static str,
    /// Its URLs. The parameters that are set choose among them; where two would do, the first is taken.
    pub routes: &'static [Route],
    /// Its parameters, in the order of the slots.
    pub parameters: &'static [Parameter],
    /// Whether there is a body.
    pub body: BodyPresence,
    /// It may be repeated safely: a second time changes nothing that the first did not.
    pub idempotent: bool,
    /// What its body is written in.
    pub request_format: RequestFormat,
    /// What it answers in.
    pub response_format: ResponseFormat,
    /// Further statuses that are an answer and no error: a document that is not there, health that did not come in time.
    pub success_statuses: &'static [u16],
}

impl Description {
    /// An endpoint without a URL that speaks JSON: what a table starts from.
    ///
    /// ```
    /// use generated::runtime::endpoint::{Accepts, Description};
    ///
    /// const CAT: Description = Description { name: "cat.count", accepts: Accepts::Table, ..Description::DEFAULT };
    /// assert!(CAT.parameters.is_empty());
    /// ```
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

/// What the body of a request is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestFormat {
    /// JSON.
    Json,
    /// NDJSON: lines, each one value of JSON.
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

/// Which lines of a body belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineGrouping {
    /// None: each is a value.
    Single,
    /// Two are a value.
    Pairs,
    /// Two where the first has one of these keys, else one.
    ByKey(&'static [&'static str]),
}

/// What an endpoint answers in, and is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseFormat {
    /// JSON.
    Json,
    /// A table as text, or its rows as JSON: these are asked for with `format=json`.
    Table,
    /// Text.
    Text,
    /// Bytes of this media type.
    Binary(&'static str),
    /// Events, one by one as they come.
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
///
/// ```
/// use generated::runtime::endpoint::{Method, Methods, Route};
///
/// let route = Route {
///     template: "/{index}/_doc/{id}",
///     methods: RouteMethods::Single(Method::Get),
///     parts: &["index", "id"],
/// };
/// assert_eq!(route.parts.len(), 2);
/// ```
#[derive(Debug)]
pub struct Route {
    /// The path, a parameter's name in braces where its value belongs: `/{index}/_doc/{id}`.
    pub template: &'static str,
    /// The HTTP method.
    pub methods: RouteMethods,
    /// The names of the path's parameters, in the path's order.
    pub path_parameters: &'static [&'static str],
}

/// The HTTP method of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteMethods {
    /// Always the same.
    Single(Method),
    /// As there is a body or none.
    ByBody {
        /// The method where there is one.
        with_body: Method,
        /// The method where there is none.
        without_body: Method,
    },
    /// Two that do the same.
    Either {
        /// The method that is sent.
        preferred: Method,
        /// The method that a request may have, too, when it is read.
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
    /// The method as the `http` crate has it.
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
///
/// ```
/// use generated::runtime::endpoint::{Parameter, ParameterLocation};
///
/// let name = Parameter { aliases: &["id"], ..Parameter::required("name", ParameterLocation::Path) };
/// assert!(name.required && !name.nullable);
/// ```
#[derive(Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Further names under which it is read.
    pub aliases: &'static [&'static str],
    /// Where it is sent.
    pub location: ParameterLocation,
    /// Where servers take it too: it is read from there where it does not stand in its place, and never sent there.
    pub alternative_locations: &'static [ParameterLocation],
    /// There is no request without it.
    pub required: bool,
    /// How its value may stand beside the plain form.
    pub encoding: Option<Encoding>,
    /// Null is a value of its own.
    pub nullable: bool,
}

impl Parameter {
    /// One that may be left out, and has nothing special.
    pub const fn new(name: &'static str, location: ParameterLocation) -> Self {
        Self {
            name,
            aliases: &[],
            location,
            alternative_locations: &[],
            required: false,
            encoding: None,
            nullable: false,
        }
    }

    /// The same, which there must be.
    pub const fn required(name: &'static str, location: ParameterLocation) -> Self {
        Self { required: true, ..Self::new(name, location) }
    }
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// In the URL's path.
    Path,
    /// In the URL's query string.
    Query,
    /// A field of the body.
    Body,
    /// The body itself.
    WholeBody,
}

/// Whether a request has a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyPresence {
    /// Never.
    None,
    /// Only where one of its fields is set.
    Optional,
    /// Always; where no field is set it is `{}`.
    Required,
}
