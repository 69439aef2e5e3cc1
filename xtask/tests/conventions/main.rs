//! Checks of the repository's own conventions: language, imports and sizes of files.

mod imports;
mod phrases;
mod prose;
mod size;
mod style;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is inside the repository").to_owned()
}

/// A file of the repository: its path from the root, with `/`, and its content.
struct SourceFile {
    path: String,
    content: String,
}

/// The files that git tracks or would track, sorted, with one of these extensions.
fn files(extensions: &[&str]) -> Vec<SourceFile> {
    let mut command = Command::new("git");
    command.args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listing = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let mut paths: Vec<_> = listing.lines().filter(|path| has_extension(path, extensions)).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.into_iter().filter_map(read).collect()
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    Path::new(path).extension().is_some_and(|extension| extensions.iter().any(|expected| extension == *expected))
}

/// Reads a file; `None` if it was deleted and the deletion is not committed yet.
fn read(path: &str) -> Option<SourceFile> {
    let content = fs::read_to_string(root().join(path)).ok()?;
    Some(SourceFile { path: path.to_owned(), content })
}
