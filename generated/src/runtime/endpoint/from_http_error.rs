//! Why an HTTP request is no request of an endpoint.

use std::fmt;

use crate::runtime::json::{DecodeError, JsonPath};

/// An HTTP request that is no request of the endpoint.
///
/// `Display` and `Debug` name the parameter, what was expected and what kind of value stood there, never the value.
///
/// ```
/// # use generated::runtime::endpoint::{BodyPresence, Description, Method, Methods, Parameter, ParameterDecoder, ParameterEncoder, ParameterLocation, Route};
/// # use generated::Endpoint;
/// use bytes::Bytes;
/// use generated::FromHttp;
///
/// struct PutUserRequest {
///     roles: Vec<String>,
/// }
/// # static DESCRIPTION: Description = Description {
/// #     name: "security.put_user",
/// #     routes: &[Route { template: "/_security/user", methods: RouteMethods::Single(Method::Put), path_parameters: &[] }],
/// #     parameters: &[Parameter::new("roles", ParameterLocation::Body)],
/// #     body: BodyPresence::Required,
/// #     ..Description::DEFAULT
/// # };
/// # impl Endpoint for PutUserRequest {
/// #     const DESCRIPTION: &'static Description = &DESCRIPTION;
/// #     fn encode_parameters<'a>(&'a self, w: &mut ParameterEncoder<'a>) {
/// #         w.parameter(&self.roles);
/// #     }
/// # }
/// # impl FromHttp for PutUserRequest {
/// #     fn empty() -> Self {
/// #         Self { roles: Vec::new() }
/// #     }
/// #     fn decode_parameters(&mut self, r: &mut ParameterDecoder<'_>) {
/// #         r.parameter(&mut self.roles);
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
    kind: FromHttpErrorKind,
}

/// What is wrong with an HTTP request.
///
/// ```
/// use generated::error::FromHttpErrorKind;
///
/// fn advice(problem: &FromHttpErrorKind) -> &'static str {
///     match problem {
///         FromHttpErrorKind::UnknownPath => "another endpoint",
///         FromHttpErrorKind::MethodNotAllowed => "this endpoint, by another method",
///         _ => "what it was sent is wrong",
///     }
/// }
/// assert_eq!(advice(&FromHttpErrorKind::MethodNotAllowed), "this endpoint, by another method");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum FromHttpErrorKind {
    /// The path is none of the endpoint's.
    UnknownPath,
    /// The path is the endpoint's with another method.
    MethodNotAllowed,
    /// The URL is no UTF-8 once it is decoded.
    InvalidUtf8,
    /// A required parameter is missing.
    MissingParameter,
    /// A parameter of the URL is not what it should be.
    InvalidParameter(DecodeError),
    /// The body is not JSON.
    InvalidJson(DecodeError),
    /// This line of the body, counted from 1, is not JSON, or more than one value.
    InvalidLine(usize, DecodeError),
    /// Behind this line of the body, counted from 1, one is missing.
    MissingLine(usize),
    /// The body is not what it should be.
    InvalidBody(DecodeError),
    /// Something required is missing in the body, here.
    MissingBodyField(JsonPath),
}

impl FromHttpError {
    pub(super) fn new(endpoint: &'static str, field: Option<&'static str>, kind: FromHttpErrorKind) -> Self {
        Self(Box::new(Inner { endpoint, field, kind }))
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
    pub fn kind(&self) -> &FromHttpErrorKind {
        &self.0.kind
    }
}

impl fmt::Display for FromHttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.endpoint)?;
        if let Some(field) = self.0.field {
            write!(f, "`{field}` ")?;
        }
        match &self.0.kind {
            FromHttpErrorKind::UnknownPath => f.write_str("the path is none of this endpoint's"),
            FromHttpErrorKind::MethodNotAllowed => {
                f.write_str("the method is none that this endpoint has for the path")
            }
            FromHttpErrorKind::InvalidUtf8 => f.write_str("the URL holds bytes that are no UTF-8"),
            FromHttpErrorKind::MissingParameter => f.write_str("is required, and is missing"),
            FromHttpErrorKind::InvalidParameter(error) => {
                write!(f, "should be {}, and is {}", error.expected(), error.found())
            }
            FromHttpErrorKind::InvalidJson(error) => write!(f, "the body: {error}"),
            FromHttpErrorKind::InvalidLine(line, error) => write!(f, "line {line} of the body: {error}"),
            FromHttpErrorKind::MissingLine(line) => write!(f, "behind line {line} of the body one is missing"),
            FromHttpErrorKind::InvalidBody(error) => {
                write!(f, "the body at {}: expected {}, found {}", error.path(), error.expected(), error.found())
            }
            FromHttpErrorKind::MissingBodyField(path) => {
                write!(f, "the body at {path}: it is required, and is missing")
            }
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
