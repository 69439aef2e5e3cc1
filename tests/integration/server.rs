//! The server that the environment names.

use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use generated::Secret;
use generated::{Client, ClientBuilder};

/// Where the server is, whom to call it as, and whom to trust.
pub(crate) struct Server {
    /// One URL a node.
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
            ensure!(url.starts_with("https://"), "a URL in ELASTICSEARCH_URL is not https: cases of TLS need it");
        }
        let file = variable("ELASTICSEARCH_CA")?;
        let authority = fs::read(&file).with_context(|| format!("cannot read {file}, which ELASTICSEARCH_CA names"))?;
        let (user, password) = (variable("ELASTICSEARCH_USER")?, variable("ELASTICSEARCH_PASSWORD")?.into());
        Ok(Self { urls, user, password, authority })
    }

    /// The node that all cases call but those of several nodes.
    pub(crate) fn url(&self) -> &str {
        self.urls.first().map_or("", String::as_str)
    }

    /// A client of a node, without credentials.
    pub(crate) fn builder(&self, url: &str) -> ClientBuilder {
        Client::builder(url).ca_certificate(&self.authority)
    }

    /// A client of a node, as the user that the environment names.
    pub(crate) fn client(&self, url: &str) -> Result<Client> {
        Ok(self.builder(url).basic_auth(&self.user, self.password.clone()).build()?)
    }
}

/// A variable that is set and not empty.
fn variable(name: &str) -> Result<String> {
    let value = env::var(name).unwrap_or_default();
    ensure!(!value.is_empty(), "{name} is not set: `cargo xtask integration` says what is needed");
    Ok(value)
}
