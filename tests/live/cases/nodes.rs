//! Several nodes, as far as one client a node shows them. With one node its calls are of that alone.

use anyhow::{Context as _, Result, ensure};
use generated::Credentials;

use crate::answer::both;
use crate::world::{World, whoami};

/// What each node gives, the next one takes.
pub(super) async fn each(world: &World) -> Result<()> {
    let nodes = world.server.urls.iter().map(|url| world.server.client(url)).collect::<Result<Vec<_>>>()?;
    for (node, next) in nodes.iter().zip(nodes.iter().cycle().skip(1)) {
        let token = world.token(node.security().get_token(world.token_for_jo())).await?;
        let caller = next.with_credentials(&Credentials::bearer(token.access_token))?;
        ensure!(whoami(&caller).await? == (world.jo(), "token".to_owned()));

        let key = both(node.security().grant_api_key(world.key_for_jo(world.key_named("of-a-node")))).await?;
        world.remember_key(&key.id);
        let caller = next.with_credentials(&Credentials::api_key(key.encoded))?;
        ensure!(whoami(&caller).await? == (world.jo(), "api_key".to_owned()));
    }
    let health = nodes.first().context("no node")?.request("GET", "/_cluster/health").await?;
    let count = health["number_of_nodes"].as_u64().context("no number of nodes")?;
    ensure!(count >= nodes.len().try_into()?, "the cluster has {count} nodes");
    Ok(())
}
