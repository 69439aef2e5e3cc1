//! `cargo xtask spec add`: adds a published version to the list of versions, and reports what changes.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use generator::{Flavor, Options, generate};

use crate::files;
use crate::input;
use crate::npm;
use crate::report::{self, line};
use crate::root::Root;
use crate::spec_diff;
use crate::versions::{self, Versions};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The version, such as 9.6.0.
    version: String,
    /// The schema in a file, instead of the one in the npm package of this version.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

/// Generates from the specification, then adds it to the list. An invalid specification is not added.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let version = args.version.as_str();
    if !versions::is_complete_version(version) {
        bail!("invalid version `{version}`\nhelp: use a version such as 9.5.0");
    }
    let known = Versions::read(root)?;
    let (source, bytes) = read(root, args)?;
    let checksum = versions::sha256(&bytes);
    report::print(&line("checksum", &checksum));
    if let Some(listed) = known.checksum(version).filter(|listed| *listed != checksum) {
        bail!(
            "version {version} is in {} with another checksum: {listed}\nhelp: remove the line if the published file has changed",
            versions::FILE
        );
    }
    if let Some(other) = known.version_of(&bytes).filter(|other| *other != version) {
        bail!("the specification is version {other}, which is in {}", versions::FILE);
    }
    let spec = input::from_bytes(root, &source, bytes.clone(), version)?;
    let options = Options { version: version.to_owned(), ..Options::default() };
    let output = generate(&spec.inputs, &options, &mut |_| ())
        .map_err(|diagnostics| anyhow!("version {version} was not added\n\n{diagnostics}"))?;
    if output.warnings.iter().next().is_some() {
        report::warn(&format!("{}\n", output.warnings));
    }
    report::print(&line("read", &spec.summary()));
    report::print(&line("coverage", &output.coverage.to_string()));
    report::print(&line("edits", &output.corrections.to_string()));
    // A version that is not added leaves no file, which other commands would find.
    let path = root.schema(version);
    files::write(&path, &bytes)?;
    compare(root, &known, version, &path);
    if known.checksum(version).is_some() {
        report::print(&line("known", &format!("{version} is in {}", versions::FILE)));
    } else {
        known.add(root, version, &checksum).inspect_err(|_| remove(&path))?;
        report::print(&line("added", &format!("{version} to {}", versions::FILE)));
    }
    Ok(())
}

/// Reads or downloads the schema. Returns its source for messages, and its content.
fn read(root: &Root, args: &Args) -> Result<(String, Vec<u8>)> {
    if let Some(file) = &args.from {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok((root.display_path(file), bytes))
    } else {
        let source = format!("{}@{}/{}", npm::PACKAGE, args.version, npm::SCHEMA_PATH);
        Ok((source, npm::download(&args.version)?))
    }
}

/// Removes a schema and its folder. The error of the command is more important than one of this removal.
fn remove(schema: &Path) {
    let _ = fs::remove_file(schema);
    if let Some(folder) = schema.parent() {
        let _ = fs::remove_dir(folder);
    }
}

/// Prints the differences to the newest older version. They do not decide whether the version is added, so an error is only
/// reported.
fn compare(root: &Root, known: &Versions, version: &str, schema: &Path) {
    let Some(newest) = known.names().find(|other| versions::compare(other, version) == Ordering::Less) else { return };
    match spec_diff::difference(root, Path::new(newest), schema, Flavor::default()) {
        Ok((difference, _)) => {
            report::print(&format!("{}\n{difference}\n", line("compared", &format!("with {newest}"))));
        }
        Err(error) => report::warn(&format!("not compared with {newest}: {error:#}\n")),
    }
}
