//! The server to test, described by environment variables.

use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use generated::Secret;
use generated::{Client, ClientBuilder};

/// The URL, the user and the certificate authority of the server.
pub(crate) struct Server {
    /// The URLs of the nodes.
    pub(crate) urls: Vec<String>,
    pub(crate) user: String,
    pub(crate) password: Secret,
    /// The certificate authority, as PEM.
    pub(crate) authority: Vec<u8>,
}

impl Server {
    pub(crate) fn from_environment() -> Result<Self> {
        let urls: Vec<_> = variable("ELASTICSEARCH_URL")?.split(',').map(|url| url.trim().to_owned()).collect();
        for url in &urls {
            ensure!(
                url.starts_with("https://"),
                "a URL in ELASTICSEARCH_URL does not start with https://, which the tests of TLS require"
            );
        }
        let file = variable("ELASTICSEARCH_CA")?;
        let authority = fs::read(&file).with_context(|| format!("can't read {file}, the value of ELASTICSEARCH_CA"))?;
        let (user, password) = (variable("ELASTICSEARCH_USER")?, variable("ELASTICSEARCH_PASSWORD")?.into());
        Ok(Self { urls, user, password, authority })
    }

    /// Returns the URL of the node that most test cases use.
    pub(crate) fn url(&self) -> &str {
        self.urls.first().map_or("", String::as_str)
    }

    /// Returns a builder of a client for a node, without credentials.
    pub(crate) fn builder(&self, url: &str) -> ClientBuilder {
        Client::builder(url).ca_certificate(&self.authority)
    }

    /// Returns a client for a node, with the user of the environment variables.
    pub(crate) fn client(&self, url: &str) -> Result<Client> {
        Ok(self.builder(url).basic_auth(&self.user, self.password.clone()).build()?)
    }
}

/// Returns the value of an environment variable.
///
/// # Errors
/// When it is not set or empty.
fn variable(name: &str) -> Result<String> {
    let value = env::var(name).unwrap_or_default();
    ensure!(!value.is_empty(), "{name} is not set (see `cargo xtask integration`)");
    Ok(value)
}
