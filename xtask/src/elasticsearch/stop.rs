//! `cargo xtask elasticsearch stop`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::certificates::FILES;
use super::cluster::{Cluster, Node};
use super::folder::{ClusterFolder, dir_argument, progress};
use crate::report::count;
use crate::root::Root;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Stops this node only and keeps its data. Can be repeated.
    #[arg(long = "node", value_name = "NUMBER")]
    numbers: Vec<u16>,
    /// Sends SIGKILL instead of SIGTERM: the nodes end at once, as in a crash.
    #[arg(long)]
    kill: bool,
    #[command(flatten)]
    folder: ClusterFolder,
}

/// Stops all nodes and deletes them, or stops single nodes.
pub(super) fn run(root: &Root, args: &Args) -> Result<()> {
    let folder = args.folder.path(root)?;
    if args.numbers.is_empty() {
        let Some(cluster) = Cluster::load(&folder)? else {
            progress(&format!("no cluster runs in {}", folder.display()));
            return Ok(());
        };
        stop_nodes(&cluster.all(), args.kill)?;
        delete(&cluster)?;
        progress(&format!("stopped {} and deleted the data", count(cluster.nodes.into(), "node")));
        return Ok(());
    }
    let cluster = load(&folder)?;
    let nodes = select(&cluster, &args.numbers)?;
    if let Some(node) = nodes.iter().find(|node| !node.is_running()) {
        bail!("node {} does not run", node.number);
    }
    stop_nodes(&nodes, args.kill)?;
    progress(&format!("stopped {} and kept the data", count(nodes.len(), "node")));
    Ok(())
}

/// The cluster in a folder.
///
/// # Errors
///
/// If there is no cluster.
pub(super) fn load(folder: &Path) -> Result<Cluster> {
    let dir = dir_argument(folder);
    Cluster::load(folder)?.with_context(|| {
        format!("no cluster runs in {}\nhelp: cargo xtask elasticsearch start {dir}", folder.display())
    })
}

/// The nodes with these numbers.
pub(super) fn select<'a>(cluster: &'a Cluster, numbers: &[u16]) -> Result<Vec<Node<'a>>> {
    let mut numbers = numbers.to_owned();
    numbers.sort_unstable();
    numbers.dedup();
    if let Some(unknown) = numbers.iter().find(|number| !(1..=cluster.nodes).contains(number)) {
        bail!("unknown node {unknown}: the cluster has the nodes 1 to {}", cluster.nodes);
    }
    Ok(numbers.into_iter().map(|number| Node { cluster, number }).collect())
}

/// Kills nodes.
pub(super) fn kill(nodes: &[Node<'_>]) -> Result<()> {
    stop_nodes(nodes, true)
}

/// Deletes everything that belongs to a stopped cluster.
pub(super) fn delete(cluster: &Cluster) -> Result<()> {
    cluster.all().into_iter().try_for_each(Node::delete)?;
    for file in FILES.iter().filter(|_| cluster.tls) {
        let file = cluster.folder.join(file);
        if file.exists() {
            fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
        }
    }
    cluster.forget()
}

/// Stops nodes, all at the same time.
fn stop_nodes(nodes: &[Node<'_>], kill: bool) -> Result<()> {
    nodes.iter().try_for_each(|node| node.signal(kill))?;
    nodes.iter().try_for_each(|node| node.wait_until_stopped())
}
