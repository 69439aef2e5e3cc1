//! The client: where the server is, who is calling, and what every call has in common.

mod base_url;
mod builder;
mod headers;
mod media_type;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, header};
use serde_json::Value;

pub(in crate::runtime) use base_url::BaseUrl;
pub use builder::ClientBuilder;
pub(in crate::runtime) use headers::{HeaderError, parse as parse_header};
pub use media_type::MediaType;

use crate::runtime::call::Call;
use crate::runtime::credentials::Credentials;
use crate::runtime::error::Error;
use crate::runtime::json::Mode;
use crate::runtime::response::{RespondsWith, ResponseBody};
use crate::runtime::transport::Transport;

/// A client of one cluster. Cloning is cheap; clones share their connections.
///
/// The transport that comes along needs Tokio, with its I/O and its time: `#[tokio::main]` has both, a runtime of one's own by
/// `enable_all`. A call that is awaited without a runtime is an error; in a runtime without I/O or time, Tokio panics. A client
/// with a [transport](crate::runtime::transport) of your own needs what that needs.
///
/// ```no_run
/// use generated::runtime::Client;
///
/// # #[cfg(feature = "reqwest")]
/// # async fn call() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder("https://localhost:9200")
///     .ca_certificate(std::fs::read("http_ca.crt")?)
///     .basic_auth("elastic", std::env::var("ELASTIC_PASSWORD")?)
///     .build()?;
///
/// let health = client.request("GET", "/_cluster/health").await?;
/// println!("{}", health["status"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Inner>);

#[derive(Clone)]
pub(in crate::runtime) struct Inner {
    pub(in crate::runtime) url: BaseUrl,
    pub(in crate::runtime) transport: Arc<dyn Transport>,
    /// What every request has; a call may set another value.
    pub(in crate::runtime) headers: HeaderMap,
    pub(in crate::runtime) media_type: MediaType,
    pub(in crate::runtime) timeout: Option<Duration>,
    /// How many bytes of an answer are taken.
    pub(in crate::runtime) response_size_limit: Option<u64>,
    pub(in crate::runtime) mode: Mode,
}

impl Client {
    /// Begins a client of the server with this URL: `https://localhost:9200`, or with a path in front of Elasticsearch's
    /// own, `https://example.com/search`.
    ///
    /// A user and a password in it are taken out of it and used as [`basic_auth`](ClientBuilder::basic_auth).
    pub fn builder(url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(url.into())
    }

    /// Begins a call of an endpoint. The functions that are named after the endpoints are this one.
    #[allow(clippy::needless_pass_by_value, reason = "a request is made for one call")]
    pub fn call<Q: RespondsWith<R>, R>(&self, request: Q) -> Call<R> {
        let call = Call::for_endpoint(
            self,
            Q::DESCRIPTION,
            request.to_http(),
            <Q::ResponseBody as ResponseBody<R>>::decode,
            Q::ResponseBody::from_incoming(),
        );
        call.may_contain_error(Q::ResponseBody::MAY_CONTAIN_ERROR)
    }

    /// Begins a call of whatever the server knows and this crate does not. It answers any JSON; no body is null.
    ///
    /// The path stands as in a URL: begins with `/`, may have a query string, and what is no letter or digit in a name is
    /// encoded by the caller. Segments `.` and `..` are refused. A method or a path that is none is an error at the await.
    ///
    /// An answer that begins as Elasticsearch's errors do, `{"error":{"type":…},"status":…}`, is one also with a status that
    /// says success. A document of yours may look so: [`json`](Call::json) takes it as it is.
    ///
    /// ```
    /// use generated::runtime::testing::{MockTransport, CannedResponse};
    /// use serde_json::json;
    ///
    /// # async fn call() -> Result<(), generated::runtime::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(201, r#"{"result":"created"}"#));
    /// let client = server.client();
    ///
    /// let answer = client
    ///     .request("PUT", "/books/_doc/1")
    ///     .query_param("refresh", "wait_for")
    ///     .json_body(json!({"title": "Dune"}))
    ///     .await?;
    /// assert_eq!(answer["result"], "created");
    /// assert_eq!(server.sent_requests()[0].target(), "/books/_doc/1?refresh=wait_for");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn request(&self, method: impl TryInto<Method>, path: impl AsRef<str>) -> Call<Value> {
        Call::untyped(self, method.try_into().ok(), path.as_ref())
    }

    /// The same client with other credentials; both share their connections.
    ///
    /// # Errors
    /// When no header can hold them.
    pub fn with_credentials(&self, credentials: &Credentials) -> Result<Self, Error> {
        let mut inner = Inner::clone(&self.0);
        inner.headers.insert(header::AUTHORIZATION, credentials.header()?);
        Ok(Self(Arc::new(inner)))
    }

    pub(in crate::runtime) fn inner(&self) -> &Inner {
        &self.0
    }
}

/// Without credentials: the headers stay out.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("url", &self.0.url)
            .field("transport", &self.0.transport)
            .field("media_type", &self.0.media_type)
            .field("timeout", &self.0.timeout)
            .field("response_size_limit", &self.0.response_size_limit)
            .field("mode", &self.0.mode)
            .finish_non_exhaustive()
    }
}
