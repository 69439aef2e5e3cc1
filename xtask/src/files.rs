//! Compares the folder of a crate with the generated files, and updates it.
//!
//! Each file is written to a temporary file in the same folder, which is then renamed. A process that is killed leaves each
//! file either old or new, and possibly a temporary file. The next run removes temporary files and all other files that
//! codegen owns and does not generate. Symbolic links are removed and never followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::root::forward_slashes;

/// The folder in the generated crate's sources that is written by hand.
pub(crate) const HAND_WRITTEN: &str = "runtime";

/// The prefix and suffix of the names of temporary files.
const TEMPORARY: (&str, &str) = (".xtask-", ".tmp");

/// The files of a folder that codegen owns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ownership {
    /// For the sources of the generated crate: all except the hand-written folder.
    Source,
    /// For a standalone crate: all of `src/`, and the generated files outside of it.
    Crate,
}

impl Ownership {
    /// Returns whether codegen owns a file or folder. `wanted` are the generated files.
    fn has(self, path: &Path, generated: &BTreeMap<String, String>) -> bool {
        match self {
            Self::Source => path != Path::new(HAND_WRITTEN),
            Self::Crate => {
                path.starts_with("src") || generated.contains_key(&forward_slashes(path)) || is_temporary(path)
            }
        }
    }

    /// Returns whether codegen may write a file.
    fn may_write(self, path: &Path) -> bool {
        let is_normal = path.components().all(|part| matches!(part, Component::Normal(_)));
        is_normal && path.file_name().is_some() && !(self == Self::Source && path.starts_with(HAND_WRITTEN))
    }
}

/// Returns whether a file is a temporary file of an interrupted run.
pub(crate) fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
}

/// The changes that update a folder. Paths are relative to the folder.
pub(crate) struct Plan<'a> {
    folder: PathBuf,
    /// Files that do not exist.
    pub(crate) missing: BTreeMap<PathBuf, &'a str>,
    /// Files with different content, with the existing content.
    pub(crate) changed: BTreeMap<PathBuf, (Vec<u8>, &'a str)>,
    /// Files and links that are not generated.
    pub(crate) stale: BTreeSet<PathBuf>,
    /// Folders without generated files.
    pub(crate) stale_folders: BTreeSet<PathBuf>,
    /// The number of files that are up to date.
    pub(crate) unchanged: usize,
}

/// The kind of a directory entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    /// A symbolic link or a special file.
    Other,
}

impl<'a> Plan<'a> {
    /// Compares the folder with the generated files.
    pub(crate) fn new(folder: PathBuf, owned: Ownership, generated: &'a BTreeMap<String, String>) -> Result<Self> {
        let mut found = BTreeMap::new();
        scan(&folder, Path::new(""), &|path| owned.has(path, generated), &mut found)?;
        let mut plan = Self {
            folder,
            missing: BTreeMap::new(),
            changed: BTreeMap::new(),
            stale: BTreeSet::new(),
            stale_folders: BTreeSet::new(),
            unchanged: 0,
        };
        let mut needed = BTreeSet::new();
        for (path, content) in generated {
            if !owned.may_write(Path::new(path)) {
                bail!(
                    "the generator returned the file `{path}`, which codegen does not own\nhelp: report this as a bug"
                );
            }
            let path = PathBuf::from(path);
            // The parents of a folder that is already in the set are also in it.
            path.ancestors().skip(1).take_while(|folder| needed.insert(folder.to_path_buf())).for_each(drop);
            plan.compare(path, content, &found)?;
        }
        for (path, kind) in found {
            if kind == Kind::Folder {
                if !needed.contains(&path) {
                    plan.stale_folders.insert(path);
                }
            } else if !plan.is_generated(&path, generated) {
                plan.stale.insert(path);
            }
        }
        Ok(plan)
    }

