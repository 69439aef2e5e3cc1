//! The client: the server, the credentials, and the settings that all calls share.

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

/// A client for one cluster. Cloning is cheap, and clones share their connections.
///
/// The default transport requires a Tokio runtime with I/O and time enabled, as `#[tokio::main]` creates it. Without a
/// runtime, a call returns an error; in a runtime without I/O or time, Tokio panics. A client with a custom
/// [transport](crate::runtime::transport) requires what that transport requires.
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
    /// The headers of every request. A call can replace them.
    pub(in crate::runtime) headers: HeaderMap,
    pub(in crate::runtime) media_type: MediaType,
    pub(in crate::runtime) timeout: Option<Duration>,
    /// The maximum size of a decompressed response body in bytes.
    pub(in crate::runtime) response_size_limit: Option<u64>,
    pub(in crate::runtime) mode: Mode,
}

impl Client {
    /// Creates a builder for a client of the server at this URL, such as `https://localhost:9200`. The URL may have a path,
    /// which comes before the paths of Elasticsearch: `https://example.com/search`.
    ///
    /// A user and a password in the URL are used like those of [`basic_auth`](ClientBuilder::basic_auth).
    pub fn builder(url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(url.into())
    }

    /// Returns a client with other credentials that shares the connections of this client.
    ///
    /// # Errors
    /// Returns an error if the credentials contain characters that are not allowed.
    pub fn with_credentials(&self, credentials: &Credentials) -> Result<Self, Error> {
        let mut inner = Inner::clone(&self.0);
        inner.headers.insert(header::AUTHORIZATION, credentials.header()?);
        Ok(Self(Arc::new(inner)))
    }

    pub(in crate::runtime) fn inner(&self) -> &Inner {
        &self.0
    }
}

/// Omits the headers, which contain credentials.
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
