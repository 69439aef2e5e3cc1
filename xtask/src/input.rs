//! The specification's files, read in the order of their names.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use generator::Input;

use crate::checksums::{Checksums, is_version};
use crate::report::{self, count};
use crate::root::Root;

/// The folder in the repository.
pub(crate) const DEFAULT: &str = "spec";

/// A specification as it was read.
pub(crate) struct Specification {
    /// Its files, sorted by name.
    pub(crate) inputs: Vec<Input>,
    /// Where they were read.
    pub(crate) source: String,
    /// The version that it is of.
    pub(crate) version: String,
    /// Whether it is a whole published one, by its checksum.
    pub(crate) complete: bool,
}

impl Specification {
    /// What was read.
    pub(crate) fn summary(&self) -> String {
        let bytes = self.inputs.iter().map(|input| input.bytes.len()).sum();
        let files = count(self.inputs.len(), "file");
        format!("{files} ({}) from {}, version {}", report::size(bytes), self.source, self.version)
    }
}

/// Reads a file, or a folder with all that is in it and is called `*.json`.
///
/// The version is the one that is given, else that of the published schema with this checksum, else what the file `version`
/// beside the input says, else what `spec/version` says: a schema doesn't tell its version itself.
pub(crate) fn read(root: &Root, path: Option<&Path>, version: Option<&str>) -> Result<Specification> {
    let path = path.map_or_else(|| root.join(DEFAULT), Path::to_owned);
    let inputs = inputs(root, &path)?;
    let published = match inputs.as_slice() {
        [schema] => Checksums::read(root)?.version_of(&schema.bytes).map(str::to_owned),
        _ => None,
    };
    let complete = published.is_some();
    let version = match version.map(str::to_owned).or(published) {
        Some(version) => version,
        None => version_from_file(root, &path)?,
    };
    if !is_version(&version) {
        bail!("found the version `{version}`; expected one such as 9.5.0, since corrections hold for versions");
    }
    Ok(Specification { inputs, source: root.show(&path), version, complete })
}

/// The input files themselves.
pub(crate) fn inputs(root: &Root, path: &Path) -> Result<Vec<Input>> {
    let kind = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut paths = Vec::new();
    if kind.is_dir() {
        json_files(path, &mut paths)?;
        if paths.is_empty() {
            bail!("no file in {} is called *.json: there is no specification", path.display());
        }
    } else {
        paths.push(path.to_owned());
    }
    let mut inputs = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        inputs.push(Input { path: root.show(&path), bytes });
    }
    // The order in which a disk lists its files is its own.
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(inputs)
}

fn json_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let context = || format!("cannot read the folder {}", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let path = entry.path();
        if entry.file_type().with_context(context)?.is_dir() {
            json_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    Ok(())
}

fn version_from_file(root: &Root, path: &Path) -> Result<String> {
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let beside = folder.map(|folder| folder.join("version")).filter(|file| file.is_file());
    let file = beside.unwrap_or_else(|| root.join(DEFAULT).join("version"));
    let text = fs::read_to_string(&file)
        .with_context(|| format!("cannot read {}; give the version with --spec-version", file.display()))?;
    Ok(text.trim().to_owned())
}
