//! The project's commands, `cargo xtask …`: they read and write the disk, the generator does not.

mod bench;
mod check_published;
mod checksums;
mod codegen;
mod conformance;
mod diff;
mod elasticsearch;
mod fetch;
mod files;
mod input;
mod integration;
mod mutants;
mod report;
mod root;
mod standalone;
mod stats;
mod stopwatch;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

use crate::root::Root;

/// Two fifths of a generation were spent in the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The project's commands.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Cli {
    /// The repository to work in; without it, the one that the command is started in.
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the generated crate from the specification.
    Codegen(codegen::Args),
    /// Gets published specifications, and checks that they are read without loss.
    #[command(subcommand)]
    Spec(Spec),
    /// Plays the examples of a published specification, and recorded traffic, through the whole generated crate.
    Conformance(conformance::Args),
    /// Breaks the generator in many ways, and shows that a test of behaviour notices each.
    Mutants(mutants::Args),
    /// Calls a real server in each way that the two endpoints allow.
    Integration(integration::Args),
    /// Starts and stops a local Elasticsearch cluster for tests.
    #[command(subcommand)]
    Elasticsearch(elasticsearch::Elasticsearch),
    /// Checks the crates of whole specifications, and of selections of their endpoints.
    CheckPublished(check_published::Args),
    /// Measures what the project costs, each number beside an anchor of the same run.
    Bench(bench::Args),
}

#[derive(Subcommand)]
enum Spec {
    /// Gets a published specification through npm, and keeps it under target/spec/.
    Fetch(fetch::Args),
    /// Checks that `spec/` and published specifications are the same after loading and writing them again.
    Verify(verify::Args),
    /// Counts what a specification holds, and what the generator makes of it.
    Stats(stats::Args),
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::warn(&format!("error: {error:#}\n"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let root = Root::find(cli.root)?;
    match cli.command {
        Command::Codegen(args) => codegen::run(&root, &args),
        Command::CheckPublished(args) => check_published::run(&root, &args),
        Command::Spec(Spec::Fetch(args)) => fetch::run(&root, &args),
        Command::Spec(Spec::Verify(args)) => verify::run(&root, &args),
        Command::Spec(Spec::Stats(args)) => stats::run(&root, &args),
        Command::Conformance(args) => conformance::run(&root, &args),
        Command::Mutants(args) => mutants::run(&root, &args),
        Command::Integration(args) => integration::run(&root, &args),
        Command::Elasticsearch(command) => elasticsearch::run(&root, &command),
        Command::Bench(args) => bench::run(&root, &args),
    }
}
