//! Whom the client trusts: each error says what to do.

use std::net::{SocketAddr, ToSocketAddrs as _};

use anyhow::{Context as _, Result, bail, ensure};
use generated::transport::TransportErrorKind;
use generated::{Client, Error};
use http::Uri;

use crate::context::TestContext;

/// The error of a call that TLS must stop.
async fn stopped(client: &Client) -> Result<String> {
    match client.request("GET", "/_security/_authenticate").await {
        Err(Error::Transport(error)) if error.kind() == TransportErrorKind::Tls => Ok(error.to_string()),
        Err(error) => Err(error).context("that is no error of TLS"),
        Ok(_) => bail!("the call was made"),
    }
}

pub(super) async fn with_its_authority(context: &TestContext) -> Result<()> {
    let client = context.server.client(context.server.url())?;
    client.request("GET", "/_security/_authenticate").await?;
    Ok(())
}

/// The operating system does not know the authority of a cluster that made itself one.
pub(super) async fn without_it(context: &TestContext) -> Result<()> {
    let client = Client::builder(context.server.url()).build()?;
    let text = stopped(&client).await?;
    ensure!(text.contains("invalid peer certificate: UnknownIssuer"), "{text}");
    ensure!(text.ends_with("give the certificate of its authority to `ClientBuilder::ca_certificate`)"), "{text}");
    Ok(())
}

/// The node's address, spelled in the way of IPv6: it leads to the same node, and no certificate has it.
pub(super) async fn with_a_wrong_name(context: &TestContext) -> Result<()> {
    let uri: Uri = context.server.url().parse()?;
    let host = uri.host().context("no host")?.trim_matches(['[', ']']);
    let port = uri.port_u16().unwrap_or(443);
    let addresses = (host, port).to_socket_addrs()?;
    let address = addresses.into_iter().find_map(|address| match address {
        SocketAddr::V4(address) => Some(address.ip().to_ipv6_mapped()),
        SocketAddr::V6(_) => None,
    });
    let address = address.with_context(|| format!("{host} has no IPv4 address to spell otherwise"))?;
    let text = stopped(&context.server.client(&format!("https://[{address}]:{port}"))?).await?;
    ensure!(text.contains("certificate not valid for name"), "{text}");
    ensure!(text.ends_with("(use a name in the URL that the certificate has)"), "{text}");
    Ok(())
}

/// A URL of HTTP, and a node that speaks TLS.
pub(super) async fn without_tls(context: &TestContext) -> Result<()> {
    let url = context.server.url().replacen("https:", "http:", 1);
    match context.server.builder(&url).build()?.request("GET", "/_security/_authenticate").await {
        Err(error @ Error::Transport(_)) => {
            let text = error.to_string();
            ensure!(text.ends_with("(does the server speak TLS? then the URL begins with `https://`)"), "{text}");
            Ok(())
        }
        other => bail!("there was an answer: {:?}", other.err()),
    }
}
