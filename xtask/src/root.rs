//! The root folder of the repository, and paths inside it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The root folder of the repository.
pub(crate) struct Root {
    path: PathBuf,
    /// The folder was given by `--root`. Proposed commands then contain it too.
    pub(crate) given: bool,
}

impl Root {
    /// Finds the folder: the given one, or that from which cargo runs this program, or the nearest one above the current folder.
    pub(crate) fn find(given: Option<PathBuf>) -> Result<Self> {
        if let Some(path) = given {
            if !is_repository(&path) {
                bail!("{} is not the project's repository: generated/Cargo.toml is missing", path.display());
            }
            return Ok(Self { path, given: true });
        }
        let current_folder = env::current_dir().context("cannot find the current folder")?;
        let cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let path = cargo
            .as_deref()
            .and_then(Path::parent)
            .into_iter()
            .chain(current_folder.ancestors())
            .find(|path| is_repository(path))
            .context("the current folder is not inside the project's repository\nhelp: add --root DIR")?;
        Ok(Self { path: path.to_owned(), given: false })
    }

    /// Joins a path to the root folder.
    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// The source folder of the generated crate. Codegen owns all of it except `runtime/`.
    pub(crate) fn generated(&self) -> PathBuf {
        self.join("generated/src")
    }

    /// The path of a downloaded specification.
    pub(crate) fn schema(&self, version: &str) -> PathBuf {
        self.join("target/spec").join(version).join("schema.json")
    }

    /// Formats a path for messages: relative to the root folder if it is inside it, with `/` on all systems.
    pub(crate) fn display_path(&self, path: &Path) -> String {
        let inside = || {
            let root = self.path.canonicalize().ok()?;
            Some(path.canonicalize().ok()?.strip_prefix(root).ok()?.to_owned())
        };
        forward_slashes(
            &path.strip_prefix(&self.path).map(Path::to_owned).ok().or_else(inside).unwrap_or_else(|| path.to_owned()),
        )
    }

    /// Formats the root folder for a command.
    pub(crate) fn display(&self) -> String {
        self.path.display().to_string()
    }
}

/// Formats a path with `/` on all systems.
pub(crate) fn forward_slashes(path: &Path) -> String {
    let path = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { path.into_owned() } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Returns whether a folder is the repository. The manifest of the generated crate exists even if its sources do not.
fn is_repository(path: &Path) -> bool {
    path.join("generated/Cargo.toml").is_file()
}
