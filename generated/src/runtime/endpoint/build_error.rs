//! The error of building a request.

use std::fmt;

use http::HeaderName;

use crate::runtime::json::EncodeError;

/// A request that can't be built. Nothing was sent.
///
/// `Display` contains the endpoint, the parameter, the problem and what to do. `Display` and `Debug` contain no value.
///
/// ```
/// use generated::Error;
/// use generated::error::BuildErrorKind;
/// use generated::testing::MockTransport;
///
/// # async fn call() {
/// let client = MockTransport::new().client();
/// let Err(Error::Build(error)) = client.request("GET", "/books/../_search").await else { panic!() };
/// assert_eq!(error.kind(), &BuildErrorKind::InvalidPath);
/// assert!(error.to_string().starts_with("client.request: invalid path"));
/// # }
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    endpoint: &'static str,
    field: Option<&'static str>,
    kind: BuildErrorKind,
}

/// The kind of a [`BuildError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// No URL of the endpoint has exactly the path parameters that are set.
    NoMatchingRoute {
        /// The path parameters that the most similar URL has and that are not set.
        missing: Vec<&'static str>,
        /// The path parameters that are set and that the most similar URL does not have.
        unexpected: Vec<&'static str>,
    },
    /// A path parameter is an empty string, which would result in another URL.
    EmptyPathSegment,
    /// A path parameter is `.` or `..`. Programs that parse the URL remove such segments.
    DotSegment,
    /// A path parameter is an empty list.
    EmptyPathList,
    /// An item of a list in the path contains a comma, which separates items.
    CommaInItem,
    /// A parameter of the URL is null.
    NullInUrl,
    /// A parameter of the URL is an object.
    ObjectInUrl,
    /// A parameter of the URL contains a list inside a list.
    NestedListInUrl,
    /// A value can't be encoded as JSON.
    Encode(EncodeError),
    /// The URL is longer than 64 KB.
    UrlTooLong,
    /// The method of an untyped call is invalid.
    InvalidMethod,
    /// The path of an untyped call is invalid, or programs that parse the URL would normalize it to another path.
    InvalidPath,
    /// The name of a header is empty or contains a character that is not allowed.
    InvalidHeaderName,
    /// The value of this header contains a character that is not allowed, such as a line break.
    InvalidHeaderValue(HeaderName),
    /// The transport sets this header.
    ReservedHeader(HeaderName),
    /// The endpoint has no text response.
    TextNotSupported,
}

/// The parameter that an error is about, if it is about one, and the error.
pub(super) type FieldError = (Option<&'static str>, BuildErrorKind);

impl BuildError {
    pub(in crate::runtime) fn new(endpoint: &'static str, field: Option<&'static str>, kind: BuildErrorKind) -> Self {
        Self(Box::new(Inner { endpoint, field, kind }))
    }

    /// Returns the name of the endpoint in the specification.
    pub fn endpoint(&self) -> &'static str {
        self.0.endpoint
    }

    /// Returns the name of the parameter in the API. `None` if the error is not about a single parameter.
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> &BuildErrorKind {
        &self.0.kind
    }

    /// Returns the underlying error, for downcasting: the [`serde_json::Error`] of a document, whose message may quote the
    /// document.
    pub fn underlying_error(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        match self.kind() {
            BuildErrorKind::Encode(error) => error.underlying_error(),
            _ => None,
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.endpoint)?;
        match (self.0.field, &self.0.kind) {
            (None, kind @ BuildErrorKind::Encode(_)) => write!(f, "the body {}", Message(kind)),
            (_, kind @ BuildErrorKind::NoMatchingRoute { .. }) | (None, kind) => Message(kind).fmt(f),
            (Some(field), kind) => write!(f, "`{field}` {}", Message(kind)),
        }
    }
}

/// The message of a kind.
struct Message<'a>(&'a BuildErrorKind);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            BuildErrorKind::NoMatchingRoute { missing, unexpected } => return fmt_no_matching_route(missing, unexpected, f),
            BuildErrorKind::EmptyPathSegment => "is empty: a path parameter must have a value",
            BuildErrorKind::DotSegment => "is `.` or `..`, which would change the path of the URL: use another value",
            BuildErrorKind::EmptyPathList => "is an empty list: a path parameter must have at least one item, or must not be set",
            BuildErrorKind::CommaInItem => "has an item that contains a comma, which separates items: pass two items",
            BuildErrorKind::NullInUrl => "is null, which a URL can't represent: do not set it",
            BuildErrorKind::ObjectInUrl => {
                "is an object, which a URL can't represent: use a string, a number, a boolean or a list of them"
            }
            BuildErrorKind::NestedListInUrl => "contains a list inside a list, which a URL can't represent: use a flat list",
            BuildErrorKind::Encode(error) => return write!(f, "can't be encoded as JSON: {error}"),
            BuildErrorKind::InvalidHeaderValue(name) => {
                return write!(f, "invalid value of the header `{name}`: it contains a character that is not allowed, such as a line break");
            }
            BuildErrorKind::ReservedHeader(name) => return write!(f, "the transport sets the header `{name}`: remove it"),
            BuildErrorKind::TextNotSupported => "the endpoint has no text response: use the value or `.send_raw()` instead of `.text()`",
            BuildErrorKind::InvalidMethod => "invalid HTTP method: use `GET`, `POST`, `PUT`, `DELETE` or `HEAD`",
            BuildErrorKind::InvalidPath => {
                "invalid path: it must start with a single `/`, and must not contain a segment `.` or `..`, a `#`, a backslash or a non-ASCII character; percent-encode special characters"
            }
            BuildErrorKind::InvalidHeaderName => "invalid header name: it is empty or contains a character that is not allowed",
            BuildErrorKind::UrlTooLong => "the URL is longer than 64 KB: set fewer or shorter values in path and query string",
        })
    }
}

fn fmt_no_matching_route(missing: &[&str], unexpected: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("no URL of the endpoint has exactly the path parameters that are set: ")?;
    if !missing.is_empty() {
        f.write_str("set ")?;
        fmt_names(missing, f)?;
    }
    if !missing.is_empty() && !unexpected.is_empty() {
        f.write_str(", and ")?;
    }
    if !unexpected.is_empty() {
        f.write_str("do not set ")?;
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

/// `source()` returns `None`, because `Display` is complete; see [`BuildError::kind`].
impl std::error::Error for BuildError {}
