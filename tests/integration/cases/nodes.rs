//! Clusters with several nodes, with a client for each node.

use anyhow::{Context as _, Result, ensure};
use generated::Credentials;

use crate::context::{TestContext, whoami};
use crate::response::in_both_modes;

/// Each node accepts the tokens and keys of another one.
pub(super) async fn each_node(context: &TestContext) -> Result<()> {
    let nodes = context.server.urls.iter().map(|url| context.server.client(url)).collect::<Result<Vec<_>>>()?;
    for (node, next) in nodes.iter().zip(nodes.iter().cycle().skip(1)) {
        let token = context.token(node.security().get_token(context.token_for_jo())).await?;
        let caller = next.with_credentials(&Credentials::bearer(token.access_token))?;
        ensure!(whoami(&caller).await? == (context.jo(), "token".to_owned()));

        let key =
            in_both_modes(node.security().grant_api_key(context.key_for_jo(context.key_named("of-a-node")))).await?;
        context.remember_key(&key.id);
        let caller = next.with_credentials(&Credentials::api_key(key.encoded))?;
        ensure!(whoami(&caller).await? == (context.jo(), "api_key".to_owned()));
    }
    let health = nodes.first().context("no node")?.request("GET", "/_cluster/health").await?;
    let count = health["number_of_nodes"].as_u64().context("no number of nodes")?;
    ensure!(count >= nodes.len().try_into()?, "the cluster has {count} nodes");
    Ok(())
}
