//! The specification of a fixture: the file in its folder, and the endpoint that many share. The build script reads them
//! too.

use std::path::Path;
use std::{fs, io};

use generator::Input;

/// The folder of files that are added to each fixture without an endpoint of its own: one endpoint, `fix.call`, that sends
/// and answers `fix._types:Shown`.
pub(crate) const SHARED: &str = "_shared";

/// The specification in the folder of a fixture.
pub(crate) const SPEC: &str = "spec.json";

/// The names of all fixtures, sorted.
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

/// The files of a fixture.
pub(crate) fn fixture(fixtures: &Path, name: &str) -> io::Result<Vec<Input>> {
    let mut inputs = vec![Input { path: SPEC.to_owned(), bytes: fs::read(fixtures.join(name).join(SPEC))? }];
    let has_endpoints = |input: &Input| input.bytes.windows(11).any(|bytes| bytes == b"\"endpoints\"");
    if !inputs.iter().any(has_endpoints) {
        inputs.extend(folder(&fixtures.join(SHARED))?);
    }
    Ok(inputs)
}

/// All JSON files of a folder and the folders in it.
pub(crate) fn folder(root: &Path) -> io::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                inputs.push(Input { path: name, bytes: fs::read(&path)? });
            }
        }
    }
    Ok(inputs)
}
