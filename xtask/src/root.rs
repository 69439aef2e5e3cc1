//! Where the repository is, and what stands where in it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The repository's folder.
pub(crate) struct Root {
    path: PathBuf,
    /// Whether the user named it: then a command that we propose names it too.
    pub(crate) given: bool,
}

impl Root {
    /// The folder that was named, else the one that cargo runs us from, else the nearest above the current one.
    pub(crate) fn find(given: Option<PathBuf>) -> Result<Self> {
        if let Some(path) = given {
            if !is_repository(&path) {
                bail!("{} is not the project's repository: it has no generated/Cargo.toml", path.display());
            }
            return Ok(Self { path, given: true });
        }
        let here = env::current_dir().context("cannot tell the current folder")?;
        let cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let path = cargo
            .as_deref()
            .and_then(Path::parent)
            .into_iter()
            .chain(here.ancestors())
            .find(|path| is_repository(path))
            .context("this is not inside the project's repository; name it with --root DIR")?;
        Ok(Self { path: path.to_owned(), given: false })
    }

    /// A path in the repository.
    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// The folder that codegen owns, but for `runtime/`.
    pub(crate) fn generated(&self) -> PathBuf {
        self.join("generated/src")
    }

    /// Where a published specification is kept.
    pub(crate) fn schema(&self, version: &str) -> PathBuf {
        self.join("target/spec").join(version).join("schema.json")
    }

    /// A path as it is shown: from the repository's folder if it lies in it, with `/` on every system.
    pub(crate) fn show(&self, path: &Path) -> String {
        let inside = || {
            let root = self.path.canonicalize().ok()?;
            Some(path.canonicalize().ok()?.strip_prefix(root).ok()?.to_owned())
        };
        forward_slashes(
            &path.strip_prefix(&self.path).map(Path::to_owned).ok().or_else(inside).unwrap_or_else(|| path.to_owned()),
        )
    }

    /// The folder itself, as a user would write it.
    pub(crate) fn display(&self) -> String {
        self.path.display().to_string()
    }
}

/// A path with `/` on every system.
pub(crate) fn forward_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// The generated crate's manifest is written by hand, so it is there even while all of its source is gone.
fn is_repository(path: &Path) -> bool {
    path.join("generated/Cargo.toml").is_file()
}
