//! `cargo xtask spec fetch`: downloads a published specification with npm.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;

use crate::checksums::{self, Checksums};
use crate::files;
use crate::report;
use crate::root::Root;

/// The npm package that contains the schema of its version.
const PACKAGE: &str = "@elastic/request-converter";

/// The path of the schema in the package, relative to the top folder of the archive.
const SCHEMA_PATH: &str = "dist/schema.json";

/// Shorter delays between npm's attempts than the default of one minute.
const RETRY_OPTIONS: [&str; 2] = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/// The error codes of npm for an unknown version.
const UNKNOWN_VERSION_CODES: [&str; 2] = ["ETARGET", "E404"];

/// The error codes of npm, or their prefixes, for an unreachable registry.
const NETWORK_ERROR_CODES: [&str; 7] =
    ["ENOTFOUND", "EAI_AGAIN", "ECONN", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ENOTCACHED"];

/// The largest number of lines of npm's output in a message.
const MAX_OUTPUT_LINES: usize = 10;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A version in xtask/checksums.txt, such as 9.5.0.
    version: String,
}

/// Downloads a version and prints the path of its schema.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let path = fetch_version(root, &args.version)?;
    report::print(&format!("{}\n", root.display_path(&path)));
    Ok(())
}

/// Returns the path of the schema of a version. Downloads the schema if necessary.
pub(crate) fn fetch_version(root: &Root, version: &str) -> Result<PathBuf> {
    fetch_schema(root, &Checksums::read(root)?, version)
}

/// Returns the path of the schema of a version. Downloads the schema if necessary.
pub(crate) fn fetch_schema(root: &Root, checksums: &Checksums, version: &str) -> Result<PathBuf> {
    let checksum = checksums.for_version(version)?;
    let path = root.schema(version);
    match fs::read(&path) {
        Ok(bytes) if checksums::sha256(&bytes) == checksum => return Ok(path),
        Ok(_) => {
            report::warn(&format!("{} has a wrong checksum and is downloaded again\n", root.display_path(&path)));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
    let bytes = download(version)?;
    let sum = checksums::sha256(&bytes);
    if sum != checksum {
        bail!(
            "wrong checksum of {SCHEMA_PATH} in {PACKAGE}@{version}; the file was not saved\n  found     {sum}\n  \
             expected  {checksum}, from xtask/checksums.txt"
        );
    }
    files::write(&path, &bytes)?;
    Ok(path)
}

/// Downloads the package and returns the schema.
fn download(version: &str) -> Result<Vec<u8>> {
    report::warn(&format!("downloading {PACKAGE}@{version} with npm\n"));
    let folder = tempfile::tempdir().context("cannot create a temporary folder")?;
    let output = npm_pack(folder.path(), version)?;
    if !output.status.success() {
        bail!("{}", npm_failure_message(version, &String::from_utf8_lossy(&output.stderr)));
    }
    let package = find_package(folder.path())?.context("npm succeeded but wrote no package")?;
    unpack(&package).with_context(|| format!("cannot use the package {PACKAGE}@{version}"))
}

fn npm_pack(folder: &Path, version: &str) -> Result<Output> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let result = Command::new(npm)
        .args(["pack", "--ignore-scripts", "--loglevel=error"])
        .args(RETRY_OPTIONS)
        .arg(format!("{PACKAGE}@{version}"))
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
fn npm_failure_message(version: &str, stderr: &str) -> String {
    let contains_any = |codes: &[&str]| codes.iter().any(|code| stderr.contains(code));
    let cause = if contains_any(&UNKNOWN_VERSION_CODES) {
        format!("the npm registry has no version {version} of {PACKAGE}")
    } else if contains_any(&NETWORK_ERROR_CODES) {
        "npm cannot reach its registry: the network or a proxy does not work".to_owned()
    } else {
        format!("npm cannot download {PACKAGE}@{version}")
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

/// Returns the schema in a package file.
fn unpack(package: &Path) -> Result<Vec<u8>> {
    let file = fs::File::open(package)?;
    let mut archive = tar::Archive::new(GzDecoder::new(file));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let inside: PathBuf = entry.path()?.components().skip(1).collect();
        if inside == Path::new(SCHEMA_PATH) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
    }
    bail!("the archive does not contain {SCHEMA_PATH}")
}
