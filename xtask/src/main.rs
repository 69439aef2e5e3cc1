//! The project's commands, `cargo xtask …`. They read and write files, which the generator does not.

mod bench;
mod changes;
mod check_published;
mod codegen;
mod conformance;
mod corrections;
mod diff;
mod drift;
mod elasticsearch;
mod fetch;
mod files;
mod input;
mod integration;
mod mutants;
mod npm;
mod report;
mod root;
mod secrets;
mod spec_add;
mod spec_diff;
mod standalone;
mod stats;
mod stopwatch;
mod verify;
mod versions;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

use crate::root::Root;

/// The system's allocator needed two fifths of the time of `codegen`.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The project's commands.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Cli {
    /// The root folder of the repository. Default: found from the current folder.
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the generated crate from the specification.
    Codegen(codegen::Args),
    /// Downloads, adds, verifies, counts and compares specifications.
    #[command(subcommand)]
    Spec(Spec),
    /// Checks that the generated crate decodes and encodes the examples of a published specification.
    Conformance(conformance::Args),
    /// Checks that the generated crate of a published specification does not print secrets.
    Secrets(secrets::Args),
    /// Introduces defects into the generator and the client, and checks that a test detects each.
    Mutants(mutants::Args),
    /// Runs the tests that call an Elasticsearch server.
    Integration(integration::Args),
    /// Starts and stops a local Elasticsearch cluster for tests.
    #[command(subcommand)]
    Elasticsearch(elasticsearch::Elasticsearch),
    /// Generates the crates of published specifications and checks that they compile.
    CheckPublished(check_published::Args),
    /// Applies many kinds of changes to a published specification, and checks that the generator does what is required for each.
    Drift(drift::Args),
    /// Measures the generator, builds of the generated crate, and its codec, each compared with a baseline.
    Bench(bench::Args),
}

#[derive(Subcommand)]
enum Spec {
    /// Downloads a published specification with npm into target/spec/.
    Fetch(fetch::Args),
    /// Adds a published version to spec/versions.txt, and reports what changes.
    Add(spec_add::Args),
    /// Lists the corrections of the specification with their outcomes.
    Corrections(corrections::Args),
    /// Checks that `spec/` and published specifications are loaded without loss.
    Verify(verify::Args),
    /// Counts the parts of a specification, and the items that are generated from them.
    Stats(stats::Args),
    /// Compares the crates that are generated from two specifications, by Rust's semver rules.
    Diff(spec_diff::Args),
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
        Command::Spec(Spec::Add(args)) => spec_add::run(&root, &args),
        Command::Spec(Spec::Corrections(args)) => corrections::run(&root, &args),
        Command::Spec(Spec::Verify(args)) => verify::run(&root, &args),
        Command::Spec(Spec::Stats(args)) => stats::run(&root, &args),
        Command::Spec(Spec::Diff(args)) => spec_diff::run(&root, &args),
        Command::Conformance(args) => conformance::run(&root, &args),
        Command::Secrets(args) => secrets::run(&root, &args),
        Command::Mutants(args) => mutants::run(&root, &args),
        Command::Integration(args) => integration::run(&root, &args),
        Command::Elasticsearch(command) => elasticsearch::run(&root, &command),
        Command::Drift(args) => drift::run(&root, &args),
        Command::Bench(args) => bench::run(&root, &args),
    }
}
