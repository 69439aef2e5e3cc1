//! The client: where the server is, who is calling, and what every call has in common.

mod builder;
mod headers;
mod media_type;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, header};

pub use builder::{ClientBuilder, DefaultHeaders};
pub(in crate::runtime) use headers::{HeaderError, parse as parse_header};
pub use media_type::MediaType;

use crate::runtime::Error;
use crate::runtime::base_url::BaseUrl;
use crate::runtime::credentials::Credentials;
use crate::runtime::json::Mode;
use crate::runtime::transport::Transport;

/// A client of one cluster. Cloning is cheap; clones share their connections.
///
/// The transport that comes along needs Tokio, with its I/O and its time: `#[tokio::main]` has both, a runtime of one's own by
/// `enable_all`. A call that is awaited without a runtime is an error; in a runtime without I/O or time, Tokio panics. A client
/// with a [transport](crate::runtime::transport) of your own needs what that needs.
///
/// ```no_run
/// use generated::Client;
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
