//! The folder that codegen writes: compares it with what should be there, and makes it so.
//!
//! Each file is written to a temporary one beside it, which then takes its name: a process that is killed leaves every file
//! old or new, never a part of one. What it may leave besides is a temporary file, and the next run removes that, like
//! everything that it owns and didn't write. Links are removed, never followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::root::forward_slashes;

/// What stands in the generated crate's source but is written by hand.
pub(crate) const HAND_WRITTEN: &str = "runtime";

/// How the names of temporary files begin and end.
const TEMPORARY: (&str, &str) = (".xtask-", ".tmp");

/// What of a folder codegen owns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ownership {
    /// The source of the generated crate: all, but what is written by hand.
    Source,
    /// A crate written elsewhere: all of `src/`, and beside it the files that are written.
    Crate,
}

impl Ownership {
    /// Whether something in the folder is codegen's, where these files are wanted.
    fn has(self, path: &Path, wanted: &BTreeMap<String, String>) -> bool {
        match self {
            Self::Source => path != Path::new(HAND_WRITTEN),
            Self::Crate => path.starts_with("src") || wanted.contains_key(&forward_slashes(path)) || is_temporary(path),
        }
    }

    /// Whether codegen may write a file.
    fn may_write(self, path: &Path) -> bool {
        let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        plain && path.file_name().is_some() && !(self == Self::Source && path.starts_with(HAND_WRITTEN))
    }
}

/// Whether a file is one that a run left which was killed.
pub(crate) fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
}

/// What has to be done so that the folder is as it should be. Paths are relative to it.
pub(crate) struct Plan<'a> {
    folder: PathBuf,
    /// Files that are not there.
    pub(crate) missing: BTreeMap<PathBuf, &'a str>,
    /// Files that have another content, with what was found.
    pub(crate) changed: BTreeMap<PathBuf, (Vec<u8>, &'a str)>,
    /// Files and links that codegen doesn't write.
    pub(crate) stale: BTreeSet<PathBuf>,
    /// Folders that hold no file which codegen writes.
    pub(crate) stale_folders: BTreeSet<PathBuf>,
    /// How many files are as they should be.
    pub(crate) unchanged: usize,
}

/// What stands under a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    /// A link, or something that is neither a file nor a folder.
    Other,
}

impl<'a> Plan<'a> {
    /// Compares the folder with the files that should be in it.
    pub(crate) fn new(folder: PathBuf, owned: Ownership, wanted: &'a BTreeMap<String, String>) -> Result<Self> {
        let mut found = BTreeMap::new();
        scan(&folder, Path::new(""), &|path| owned.has(path, wanted), &mut found)?;
        let mut plan = Self {
            folder,
            missing: BTreeMap::new(),
            changed: BTreeMap::new(),
            stale: BTreeSet::new(),
            stale_folders: BTreeSet::new(),
            unchanged: 0,
        };
        let mut needed = BTreeSet::new();
        for (path, content) in wanted {
            if !owned.may_write(Path::new(path)) {
                bail!("the generator wants to write `{path}`, which codegen doesn't own; please report it");
            }
            let path = PathBuf::from(path);
            // Above a folder that is known already are none that are not.
            path.ancestors().skip(1).take_while(|folder| needed.insert(folder.to_path_buf())).for_each(drop);
            plan.compare(path, content, &found)?;
        }
        for (path, kind) in found {
            if kind == Kind::Folder {
                if !needed.contains(&path) {
                    plan.stale_folders.insert(path);
                }
            } else if !plan.is_wanted(&path, wanted) {
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
            // A link is replaced, a folder of that name is stale: in both cases the file itself is not there.
            Some(Kind::Folder | Kind::Other) | None => {
                self.missing.insert(path, content);
            }
        }
        Ok(())
    }

    /// Whether a file that was found is one that codegen writes.
    fn is_wanted(&self, path: &Path, wanted: &BTreeMap<String, String>) -> bool {
        !self.missing.contains_key(path) && wanted.contains_key(&forward_slashes(path))
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty() && self.stale.is_empty() && self.stale_folders.is_empty()
    }

    /// The stale folders that hold nothing: the others are told by the files in them.
    pub(crate) fn empty_folders(&self) -> impl Iterator<Item = &PathBuf> {
        let empty = |folder: &Path| {
            let all = self.stale.iter().chain(&self.stale_folders);
            all.filter(|path| *path != folder).all(|path| !path.starts_with(folder))
        };
        self.stale_folders.iter().filter(move |folder| empty(folder))
    }

    /// Removes what is stale, then writes what is missing or changed. In this order, since a stale file may stand where a
    /// folder has to be.
    pub(crate) fn apply(&self) -> Result<()> {
        for path in &self.stale {
            let full = self.folder.join(path);
            fs::remove_file(&full).with_context(|| format!("cannot remove {}", full.display()))?;
        }
        // From the innermost to the outermost: by now they hold nothing.
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

/// Everything in the folder that is codegen's.
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
        // The type of the entry itself: a link is a link.
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

/// Writes a file whole or not at all. There is no flush to the disk: what is lost with the machine's power, the next run
/// writes again.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    let failure = || format!("cannot write {}", path.display());
    let folder = path.parent().with_context(failure)?;
    fs::create_dir_all(folder).with_context(failure)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        // As any other file, where the user's mask leaves it; a temporary file is private otherwise.
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).with_context(failure)?;
    file.write_all(content).with_context(failure)?;
    file.persist(path).with_context(failure)?;
    Ok(())
}
