//! Verification of the certificate of the server. Each error contains a hint.

use std::net::{SocketAddr, ToSocketAddrs as _};

use anyhow::{Context as _, Result, bail, ensure};
use generated::transport::TransportErrorKind;
use generated::{Client, Error};
use http::Uri;

use crate::context::TestContext;

/// Returns the message of the TLS error of a call.
async fn tls_error(client: &Client) -> Result<String> {
    match client.request("GET", "/_security/_authenticate").await {
        Err(Error::Transport(error)) if error.kind() == TransportErrorKind::Tls => Ok(error.to_string()),
        Err(error) => Err(error).context("not a TLS error"),
        Ok(_) => bail!("the call succeeded"),
    }
}

pub(super) async fn trusted_authority(context: &TestContext) -> Result<()> {
    let client = context.server.client(context.server.url())?;
    client.request("GET", "/_security/_authenticate").await?;
    Ok(())
}

/// The operating system does not trust the certificate authority that the cluster created.
pub(super) async fn untrusted_authority(context: &TestContext) -> Result<()> {
    let client = Client::builder(context.server.url()).build()?;
    let message = tls_error(&client).await?;
    ensure!(message.contains("invalid peer certificate: UnknownIssuer"), "{message}");
    ensure!(
        message.ends_with("pass the certificate of its certificate authority to `ClientBuilder::ca_certificate`)"),
        "{message}"
    );
    Ok(())
}

/// The address of the node as an IPv6 address, which the certificate does not contain.
pub(super) async fn wrong_host_name(context: &TestContext) -> Result<()> {
    let uri: Uri = context.server.url().parse()?;
    let host = uri.host().context("no host")?.trim_matches(['[', ']']);
    let port = uri.port_u16().unwrap_or(443);
    let addresses = (host, port).to_socket_addrs()?;
    let address = addresses.into_iter().find_map(|address| match address {
        SocketAddr::V4(address) => Some(address.ip().to_ipv6_mapped()),
        SocketAddr::V6(_) => None,
    });
    let address = address.with_context(|| format!("{host} has no IPv4 address"))?;
    let message = tls_error(&context.server.client(&format!("https://[{address}]:{port}"))?).await?;
    ensure!(message.contains("certificate not valid for name"), "{message}");
    ensure!(message.ends_with("(use a host name in the URL that the certificate contains)"), "{message}");
    Ok(())
}

/// A URL with `http://` for a node with TLS.
pub(super) async fn without_tls(context: &TestContext) -> Result<()> {
    let url = context.server.url().replacen("https:", "http:", 1);
    match context.server.builder(&url).build()?.request("GET", "/_security/_authenticate").await {
        Err(error @ Error::Transport(_)) => {
            let message = error.to_string();
            ensure!(message.ends_with("(does the server use TLS? then use a URL with `https://`)"), "{message}");
            Ok(())
        }
        other => bail!("not a transport error: {:?}", other.err()),
    }
}
