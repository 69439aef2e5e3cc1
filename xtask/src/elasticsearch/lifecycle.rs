//! The life cycle of a node: creates, starts, stops and deletes it, as a process or in a container.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::cluster::{Node, Source};
use super::folder::{create_folder, progress};
use super::{container, jars, settings};

/// The time that a node has to stop before it is killed.
const STOP: Duration = Duration::from_secs(60);

impl Node<'_> {
    /// Creates the node without data.
    pub(super) fn create(self) -> Result<()> {
        // The folder of an earlier cluster that did not start, with its log.
        self.delete_home()?;
        let config = self.home().join("config");
        create_folder(&config)?;
        match &self.cluster.source {
            Source::Jars { .. } => {
                let snapshots = self.home().join("snapshots");
                create_folder(&snapshots)?;
                settings::write(self, &config, &snapshots)
            }
            Source::Container { engine } => {
                settings::write(self, &config, Path::new(container::SNAPSHOTS))?;
                container::create(self, engine, &config)
            }
        }
    }

    /// Starts the node, which is ready when it is part of a cluster with at least `nodes` nodes.
    pub(super) fn start(self, nodes: usize) -> Result<()> {
        match &self.cluster.source {
            Source::Jars { jdk, distribution } => jars::start(self, jdk, distribution, nodes),
            Source::Container { engine } => container::start(self, engine),
        }
    }

    /// Returns whether the node runs.
    pub(super) fn is_running(self) -> bool {
        match &self.cluster.source {
            Source::Jars { .. } => jars::is_running(self),
            Source::Container { engine } => container::is_running(self, engine),
        }
    }

    /// Returns whether the node accepts requests and is part of a cluster with at least `nodes` nodes.
    pub(super) fn is_ready(self, nodes: usize) -> bool {
        match &self.cluster.source {
            Source::Jars { .. } => jars::is_ready(self),
            Source::Container { engine } => container::is_ready(self, engine, nodes),
        }
    }

    /// Asks the node to stop, or kills it.
    pub(super) fn signal(self, kill: bool) -> Result<()> {
        match &self.cluster.source {
            Source::Jars { .. } => jars::signal(self, kill),
            Source::Container { engine } => container::signal(self, engine, kill),
        }
    }

    /// Waits until the node has stopped. Kills it after a minute.
    pub(super) fn wait_until_stopped(self) -> Result<()> {
        if self.stops_within(STOP) {
            return Ok(());
        }
        progress(&format!("node {} did not stop within {} s, it is killed", self.number, STOP.as_secs()));
        self.signal(true)?;
        if !self.stops_within(STOP) {
            bail!("node {} did not end after SIGKILL", self.number);
        }
        Ok(())
    }

    fn stops_within(self, limit: Duration) -> bool {
        let start = Instant::now();
        while self.is_running() {
            if start.elapsed() > limit {
                return false;
            }
            sleep(Duration::from_millis(100));
        }
        true
    }

    /// The last lines of the node's log, and the place of the log.
    pub(super) fn log_tail(self) -> String {
        match &self.cluster.source {
            Source::Jars { .. } => jars::log_tail(self),
            Source::Container { engine } => container::log_tail(self, engine),
        }
    }

    /// Deletes the node and its data.
    pub(super) fn delete(self) -> Result<()> {
        if let Source::Container { engine } = &self.cluster.source {
            container::delete(self, engine)?;
        }
        self.delete_home()
    }

    fn delete_home(self) -> Result<()> {
        let home = self.home();
        if home.exists() {
            fs::remove_dir_all(&home).with_context(|| format!("cannot delete {}", home.display()))?;
        }
        Ok(())
    }
}
