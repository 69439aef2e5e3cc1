//! A crate written elsewhere: the same source, with the runtime copied in and a manifest of its own, so that it stands alone.

mod crate_name;
mod manifest;
mod readme;
mod runtime;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};
use generator::Output;

use crate::files;
use crate::root::Root;

pub(crate) use crate_name::CrateName;
pub(crate) use readme::CrateMetadata;

/// The file by which a later run knows the folder again. By its name it is the first that is written, so that a run that
/// was killed can be run again.
pub(crate) const MARKER: &str = ".generated-by";

/// What it says.
const MARKER_CONTENT: &str = "\
`cargo xtask codegen --out` wrote this crate, and writes it anew where it is run again. It owns all of `src/`, and the files
beside this one that it writes: what is changed there is lost. Everything else in this folder is yours, and stays.
";

/// Copied as they are, from the repository's folder: the licence, and how the hand-written part is formatted.
const COPIED_FILES: [&str; 2] = ["LICENSE", "rustfmt.toml"];

/// Whose words and whose trade mark are in it.
const NOTICE: &str = "\
The names, URLs and descriptions in this crate come from the Elasticsearch API specification, which Elastic publishes under the
Apache License 2.0. The code in `src/runtime/` is copied from the project of the generator, the other code was written by it;
both are under the Apache License 2.0, which stands in the file LICENSE.

Elasticsearch is a trademark of Elasticsearch B.V. This crate is not Elastic's.
";

/// Refuses a folder in which something stands that no earlier run of ours wrote.
pub(crate) fn refuse_foreign_folder(folder: &Path) -> Result<()> {
    let context = || format!("cannot read the folder {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.with_context(context)?,
    };
    let mut foreign = None;
    for entry in entries {
        let name = entry.with_context(context)?.file_name();
        if name == MARKER {
            return Ok(());
        }
        // What a run left that was killed before it had written the marker.
        if !files::is_temporary(Path::new(&name)) {
            foreign = Some(name);
        }
    }
    match foreign {
        None => Ok(()),
        Some(name) => bail!(
            "{} is not empty (`{}` stands there), and no earlier run wrote it: it has no file `{MARKER}`. Codegen removes what \
             it doesn't know from the `src/` of a crate; give a folder that is empty or not there yet",
            folder.display(),
            name.display(),
        ),
    }
}

/// All files of the crate, their paths relative to its folder.
pub(crate) fn files(root: &Root, output: Output, metadata: &CrateMetadata<'_>) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::from([
        (MARKER.to_owned(), MARKER_CONTENT.to_owned()),
        ("NOTICE".to_owned(), NOTICE.to_owned()),
        ("README.md".to_owned(), readme::render(metadata, &output)),
        ("Cargo.toml".to_owned(), manifest::derive(root, metadata)?),
    ]);
    for name in COPIED_FILES {
        files.insert(name.to_owned(), read(&root.join(name))?);
    }
    for (path, text) in output.files {
        files.insert(format!("src/{path}"), text);
    }
    runtime::copy(&root.generated().join(files::HAND_WRITTEN), metadata.name, &mut files)?;
    Ok(files)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
