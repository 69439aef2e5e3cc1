//! `cargo xtask elasticsearch start`.

use std::env;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};

use super::cluster::{Cluster, Node, Source};
use super::folder::{ClusterFolder, VERSION, create_folder, dir_argument, progress};
use super::requirements::{self, Choice, Programs};
use super::wait::wait_until_ready;
use super::{certificates, container, distribution, stop};
use crate::report::{self, count};
use crate::root::Root;

/// The password of the user `elastic`, unless the environment variable `ELASTIC_PASSWORD` contains another one.
const PASSWORD: &str = "changeme";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The number of nodes.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=9))]
    nodes: u16,
    /// Encrypts HTTP connections, with a certificate for localhost from a new CA.
    #[arg(long)]
    tls: bool,
    /// The HTTP port of the first node. The other nodes have the following ports. For connections between nodes, the
    /// ports after PORT + 100 are used.
    #[arg(long, value_name = "PORT", default_value_t = 9200, value_parser = clap::value_parser!(u16).range(1..=65_000))]
    port: u16,
    /// The time that the nodes have to become ready.
    #[arg(long, value_name = "SECONDS", default_value_t = 180)]
    timeout: u64,
    #[command(flatten)]
    folder: ClusterFolder,
    #[command(flatten)]
    choice: Choice,
    /// Starts this stopped node of a running cluster again, with its data. Can be repeated.
    #[arg(long = "node", value_name = "NUMBER", conflicts_with_all = ["nodes", "tls", "port", "jars", "container"])]
    numbers: Vec<u16>,
}

/// Starts the nodes, waits until they are ready and prints the environment variables.
pub(super) fn run(root: &Root, args: &Args) -> Result<()> {
    create_folder(&args.folder.path(root)?)?;
    let folder = args.folder.path(root)?;
    let timeout = Duration::from_secs(args.timeout);
    let cluster = if args.numbers.is_empty() {
        start_new(root, args, &folder, timeout)?
    } else {
        start_again(&folder, &args.numbers, timeout)?
    };
    report::print(&cluster.exports());
    Ok(())
}

/// Starts a cluster without data.
fn start_new(root: &Root, args: &Args, folder: &Path, timeout: Duration) -> Result<Cluster> {
    if let Some(old) = Cluster::load(folder)? {
        if old.all().iter().any(|node| node.is_running()) {
            let dir = dir_argument(folder);
            bail!("a cluster already runs in {}\nhelp: cargo xtask elasticsearch stop {dir}", folder.display());
        }
        stop::delete(&old)?;
    }
    let programs = requirements::find(args.choice)?;
    let keytool = match &programs {
        Programs::Jars { jdk, .. } => Some(jdk.program("keytool")),
        Programs::Container { .. } => None,
    };
    progress(&format!("starting {} of Elasticsearch {VERSION} from {programs}", count(args.nodes.into(), "node")));
    let source = match programs {
        Programs::Jars { jdk, maven } => {
            Source::Jars { distribution: distribution::prepare(root, &jdk, &maven)?, jdk: jdk.home }
        }
        Programs::Container { engine } => Source::Container { engine: engine.to_owned() },
    };
    let password = env::var("ELASTIC_PASSWORD").ok().filter(|password| !password.is_empty());
    let cluster = Cluster {
        folder: folder.to_owned(),
        nodes: args.nodes,
        port: args.port,
        tls: args.tls,
        password: password.unwrap_or_else(|| PASSWORD.to_owned()),
        source,
    };
    check_ports(&cluster.all())?;
    if let (true, Some(keytool)) = (cluster.tls, keytool) {
        certificates::create(folder, &keytool)?;
    } else if let (true, Source::Container { engine }) = (cluster.tls, &cluster.source) {
        container::create_certificates(&cluster, engine)?;
    }
    cluster.save()?;
    let started = cluster.all().into_iter().try_for_each(Node::create);
    let started = started.and_then(|()| start_nodes(&cluster.all(), cluster.nodes.into(), timeout));
    if started.is_err() {
        // The logs remain until the next `start` or `stop`.
        stop::kill(&cluster.all())?;
    }
    started.map(|()| cluster)
}

/// Starts stopped nodes of a cluster again.
fn start_again(folder: &Path, numbers: &[u16], timeout: Duration) -> Result<Cluster> {
    let cluster = stop::load(folder)?;
    let nodes = stop::select(&cluster, numbers)?;
    if let Some(node) = nodes.iter().find(|node| node.is_running()) {
        bail!("node {} already runs", node.number);
    }
    check_ports(&nodes)?;
    let running = cluster.all().iter().filter(|node| node.is_running()).count();
    if let Err(error) = start_nodes(&nodes, running + nodes.len(), timeout) {
        stop::kill(&nodes)?;
        return Err(error);
    }
    Ok(cluster)
}

/// Starts nodes and waits until each is part of a cluster with at least `total` nodes.
fn start_nodes(nodes: &[Node<'_>], total: usize, timeout: Duration) -> Result<()> {
    nodes.iter().try_for_each(|node| node.start(total))?;
    wait_until_ready(nodes, total, timeout)
}

/// Checks that no other program listens on the ports: a node would then fail with a long log.
fn check_ports(nodes: &[Node<'_>]) -> Result<()> {
    for node in nodes {
        for port in [node.http_port(), node.transport_port()] {
            if let Err(error) = TcpListener::bind(("127.0.0.1", port)) {
                let number = node.number;
                bail!("cannot use port {port} for node {number}: {error}\nhelp: choose other ports with --port");
            }
        }
    }
    Ok(())
}
