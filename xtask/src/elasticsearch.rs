//! `cargo xtask elasticsearch`: starts and stops a local Elasticsearch cluster for tests.
//!
//! The nodes run as processes, from the jars that Elastic publishes for Maven, or in containers. Both variants listen on
//! the loopback interface only and have the same settings.

mod certificates;
mod cluster;
mod container;
mod distribution;
mod jars;
mod jdk;
mod lifecycle;
mod process;
mod programs;
mod requirements;
mod settings;
mod start;
mod stop;
mod wait;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::report;
use crate::root::Root;

/// The version of Elasticsearch that is started.
const VERSION: &str = "9.1.0";

/// The folder that holds the distribution and, without `--dir`, the cluster.
const FOLDER: &str = "target/elasticsearch";

#[derive(clap::Subcommand)]
pub(crate) enum Elasticsearch {
    /// Starts a cluster and prints the environment variables of the integration tests for `eval`. With `--node`, starts
    /// stopped nodes of a running cluster again.
    Start(start::Args),
    /// Stops the cluster and deletes its data. With `--node`, stops single nodes and keeps their data.
    Stop(stop::Args),
    /// Checks that the programs are installed that `start` needs.
    Check(requirements::Choice),
}

/// The folder of a cluster.
#[derive(clap::Args)]
struct ClusterFolder {
    /// The folder of the cluster's data. Each cluster needs its own folder. Default: target/elasticsearch/cluster.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl ClusterFolder {
    /// The absolute path of the folder.
    fn path(&self, root: &Root) -> Result<PathBuf> {
        let folder = self.dir.clone().unwrap_or_else(|| root.join(FOLDER).join("cluster"));
        let folder = std::path::absolute(&folder).with_context(|| format!("invalid folder {}", folder.display()))?;
        // The canonical path is the one that the command line of a node process contains.
        Ok(folder.canonicalize().unwrap_or(folder))
    }
}

/// Runs one of the commands.
pub(crate) fn run(root: &Root, command: &Elasticsearch) -> Result<()> {
    match command {
        Elasticsearch::Start(args) => start::run(root, args),
        Elasticsearch::Stop(args) => stop::run(root, args),
        Elasticsearch::Check(choice) => {
            report::print(&format!("{}\n", requirements::find(*choice)?));
            Ok(())
        }
    }
}

/// Creates a folder and its parents.
fn create_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))
}

/// Prints a line of progress. Standard output is reserved for the environment variables.
fn progress(message: &str) {
    report::warn(&format!("{message}\n"));
}

/// The argument `--dir`, for a command in a message.
fn dir_argument(folder: &Path) -> String {
    format!("--dir {}", quote(&folder.to_string_lossy()))
}

/// Quotes a value for a POSIX shell, where that is necessary.
fn quote(value: &str) -> String {
    let needs_no_quotes = |c: char| c.is_ascii_alphanumeric() || "/.,:_-".contains(c);
    if !value.is_empty() && value.chars().all(needs_no_quotes) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', r"'\''"))
}
