//! The default transport: HTTP/1.1 with reqwest, TLS with rustls.

mod error_classifier;
mod proxy;
mod tls;

use std::fmt;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;
use reqwest::redirect::Policy;
use tokio::runtime::Handle;

use super::{Body, BoxFuture, CallOptions, Transport, TransportError, TransportErrorKind};
use crate::runtime::error::{ConfigError, ConfigErrorKind};
use error_classifier::ErrorClassifier;
pub(in crate::runtime) use proxy::Proxy;
pub(in crate::runtime) use tls::{TlsOptions, parse_certificates};

const NO_RUNTIME: &str = "no Tokio runtime: await the call inside one, such as `#[tokio::main]`";

/// A pool of connections that all calls of a client share.
pub(in crate::runtime) struct ReqwestTransport {
    client: reqwest::Client,
    classifier: ErrorClassifier,
}

impl ReqwestTransport {
    /// # Errors
    /// Returns an error if the certificates can't be used, or reqwest rejects a URL.
    pub(in crate::runtime) fn new(
        url: &str,
        connect_timeout: Option<Duration>,
        tls: TlsOptions,
        proxy: Option<Proxy>,
    ) -> Result<Self, ConfigError> {
        if reqwest::Url::parse(url).is_err() {
            return Err(ConfigError::new(ConfigErrorKind::InvalidUrl("has an invalid host or an invalid port")));
        }
        let classifier =
            ErrorClassifier::new(url.starts_with("https:"), proxy.as_ref().map(Proxy::origin), connect_timeout);
        // Certificates of the operating system are only loaded if they are needed: a machine may have none.
        let is_used = classifier.is_tls || proxy.as_ref().is_some_and(Proxy::is_tls);
        let tls = tls.into_config(is_used)?;
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            // Environment variables and features of reqwest that another crate enables must not redirect calls.
            .no_proxy();
        if let Some(proxy) = proxy {
            builder = builder.proxy(proxy.into_reqwest()?);
        }
        if let Some(limit) = connect_timeout {
            builder = builder.connect_timeout(limit);
        }
        let client = builder.build().map_err(setup_error)?;
        Ok(Self { client, classifier })
    }
}

fn setup_error(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ConfigError {
    ConfigError::new(ConfigErrorKind::TransportSetup).with_underlying_error(error)
}

/// Omits the reqwest client, which would print all its settings.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reqwest").field("proxy", &self.classifier.proxy).finish_non_exhaustive()
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            // Without a runtime, Tokio would panic.
            if Handle::try_current().is_err() {
                return Err(TransportError::new(TransportErrorKind::Other, NO_RUNTIME));
            }
            let fail = |error| self.classifier.classify_before_response(error, options.timeout);
            let mut request = reqwest::Request::try_from(request).map_err(fail)?;
            *request.timeout_mut() = options.timeout;
            let response = self.client.execute(request).await.map_err(fail)?;
            self.classifier.record_response();
            let response = http::Response::<reqwest::Body>::from(response);
            Ok(response.map(|body| Body::Stream(Box::pin(BodyStream { body, classifier: self.classifier.clone() }))))
        })
    }
}

/// The chunks of a body, without the trailers.
struct BodyStream {
    body: reqwest::Body,
    classifier: ErrorClassifier,
}

impl Stream for BodyStream {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = match pin!(&mut self.body).poll_frame(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(self.classifier.classify(error)))),
                Poll::Ready(Some(Ok(frame))) => frame,
            };
            if let Ok(data) = frame.into_data() {
                return Poll::Ready(Some(Ok(data)));
            }
        }
    }
}
