//! A cluster, its nodes, and the file that describes it.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::certificates::AUTHORITY;
use super::folder::quote;

/// The file in the cluster's folder. It exists until the cluster is stopped.
const FILE: &str = "cluster.json";

/// The difference between the cluster's first HTTP port and the transport port of a node, less the node's number.
const TRANSPORT: u16 = 100;

/// A cluster that was started.
pub(super) struct Cluster {
    /// The absolute path of its folder.
    pub(super) folder: PathBuf,
    /// The number of nodes.
    pub(super) nodes: u16,
    /// The HTTP port of the first node.
    pub(super) port: u16,
    /// HTTP connections are encrypted.
    pub(super) tls: bool,
    /// The password of the user `elastic`.
    pub(super) password: String,
    pub(super) source: Source,
}

/// The jars or the container engine that run the nodes.
pub(super) enum Source {
    Jars {
        /// The home folder of the JDK.
        jdk: PathBuf,
        /// The folder of the distribution.
        distribution: PathBuf,
    },
    Container {
        /// The command of the container engine.
        engine: String,
    },
}

/// A node of a cluster.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) cluster: &'a Cluster,
    /// Its number, from 1.
    pub(super) number: u16,
}

impl Node<'_> {
    /// The port for requests of clients.
    pub(super) fn http_port(self) -> u16 {
        self.cluster.port + self.number - 1
    }

    /// The port for the other nodes.
    pub(super) fn transport_port(self) -> u16 {
        self.cluster.port + TRANSPORT + self.number
    }

    /// The folder of the node.
    pub(super) fn home(self) -> PathBuf {
        self.cluster.folder.join(format!("node-{}", self.number))
    }

    /// The URL of a request that succeeds when the node is part of a cluster with at least `nodes` nodes.
    pub(super) fn health_url(self, nodes: usize) -> String {
        let scheme = if self.cluster.tls { "https" } else { "http" };
        // The address, because `localhost` may resolve to an IPv6 address, which the node does not listen on.
        format!("{scheme}://127.0.0.1:{}/_cluster/health?wait_for_nodes=ge({nodes})&timeout=1s", self.http_port())
    }
}

impl Cluster {
    /// Reads the cluster in a folder, if there is one.
    pub(super) fn load(folder: &Path) -> Result<Option<Self>> {
        let file = folder.join(FILE);
        if !file.exists() {
            return Ok(None);
        }
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let cluster = serde_json::from_slice(&content).ok().and_then(|value| Self::from_json(folder, &value));
        cluster.map(Some).with_context(|| {
            format!("invalid {}\nhelp: end the nodes that still run, then delete the folder", file.display())
        })
    }

    /// Writes the file, readable by the user only because it contains the password.
    pub(super) fn save(&self) -> Result<()> {
        let file = self.folder.join(FILE);
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut open = options.open(&file).with_context(|| format!("cannot write {}", file.display()))?;
        write!(open, "{:#}", self.to_json()).with_context(|| format!("cannot write {}", file.display()))
    }

    /// Deletes the file: the cluster does not run any more.
    pub(super) fn forget(&self) -> Result<()> {
        let file = self.folder.join(FILE);
        fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))
    }

    /// All nodes, in order.
    pub(super) fn all(&self) -> Vec<Node<'_>> {
        (1..=self.nodes).map(|number| Node { cluster: self, number }).collect()
    }

    /// The lines that set the environment variables of the integration tests.
    pub(super) fn exports(&self) -> String {
        let scheme = if self.tls { "https" } else { "http" };
        let urls: Vec<_> = self.all().iter().map(|node| format!("{scheme}://localhost:{}", node.http_port())).collect();
        let mut lines = format!(
            "export ELASTICSEARCH_URL={}\nexport ELASTICSEARCH_USER=elastic\nexport ELASTICSEARCH_PASSWORD={}\n",
            urls.join(","),
            quote(&self.password)
        );
        if self.tls {
            let authority = self.folder.join(AUTHORITY);
            // Writing to a string does not fail.
            let _ = writeln!(lines, "export ELASTICSEARCH_CA={}", quote(&authority.to_string_lossy()));
        }
        lines
    }

    fn to_json(&self) -> Value {
        let source = match &self.source {
            Source::Jars { jdk, distribution } => json!({"jdk": jdk, "distribution": distribution}),
            Source::Container { engine } => json!({"engine": engine}),
        };
        json!({
            "nodes": self.nodes, "port": self.port, "tls": self.tls, "password": self.password, "source": source
        })
    }

    fn from_json(folder: &Path, value: &Value) -> Option<Self> {
        let number = |name: &str| value[name].as_u64().and_then(|number| u16::try_from(number).ok());
        let source = &value["source"];
        let source = match source["engine"].as_str() {
            Some(engine) => Source::Container { engine: engine.to_owned() },
            None => Source::Jars {
                jdk: source["jdk"].as_str()?.into(),
                distribution: source["distribution"].as_str()?.into(),
            },
        };
        Some(Self {
            folder: folder.to_owned(),
            nodes: number("nodes")?,
            port: number("port")?,
            tls: value["tls"].as_bool()?,
            password: value["password"].as_str()?.to_owned(),
            source,
        })
    }
}
