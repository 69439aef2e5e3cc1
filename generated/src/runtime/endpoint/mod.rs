//! Requests as HTTP, both ways, by one table a request: which parameter stands where, and which URLs there are.
//!
//! Nothing here does any I/O, and nothing of a user's value can change the shape of a URL.

mod body;
mod build;
mod build_error;
mod decode;
mod description;
mod fill;
mod from_error;
mod lines;
mod path;
mod query;
mod said;
mod slots;
mod value;

pub(in crate::runtime) use build::{JSON, LINES};
pub use build_error::{BuildError, BuildProblem};
pub(in crate::runtime) use description::TEXT;
pub use description::{Accepts, BodyKind, Description, Grouping, Methods, Parameter, Place, Route, Sends, Verb};
pub use fill::SlotReader;
pub use from_error::{FromHttpError, FromHttpProblem};
pub(in crate::runtime) use path::RESERVED;
pub(in crate::runtime) use query::without_format;
pub use said::{debug, equal};
pub use slots::Slots;

use bytes::Bytes;

/// A request of an endpoint. The generated request types implement it; nothing is sent here.
///
/// ```
/// use generated::runtime::endpoint::{Description, Methods, Parameter, Place, Route, Slots, Verb};
/// use generated::runtime::{CommonParameters, Endpoint};
///
/// struct GetUserRequest {
///     username: Option<Vec<String>>,
///     common: CommonParameters,
/// }
///
/// static DESCRIPTION: Description = Description {
///     name: "security.get_user",
///     routes: &[
///         Route { template: "/_security/user/{username}", methods: Methods::One(Verb::Get), parts: &["username"] },
///         Route { template: "/_security/user", methods: Methods::One(Verb::Get), parts: &[] },
///     ],
///     parameters: &[Parameter::new("username", Place::Path)],
///     ..Description::JSON
/// };
///
/// impl Endpoint for GetUserRequest {
///     const DESCRIPTION: &'static Description = &DESCRIPTION;
///
///     fn slots<'a>(&'a self, w: &mut Slots<'a>) {
///         w.slot(&self.username).common(&self.common);
///     }
/// }
///
/// let request = GetUserRequest {
///     username: Some(vec!["jo".to_owned(), "a/b".to_owned()]),
///     common: CommonParameters { human: Some(true), ..CommonParameters::default() },
/// };
/// assert_eq!(request.to_http()?.uri(), "/_security/user/jo,a%2Fb?human=true");
/// # Ok::<(), generated::runtime::endpoint::BuildError>(())
/// ```
pub trait Endpoint {
    /// The endpoint's name, its URLs, and the table of its parameters.
    const DESCRIPTION: &'static Description;

    /// Hands over the value of each parameter, in the order of the table, then those that every endpoint takes.
    fn slots<'a>(&'a self, w: &mut Slots<'a>);

    /// The request as HTTP. Its URI has path and query only: where the server is, the client knows.
    ///
    /// A secret that the request holds is part of the body or the URI that comes out, and is not wiped there.
    ///
    /// # Errors
    /// When no URL fits the path parameters that are set, when a value can't stand where it belongs, and when a value
    /// can't be written as JSON. The error names the parameter and never its value.
    fn to_http(&self) -> Result<http::Request<Bytes>, BuildError> {
        let mut slots = Slots::new(Self::DESCRIPTION);
        self.slots(&mut slots);
        build::request(&slots)
    }
}

/// A request that can be read back from HTTP: for servers in tests, and for recorded requests.
///
/// ```
/// # use generated::runtime::endpoint::{Description, Methods, Parameter, Place, Route, Slots, Verb};
/// use generated::runtime::endpoint::SlotReader;
/// use generated::runtime::{CommonParameters, Endpoint, FromHttp};
///
/// #[derive(Default)]
/// struct GetUserRequest {
///     username: Option<Vec<String>>,
///     common: CommonParameters,
/// }
/// # static DESCRIPTION: Description = Description {
/// #     name: "security.get_user",
/// #     routes: &[Route {
/// #         template: "/_security/user/{username}", methods: Methods::One(Verb::Get), parts: &["username"],
/// #     }],
/// #     parameters: &[Parameter::new("username", Place::Path)],
/// #     ..Description::JSON
/// # };
/// # impl Endpoint for GetUserRequest {
/// #     const DESCRIPTION: &'static Description = &DESCRIPTION;
/// #     fn slots<'a>(&'a self, w: &mut Slots<'a>) {
/// #         w.slot(&self.username).common(&self.common);
/// #     }
/// # }
///
/// impl FromHttp for GetUserRequest {
///     fn empty() -> Self {
///         Self::default()
///     }
///
///     fn fill(&mut self, r: &mut SlotReader<'_>) {
///         r.slot(&mut self.username).common(&mut self.common);
///     }
/// }
///
/// let sent = GetUserRequest { username: Some(vec!["jo".to_owned()]), ..GetUserRequest::default() };
/// let received = GetUserRequest::from_http(&sent.to_http()?)?;
/// assert_eq!(received.username, sent.username);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait FromHttp: Endpoint + Sized {
    /// A request without any value.
    fn empty() -> Self;

    /// Takes the value of each parameter, in the order of the table, then those that every endpoint takes.
    fn fill(&mut self, r: &mut SlotReader<'_>);

    /// The request that this HTTP request stands for. Query parameters that the endpoint does not know are ignored.
    ///
    /// # Errors
    /// When method and path are none of the endpoint's, when something required is missing, and when a value is not
    /// what its parameter asks for. The error names the parameter and never its value.
    fn from_http(request: &http::Request<Bytes>) -> Result<Self, FromHttpError> {
        let received = decode::Received::new(Self::DESCRIPTION, request)?;
        let tape = received.tape()?;
        let mut value = <Self as FromHttp>::empty();
        let mut reader = SlotReader::new(&received, tape.as_ref());
        value.fill(&mut reader);
        reader.finish()?;
        Ok(value)
    }
}
