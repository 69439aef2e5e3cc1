//! The folders of the distribution and of a cluster.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::report;
use crate::root::Root;

/// The version of Elasticsearch that is started.
pub(super) const VERSION: &str = "9.1.0";

/// The folder that holds the distribution and, without `--dir`, the cluster.
pub(super) const FOLDER: &str = "target/elasticsearch";

/// The folder of a cluster.
#[derive(clap::Args)]
pub(super) struct ClusterFolder {
    /// The folder of the cluster's data. Each cluster needs its own folder. Default: target/elasticsearch/cluster.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl ClusterFolder {
    /// The absolute path of the folder.
    pub(super) fn path(&self, root: &Root) -> Result<PathBuf> {
        let folder = self.dir.clone().unwrap_or_else(|| root.join(FOLDER).join("cluster"));
        let folder = std::path::absolute(&folder).with_context(|| format!("invalid folder {}", folder.display()))?;
        // The canonical path is the one that the command line of a node process contains.
        Ok(folder.canonicalize().unwrap_or(folder))
    }
}

/// Creates a folder and its parents.
pub(super) fn create_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))
}

/// Prints a line of progress. Standard output is reserved for the environment variables.
pub(super) fn progress(message: &str) {
    report::warn(&format!("{message}\n"));
}

/// The argument `--dir`, for a command in a message.
pub(super) fn dir_argument(folder: &Path) -> String {
    format!("--dir {}", quote(&folder.to_string_lossy()))
}

/// Quotes a value for a POSIX shell, where that is necessary.
pub(super) fn quote(value: &str) -> String {
    let needs_no_quotes = |c: char| c.is_ascii_alphanumeric() || "/.,:_-".contains(c);
    if !value.is_empty() && value.chars().all(needs_no_quotes) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', r"'\''"))
}
