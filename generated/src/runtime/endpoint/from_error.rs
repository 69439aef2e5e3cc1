//! Why an HTTP request is no request of an endpoint.

use std::fmt;

use crate::runtime::json::{DecodeError, JsonPath};

/// An HTTP request that is no request of the endpoint.
///
/// `Display` and `Debug` name the parameter, what was expected and what kind of value stood there, never the value.
///
/// ```
/// # use generated::runtime::endpoint::{BodyKind, Description, Methods, Parameter, Place, Route, SlotReader, Slots, Verb};
/// # use generated::runtime::Endpoint;
/// use bytes::Bytes;
/// use generated::runtime::FromHttp;
///
/// struct PutUserRequest {
///     roles: Vec<String>,
/// }
/// # static DESCRIPTION: Description = Description {
/// #     name: "security.put_user",
/// #     routes: &[Route { template: "/_security/user", methods: Methods::One(Verb::Put), parts: &[] }],
/// #     parameters: &[Parameter::new("roles", Place::Body)],
/// #     body: BodyKind::Required,
/// #     ..Description::JSON
/// # };
/// # impl Endpoint for PutUserRequest {
/// #     const DESCRIPTION: &'static Description = &DESCRIPTION;
/// #     fn slots<'a>(&'a self, w: &mut Slots<'a>) {
/// #         w.slot(&self.roles);
/// #     }
/// # }
/// # impl FromHttp for PutUserRequest {
/// #     fn empty() -> Self {
/// #         Self { roles: Vec::new() }
/// #     }
/// #     fn fill(&mut self, r: &mut SlotReader<'_>) {
/// #         r.slot(&mut self.roles);
/// #     }
/// # }
///
/// let http = http::Request::put("/_security/user").body(Bytes::from(r#"{"roles":[{}]}"#))?;
/// let error = PutUserRequest::from_http(&http).err().unwrap();
/// assert_eq!(error.endpoint(), "security.put_user");
/// assert!(error.to_string().contains("roles"));
/// # Ok::<(), http::Error>(())
/// ```
pub struct FromHttpError(Box<Inner>);

struct Inner {
    endpoint: &'static str,
    field: Option<&'static str>,
    problem: FromHttpProblem,
}

/// What is wrong with an HTTP request.
///
/// ```
/// use generated::runtime::endpoint::FromHttpProblem;
///
/// fn advice(problem: &FromHttpProblem) -> &'static str {
///     match problem {
///         FromHttpProblem::Path => "another endpoint",
///         FromHttpProblem::Method => "this endpoint, by another method",
///         _ => "what it was sent is wrong",
///     }
/// }
/// assert_eq!(advice(&FromHttpProblem::Method), "this endpoint, by another method");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum FromHttpProblem {
    /// The path is none of the endpoint's.
    Path,
    /// The path is the endpoint's with another method.
    Method,
    /// The URL is no UTF-8 once it is decoded.
    NotText,
    /// A required parameter is missing.
    Missing,
    /// A parameter of the URL is not what it should be.
    Parameter(DecodeError),
    /// The body is not JSON.
    NotJson(DecodeError),
    /// This line of the body, counted from 1, is not JSON, or more than one value.
    NotALine(usize, DecodeError),
    /// Behind this line of the body, counted from 1, one is missing.
    MissingLine(usize),
    /// The body is not what it should be.
    Body(DecodeError),
    /// Something required is missing in the body, here.
    MissingInBody(JsonPath),
}

impl FromHttpError {
    pub(super) fn new(endpoint: &'static str, field: Option<&'static str>, problem: FromHttpProblem) -> Self {
        Self(Box::new(Inner { endpoint, field, problem }))
    }

    /// The endpoint's name in the specification.
    pub fn endpoint(&self) -> &'static str {
        self.0.endpoint
    }

    /// The wire name of the parameter; None where it is not one alone. For the body, [`DecodeError::path`] says where.
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// What is wrong.
    pub fn problem(&self) -> &FromHttpProblem {
        &self.0.problem
    }
}

impl fmt::Display for FromHttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.endpoint)?;
        if let Some(field) = self.0.field {
            write!(f, "`{field}` ")?;
        }
        match &self.0.problem {
            FromHttpProblem::Path => f.write_str("the path is none of this endpoint's"),
            FromHttpProblem::Method => f.write_str("the method is none that this endpoint has for the path"),
            FromHttpProblem::NotText => f.write_str("the URL holds bytes that are no UTF-8"),
            FromHttpProblem::Missing => f.write_str("is required, and is missing"),
            FromHttpProblem::Parameter(error) => {
                write!(f, "should be {}, and is {}", error.expected(), error.found())
            }
            FromHttpProblem::NotJson(error) => write!(f, "the body: {error}"),
            FromHttpProblem::NotALine(line, error) => write!(f, "line {line} of the body: {error}"),
            FromHttpProblem::MissingLine(line) => write!(f, "behind line {line} of the body one is missing"),
            FromHttpProblem::Body(error) => {
                write!(f, "the body at {}: expected {}, found {}", error.path(), error.expected(), error.found())
            }
            FromHttpProblem::MissingInBody(path) => write!(f, "the body at {path}: it is required, and is missing"),
        }
    }
}

impl fmt::Debug for FromHttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FromHttpError({self})")
    }
}

/// Without a source: `Display` says all of it, and [`problem`](FromHttpError::problem) has the parts.
impl std::error::Error for FromHttpError {}
