//! Reads the files of a specification.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use generator::Input;

use crate::checksums::{Checksums, is_version};
use crate::report::{self, count};
use crate::root::Root;

/// The folder of the specification in the repository.
pub(crate) const DEFAULT: &str = "spec";

/// The files of a specification.
pub(crate) struct Specification {
    /// The files, sorted by name.
    pub(crate) inputs: Vec<Input>,
    /// The path from which they were read.
    pub(crate) source: String,
    /// The version of the specification.
    pub(crate) version: String,
    /// The file is a complete published specification, according to its checksum.
    pub(crate) complete: bool,
}

impl Specification {
    /// Describes the files for the report.
    pub(crate) fn summary(&self) -> String {
        let bytes = self.inputs.iter().map(|input| input.bytes.len()).sum();
        let files = count(self.inputs.len(), "file");
        format!("{files} ({}) from {}, version {}", report::size(bytes), self.source, self.version)
    }
}

/// Reads a file, or all files `*.json` of a folder and its subfolders.
///
/// A schema does not contain its version. The version is the first of: the argument, the published version with the same
/// checksum, the content of the file `version` in the same folder, and the content of `spec/version`.
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
        bail!("invalid version `{version}`\nhelp: corrections depend on the version, which has a form such as 9.5.0");
    }
    Ok(Specification { inputs, source: root.display_path(&path), version, complete })
}

/// Reads the input files.
pub(crate) fn inputs(root: &Root, path: &Path) -> Result<Vec<Input>> {
    let kind = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut paths = Vec::new();
    if kind.is_dir() {
        json_files(path, &mut paths)?;
        if paths.is_empty() {
            bail!("no specification in {}: the folder contains no *.json file", path.display());
        }
    } else {
        paths.push(path.to_owned());
    }
    let mut inputs = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        inputs.push(Input { path: root.display_path(&path), bytes });
    }
    // The order of a folder's entries depends on the file system.
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
    let next_to_input = folder.map(|folder| folder.join("version")).filter(|file| file.is_file());
    let file = next_to_input.unwrap_or_else(|| root.join(DEFAULT).join("version"));
    let version = fs::read_to_string(&file).with_context(|| {
        format!("unknown version of the specification: cannot read {}\nhelp: add --spec-version", file.display())
    })?;
    Ok(version.trim().to_owned())
}
