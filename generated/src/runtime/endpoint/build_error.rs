//! Why a request can't be built.

use std::fmt;

use http::HeaderName;

use crate::runtime::json::EncodeError;

/// A request that can't be built: nothing was sent.
///
/// `Display` says which parameter it is, what is wrong, and what to do; it never holds a value, nor does `Debug`.
///
/// ```
/// use generated::error::BuildErrorKind;
/// use generated::runtime::endpoint::{Description, Methods, Parameter};
/// use generated::runtime::endpoint::{Method, ParameterEncoder, ParameterLocation, Route};
/// use generated::Endpoint;
///
/// struct GetRoleRequest {
///     name: Option<String>,
/// }
///
/// impl Endpoint for GetRoleRequest {
///     const DESCRIPTION: &'static Description = &Description {
///         name: "security.get_role",
///         routes: &[Route { template: "/_security/role/{name}", methods: RouteMethods::Single(Method::Get), path_parameters: &["name"] }],
///         parameters: &[Parameter::new("name", ParameterLocation::Path)],
///         ..Description::DEFAULT
///     };
///
///     fn encode_parameters<'a>(&'a self, w: &mut ParameterEncoder<'a>) {
///         w.parameter(&self.name);
///     }
/// }
///
/// let error = GetRoleRequest { name: Some("..".to_owned()) }.to_http().unwrap_err();
/// assert_eq!((error.endpoint(), error.field()), ("security.get_role", Some("name")));
/// assert_eq!(error.kind(), &BuildErrorKind::DotSegment);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    endpoint: &'static str,
    field: Option<&'static str>,
    kind: BuildErrorKind,
}

/// What is wrong with a request.
///
/// ```
/// use generated::error::BuildErrorKind;
///
/// let problem = BuildErrorKind::NoMatchingRoute { missing: vec!["index"], unusable: vec![] };
/// assert!(problem.to_string().ends_with("set `index`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// No URL of the endpoint has exactly the path parameters that are set.
    NoMatchingRoute {
        /// The path parameters that the nearest URL has and that are not set.
        missing: Vec<&'static str>,
        /// The path parameters that are set and that the nearest URL does not have.
        unexpected: Vec<&'static str>,
    },
    /// A part of the path is an empty text: it would be another URL.
    EmptyPathSegment,
    /// A part of the path is `.` or `..`: the way to the server would fold it, and it would be another URL.
    DotSegment,
    /// A part of the path is a list, and it is empty.
    EmptyPathList,
    /// An item of a list in the path holds a comma: the server would take it for two.
    CommaInItem,
    /// Null has no place in a URL.
    NullInUrl,
    /// An object has no place in a URL.
    ObjectInUrl,
    /// A list inside a list has no place in a URL.
    NestedListInUrl,
    /// A value can't be written as JSON.
    Encode(EncodeError),
    /// The URL is longer than 64 KB.
    UrlTooLong,
    /// The method of an untyped call is none.
    InvalidMethod,
    /// The path of an untyped call is none, or would be another one on its way to the server.
    InvalidPath,
    /// A header's name is none.
    InvalidHeaderName,
    /// The value of this header holds a character that none may hold, such as a line break.
    InvalidHeaderValue(HeaderName),
    /// This header is the transport's own.
    ReservedHeader(HeaderName),
    /// The endpoint has no answer as text.
    TextNotSupported,
}

/// The parameter that an error is about, if it is about one, and the error.
pub(super) type FieldError = (Option<&'static str>, BuildErrorKind);

impl BuildError {
    pub(in crate::runtime) fn new(endpoint: &'static str, field: Option<&'static str>, kind: BuildErrorKind) -> Self {
        Self(Box::new(Inner { endpoint, field, kind }))
    }

    /// The endpoint's name in the specification.
    pub fn endpoint(&self) -> &'static str {
        self.0.endpoint
    }

    /// The wire name of the parameter; None where it is not one alone.
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// What is wrong.
    pub fn kind(&self) -> &BuildErrorKind {
        &self.0.kind
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.endpoint)?;
        match (self.0.field, &self.0.kind) {
            (None, kind @ BuildErrorKind::Encode(_)) => write!(f, "the body {kind}"),
            (_, kind @ BuildErrorKind::NoMatchingRoute { .. }) | (None, kind) => write!(f, "{kind}"),
            (Some(field), kind) => write!(f, "`{field}` {kind}"),
        }
    }
}

impl fmt::Display for BuildErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoMatchingRoute { missing, unexpected } => return fmt_no_matching_route(missing, unexpected, f),
            Self::EmptyPathSegment => "is empty, and stands in the path: give it a value",
            Self::DotSegment => "is `.` or `..`, which would make it another URL: give it another value",
            Self::EmptyPathList => "is an empty list, and stands in the path: put something into it, or don't set it",
            Self::CommaInItem => "has an item with a comma, which the server would take for two: make it two items",
            Self::NullInUrl => "is null, which a URL can't hold: don't set it",
            Self::ObjectInUrl => {
                "is an object, which a URL can't hold: give it a text, a number, a boolean or a list of these"
            }
            Self::NestedListInUrl => "has a list inside its list, which a URL can't hold: make it one list",
            Self::Encode(error) => return write!(f, "can't be written as JSON: {error}"),
            Self::InvalidHeaderValue(name) => {
                return write!(f, "the value of the header `{name}` holds a character that none may hold, such as a line break");
            }
            Self::ReservedHeader(name) => return write!(f, "the header `{name}` is the transport's own: leave it out"),
            Self::TextNotSupported => "has no answer as text: leave `.text()` out, and take the value or `.send_raw()`",
            Self::InvalidMethod => "the method is none of HTTP: give `GET`, `POST`, `PUT`, `DELETE` or `HEAD`",
            Self::InvalidPath => {
                "the path must begin with one `/`, and can't have a segment `.` or `..`, a `#` or a backslash: encode what is no ASCII letter or digit"
            }
            Self::InvalidHeaderName => "a header's name is empty, or holds a character that no name may hold",
            Self::UrlTooLong => "the URL is longer than 64 KB: set fewer or shorter values in path and query",
        })
    }
}

fn fmt_no_matching_route(missing: &[&str], unexpected: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("no URL has exactly the path parameters that are set: ")?;
    if !missing.is_empty() {
        f.write_str("set ")?;
        fmt_names(missing, f)?;
    }
    if !missing.is_empty() && !unexpected.is_empty() {
        f.write_str(", and ")?;
    }
    if !unexpected.is_empty() {
        f.write_str("don't set ")?;
        fmt_names(unexpected, f)?;
    }
    Ok(())
}

fn fmt_names(names: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, name) in names.iter().enumerate() {
        let separator = match index {
            0 => "",
            _ if index + 1 == names.len() => " and ",
            _ => ", ",
        };
        write!(f, "{separator}`{name}`")?;
    }
    Ok(())
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BuildError({self})")
    }
}

/// Without a source: `Display` says all of it, and [`problem`](BuildError::problem) has the parts.
impl std::error::Error for BuildError {}
