//! What a client is made of.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::headers::{HeaderError, parse as parse_header};
use super::media_type::MediaType;
use super::{Client, Inner};
use crate::runtime::Error;
use crate::runtime::Secret;
use crate::runtime::base_url::BaseUrl;
use crate::runtime::credentials::Credentials;
use crate::runtime::error::ConfigError;
use crate::runtime::json::Mode;
use crate::runtime::transport::Transport;
#[cfg(feature = "reqwest")]
use crate::runtime::transport::{Proxy, ReqwestTransport, TlsOptions, parse_certificates};

/// How long a call may take where nobody says otherwise.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
/// How many bytes of an answer are taken where nobody says otherwise: many times what a server sends by its own limits.
const DEFAULT_RESPONSE_SIZE_LIMIT: u64 = 1 << 30;
/// How long a connection may take to come up.
#[cfg(feature = "reqwest")]
const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// What a client is made of; see [`Client::builder`]. What is wrong with any of it, [`build`](Self::build) says.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    /// As given; it never prints, since a password may stand in it.
    url: Secret,
    credentials: Option<Credentials>,
    headers: HeaderMap,
    media_type: MediaType,
    timeout: Option<Duration>,
    response_size_limit: Option<u64>,
    mode: Mode,
    transport: Option<Arc<dyn Transport>>,
    /// From the innermost to the outermost.
    transport_wrappers: Vec<TransportWrapper>,
    #[cfg(feature = "reqwest")]
    connect_timeout: Option<Duration>,
    #[cfg(feature = "reqwest")]
    tls: TlsOptions,
    #[cfg(feature = "reqwest")]
    proxy: Option<Proxy>,
    /// The first thing that is wrong.
    failure: Option<ConfigError>,
}

impl ClientBuilder {
    pub(super) fn new(url: String) -> Self {
        Self {
            url: url.into(),
            credentials: None,
            headers: default_headers(),
            media_type: MediaType::default(),
            timeout: Some(DEFAULT_TIMEOUT),
            response_size_limit: Some(DEFAULT_RESPONSE_SIZE_LIMIT),
            mode: Mode::default(),
            transport: None,
            transport_wrappers: Vec::new(),
            #[cfg(feature = "reqwest")]
            connect_timeout: Some(DEFAULT_CONNECT_TIMEOUT),
            #[cfg(feature = "reqwest")]
            tls: TlsOptions::default(),
            #[cfg(feature = "reqwest")]
            proxy: None,
            failure: None,
        }
    }

    /// Calls as this user.
    pub fn basic_auth(self, username: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credentials(Credentials::basic(username, password))
    }

    /// Calls with an API key: `id:key`, or the two encoded in base64, as the field `encoded` of the answer that made it.
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.credentials(Credentials::api_key(key))
    }

    /// Calls with a token, such as `security.get_token` makes.
    pub fn bearer_auth(self, token: impl Into<Secret>) -> Self {
        self.credentials(Credentials::bearer(token))
    }

    /// Calls with these credentials.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// A header of every request. A call can set another value.
    pub fn default_header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        match parse_header(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(error) => self.fail(error.into()),
        }
        self
    }

    /// The header `x-opaque-id` of every request: by it the server's logs and tasks name who called.
    pub fn x_opaque_id(self, id: impl TryInto<HeaderValue>) -> Self {
        self.default_header(HeaderName::from_static("x-opaque-id"), id)
    }

    /// How long a call may take, from its start until the last byte of the answer: 30 s unless set. A call can set
    /// another limit. `None` is no limit.
    pub fn request_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// How many bytes an answer may have once it is decompressed: 1 GiB unless set. One that has more is an error as soon as
    /// that is seen, and the rest is not waited for. `None` is no limit. Answers that come event by event have none as a whole.
    pub fn response_size_limit(mut self, bytes: impl Into<Option<u64>>) -> Self {
        self.response_size_limit = bytes.into();
        self
    }

    /// In which JSON to speak: that of version 9 unless set. A server of version 8 needs
    /// [`MediaType::Compatible(8)`](MediaType::Compatible) or [`MediaType::Json`].
    pub fn media_type(mut self, media_type: MediaType) -> Self {
        self.media_type = media_type;
        self
    }

    /// Reads every answer strictly: whatever the specification does not allow is an error. For tests.
    pub fn strict(mut self) -> Self {
        self.mode = Mode::Strict;
        self
    }

    /// Sends by a transport of one's own. Certificates, a proxy and the time limit of connecting are then its own business.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Puts something of one's own around the transport, be it the one that comes along or that of
    /// [`transport`](Self::transport): what counts the calls, tries them again, or records them. Of several, the last one stands
    /// outermost.
    ///
    /// ```
    /// use generated::bytes::Bytes;
    /// use generated::http::{Request, Response};
    /// use generated::testing::{CannedResponse, MockTransport};
    /// use generated::transport::{Body, BoxFuture, CallOptions, Transport, TransportError};
    /// use std::sync::Arc;
    ///
    /// /// Tries once more where no connection came about: the server has not seen that request.
    /// #[derive(Debug)]
    /// struct Again(Arc<dyn Transport>);
    ///
    /// impl Transport for Again {
    ///     fn send(
    ///         &self,
    ///         request: Request<Bytes>,
    ///         options: CallOptions,
    ///     ) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
    ///         Box::pin(async move {
    ///             match self.0.send(request.clone(), options.clone()).await {
    ///                 Err(error) if error.kind() == TransportErrorKind::Connect => self.0.send(request, options).await,
    ///                 result => result,
    ///             }
    ///         })
    ///     }
    /// }
    ///
    /// # use generated::transport::TransportErrorKind;
    /// # async fn call() -> Result<(), generated::Error> {
    /// # let server = MockTransport::new();
    /// # server.respond(CannedResponse::failure(TransportErrorKind::Connect)).respond(CannedResponse::json(200, "{}"));
    /// # let builder = server.client_builder();
    /// # /*
    /// let builder = Client::builder("https://localhost:9200");
    /// # */
    /// let client = builder.wrap_transport(Again).build()?;
    /// # client.request("GET", "/").await?;
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn wrap_transport<T: Transport>(
        mut self,
        wrap: impl FnOnce(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.transport_wrappers.push(TransportWrapper(Box::new(|inner| Arc::new(wrap(inner)))));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When the URL, the credentials, a header or a certificate can't be used. No connection is made.
    pub fn build(self) -> Result<Client, Error> {
        self.try_build().map_err(Error::Config)
    }

    fn try_build(mut self) -> Result<Client, ConfigError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let (url, url_credentials) = BaseUrl::parse(self.url.expose())?;
        if let Some(credentials) = self.credentials.take().or(url_credentials) {
            self.headers.insert(header::AUTHORIZATION, credentials.header()?);
        }
        let transport = match self.transport.take() {
            Some(transport) => transport,
            None => default_transport(&mut self, &url)?,
        };
        let transport =
            self.transport_wrappers.into_iter().fold(transport, |inner, TransportWrapper(wrap)| wrap(inner));
        Ok(Client(Arc::new(Inner {
            url,
            transport,
            headers: self.headers,
            media_type: self.media_type,
            timeout: self.timeout,
            response_size_limit: self.response_size_limit,
            mode: self.mode,
        })))
    }

    /// The first problem stays.
    fn fail(&mut self, error: ConfigError) {
        self.failure.get_or_insert(error);
    }
}

