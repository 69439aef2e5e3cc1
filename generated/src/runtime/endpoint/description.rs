//! What an endpoint is: its URLs and its parameters. Emitted as a `static` for each request.

use http::HeaderValue;

use super::build::{JSON, LINES};
use crate::runtime::json::Form;

/// What a request asks for whose answer is text.
pub(in crate::runtime) const TEXT: HeaderValue = HeaderValue::from_static("text/plain");

/// An endpoint: the table that both directions share.
///
/// ```
/// use generated::runtime::endpoint::{Description, Methods, Parameter, Place, Route, Verb};
///
/// static DESCRIPTION: Description = Description {
///     name: "security.get_user",
///     routes: &[Route {
///         template: "/_security/user/{username}",
///         methods: Methods::One(Verb::Get),
///         parts: &["username"],
///     }],
///     parameters: &[Parameter::new("username", Place::Path)],
///     ..Description::JSON
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
    pub body: BodyKind,
    /// It may be repeated safely: a second time changes nothing that the first did not.
    pub idempotent: bool,
    /// What its body is written in.
    pub sends: Sends,
    /// What it answers in.
    pub accepts: Accepts,
    /// Further statuses that are an answer and no error: a document that is not there, health that did not come in time.
    pub answers: &'static [u16],
}

impl Description {
    /// An endpoint without a URL that speaks JSON: what a table starts from.
    ///
    /// ```
    /// use generated::runtime::endpoint::{Accepts, Description};
    ///
    /// const CAT: Description = Description { name: "cat.count", accepts: Accepts::Table, ..Description::JSON };
    /// assert!(CAT.parameters.is_empty());
    /// ```
    pub const JSON: Self = Self {
        name: "",
        routes: &[],
        parameters: &[],
        body: BodyKind::None,
        idempotent: true,
        sends: Sends::Json,
        accepts: Accepts::Json,
        answers: &[],
    };
}

/// What the body of a request is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// JSON.
    Json,
    /// NDJSON: lines, each one value of JSON.
    Lines(Grouping),
}

impl Sends {
    /// The value of the header `content-type`.
    pub(super) fn header(self) -> HeaderValue {
        match self {
            Self::Json => JSON,
            Self::Lines(_) => LINES,
        }
    }
}

/// Which lines of a body belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// None: each is a value.
    Single,
    /// Two are a value.
    Pairs,
    /// Two where the first has one of these keys, else one.
    ByKey(&'static [&'static str]),
}

/// What an endpoint answers in, and is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// JSON.
    Json,
    /// A table as text, or its rows as JSON: these are asked for with `format=json`.
    Table,
    /// Text.
    Text,
    /// Bytes of this media type.
    Bytes(&'static str),
    /// Events, one by one as they come.
    Events,
}

impl Accepts {
    /// The value of the header `accept`.
    pub(super) fn header(self) -> HeaderValue {
        match self {
            Self::Json | Self::Table => JSON,
            Self::Text => TEXT,
            Self::Events => HeaderValue::from_static("text/event-stream"),
            Self::Bytes(media_type) => HeaderValue::from_static(media_type),
        }
    }
}

/// A URL of an endpoint.
///
/// ```
/// use generated::runtime::endpoint::{Methods, Route, Verb};
///
/// let route = Route {
///     template: "/{index}/_doc/{id}",
///     methods: Methods::One(Verb::Get),
///     parts: &["index", "id"],
/// };
/// assert_eq!(route.parts.len(), 2);
/// ```
#[derive(Debug)]
pub struct Route {
    /// The path, a parameter's name in braces where its value belongs: `/{index}/_doc/{id}`.
    pub template: &'static str,
    /// The HTTP method.
    pub methods: Methods,
    /// The names of the path's parameters, in the path's order.
    pub parts: &'static [&'static str],
}

/// The HTTP method of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Methods {
    /// Always the same.
    One(Verb),
    /// As there is a body or none.
    ByBody {
        /// The method where there is one.
        with: Verb,
        /// The method where there is none.
        without: Verb,
    },
    /// Two that do the same.
    Either {
        /// The method that is sent.
        sent: Verb,
        /// The method that a request may have, too, when it is read.
        also: Verb,
    },
}

impl Methods {
    pub(super) fn choose(self, has_body: bool) -> Verb {
        match self {
            Self::One(verb) | Self::Either { sent: verb, .. } => verb,
            Self::ByBody { with, .. } if has_body => with,
            Self::ByBody { without, .. } => without,
        }
    }

    pub(super) fn contains(self, method: &http::Method) -> bool {
        match self {
            Self::One(verb) => verb.method() == *method,
            Self::ByBody { with: one, without: other } | Self::Either { sent: one, also: other } => {
                one.method() == *method || other.method() == *method
            }
        }
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
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

impl Verb {
    /// The method as the `http` crate has it.
    pub fn method(self) -> http::Method {
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
/// use generated::runtime::endpoint::{Parameter, Place};
///
/// let name = Parameter { also: &["id"], ..Parameter::required("name", Place::Path) };
/// assert!(name.required && !name.nullable);
/// ```
#[derive(Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Further names under which it is read.
    pub also: &'static [&'static str],
    /// Where it is sent.
    pub place: Place,
    /// Where servers take it too: it is read from there where it does not stand in its place, and never sent there.
    pub also_in: &'static [Place],
    /// There is no request without it.
    pub required: bool,
    /// How its value may stand beside the plain form.
    pub form: Option<Form>,
    /// Null is a value of its own.
    pub nullable: bool,
}

impl Parameter {
    /// One that may be left out, and has nothing special.
    pub const fn new(name: &'static str, place: Place) -> Self {
        Self { name, also: &[], place, also_in: &[], required: false, form: None, nullable: false }
    }

    /// The same, which there must be.
    pub const fn required(name: &'static str, place: Place) -> Self {
        Self { required: true, ..Self::new(name, place) }
    }
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
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
pub enum BodyKind {
    /// Never.
    None,
    /// Only where one of its fields is set.
    Optional,
    /// Always; where no field is set it is `{}`.
    Required,
}
