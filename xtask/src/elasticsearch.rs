//! `cargo xtask elasticsearch`: starts and stops a local Elasticsearch cluster for tests.
//!
//! The nodes run as processes, from the jars that Elastic publishes for Maven, or in containers. Both variants listen on
//! the loopback interface only and have the same settings.

mod certificates;
mod cluster;
mod container;
mod distribution;
mod folder;
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

use anyhow::Result;

use crate::report;
use crate::root::Root;

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
