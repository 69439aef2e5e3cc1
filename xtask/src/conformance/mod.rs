//! `cargo xtask conformance`: checks that the generated crate decodes and encodes the examples of a specification and recorded
//! traffic without loss.
//!
//! A request is decoded, encoded and decoded again; both decoded requests must be equal. A response is decoded and encoded. What was
//! written is compared with what came in: method, path, sorted query string, and the body as a tree. See [`compare`] for the
//! differences that are forgiven.

mod cases;
mod checked_case;
mod compare;
mod expected_failures;
mod http;
mod json;
mod number;
mod program;
mod summary;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use generator::{Diagnostics, Options};

use crate::files;
use crate::input;
use crate::report::{self, line};
use crate::root::Root;
use checked_case::CheckedCase;
use compare::Types;
use expected_failures::ExpectedFailures;
use summary::Summary;

/// The name of the generated crate.
const PACKAGE: &str = "conformance-api";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A published version, such as 9.5.0.
    version: String,
    /// The endpoints to check: names, or patterns with `*`. Default: all. Expected failures of other endpoints are ignored.
    #[arg(long, value_name = "PATTERN,…", value_delimiter = ',')]
    endpoints: Vec<String>,
    /// Files with recorded traffic, one JSON object per line.
    #[arg(long, value_name = "FILE")]
    recorded: Vec<PathBuf>,
    /// Also lists responses that only lenient decoding accepts.
    #[arg(long)]
    lenient: bool,
}

/// Generates the crate, builds the program and runs the cases. Fails if a case fails unexpectedly.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let folder = root.join("target/conformance").join(&args.version);
    let schema = crate::fetch::fetch_version(root, &args.version)?;
    let specification = input::read(root, Some(&schema), Some(&args.version))?;
    let mut diagnostics = Diagnostics::default();
    let spec = generator::spec::load(&specification.inputs, &mut diagnostics);
    if diagnostics.has_errors() {
        bail!("nothing was generated\n\n{diagnostics}");
    }

    codegen(root, args, &folder.join("crate"))?;
    let options =
        Options { version: specification.version.clone(), endpoints: args.endpoints.clone(), ..Options::default() };
    let (crate_model, _) = generator::model(&specification.inputs, &options, &mut |_| ())
        .map_err(|diagnostics| anyhow!("nothing was generated\n\n{diagnostics}"))?;
    for (path, content) in program::files(&crate_model, PACKAGE) {
        files::write(&folder.join("program").join(path), content.as_bytes())?;
    }
    let cases = cases::from_examples(&spec);
    let examples = folder.join("examples.jsonl");
    files::write(&examples, cases.lines.as_bytes())?;

    let expected = ExpectedFailures::read(root)?;
    report::print(&line(
        "unusable",
        &format!(
            "{} of {} examples have no path or no valid JSON",
            cases.unusable.len(),
            cases.count + cases.unusable.len()
        ),
    ));
    let types = Types::new(&crate_model);
    let outcomes = replay(root, &folder, &types, &[examples])?;
    let mut summary = Summary::new(&outcomes, Some(&expected), args.endpoints.is_empty());
    report::print(&summary.report("examples", args.lenient));
    let mut failed = summary.failed();
    if !args.recorded.is_empty() {
        let outcomes = replay(root, &folder, &types, &args.recorded)?;
        summary = Summary::new(&outcomes, None, false);
        report::print(&summary.report("recorded", args.lenient));
        failed += summary.failed();
    }
    if failed > 0 {
        bail!("{failed} cases failed\nhelp: add an invalid example with the reason to {}", expected_failures::FILE);
    }
    Ok(())
}

/// Generates the crate.
fn codegen(root: &Root, args: &Args, out: &Path) -> Result<()> {
    let mut command = Command::new(env::current_exe().context("cannot find the path of this executable")?);
    command.arg("--root").arg(root.join("")).arg("codegen").args(["--stack-version", &args.version]);
    command.arg("--out").arg(out).args(["--crate-name", PACKAGE]);
    if !args.endpoints.is_empty() {
        command.args(["--endpoints", &args.endpoints.join(",")]);
    }
    run_command(&mut command)
}

/// Builds the program, runs the cases and compares what it wrote with what came in.
fn replay(root: &Root, folder: &Path, types: &Types<'_>, cases: &[PathBuf]) -> Result<Vec<CheckedCase>> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--quiet", "--manifest-path"]).arg(folder.join("program/Cargo.toml"));
    command.arg("--target-dir").arg(root.join("target/conformance/target")).arg("--").args(cases);
    let output = command.stderr(Stdio::inherit()).output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("the conformance program failed ({})", output.status);
    }
    String::from_utf8_lossy(&output.stdout).lines().map(|line| checked_case::check(types, line)).collect()
}

fn run_command(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { bail!("{} failed ({status})", command.get_program().display()) }
}
