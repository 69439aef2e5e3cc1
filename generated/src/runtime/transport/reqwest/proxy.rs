//! A proxy on the way to the server.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

use crate::runtime::base_url::BaseUrl;
use crate::runtime::error::ConfigError;

/// A proxy, and who calls it. `Debug` shows where it is.
pub(in crate::runtime) struct Proxy {
    url: BaseUrl,
    credentials: Option<HeaderValue>,
}

impl Proxy {
    /// A user and a password in the URL are taken out of it.
    ///
    /// # Errors
    /// When the URL is none, or has a path.
    pub(in crate::runtime) fn parse(url: &str) -> Result<Self, ConfigError> {
        let (url, credentials) = BaseUrl::parse(url).map_err(|error| match error {
            ConfigError::InvalidUrl(reason) => ConfigError::InvalidProxy(reason),
            error => error,
        })?;
        if !url.path.is_empty() {
            return Err(ConfigError::InvalidProxy("can't have a path"));
        }
        let credentials = credentials.map(|credentials| credentials.header()).transpose()?;
        Ok(Self { url, credentials })
    }

    pub(super) fn origin(&self) -> Arc<str> {
        Arc::clone(&self.url.origin)
    }

    pub(super) fn is_tls(&self) -> bool {
        self.url.origin.starts_with("https:")
    }

    /// # Errors
    /// When reqwest does not take the URL.
    pub(super) fn into_reqwest(self) -> Result<reqwest::Proxy, ConfigError> {
        let proxy = reqwest::Proxy::all(&*self.url.origin);
        let proxy = proxy.map_err(|_| ConfigError::InvalidProxy("has a host or a port that can't be"))?;
        Ok(match self.credentials {
            Some(credentials) => proxy.custom_http_auth(credentials),
            None => proxy,
        })
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.url, f)
    }
}
