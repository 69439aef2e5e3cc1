//! Reads the specification of a fixture: the file in its folder, and the endpoint that many fixtures share. The build script
//! includes this file.

use std::path::Path;
use std::{fs, io};

use generator::Input;

/// The folder with the files that are added to each fixture without an endpoint: they define `fix.call`, whose request and
/// response contain a `fix._types:Shown`.
pub(crate) const SHARED: &str = "_shared";

/// The name of the specification in the folder of a fixture.
pub(crate) const SPEC: &str = "spec.json";

/// The name of the corrections in the folder of a fixture. Most fixtures have none.
pub(crate) const CORRECTIONS: &str = "corrections.toml";

/// Returns the names of all fixtures, sorted.
pub(crate) fn fixtures(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.retain(|name| name != SHARED);
    names.sort();
    Ok(names)
}

/// Reads the files of a fixture.
pub(crate) fn fixture(fixtures: &Path, name: &str) -> io::Result<Vec<Input>> {
    let mut inputs = vec![Input { path: SPEC.to_owned(), bytes: fs::read(fixtures.join(name).join(SPEC))? }];
    let corrections = fixtures.join(name).join(CORRECTIONS);
    if corrections.is_file() {
        inputs.push(Input { path: CORRECTIONS.to_owned(), bytes: fs::read(corrections)? });
    }
    let has_endpoints = |input: &Input| input.bytes.windows(11).any(|bytes| bytes == b"\"endpoints\"");
    if !inputs.iter().any(has_endpoints) {
        inputs.extend(folder(&fixtures.join(SHARED))?);
    }
    inputs.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(inputs)
}

/// Reads all JSON files of a folder and its subfolders, and all corrections, sorted.
pub(crate) fn folder(root: &Path) -> io::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let mut pending = vec![root.to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json" || extension == "toml") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                inputs.push(Input { path: name, bytes: fs::read(&path)? });
            }
        }
    }
    inputs.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(inputs)
}
