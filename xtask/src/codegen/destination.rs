//! The folder into which the crate is written: the repository, or a standalone crate.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use generator::{Options, Output};

use super::args::Args;
use crate::files::Ownership;
use crate::root::{Root, forward_slashes};
use crate::standalone::{self, CrateMetadata, CrateName};

/// The folder into which the crate is written.
pub(super) struct Destination {
    folder: PathBuf,
    /// The folder in messages.
    displayed: String,
    /// The name of the standalone crate. `None` for the crate in the repository.
    name: Option<CrateName>,
}

impl Destination {
    /// The destination that the arguments select.
    ///
    /// # Errors
    /// The folder contains files that were not written by `codegen`.
    pub(super) fn new(root: &Root, args: &Args) -> Result<Self> {
        let Some(folder) = &args.out else {
            let folder = root.generated();
            return Ok(Self { displayed: root.display_path(&folder), folder, name: None });
        };
        standalone::reject_foreign_folder(folder)?;
        Ok(Self { folder: folder.clone(), displayed: forward_slashes(folder), name: Some(args.crate_name.clone()) })
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// The folder in messages.
    pub(super) fn displayed(&self) -> &str {
        &self.displayed
    }

    /// Formats a path in the folder for messages. Symbolic links are not resolved.
    pub(super) fn display_path(&self, path: &Path) -> String {
        format!("{}/{}", self.displayed.trim_end_matches('/'), forward_slashes(path))
    }

    /// The files in the folder that codegen owns.
    pub(super) fn owned(&self) -> Ownership {
        if self.name.is_some() { Ownership::Crate } else { Ownership::Source }
    }

    /// The name of the standalone crate. `None` for the crate in the repository.
    pub(super) fn name(&self) -> Option<&CrateName> {
        self.name.as_ref()
    }

    /// The files to write, by their paths in the folder.
    pub(super) fn files(
        &self,
        root: &Root,
        options: &Options,
        command: &str,
        output: Output,
    ) -> Result<BTreeMap<String, String>> {
        let Some(name) = &self.name else { return Ok(output.files) };
        let metadata = CrateMetadata { name, product: &options.product(), command };
        standalone::files(root, output, &metadata)
    }
}
