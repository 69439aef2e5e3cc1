//! `cargo xtask spec fetch`: a published specification, through the user's npm client.

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

/// The npm package that carries the schema of its version.
const PACKAGE: &str = "@elastic/request-converter";

/// The schema's place in the package, below the folder that every npm package is packed in.
const SCHEMA_PATH: &str = "dist/schema.json";

/// Shorter waits between npm's tries than its own minute, since somebody is waiting.
const RETRY_OPTIONS: [&str; 2] = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/// npm's error codes for a version that isn't there.
const UNKNOWN_VERSION_CODES: [&str; 2] = ["ETARGET", "E404"];

/// npm's error codes, or how they begin, for a registry that can't be reached.
const NETWORK_ERROR_CODES: [&str; 7] =
    ["ENOTFOUND", "EAI_AGAIN", "ECONN", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ENOTCACHED"];

/// How many lines of npm's own words are shown.
const MAX_OUTPUT_LINES: usize = 10;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// One of the versions in xtask/checksums.txt, such as 9.5.0.
    version: String,
}

/// Gets one version, and says where it is.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let path = fetch_version(root, &args.version)?;
    report::print(&format!("{}\n", root.show(&path)));
    Ok(())
}

/// The path of the schema of a version, which is fetched if it is not here already.
pub(crate) fn fetch_version(root: &Root, version: &str) -> Result<PathBuf> {
    fetch_schema(root, &Checksums::read(root)?, version)
}

/// The path of a published schema, which is fetched if it is not here already.
pub(crate) fn fetch_schema(root: &Root, checksums: &Checksums, version: &str) -> Result<PathBuf> {
    let wanted = checksums.for_version(version)?;
    let path = root.schema(version);
    match fs::read(&path) {
        Ok(bytes) if checksums::sha256(&bytes) == wanted => return Ok(path),
        Ok(_) => {
            report::warn(&format!("{} has another checksum than it should; it is fetched again\n", root.show(&path)));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
    let bytes = download(version)?;
    let sum = checksums::sha256(&bytes);
    if sum != wanted {
        bail!(
            "wrong checksum: {SCHEMA_PATH} of {PACKAGE}@{version} has the SHA-256\n  {sum}, not\n  {wanted}, as xtask/checksums.txt \
             says. Nothing was kept"
        );
    }
    files::write(&path, &bytes)?;
    Ok(path)
}

/// The schema out of npm's package.
fn download(version: &str) -> Result<Vec<u8>> {
    report::warn(&format!("fetching {PACKAGE}@{version} through npm\n"));
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let output = npm_pack(folder.path(), version)?;
    if !output.status.success() {
        bail!("{}", npm_failure_message(version, &String::from_utf8_lossy(&output.stderr)));
    }
    let package = find_package(folder.path())?.context("npm reported success but left no package")?;
    unpack(&package).with_context(|| format!("cannot use the package {PACKAGE}@{version}"))
}

fn npm_pack(folder: &Path, version: &str) -> Result<Output> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let result = Command::new(npm)
        .args(["pack", "--ignore-scripts", "--loglevel=error"])
        .args(RETRY_OPTIONS)
        .arg(format!("{PACKAGE}@{version}"))
        // A folder without a package or settings of its own, where npm also leaves what it fetched.
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!(
                "there is no npm: the specification is an npm package; install Node.js, which brings npm, and try again"
            )
        }
        result => result.context("cannot run npm"),
    }
}

/// What npm's failure means, as far as its error codes tell, and its last words.
fn npm_failure_message(version: &str, stderr: &str) -> String {
    let has = |codes: &[&str]| codes.iter().any(|code| stderr.contains(code));
    let cause = if has(&UNKNOWN_VERSION_CODES) {
        format!("{PACKAGE} has no version {version} in the registry that npm asks")
    } else if has(&NETWORK_ERROR_CODES) {
        "npm did not reach its registry: there is no network, or a proxy is in between".to_owned()
    } else {
        format!("npm could not pack {PACKAGE}@{version}")
    };
    // A trace of npm's own calls and a dump of its error object help nobody here.
    let is_message = |line: &&str| !line.trim_start_matches("npm error").trim_end().starts_with("  ");
    let lines: Vec<_> = stderr.lines().filter(|line| !line.trim().is_empty()).filter(is_message).collect();
    let last = lines.get(lines.len().saturating_sub(MAX_OUTPUT_LINES)..).unwrap_or_default();
    format!("{cause}; npm said:\n  {}", last.join("\n  "))
}

fn find_package(folder: &Path) -> Result<Option<PathBuf>> {
    let entries = fs::read_dir(folder).context("cannot read npm's folder")?;
    let mut packages = entries.flatten().map(|entry| entry.path());
    Ok(packages.find(|path| path.extension().is_some_and(|extension| extension == "tgz")))
}

/// The schema out of a package file.
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
    bail!("it holds no {SCHEMA_PATH}")
}
