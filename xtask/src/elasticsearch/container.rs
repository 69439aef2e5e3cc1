//! A node that runs in a container of the official image.
//!
//! The container shares the network of the machine, so that the settings are the same as for a process. A stopped
//! container keeps its data.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::certificates::{self, AUTHORITY, FILES};
use super::cluster::{Cluster, Node};
use super::folder::VERSION;
use super::programs;

/// The container engines, in the order of preference.
const ENGINES: [&str; 2] = ["docker", "podman"];

/// The folder of Elasticsearch in the image.
const HOME: &str = "/usr/share/elasticsearch";

/// The folder for snapshots in the container.
pub(super) const SNAPSHOTS: &str = "/tmp/snapshots";

/// The first engine that runs.
pub(super) fn find_engine() -> Option<&'static str> {
    ENGINES.into_iter().find(|engine| run(engine, &["info"]).is_ok())
}

/// Creates the certificates with the JDK in the image.
pub(super) fn create_certificates(cluster: &Cluster, engine: &str) -> Result<()> {
    let name = format!("xtask-elasticsearch-{}-certificates", cluster.port);
    let keytool = format!("{HOME}/jdk/bin/keytool");
    let calls: Vec<_> = certificates::calls().map(|arguments| format!("{keytool} {arguments}")).collect();
    let script = format!("cd /tmp && {}", calls.join(" && "));
    run(engine, &["rm", "--force", &name]).ok();
    let created = run(engine, &["run", "--name", &name, "--entrypoint", "/bin/sh", &image(), "-c", &script])
        .and_then(|_| FILES.iter().try_for_each(|file| copy(engine, &format!("{name}:/tmp/{file}"), &cluster.folder)));
    run(engine, &["rm", "--force", &name]).ok();
    created.context("cannot create the certificates")
}

/// Creates the container with the node's configuration. Deletes a container of an earlier cluster with the same port.
pub(super) fn create(node: Node<'_>, engine: &str, config: &Path) -> Result<()> {
    let name = name(node);
    run(engine, &["rm", "--force", &name]).ok();
    let mut command = Command::new(engine);
    command
        .args(["create", "--name", &name, "--network", "host", "--env", "ELASTIC_PASSWORD"])
        .args(["--env", "ES_JAVA_OPTS=-Xms256m -Xmx768m"])
        .arg(image())
        .env("ELASTIC_PASSWORD", &node.cluster.password);
    programs::run(&mut command)?;
    let certificates = if node.cluster.tls { &FILES[..] } else { &[] };
    for file in ["elasticsearch.yml"].iter().chain(certificates) {
        let from = config.join(file);
        copy(engine, &from.to_string_lossy(), Path::new(&format!("{name}:{HOME}/config/{file}")))?;
    }
    Ok(())
}

/// Starts the container.
pub(super) fn start(node: Node<'_>, engine: &str) -> Result<()> {
    run(engine, &["start", &name(node)]).map(drop)
}

/// Returns whether the container runs.
pub(super) fn is_running(node: Node<'_>, engine: &str) -> bool {
    let state = run(engine, &["inspect", "--format", "{{.State.Running}}", &name(node)]);
    state.is_ok_and(|state| state.trim() == "true")
}

/// Returns whether a request for the health of the cluster succeeds. The image contains curl.
pub(super) fn is_ready(node: Node<'_>, engine: &str, nodes: usize) -> bool {
    let authority = if node.cluster.tls { format!("--cacert {HOME}/config/{AUTHORITY} ") } else { String::new() };
    let url = node.health_url(nodes);
    let script = format!("curl --fail --silent {authority}--user \"elastic:$ELASTIC_PASSWORD\" '{url}'");
    run(engine, &["exec", &name(node), "/bin/sh", "-c", &script]).is_ok()
}

/// Asks the container to stop, or kills it.
pub(super) fn signal(node: Node<'_>, engine: &str, kill: bool) -> Result<()> {
    if !is_running(node, engine) {
        return Ok(());
    }
    let signal = if kill { "KILL" } else { "TERM" };
    run(engine, &["kill", "--signal", signal, &name(node)]).map(drop)
}

/// The last lines of the log, and the command that prints all of it.
pub(super) fn log_tail(node: Node<'_>, engine: &str) -> String {
    let name = name(node);
    let log = run(engine, &["logs", "--tail", &programs::TAIL.to_string(), &name]).unwrap_or_default();
    format!("{}\nthe whole log: {engine} logs {name}", log.trim_end())
}

/// Deletes the container and its data, unless the user has already deleted it.
pub(super) fn delete(node: Node<'_>, engine: &str) -> Result<()> {
    if run(engine, &["inspect", &name(node)]).is_err() {
        return Ok(());
    }
    run(engine, &["rm", "--force", "--volumes", &name(node)]).map(drop)
}

/// A name that no other running node has, because no other one has its port.
fn name(node: Node<'_>) -> String {
    format!("xtask-elasticsearch-{}-node-{}", node.cluster.port, node.number)
}

fn image() -> String {
    format!("elasticsearch:{VERSION}")
}

fn copy(engine: &str, from: &str, to: &Path) -> Result<()> {
    run(engine, &["cp", from, &to.to_string_lossy()]).map(drop)
}

fn run(engine: &str, arguments: &[&str]) -> Result<String> {
    programs::run(Command::new(engine).args(arguments))
}
