//! The workspaces below `target/bench/`: the sources of `xtask/bench/`, the generated crate beside them, and how cargo is
//! run there.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::process::{self, Usage};
use super::{Bench, progress};

/// The sources of what is measured, from the repository's folder.
const SOURCES: &str = "xtask/bench";

/// The name of the generated crate.
pub(super) const CRATE: &str = "generated";

/// The name of the official one.
pub(super) const OFFICIAL: &str = "elasticsearch";

/// A cargo workspace of its own.
pub(super) struct Workspace {
    folder: PathBuf,
    target_dir: PathBuf,
}

impl Workspace {
    /// A copy of a folder of sources.
    pub(super) fn copy(bench: &Bench<'_>, sources: &str) -> Result<Self> {
        let base = bench_folder(bench)?;
        copy_changed(&bench.root.join(SOURCES).join(sources), &base.join(sources))?;
        Self::new(bench, sources, sources)
    }

    /// What stands in a folder. Builds stand in another, which workspaces that have dependencies in common share.
    fn new(bench: &Bench<'_>, folder: &str, build: &str) -> Result<Self> {
        let base = bench_folder(bench)?;
        let workspace = Self { folder: base.join(folder), target_dir: base.join("build").join(build) };
        // The versions of dependencies are the repository's, where it has them.
        let lock = workspace.folder.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(bench.root.join("Cargo.lock"), &lock).context("cannot copy Cargo.lock")?;
        }
        Ok(workspace)
    }

    /// The repository itself, built elsewhere than a developer builds it.
    fn repository(bench: &Bench<'_>) -> Result<Self> {
        let folder = std::path::absolute(bench.root.join("."))?;
        Ok(Self { folder, target_dir: bench_folder(bench)?.join("build/repository") })
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// A program that cargo built: its profile's folder, a slash, its name.
    pub(super) fn executable(&self, program: &str) -> PathBuf {
        self.target_dir.join(program).with_extension(env::consts::EXE_EXTENSION)
    }

    /// Runs cargo, which may use the network.
    pub(super) fn run_cargo(&self, arguments: &[&str]) -> Result<()> {
        process::measure(self.cargo().args(arguments)).map(drop)
    }

    /// Runs cargo and says what that cost.
    pub(super) fn measure_cargo(&self, arguments: &[&str]) -> Result<Usage> {
        process::measure(self.cargo().args(arguments).arg("--offline"))
    }

    fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(cargo);
        command.current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target_dir).env("CARGO_TERM_COLOR", "never");
        // Alike for a crate that stands here and one from the registry: whole, without lints, by the compiler itself.
        command.env("CARGO_INCREMENTAL", "0").env("RUSTFLAGS", "--cap-lints=allow").env("RUSTC_WRAPPER", "");
        command.env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }
}

/// The command line itself, optimized.
pub(super) fn build_codegen(bench: &Bench<'_>) -> Result<PathBuf> {
    progress("building codegen");
    let repository = Workspace::repository(bench)?;
    repository.run_cargo(&["build", "--release", "--package", "xtask"])?;
    Ok(repository.executable("release/xtask"))
}

/// The command that writes the crate of these endpoints, or of all.
pub(super) fn codegen_command(bench: &Bench<'_>, codegen: &Path, endpoints: &[String], out: &Path) -> Command {
    let mut command = Command::new(codegen);
    command.arg("--root").arg(bench.root.join(".")).args(["codegen", "--crate-name", CRATE]);
    command.arg("--spec").arg(&bench.schema).arg("--out").arg(out);
    if !endpoints.is_empty() {
        command.arg("--endpoints").arg(endpoints.join(","));
    }
    command
}

/// The crate of these endpoints, or of all, written anew.
pub(super) fn crate_of(bench: &Bench<'_>, name: &str, endpoints: &[String]) -> Result<Workspace> {
    let codegen = build_codegen(bench)?;
    progress(&format!("generating the crate `{name}`"));
    let folder = format!("crate-{name}");
    process::measure(&mut codegen_command(bench, &codegen, endpoints, &bench_folder(bench)?.join(&folder)))?;
    Workspace::new(bench, &folder, "ours")
}

/// The crate of all endpoints.
pub(super) fn full_crate(bench: &Bench<'_>) -> Result<Workspace> {
    // The programs in `xtask/bench/ours/` name it by this path.
    crate_of(bench, "whole", &[])
}

/// The programs that use it.
pub(super) fn client_programs(bench: &Bench<'_>) -> Result<Workspace> {
    full_crate(bench)?;
    Workspace::copy(bench, "ours")
}

/// The official crate, with a program that uses it.
pub(super) fn official(bench: &Bench<'_>) -> Result<Workspace> {
    Workspace::copy(bench, "official")
}

/// Where everything is.
pub(super) fn bench_folder(bench: &Bench<'_>) -> Result<PathBuf> {
    Ok(std::path::absolute(bench.root.join("target/bench"))?)
}

/// Copies what differs, so that cargo builds no more than it must.
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
