//! The transport that comes along: HTTP/1.1 by reqwest, TLS by rustls.

mod failure;
mod tls;

use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;
use reqwest::redirect::Policy;

use super::{Body, BoxFuture, CallOptions, Transport, TransportError};
use crate::runtime::error::ConfigError;
pub(in crate::runtime) use tls::{TlsOptions, certificates};

/// Connections that are kept and shared by all calls of a client.
#[derive(Debug)]
pub(in crate::runtime) struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// # Errors
    /// When the certificates can't be used, or the URL is one that reqwest does not take.
    pub(in crate::runtime) fn new(
        url: &str,
        connect_timeout: Option<Duration>,
        tls: TlsOptions,
    ) -> Result<Self, ConfigError> {
        if reqwest::Url::parse(url).is_err() {
            return Err(ConfigError::Url("its host or port is none"));
        }
        // Without a URL for it no certificate is read: a machine may have none.
        let tls = tls.config(url.starts_with("https:"))?;
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            // What another crate of the program switches on in reqwest must not lead the calls elsewhere.
            .no_proxy();
        if let Some(limit) = connect_timeout {
            builder = builder.connect_timeout(limit);
        }
        let client = builder.build().map_err(|error| ConfigError::Transport(error.to_string()))?;
        Ok(Self { client })
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let is_tls = request.uri().scheme() == Some(&http::uri::Scheme::HTTPS);
            let fail = |error| failure::describe(error, is_tls);
            let mut request = reqwest::Request::try_from(request).map_err(fail)?;
            *request.timeout_mut() = options.timeout;
            let response = self.client.execute(request).await.map_err(fail)?;
            let response = http::Response::<reqwest::Body>::from(response);
            Ok(response.map(|body| Body::Stream(Box::pin(Pieces { body, is_tls }))))
        })
    }
}

/// The pieces of a body, without the trailers.
struct Pieces {
    body: reqwest::Body,
    is_tls: bool,
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let is_tls = self.is_tls;
        loop {
            let frame = match pin!(&mut self.body).poll_frame(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(failure::describe(error, is_tls)))),
                Poll::Ready(Some(Ok(frame))) => frame,
            };
            if let Ok(data) = frame.into_data() {
                return Poll::Ready(Some(Ok(data)));
            }
        }
    }
}
