//! The copy of the repository in which mutants are tested.

use std::collections::HashSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use super::test_results::TestResults;
use crate::root::Root;

/// The test modules that check the behavior of generated code and of the client. The others compare output with committed
/// files, or test code that no mutant changes.
pub(super) const FAST_MODULES: &[&str] =
    &["client::", "constructs::", "diagnostics::corrections::", "endpoint::", "literals::", "secrets::", "seeds::"];

/// The slow test modules. They run only if all tests of the fast modules pass.
pub(super) const SLOW_MODULES: &[&str] = &["round_trip::"];

/// The largest number of output lines of cargo in a message.
const MAX_OUTPUT_LINES: usize = 30;

pub(super) struct RepositoryCopy {
    folder: PathBuf,
    target: PathBuf,
}

impl RepositoryCopy {
    /// Copies the files that git does not ignore. Equal files of an earlier copy are kept, so that cargo does not rebuild them.
    pub(super) fn copy(root: &Root) -> Result<Self> {
        // Cargo runs in the copy.
        let base = std::path::absolute(root.join("target/mutants"))?;
        let (folder, target) = (base.join("work"), base.join("target"));
        let files = repository_files(root)?;
        for path in &files {
            let bytes = fs::read(root.join(path)).with_context(|| format!("cannot read {path}"))?;
            let to = folder.join(path);
            if fs::read(&to).is_ok_and(|old| old == bytes) {
                continue;
            }
            create(&to, &bytes)?;
        }
        remove_other_files(&folder, &folder, &files)?;
        Ok(Self { folder, target })
    }

    /// Reads a file of the copy.
    pub(super) fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.folder.join(path)).with_context(|| format!("cannot read {path}"))
    }

    /// Writes a file of the copy.
    pub(super) fn write(&self, path: &str, content: &str) -> Result<()> {
        create(&self.folder.join(path), content.as_bytes())
    }

    /// Builds and runs the generator, builds the tests with its output, and runs the behavior tests.
    pub(super) fn run_tests(&self) -> Result<TestResults> {
        self.run_cargo("the generator does not compile", &["build", "--package", "xtask"])?;
        self.run_cargo("`codegen` fails", &["run", "--package", "xtask", "--", "--root", ".", "codegen"])?;
        self.run_cargo(
            "the tests do not compile with the generated code",
            &["test", "--package", "tests", "--no-run"],
        )?;
        let mut results = self.run_modules(FAST_MODULES)?;
        if results.failed.is_empty() {
            let slow = self.run_modules(SLOW_MODULES)?;
            results.passed.extend(slow.passed);
            results.failed = slow.failed;
        }
        Ok(results)
    }

    /// Runs the tests of these modules.
    fn run_modules(&self, modules: &[&str]) -> Result<TestResults> {
        let output = self.cargo(&[&["test", "--package", "tests", "--"], modules].concat())?;
        let results = TestResults::read(&String::from_utf8_lossy(&output.stdout));
        if output.status.success() != results.failed.is_empty() {
            bail!("the test run was aborted:\n{}", last_lines(&output));
        }
        Ok(results)
    }

    fn run_cargo(&self, failure: &str, arguments: &[&str]) -> Result<()> {
        let output = self.cargo(arguments)?;
        if !output.status.success() {
            bail!("{failure}:\n{}", last_lines(&output));
        }
        Ok(())
    }

    fn cargo(&self, arguments: &[&str]) -> Result<Output> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        Command::new(cargo)
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            // Without debug information, build scripts and tests share one build of the generator.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_TERM_COLOR", "never")
            // Failures are expected. Minimizing their input would need minutes.
            .env("RUST_BACKTRACE", "0")
            .env("PROPTEST_MAX_SHRINK_ITERS", "0")
            .output()
            .context("cannot run cargo")
    }
}

/// The files that git does not ignore, relative to the root folder.
fn repository_files(root: &Root) -> Result<HashSet<String>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root.join("."));
    let output = git.output().context("cannot run git")?;
    if !output.status.success() {
        bail!("`git ls-files` failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let names = String::from_utf8(output.stdout).context("a file name is not UTF-8")?;
    // Git also lists deleted files until the deletion is committed.
    Ok(names.split('\0').filter(|name| !name.is_empty() && root.join(name).is_file()).map(str::to_owned).collect())
}

/// Removes the files of an earlier copy that the repository does not contain any more.
fn remove_other_files(base: &Path, folder: &Path, files: &HashSet<String>) -> Result<()> {
    let context = || format!("cannot read the folder {}", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let path = entry.path();
        if entry.file_type().with_context(context)?.is_dir() {
            remove_other_files(base, &path, files)?;
        } else if !path.strip_prefix(base).is_ok_and(|path| files.contains(&crate::root::forward_slashes(path))) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let failure = || format!("cannot write {}", path.display());
    fs::create_dir_all(path.parent().with_context(failure)?).with_context(failure)?;
    fs::write(path, bytes).with_context(failure)
}

/// The last lines of the output.
fn last_lines(output: &Output) -> String {
    let output = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let output = String::from_utf8_lossy(&output).into_owned();
    let lines: Vec<_> = output.lines().collect();
    let first = lines.len().saturating_sub(MAX_OUTPUT_LINES);
    lines.into_iter().skip(first).collect::<Vec<_>>().join("\n")
}
