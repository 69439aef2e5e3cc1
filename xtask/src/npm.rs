//! Downloads published specifications with npm.

mod package;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

use crate::report;

/// The npm package that contains the schema of its version.
pub(crate) const PACKAGE: &str = "@elastic/request-converter";

/// The path of the schema in the package, relative to the top folder of the archive.
pub(crate) const SCHEMA_PATH: &str = "dist/schema.json";

/// The largest size of an unpacked package, in MB. The schema of 9.5.0 has 11 MB.
const MAX_UNPACKED_SIZE: u64 = 256;

/// Shorter delays between npm's attempts than the default of one minute.
const RETRY_OPTIONS: [&str; 2] = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/// The error codes of npm for an unknown version.
const UNKNOWN_VERSION_CODES: [&str; 2] = ["ETARGET", "E404"];

/// The error codes of npm, or their prefixes, for an unreachable registry.
const NETWORK_ERROR_CODES: [&str; 7] =
    ["ENOTFOUND", "EAI_AGAIN", "ECONN", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ENOTCACHED"];

/// The largest number of lines of npm's output in a message.
const MAX_OUTPUT_LINES: usize = 10;

/// Returns the published versions of the package.
pub(crate) fn published_versions() -> Result<Vec<String>> {
    let folder = tempfile::tempdir().context("cannot create a temporary folder")?;
    let output = npm(folder.path(), "view", &["--json", PACKAGE, "versions"])?;
    if !output.status.success() {
        bail!("{}", failure_message("the list of versions", &String::from_utf8_lossy(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).context("npm returned an unexpected list of versions")
}

/// Downloads the package of a version and returns the schema.
pub(crate) fn download(version: &str) -> Result<Vec<u8>> {
    report::warn(&format!("downloading {PACKAGE}@{version} with npm\n"));
    let folder = tempfile::tempdir().context("cannot create a temporary folder")?;
    let output = npm(folder.path(), "pack", &["--ignore-scripts", &format!("{PACKAGE}@{version}")])?;
    if !output.status.success() {
        let subject = format!("version {version} of {PACKAGE}");
        bail!("{}", failure_message(&subject, &String::from_utf8_lossy(&output.stderr)));
    }
    let package = find_package(folder.path())?.context("npm succeeded but wrote no package")?;
    let file = fs::File::open(&package).with_context(|| format!("cannot read {}", package.display()))?;
    package::unpack(file, SCHEMA_PATH, MAX_UNPACKED_SIZE)
        .with_context(|| format!("cannot use the package {PACKAGE}@{version}"))
}

fn npm(folder: &Path, command: &str, args: &[&str]) -> Result<Output> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let result = Command::new(npm)
        .args([command, "--loglevel=error"])
        .args(RETRY_OPTIONS)
        .args(args)
        // A folder without npm settings, into which npm also writes the package.
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!(
                "npm is not installed\nhelp: install Node.js, which includes npm: the specification is published as an npm package"
            )
        }
        result => result.context("cannot run npm"),
    }
}

/// Describes a failure of npm by its error code, followed by the last lines of its output.
fn failure_message(subject: &str, stderr: &str) -> String {
    let contains_any = |codes: &[&str]| codes.iter().any(|code| stderr.contains(code));
    let cause = if contains_any(&UNKNOWN_VERSION_CODES) {
        format!("the npm registry does not have {subject}")
    } else if contains_any(&NETWORK_ERROR_CODES) {
        "npm cannot reach its registry: the network or a proxy does not work".to_owned()
    } else {
        format!("npm cannot download {subject}")
    };
    // Indented lines are stack traces and error objects of npm.
    let is_message = |line: &&str| !line.trim_start_matches("npm error").trim_end().starts_with("  ");
    let lines: Vec<_> = stderr.lines().filter(|line| !line.trim().is_empty()).filter(is_message).collect();
    let last = lines.get(lines.len().saturating_sub(MAX_OUTPUT_LINES)..).unwrap_or_default();
    format!("{cause}\nnpm reported:\n  {}", last.join("\n  "))
}

fn find_package(folder: &Path) -> Result<Option<PathBuf>> {
    let entries = fs::read_dir(folder).context("cannot read the folder of the package")?;
    let mut packages = entries.flatten().map(|entry| entry.path());
    Ok(packages.find(|path| path.extension().is_some_and(|extension| extension == "tgz")))
}
