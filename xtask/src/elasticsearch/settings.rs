//! The settings of a node: its file `elasticsearch.yml`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::certificates::{self, KEYSTORE, PASSWORD};
use super::cluster::Node;

/// Writes the settings and the keystore of a node into its configuration folder.
pub(super) fn write(node: Node<'_>, config: &Path, snapshots: &Path) -> Result<()> {
    let file = config.join("elasticsearch.yml");
    fs::write(&file, yaml(node, snapshots)).with_context(|| format!("cannot write {}", file.display()))?;
    if node.cluster.tls { certificates::copy(&node.cluster.folder, config) } else { Ok(()) }
}

fn yaml(node: Node<'_>, snapshots: &Path) -> String {
    let mut yaml = format!(
        "cluster.name: tests\n\
         node.name: node-{number}\n\
         network.host: 127.0.0.1\n\
         http.port: {http}\n\
         transport.port: {transport}\n\
         path.repo: {snapshots}\n\
         # Otherwise indices become read-only when the disk is almost full.\n\
         cluster.routing.allocation.disk.threshold_enabled: false\n\
         # Tokens are not part of the basic license.\n\
         xpack.license.self_generated.type: trial\n\
         xpack.security.enabled: true\n\
         xpack.security.authc.token.enabled: true\n",
        number = node.number,
        http = node.http_port(),
        transport = node.transport_port(),
        // A JSON string is a YAML string, whatever the path contains.
        snapshots = json!(snapshots),
    );
    yaml += &discovery(node);
    if node.cluster.tls {
        // Writing to a string does not fail.
        let _ = write!(
            yaml,
            "xpack.security.http.ssl.enabled: true\n\
             xpack.security.http.ssl.keystore.path: {KEYSTORE}\n\
             xpack.security.http.ssl.keystore.password: {PASSWORD}\n"
        );
    }
    yaml
}

/// The settings with which the nodes find each other.
fn discovery(node: Node<'_>) -> String {
    if node.cluster.nodes == 1 {
        return "discovery.type: single-node\n".to_owned();
    }
    let all = node.cluster.all();
    let names: Vec<_> = all.iter().map(|node| format!("node-{}", node.number)).collect();
    let seeds: Vec<_> = all.iter().map(|node| format!("127.0.0.1:{}", node.transport_port())).collect();
    format!("cluster.initial_master_nodes: {}\ndiscovery.seed_hosts: {}\n", json!(names), json!(seeds))
}
