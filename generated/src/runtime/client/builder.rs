//! The builder of a client.

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
use crate::runtime::error::{ConfigError, ConfigErrorKind};
use crate::runtime::json::Mode;
use crate::runtime::transport::Transport;
#[cfg(feature = "reqwest")]
use crate::runtime::transport::{Proxy, ReqwestTransport, TlsOptions, parse_certificates};

/// The default timeout of a call.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
/// The default maximum size of a response. Responses of Elasticsearch are much smaller by its own limits.
const DEFAULT_RESPONSE_SIZE_LIMIT: u64 = 1 << 30;
/// The default timeout for establishing a connection.
#[cfg(feature = "reqwest")]
const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A builder of a [`Client`], created by [`Client::builder`]. An invalid setting is an error of [`build`](Self::build).
#[derive(Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    /// The URL as passed, which may contain a password.
    url: Secret,
    credentials: Option<Credentials>,
    headers: HeaderMap,
    media_type: MediaType,
    timeout: Option<Duration>,
    response_size_limit: Option<u64>,
    mode: Mode,
    transport: Option<Arc<dyn Transport>>,
    /// In order from the innermost to the outermost.
    transport_wrappers: Vec<TransportWrapper>,
    #[cfg(feature = "reqwest")]
    connect_timeout: Option<Duration>,
    #[cfg(feature = "reqwest")]
    tls: TlsOptions,
    #[cfg(feature = "reqwest")]
    proxy: Option<Proxy>,
    /// The first error of a setter.
    error: Option<ConfigError>,
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
            error: None,
        }
    }

    /// Authenticates with a user name and a password.
    pub fn basic_auth(self, username: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credentials(Credentials::basic(username, password))
    }

    /// Authenticates with an API key: either `id:key`, or the base64-encoded form in the field `encoded` of the response that
    /// created the key.
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.credentials(Credentials::api_key(key))
    }

    /// Authenticates with a bearer token, such as one of `security.get_token`.
    pub fn bearer_auth(self, token: impl Into<Secret>) -> Self {
        self.credentials(Credentials::bearer(token))
    }

    /// Authenticates with these credentials.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Sets a header of every request. A call can replace the value.
    pub fn default_header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        match parse_header(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(error) => self.fail(error.into()),
        }
        self
    }

    /// Sets the header `x-opaque-id` of every request, which identifies the client in logs and tasks of the server.
    pub fn x_opaque_id(self, id: impl TryInto<HeaderValue>) -> Self {
        self.default_header(HeaderName::from_static("x-opaque-id"), id)
    }

    /// Sets the timeout of a call, from its start until the last byte of the response. The default is 30 s. A call can
    /// replace it. `None` removes the limit.
    pub fn request_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// Sets the maximum size of a decompressed response body in bytes. The default is 1 GiB. A call stops with an error when
    /// it receives more. `None` removes the limit. The limit does not apply to event streams.
    pub fn response_size_limit(mut self, bytes: impl Into<Option<u64>>) -> Self {
        self.response_size_limit = bytes.into();
        self
    }

    /// Sets the media type of requests and responses. The default is the one of version 9. A server of version 8 requires
    /// [`MediaType::Compatible(8)`](MediaType::Compatible) or [`MediaType::Json`].
    pub fn media_type(mut self, media_type: MediaType) -> Self {
        self.media_type = media_type;
        self
    }

    /// Decodes every response strictly: everything that the specification does not allow is an error. Intended for tests.
    pub fn strict(mut self) -> Self {
        self.mode = Mode::Strict;
        self
    }

    /// Replaces the default transport. The settings for certificates, the proxy and the connect timeout then have no effect.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Wraps the transport (the default one, or the one set by [`transport`](Self::transport)) in another one that, for
    /// example, counts, retries or records calls. Of several wrappers, the last one is the outermost.
    ///
    /// ```
    /// use generated::bytes::Bytes;
    /// use generated::http::{Request, Response};
    /// use generated::testing::{CannedResponse, MockTransport};
    /// use generated::transport::{Body, BoxFuture, CallOptions, Transport, TransportError, TransportErrorKind};
    /// use std::sync::Arc;
    ///
    /// /// Retries once if no connection was established, because the server did not receive the request.
    /// #[derive(Debug)]
    /// struct RetryConnect(Arc<dyn Transport>);
    ///
    /// impl Transport for RetryConnect {
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
    /// # async fn call() -> Result<(), generated::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::failure(TransportErrorKind::Connect)).respond(CannedResponse::json(200, "{}"));
    ///
    /// let client = server.client_builder().wrap_transport(RetryConnect).build()?;
    /// client.request("GET", "/").await?;
    /// assert_eq!(server.sent_requests().len(), 2);
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

    /// Builds the client. It does not connect to the server yet.
    ///
    /// # Errors
    /// Returns an error if the URL, the credentials, a header, a certificate or another setting is invalid.
    pub fn build(self) -> Result<Client, Error> {
        self.try_build().map_err(Error::Config)
    }

    fn try_build(mut self) -> Result<Client, ConfigError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let url = BaseUrl::parse(self.url.expose());
        let (url, url_credentials) = url.map_err(|reason| ConfigError::new(ConfigErrorKind::InvalidUrl(reason)))?;
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

    /// Stores the first error.
    fn fail(&mut self, error: ConfigError) {
        self.error.get_or_insert(error);
    }
}

