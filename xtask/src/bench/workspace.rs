//! The cargo workspaces in `target/bench/`: copies of `xtask/bench/`, and generated crates.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::process::{self, Usage};
use super::run::{Bench, progress};

/// The folder with the sources of the measured programs.
const SOURCES: &str = "xtask/bench";

/// The name of the generated crate.
pub(super) const CRATE: &str = "generated";

/// The name of the official crate.
pub(super) const OFFICIAL: &str = "elasticsearch";

/// The folder of the artifacts of all generated crates, which have the same dependencies.
const GENERATED_BUILD: &str = "generated";

/// The endpoints that the program `seven` calls.
const SEVEN_ENDPOINTS: [&str; 7] =
    ["bulk", "get", "index", "nodes.stats", "search", "security.get_token", "security.grant_api_key"];

/// A cargo workspace, and the folder of its build artifacts.
pub(super) struct Workspace {
    folder: PathBuf,
    target_dir: PathBuf,
    /// Builds are incremental.
    pub(super) incremental: bool,
}

impl Workspace {
    /// Copies a folder of `xtask/bench/`. Workspaces with the same `build` share their artifacts.
    pub(super) fn copy(bench: &Bench<'_>, sources: &str, build: &str) -> Result<Self> {
        let base = bench_folder(bench)?;
        copy_changed(&bench.root.join(SOURCES).join(sources), &base.join(sources))?;
        Self::new(bench, sources, build)
    }

    fn new(bench: &Bench<'_>, folder: &str, build: &str) -> Result<Self> {
        let base = bench_folder(bench)?;
        let target_dir = base.join("build").join(build);
        let workspace = Self { folder: base.join(folder), target_dir, incremental: false };
        // Dependencies have the same versions as in the repository.
        let lock = workspace.folder.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(bench.root.join("Cargo.lock"), &lock).context("cannot copy Cargo.lock")?;
        }
        Ok(workspace)
    }

    /// The workspace of the repository, with separate build artifacts.
    fn repository(bench: &Bench<'_>) -> Result<Self> {
        let folder = std::path::absolute(bench.root.join("."))?;
        Ok(Self { folder, target_dir: bench_folder(bench)?.join("build/repository"), incremental: false })
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// The path of an executable, such as `release/seven`.
    pub(super) fn executable(&self, program: &str) -> PathBuf {
        self.target_dir.join(program).with_extension(env::consts::EXE_EXTENSION)
    }

    /// Runs cargo, which may download dependencies.
    pub(super) fn run_cargo(&self, arguments: &[&str]) -> Result<()> {
        process::measure(self.cargo().args(arguments)).map(drop)
    }

    /// Runs cargo offline and returns its cost.
    pub(super) fn measure_cargo(&self, arguments: &[&str]) -> Result<Usage> {
        process::measure(self.cargo().args(arguments).arg("--offline"))
    }

    fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(cargo);
        command.current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target_dir).env("CARGO_TERM_COLOR", "never");
        // The same conditions for path dependencies and crates from the registry, without lints and compiler wrappers.
        command.env("CARGO_INCREMENTAL", if self.incremental { "1" } else { "0" });
        command.env("RUSTFLAGS", "--cap-lints=allow").env("RUSTC_WRAPPER", "");
        command.env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }
}

/// Builds xtask with optimizations, and returns the path of its executable.
pub(super) fn build_codegen(bench: &Bench<'_>) -> Result<PathBuf> {
    progress("building codegen");
    let repository = Workspace::repository(bench)?;
    repository.run_cargo(&["build", "--release", "--package", "xtask"])?;
    Ok(repository.executable("release/xtask"))
}

/// The command that writes the crate of these endpoints. An empty list selects all endpoints.
pub(super) fn codegen_command(bench: &Bench<'_>, codegen: &Path, endpoints: &[String], out: &Path) -> Command {
    let mut command = Command::new(codegen);
    command.arg("--root").arg(bench.root.join(".")).args(["codegen", "--crate-name", CRATE]);
    command.arg("--spec").arg(&bench.schema).arg("--out").arg(out);
    if !endpoints.is_empty() {
        command.arg("--endpoints").arg(endpoints.join(","));
    }
    command
}

/// Generates the crate of these endpoints. An empty list selects all endpoints.
pub(super) fn crate_of(bench: &Bench<'_>, name: &str, endpoints: &[String]) -> Result<Workspace> {
    let codegen = build_codegen(bench)?;
    progress(&format!("generating the crate `{name}`"));
    let folder = format!("crate-{name}");
    process::measure(&mut codegen_command(bench, &codegen, endpoints, &bench_folder(bench)?.join(&folder)))?;
    Workspace::new(bench, &folder, GENERATED_BUILD)
}

/// Generates the crate of all endpoints, `crate-all`.
pub(super) fn all_endpoints(bench: &Bench<'_>) -> Result<Workspace> {
    crate_of(bench, "all", &[])
}

/// Generates the crate of the endpoints that the program `seven` calls, `crate-seven`.
pub(super) fn seven_endpoints(bench: &Bench<'_>) -> Result<Workspace> {
    crate_of(bench, "seven", &SEVEN_ENDPOINTS.map(str::to_owned))
}

/// Creates the program that calls seven endpoints, with its crate.
pub(super) fn seven_program(bench: &Bench<'_>) -> Result<Workspace> {
    seven_endpoints(bench)?;
    Workspace::copy(bench, "seven", GENERATED_BUILD)
}

/// Creates the program that times the codec, with the crate of all endpoints.
pub(super) fn codec_program(bench: &Bench<'_>) -> Result<Workspace> {
    all_endpoints(bench)?;
    Workspace::copy(bench, "codec", GENERATED_BUILD)
}

/// Creates the program that calls seven endpoints with the official crate.
pub(super) fn official(bench: &Bench<'_>) -> Result<Workspace> {
    Workspace::copy(bench, "official", "official")
}

/// The folder of all workspaces of the benchmark.
pub(super) fn bench_folder(bench: &Bench<'_>) -> Result<PathBuf> {
    Ok(std::path::absolute(bench.root.join("target/bench"))?)
}

/// Copies the files that differ. Cargo does not rebuild unchanged files.
fn copy_changed(from: &Path, to: &Path) -> Result<()> {
    let failure = || format!("cannot copy {} to {}", from.display(), to.display());
    fs::create_dir_all(to).with_context(failure)?;
    for entry in fs::read_dir(from).with_context(failure)? {
        let entry = entry.with_context(failure)?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().with_context(failure)?.is_dir() {
            copy_changed(&path, &copy)?;
            continue;
        }
        let bytes = fs::read(&path).with_context(failure)?;
        if !fs::read(&copy).is_ok_and(|old| old == bytes) {
            fs::write(&copy, bytes).with_context(failure)?;
        }
    }
    Ok(())
}