/// What stands around a transport.
struct TransportWrapper(Box<WrapTransport>);

type WrapTransport = dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync;

impl fmt::Debug for TransportWrapper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportWrapper")
    }
}

/// The transport that comes along, if it does.
#[cfg(feature = "reqwest")]
fn default_transport(builder: &mut ClientBuilder, url: &BaseUrl) -> Result<Arc<dyn Transport>, ConfigError> {
    let tls = std::mem::take(&mut builder.tls);
    Ok(Arc::new(ReqwestTransport::new(&url.origin, builder.connect_timeout, tls, builder.proxy.take())?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: &mut ClientBuilder, _: &BaseUrl) -> Result<Arc<dyn Transport>, ConfigError> {
    Err(ConfigError::NoTransport)
}

impl Client {
    /// A client of which nothing can be wrong.
    pub(in crate::runtime) fn with_transport(transport: impl Transport) -> Self {
        Self(Arc::new(Inner {
            url: BaseUrl::localhost(),
            transport: Arc::new(transport),
            headers: default_headers(),
            media_type: MediaType::default(),
            timeout: Some(DEFAULT_TIMEOUT),
            response_size_limit: Some(DEFAULT_RESPONSE_SIZE_LIMIT),
            mode: Mode::default(),
        }))
    }
}

/// What only the transport that comes along knows.
#[cfg(feature = "reqwest")]
impl ClientBuilder {
    /// Trusts servers whose certificate was issued by one of these authorities, and no other: one certificate or several,
    /// as PEM: what stands in the file and not its name. Elasticsearch writes its own to `config/certs/http_ca.crt`. More than one call adds to them.
    ///
    /// Unless set, the operating system's authorities are trusted.
    pub fn ca_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        match parse_certificates(pem.as_ref()) {
            Ok(certificates) => self.tls.authorities.extend(certificates),
            Err(error) => self.fail(error),
        }
        self
    }

    /// Takes any certificate, also that of somebody who listens in between and reads every password. For experiments.
    pub fn danger_accept_invalid_certs(mut self) -> Self {
        self.tls.accept_invalid_certs = true;
        self
    }

    /// Reaches the server by way of this HTTP proxy, such as `http://proxy.example.com:3128`. A user and a password in the
    /// URL are taken out of it, and sent to the proxy only. With `https` the proxy carries the bytes and sees none of them.
    ///
    /// Unless set, the way is direct: `HTTPS_PROXY` and its like are not read from the environment, since a cluster stands
    /// beside its clients more often than behind the proxy to the internet. Who wants that gives the variable's value here.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        match Proxy::parse(url.into().expose()) {
            Ok(proxy) => self.proxy = Some(proxy),
            Err(error) => self.fail(error),
        }
        self
    }

    /// How long a connection may take to come up, within the limit of the call: 10 s unless set. `None` is no limit.
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = limit.into();
        self
    }
}

/// The headers that the crate adds to every request. The generated crate root implements it for [`Client`], because the
/// headers depend on the flavor of Elasticsearch that the crate is generated for.
#[doc(hidden)]
pub trait DefaultHeaders {
    /// Names and values. A name is in lower case.
    const HEADERS: &'static [(&'static str, &'static str)];
}

/// The headers of every request, which the user can replace.
fn default_headers() -> HeaderMap {
    let headers = <Client as DefaultHeaders>::HEADERS.iter();
    let headers = headers.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
    headers.chain([(header::USER_AGENT, USER_AGENT)]).collect()
}

/// This crate and its version.
const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"), " (rust)"));

impl From<HeaderError> for ConfigError {
    fn from(error: HeaderError) -> Self {
        match error {
            HeaderError::InvalidName => Self::InvalidHeaderName,
            HeaderError::InvalidValue(name) => Self::InvalidHeaderValue(name),
            HeaderError::Reserved(name) => Self::ReservedHeader(name),
        }
    }
}