/// A function that wraps a transport.
struct TransportWrapper(Box<WrapTransport>);

type WrapTransport = dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync;

impl fmt::Debug for TransportWrapper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportWrapper")
    }
}

/// Creates the default transport.
#[cfg(feature = "reqwest")]
fn default_transport(builder: &mut ClientBuilder, url: &BaseUrl) -> Result<Arc<dyn Transport>, ConfigError> {
    let tls = std::mem::take(&mut builder.tls);
    Ok(Arc::new(ReqwestTransport::new(&url.origin, builder.connect_timeout, tls, builder.proxy.take())?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: &mut ClientBuilder, _: &BaseUrl) -> Result<Arc<dyn Transport>, ConfigError> {
    Err(ConfigError::new(ConfigErrorKind::NoTransport))
}

impl Client {
    /// Creates a client with default settings.
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

/// Settings of the default transport.
#[cfg(feature = "reqwest")]
impl ClientBuilder {
    /// Trusts only servers whose certificate was issued by one of these certificate authorities. The argument is the content
    /// of a PEM file (not its path) with one or more certificates. Elasticsearch writes its own certificate authority to
    /// `config/certs/http_ca.crt`. Repeated calls add certificates.
    ///
    /// By default, the certificate authorities of the operating system are trusted.
    pub fn ca_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        match parse_certificates(pem.as_ref()) {
            Ok(certificates) => self.tls.authorities.extend(certificates),
            Err(error) => self.fail(error),
        }
        self
    }

    /// Accepts any certificate, including that of an attacker who then reads every password. For experiments only.
    pub fn danger_accept_invalid_certs(mut self) -> Self {
        self.tls.accept_invalid_certs = true;
        self
    }

    /// Connects to the server through this HTTP proxy, such as `http://proxy.example.com:3128`. A user and a password in the
    /// URL are sent to the proxy only. If the URL of the server has the scheme `https`, the proxy sees only encrypted data.
    ///
    /// No proxy is used by default. Environment variables such as `HTTPS_PROXY` are not read, because a cluster is usually in
    /// the same network as its clients. To use such a variable, pass its value here.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        match Proxy::parse(url.into().expose()) {
            Ok(proxy) => self.proxy = Some(proxy),
            Err(error) => self.fail(error),
        }
        self
    }

    /// Sets the timeout for establishing a connection, within the timeout of the call. The default is 10 s. `None`
    /// removes the limit.
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

/// The name and the version of this crate.
const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"), " (rust)"));

impl From<HeaderError> for ConfigError {
    fn from(error: HeaderError) -> Self {
        Self::new(match error {
            HeaderError::InvalidName => ConfigErrorKind::InvalidHeaderName,
            HeaderError::InvalidValue(name) => ConfigErrorKind::InvalidHeaderValue(name),
            HeaderError::Reserved(name) => ConfigErrorKind::ReservedHeader(name),
        })
    }
}
