//! Copies the runtime into a standalone crate. Its examples then use the name of that crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::crate_name::CrateName;
use crate::files::read;

/// The start of paths into the crate in the runtime's examples. Code uses `crate::`.
const GENERATED_PREFIX: &str = "generated::";

/// Adds the files of the runtime.
pub(super) fn copy(folder: &Path, name: &CrateName, files: &mut BTreeMap<String, String>) -> Result<()> {
    visit(folder, "src/runtime", &format!("{}::", name.identifier()), files)
}

fn visit(folder: &Path, relative: &str, crate_prefix: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    let context = || format!("cannot read the folder {}", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let path = entry.path();
        let relative = format!("{relative}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().with_context(context)?.is_dir() {
            visit(&path, &relative, crate_prefix, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.insert(relative, with_crate_name(&read(&path)?, crate_prefix));
        }
    }
    Ok(())
}

/// Replaces the crate's name in paths. A longer identifier that ends with the name is not changed.
fn with_crate_name(source: &str, crate_prefix: &str) -> String {
    let mut result = String::with_capacity(source.len());
    for (i, piece) in source.split(GENERATED_PREFIX).enumerate() {
        if i > 0 {
            let in_identifier = result.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            result.push_str(if in_identifier { GENERATED_PREFIX } else { crate_prefix });
        }
        result.push_str(piece);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::with_crate_name;

    #[test]
    fn replaces_the_crate_name_only_in_paths() {
        let source = "/// use generated::runtime::{A, B}; // not regenerated::x, nor generated code\n";
        let expected = "/// use es::runtime::{A, B}; // not regenerated::x, nor generated code\n";
        assert_eq!(with_crate_name(source, "es::"), expected);
    }
}
