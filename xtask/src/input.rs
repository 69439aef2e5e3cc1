//! Reads the files of a specification.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use generator::Input;

use crate::report::{self, count};
use crate::root::Root;
use crate::versions::{Versions, is_version};

/// The folder of the specification in the repository.
pub(crate) const DEFAULT: &str = "spec";

/// The folder of the corrections in the repository. They apply to every specification.
const CORRECTIONS: &str = "spec/corrections";

/// The files of a specification.
pub(crate) struct Specification {
    /// The files of the specification, sorted by name, and those of the corrections.
    pub(crate) inputs: Vec<Input>,
    /// The path from which they were read.
    pub(crate) source: String,
    /// The version of the specification; empty if it is unknown.
    pub(crate) version: String,
}

impl Specification {
    /// Describes the files for the report.
    pub(crate) fn summary(&self) -> String {
        let files: Vec<_> = self.inputs.iter().filter(|input| !input.is_correction()).collect();
        let bytes = files.iter().map(|input| input.bytes.len()).sum();
        let files = count(files.len(), "file");
        let version =
            if self.version.is_empty() { "unknown version".to_owned() } else { format!("version {}", self.version) };
        format!("{files} ({}) from {}, {version}", report::size(bytes), self.source)
    }
}

/// Reads a file, or all files `*.json` of a folder and its subfolders, and the corrections of the repository.
///
/// A schema does not contain its version. The version is the first of: the argument, the published version with the same
/// checksum, and the content of the file `version` in the same folder. Otherwise it is unknown.
pub(crate) fn read(root: &Root, path: Option<&Path>, version: Option<&str>) -> Result<Specification> {
    let path = path.map_or_else(|| root.join(DEFAULT), Path::to_owned);
    let mut inputs = inputs(root, &path)?;
    let published = match inputs.as_slice() {
        [schema] => Versions::read(root)?.version_of(&schema.bytes).map(str::to_owned),
        _ => None,
    };
    let version = match version.map(str::to_owned).or(published) {
        Some(version) => version,
        None => version_from_file(&path)?,
    };
    if !version.is_empty() && !is_version(&version) {
        bail!("invalid version `{version}`\nhelp: use a version such as 9.5.0");
    }
    inputs.extend(corrections(root)?);
    Ok(Specification { inputs, source: root.display_path(&path), version })
}

/// Returns a specification of a known version that is in memory, and the corrections of the repository. Messages show the
/// source as the path of the specification.
pub(crate) fn from_bytes(root: &Root, source: &str, bytes: Vec<u8>, version: &str) -> Result<Specification> {
    let mut inputs = vec![Input { path: source.to_owned(), bytes }];
    inputs.extend(corrections(root)?);
    Ok(Specification { inputs, source: source.to_owned(), version: version.to_owned() })
}

/// Reads the input files.
pub(crate) fn inputs(root: &Root, path: &Path) -> Result<Vec<Input>> {
    let kind = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut paths = Vec::new();
    if kind.is_dir() {
        files_with_extension(path, "json", &mut paths)?;
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

fn files_with_extension(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) -> Result<()> {
    let context = || format!("cannot read the folder {}", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let path = entry.path();
        if entry.file_type().with_context(context)?.is_dir() {
            files_with_extension(&path, extension, found)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads the version from the file `version` next to the specification. Without the file, the version is unknown.
fn version_from_file(path: &Path) -> Result<String> {
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let Some(file) = folder.map(|folder| folder.join("version")).filter(|file| file.is_file()) else {
        return Ok(String::new());
    };
    let version = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(version.trim().to_owned())
}

/// Reads the corrections of the repository, sorted by name.
fn corrections(root: &Root) -> Result<Vec<Input>> {
    let folder = root.join(CORRECTIONS);
    let mut inputs = Vec::new();
    if folder.is_dir() {
        let mut paths = Vec::new();
        files_with_extension(&folder, "toml", &mut paths)?;
        paths.sort();
        for path in paths {
            inputs.push(correction_file(root, &path)?);
        }
    }
    Ok(inputs)
}

/// Reads a file of corrections.
pub(crate) fn correction_file(root: &Root, path: &Path) -> Result<Input> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let input = Input { path: root.display_path(path), bytes };
    if !input.is_correction() {
        bail!("{}: a file of corrections has the extension `.toml`", input.path);
    }
    Ok(input)
}
