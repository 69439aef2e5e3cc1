//! Why a request can't be built.

use std::fmt;

use http::HeaderName;

use crate::runtime::json::EncodeError;

/// A request that can't be built: nothing was sent.
///
/// `Display` says which parameter it is, what is wrong, and what to do; it never holds a value, nor does `Debug`.
///
/// ```
/// use generated::runtime::endpoint::{BuildProblem, Description, Methods, Parameter};
/// use generated::runtime::endpoint::{Place, Route, Slots, Verb};
/// use generated::runtime::Endpoint;
///
/// struct GetRoleRequest {
///     name: Option<String>,
/// }
///
/// impl Endpoint for GetRoleRequest {
///     const DESCRIPTION: &'static Description = &Description {
///         name: "security.get_role",
///         routes: &[Route { template: "/_security/role/{name}", methods: Methods::One(Verb::Get), parts: &["name"] }],
///         parameters: &[Parameter::new("name", Place::Path)],
///         ..Description::JSON
///     };
///
///     fn slots<'a>(&'a self, w: &mut Slots<'a>) {
///         w.slot(&self.name);
///     }
/// }
///
/// let error = GetRoleRequest { name: Some("..".to_owned()) }.to_http().unwrap_err();
/// assert_eq!((error.endpoint(), error.field()), ("security.get_role", Some("name")));
/// assert_eq!(error.problem(), &BuildProblem::Dots);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    endpoint: &'static str,
    field: Option<&'static str>,
    problem: BuildProblem,
}

/// What is wrong with a request.
///
/// ```
/// use generated::runtime::endpoint::BuildProblem;
///
/// let problem = BuildProblem::NoUrl { missing: vec!["index"], unusable: vec![] };
/// assert!(problem.to_string().ends_with("set `index`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildProblem {
    /// No URL of the endpoint has exactly the path parameters that are set.
    NoUrl {
        /// The path parameters that the nearest URL has and that are not set.
        missing: Vec<&'static str>,
        /// The path parameters that are set and that the nearest URL does not have.
        unusable: Vec<&'static str>,
    },
    /// A part of the path is an empty text: it would be another URL.
    Empty,
    /// A part of the path is `.` or `..`: the way to the server would fold it, and it would be another URL.
    Dots,
    /// A part of the path is a list, and it is empty.
    EmptyList,
    /// An item of a list in the path holds a comma: the server would take it for two.
    Comma,
    /// Null has no place in a URL.
    Null,
    /// An object has no place in a URL.
    Object,
    /// A list inside a list has no place in a URL.
    NestedList,
    /// A value can't be written as JSON.
    Encode(EncodeError),
    /// The URL is longer than 64 KB.
    TooLong,
    /// The method of an untyped call is none.
    Method,
    /// The path of an untyped call is none, or would be another one on its way to the server.
    UntypedPath,
    /// A header's name is none.
    HeaderName,
    /// The value of this header holds a character that none may hold, such as a line break.
    HeaderValue(HeaderName),
    /// This header is the transport's own.
    HeaderReserved(HeaderName),
    /// The endpoint has no answer as text.
    NoText,
}

impl BuildError {
    pub(in crate::runtime) fn new(endpoint: &'static str, field: Option<&'static str>, problem: BuildProblem) -> Self {
        Self(Box::new(Inner { endpoint, field, problem }))
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
    pub fn problem(&self) -> &BuildProblem {
        &self.0.problem
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.endpoint)?;
        match (self.0.field, &self.0.problem) {
            (None, problem @ BuildProblem::Encode(_)) => write!(f, "the body {problem}"),
            (_, problem @ BuildProblem::NoUrl { .. }) | (None, problem) => write!(f, "{problem}"),
            (Some(field), problem) => write!(f, "`{field}` {problem}"),
        }
    }
}

impl fmt::Display for BuildProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoUrl { missing, unusable } => return no_url(missing, unusable, f),
            Self::Empty => "is empty, and stands in the path: give it a value",
            Self::Dots => "is `.` or `..`, which would make it another URL: give it another value",
            Self::EmptyList => "is an empty list, and stands in the path: put something into it, or don't set it",
            Self::Comma => "has an item with a comma, which the server would take for two: make it two items",
            Self::Null => "is null, which a URL can't hold: don't set it",
            Self::Object => {
                "is an object, which a URL can't hold: give it a text, a number, a boolean or a list of these"
            }
            Self::NestedList => "has a list inside its list, which a URL can't hold: make it one list",
            Self::Encode(error) => return write!(f, "can't be written as JSON: {error}"),
            Self::HeaderValue(name) => {
                return write!(f, "the value of the header `{name}` holds a character that none may hold, such as a line break");
            }
            Self::HeaderReserved(name) => return write!(f, "the header `{name}` is the transport's own: leave it out"),
            Self::NoText => "has no answer as text: leave `.text()` out, and take the value or `.send_raw()`",
            Self::Method => "the method is none of HTTP: give `GET`, `POST`, `PUT`, `DELETE` or `HEAD`",
            Self::UntypedPath => {
                "the path must begin with one `/`, and can't have a segment `.` or `..`, a `#` or a backslash: encode what is no ASCII letter or digit"
            }
            Self::HeaderName => "a header's name is empty, or holds a character that no name may hold",
            Self::TooLong => "the URL is longer than 64 KB: set fewer or shorter values in path and query",
        })
    }
}

fn no_url(missing: &[&str], unusable: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("no URL has exactly the path parameters that are set: ")?;
    if !missing.is_empty() {
        f.write_str("set ")?;
        names(missing, f)?;
    }
    if !missing.is_empty() && !unusable.is_empty() {
        f.write_str(", and ")?;
    }
    if !unusable.is_empty() {
        f.write_str("don't set ")?;
        names(unusable, f)?;
    }
    Ok(())
}

fn names(names: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, name) in names.iter().enumerate() {
        let between = match index {
            0 => "",
            _ if index + 1 == names.len() => " and ",
            _ => ", ",
        };
        write!(f, "{between}`{name}`")?;
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
