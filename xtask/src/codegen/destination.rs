//! Where the crate is written: in the repository, or a crate that stands alone elsewhere.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use generator::{Options, Output};

use super::args::Args;
use crate::files::Ownership;
use crate::root::{Root, forward_slashes};
use crate::standalone::{self, CrateMetadata, CrateName};

/// The folder that is written, and what belongs there.
pub(super) struct Destination {
    folder: PathBuf,
    /// The folder as it is shown.
    shown: String,
    /// The name of a crate that stands alone.
    name: Option<CrateName>,
}

impl Destination {
    /// The folder that was asked for.
    ///
    /// # Errors
    /// Something stands there that is not ours.
    pub(super) fn new(root: &Root, args: &Args) -> Result<Self> {
        let Some(folder) = &args.out else {
            let folder = root.generated();
            return Ok(Self { shown: root.show(&folder), folder, name: None });
        };
        standalone::refuse_foreign_folder(folder)?;
        Ok(Self { folder: folder.clone(), shown: forward_slashes(folder), name: Some(args.crate_name.clone()) })
    }

    /// The folder.
    pub(super) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// The folder as it is shown.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// A path in it as it is shown. Links are not followed.
    pub(super) fn show(&self, path: &Path) -> String {
        format!("{}/{}", self.shown.trim_end_matches('/'), forward_slashes(path))
    }

    /// What of it codegen owns.
    pub(super) fn owned(&self) -> Ownership {
        if self.name.is_some() { Ownership::Crate } else { Ownership::Source }
    }

    /// The name of a crate that stands alone.
    pub(super) fn name(&self) -> Option<&CrateName> {
        self.name.as_ref()
    }

    /// What has to be in it.
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
