//! A proxy between the client and the server.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

use crate::runtime::base_url::BaseUrl;
use crate::runtime::error::{ConfigError, ConfigErrorKind};

/// A proxy and the credentials for it. `Debug` shows its URL only.
pub(in crate::runtime) struct Proxy {
    url: BaseUrl,
    credentials: Option<HeaderValue>,
}

impl Proxy {
    /// Parses the URL of a proxy, which may contain a user and a password.
    ///
    /// # Errors
    /// Returns an error if the URL is invalid or has a path.
    pub(in crate::runtime) fn parse(url: &str) -> Result<Self, ConfigError> {
        let (url, credentials) = BaseUrl::parse(url).map_err(invalid)?;
        if !url.path.is_empty() {
            return Err(invalid("can't have a path"));
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
    /// Returns an error if reqwest rejects the URL.
    pub(super) fn into_reqwest(self) -> Result<reqwest::Proxy, ConfigError> {
        let proxy = reqwest::Proxy::all(&*self.url.origin);
        let proxy = proxy.map_err(|error| {
            invalid("has an invalid host or an invalid port").with_underlying_error(error.without_url())
        })?;
        Ok(match self.credentials {
            Some(credentials) => proxy.custom_http_auth(credentials),
            None => proxy,
        })
    }
}

fn invalid(reason: &'static str) -> ConfigError {
    ConfigError::new(ConfigErrorKind::InvalidProxy(reason))
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.url, f)
    }
}
