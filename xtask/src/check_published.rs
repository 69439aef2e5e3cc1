//! `cargo xtask check-published`: checks that the crates of published specifications compile without warnings, for all
//! endpoints and for selections.
//!
//! A smoke test, a program that uses many endpoints, is compiled with the crate of the first version. With `--integration`, it
//! also calls a server.
//!
//! The crates are in `target/check-published/`. They have the dependency versions of the workspace and share the builds of
//! their dependencies.

mod selection;
mod smoke;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use generator::{Options, generate};

use crate::fetch;
use crate::input;
use crate::integration;
use crate::report::{self, count, line};
use crate::root::Root;
use crate::versions::Versions;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Published versions, which are downloaded if necessary. Default: all in spec/versions.txt.
    #[arg(value_name = "VERSION")]
    versions: Vec<String>,
    /// Also runs Clippy, rustdoc and the documentation tests for the first version.
    #[arg(long)]
    lints: bool,
    /// The number of selections of endpoints of the first version. They are the same in each run.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    selections: usize,
    /// Also runs the smoke test with a server. Needs the same environment variables as `integration`.
    #[arg(long)]
    integration: bool,
}

/// Runs the checks until one fails.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    if args.integration {
        integration::environment()?;
    }
    let start = Instant::now();
    let all = Versions::read(root)?;
    let mut versions: Vec<&str> = args.versions.iter().map(String::as_str).collect();
    if versions.is_empty() {
        versions.extend(all.names());
    }
    for version in &versions {
        let folder = write_crate(root, version, version, &[])?;
        run_cargo(root, &folder, version, &["check"])?;
    }
    if let Some(first) = versions.first() {
        let name = format!("{first}-serverless");
        let folder = write_crate(root, first, &name, &["--flavor", "serverless"])?;
        run_cargo(root, &folder, &name, &["check"])?;
    }
    if let Some(first) = versions.first() {
        let smoke = smoke::write(root, first)?;
        run_cargo(root, &smoke, &format!("the smoke test of {first}"), &["check"])?;
        if args.integration {
            smoke::run(root, &smoke)?;
        }
        if args.lints {
            let folder = write_crate(root, first, first, &[])?;
            run_cargo(root, &folder, first, &["clippy", "--", "-D", "warnings"])?;
            run_cargo(root, &folder, first, &["doc", "--no-deps"])?;
            run_cargo(root, &folder, first, &["test", "--doc"])?;
        }
        let endpoints = if args.selections == 0 { Vec::new() } else { endpoints(root, first)? };
        for number in 1..=args.selections {
            let selected = selection::select(&endpoints, number);
            let label = format!("{first}, selection {number} of {}", count(selected.len(), "endpoint"));
            let list = selected.join(",");
            let folder = write_crate(root, first, &format!("{first}-selection-{number}"), &["--endpoints", &list])?;
            run_cargo(root, &folder, &label, &["check"]).with_context(|| format!("--endpoints {list}"))?;
        }
    }
    report::print(&line("time", &format!("total {} s", start.elapsed().as_secs())));
    Ok(())
}

/// The endpoints in the crate of a version.
pub(crate) fn endpoints(root: &Root, version: &str) -> Result<Vec<String>> {
    let spec = input::read(root, Some(&fetch::fetch_version(root, version)?), None)?;
    let options = Options { version: spec.version.clone(), ..Options::default() };
    match generate(&spec.inputs, &options, &mut |_| ()) {
        Ok(output) => Ok(output.coverage.endpoints),
        Err(diagnostics) => bail!("{diagnostics}"),
    }
}

/// Writes the crate of a version with `codegen --out` and further arguments.
fn write_crate(root: &Root, version: &str, name: &str, args: &[&str]) -> Result<PathBuf> {
    let folder = root.join(&format!("target/check-published/{name}"));
    let start = Instant::now();
    let mut codegen = Command::new(env::current_exe()?);
    codegen.arg("--root").arg(root.join(".")).args([
        "codegen",
        "--stack-version",
        version,
        "--crate-name",
        "published",
    ]);
    codegen.arg("--out").arg(&folder).args(args);
    run_command(&mut codegen, "codegen")?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    report::print(&line("written", &format!("{name}, {}", seconds(start))));
    Ok(folder)
}

/// The command that runs cargo in a folder. Warnings are errors.
fn cargo_command(root: &Root, folder: &Path, args: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut cargo = Command::new(program);
    cargo.current_dir(folder).args(args);
    cargo.env("CARGO_TARGET_DIR", root.join("target/check-published/target"));
    // The same settings for all commands, so that they share builds.
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "false");
    cargo.env("CARGO_INCREMENTAL", "0").env("RUSTFLAGS", "-D warnings").env("RUSTDOCFLAGS", "-D warnings");
    cargo
}

/// Runs cargo on a crate.
pub(crate) fn run_cargo(root: &Root, folder: &Path, label: &str, args: &[&str]) -> Result<()> {
    let start = Instant::now();
    let mut cargo = cargo_command(root, folder, args);
    let name = args.first().copied().unwrap_or_default();
    run_command(&mut cargo, &format!("cargo {name} of {label}"))?;
    report::print(&line(name, &format!("{label}, {}", seconds(start))));
    Ok(())
}

/// Runs a command. The error contains its output.
pub(crate) fn run_command(command: &mut Command, label: &str) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot run {label}"))?;
    if !output.status.success() {
        let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        bail!("{label} failed\n\n{stdout}{stderr}");
    }
    Ok(())
}

fn seconds(start: Instant) -> String {
    format!("{:.1} s", start.elapsed().as_secs_f64())
}
