//! `cargo xtask spec fetch`: downloads a published specification with npm.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::files;
use crate::npm;
use crate::report;
use crate::root::Root;
use crate::versions::{self, Versions};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A version in spec/versions.txt, such as 9.5.0.
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
    let known = Versions::read(root)?;
    let Some(checksum) = known.checksum(version) else { bail!("{}", unknown_version(&known, version)) };
    let path = root.schema(version);
    match fs::read(&path) {
        Ok(bytes) if versions::sha256(&bytes) == checksum => return Ok(path),
        Ok(_) => {
            report::warn(&format!("{} has a wrong checksum and is downloaded again\n", root.display_path(&path)));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
    let bytes = npm::download(version)?;
    let sum = versions::sha256(&bytes);
    if sum != checksum {
        bail!(
            "wrong checksum of {} in {}@{version}; the file was not saved\n  found     {sum}\n  expected  {checksum}, from {}",
            npm::SCHEMA_PATH,
            npm::PACKAGE,
            versions::FILE
        );
    }
    files::write(&path, &bytes)?;
    Ok(path)
}

/// Describes a version that is not in the list: npm may have it.
fn unknown_version(known: &Versions, version: &str) -> String {
    let list = |versions: &[String]| versions.join(", ");
    let known: Vec<_> = known.names().map(str::to_owned).collect();
    match npm::published_versions() {
        Ok(published) if published.iter().any(|found| found == version) => format!(
            "version `{version}` is published, but is not in {}\nhelp: run `cargo xtask spec add {version}`",
            versions::FILE
        ),
        Ok(published) => format!(
            "unknown version `{version}`\nhelp: use a published version of {}: {}",
            npm::PACKAGE,
            list(&published)
        ),
        Err(error) => format!(
            "version `{version}` is not in {}, and npm could not be asked for it: {error:#}\nhelp: use a known version: {}",
            versions::FILE,
            list(&known)
        ),
    }
}
