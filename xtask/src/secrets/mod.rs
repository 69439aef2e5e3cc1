//! `cargo xtask secrets`: checks that the generated crate does not print secrets.
//!
//! A program with the crate of all endpoints decodes JSON with a canary in each property whose name suggests a secret, and
//! searches the `Debug` output for it. A failure is a mistake of the generator or the runtime, or a property that the
//! corrections should declare as innocent.

mod cases;
mod samples;

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use generator::Options;

use crate::fetch;
use crate::files;
use crate::input;
use crate::root::Root;

/// The name of the generated crate.
const PACKAGE: &str = "secrets-api";

const MAIN: &str = include_str!("../../programs/secrets/main.rs");

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A published version, such as 9.5.0.
    version: String,
}

/// Generates the crate, builds the program and runs it.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let folder = root.join("target/secrets").join(&args.version);
    let schema = fetch::fetch_version(root, &args.version)?;
    let specification = input::read(root, Some(&schema), Some(&args.version))?;
    let options = Options { version: specification.version.clone(), ..Options::default() };
    let names = generator::secret_names(&specification.inputs)
        .map_err(|diagnostics| anyhow!("nothing was generated\n\n{diagnostics}"))?;
    let (crate_model, _) = generator::model(&specification.inputs, &options, &mut |_| ())
        .map_err(|diagnostics| anyhow!("nothing was generated\n\n{diagnostics}"))?;

    let mut codegen = Command::new(env::current_exe().context("cannot find the path of this executable")?);
    codegen.arg("--root").arg(root.join("")).args(["codegen", "--stack-version", &args.version]);
    run_command(codegen.arg("--out").arg(folder.join("crate")).args(["--crate-name", PACKAGE]))?;
    let program = folder.join("program");
    for (path, content) in [
        ("Cargo.toml", manifest()),
        ("src/main.rs", MAIN.to_owned()),
        ("src/table.rs", cases::table(&crate_model, &names)),
    ] {
        files::write(&program.join(path), content.as_bytes())?;
    }
    fs::copy(root.join("Cargo.lock"), program.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    run_program(root, &program)
}

fn manifest() -> String {
    format!(
        "[package]\nname = \"secrets\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\napi = {{ package = {PACKAGE:?}, path = \"../crate\", default-features = false }}\n\
         bytes = \"1\"\nhttp = \"1\"\nserde_json = \"1\"\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n[workspace]\n"
    )
}

fn run_program(root: &Root, program: &Path) -> Result<()> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--manifest-path"]).arg(program.join("Cargo.toml"));
    run_command(cargo.arg("--target-dir").arg(root.join("target/secrets/target")))
}

fn run_command(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { bail!("{} failed ({status})", command.get_program().display()) }
}