    fn compare(&mut self, path: PathBuf, content: &'a str, found: &BTreeMap<PathBuf, Kind>) -> Result<()> {
        match found.get(&path) {
            Some(Kind::File) => {
                let full = self.folder.join(&path);
                let bytes = fs::read(&full).with_context(|| format!("cannot read {}", full.display()))?;
                if bytes == content.as_bytes() {
                    self.unchanged += 1;
                } else {
                    self.changed.insert(path, (bytes, content));
                }
            }
            // A link is replaced, and a folder with this name is stale. In both cases the file does not exist.
            Some(Kind::Folder | Kind::Other) | None => {
                self.missing.insert(path, content);
            }
        }
        Ok(())
    }

    /// Returns whether an existing file is a generated file.
    fn is_generated(&self, path: &Path, generated: &BTreeMap<String, String>) -> bool {
        !self.missing.contains_key(path) && generated.contains_key(&forward_slashes(path))
    }

    /// Returns whether the folder is up to date.
    pub(crate) fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty() && self.stale.is_empty() && self.stale_folders.is_empty()
    }

    /// The stale folders that are empty. The others are reported by the files in them.
    pub(crate) fn empty_folders(&self) -> impl Iterator<Item = &PathBuf> {
        let empty = |folder: &Path| {
            let all = self.stale.iter().chain(&self.stale_folders);
            all.filter(|path| *path != folder).all(|path| !path.starts_with(folder))
        };
        self.stale_folders.iter().filter(move |folder| empty(folder))
    }

    /// Removes stale files, then writes missing and changed files. The order matters: a stale file may have the name of a new
    /// folder.
    pub(crate) fn apply(&self) -> Result<()> {
        for path in &self.stale {
            let full = self.folder.join(path);
            fs::remove_file(&full).with_context(|| format!("cannot remove {}", full.display()))?;
        }
        // The folders are empty now. Inner folders are removed first.
        for path in self.stale_folders.iter().rev() {
            let full = self.folder.join(path);
            fs::remove_dir(&full).with_context(|| format!("cannot remove the folder {}", full.display()))?;
        }
        let changed = self.changed.iter().map(|(path, (_, content))| (path, *content));
        for (path, content) in self.missing.iter().map(|(path, content)| (path, *content)).chain(changed) {
            write(&self.folder.join(path), content.as_bytes())?;
        }
        Ok(())
    }
}

/// Finds all files and folders that codegen owns.
fn scan(
    folder: &Path,
    inside: &Path,
    owned: &dyn Fn(&Path) -> bool,
    found: &mut BTreeMap<PathBuf, Kind>,
) -> Result<()> {
    let full = folder.join(inside);
    let context = || format!("cannot read the folder {}", full.display());
    let entries = match fs::read_dir(&full) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && inside.as_os_str().is_empty() => return Ok(()),
        entries => entries.with_context(context)?,
    };
    for entry in entries {
        let entry = entry.with_context(context)?;
        let path = inside.join(entry.file_name());
        if !owned(&path) {
            continue;
        }
        // The type of the entry itself: symbolic links are not followed.
        let kind = entry.file_type().with_context(context)?;
        if kind.is_dir() {
            scan(folder, &path, owned, found)?;
        }
        let kind = if kind.is_dir() {
            Kind::Folder
        } else if kind.is_file() {
            Kind::File
        } else {
            Kind::Other
        };
        found.insert(path, kind);
    }
    Ok(())
}

/// Writes a file atomically. The data is not flushed to the disk: after a power failure, the next run writes it again.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    let failure = || format!("cannot write {}", path.display());
    let folder = path.parent().with_context(failure)?;
    fs::create_dir_all(folder).with_context(failure)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        // The usual permissions, which the umask restricts. The default for temporary files is to be private.
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).with_context(failure)?;
    file.write_all(content).with_context(failure)?;
    file.persist(path).with_context(failure)?;
    Ok(())
}

/// Reads a file in UTF-8.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
