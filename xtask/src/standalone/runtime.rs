//! The runtime, copied: its examples name the crate that they stand in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::CrateName;

/// How the examples of the runtime begin the path of something in our own crate. Code names it `crate::`.
const GENERATED_PREFIX: &str = "generated::";

/// Adds each file of the runtime.
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
            files.insert(relative, with_crate_name(&super::read(&path)?, crate_prefix));
        }
    }
    Ok(())
}

/// The text with the crate's name where ours was, but not where ours is the end of another word.
fn with_crate_name(text: &str, crate_prefix: &str) -> String {
    let mut with_crate_name = String::with_capacity(text.len());
    for (i, piece) in text.split(GENERATED_PREFIX).enumerate() {
        if i > 0 {
            let inside_a_word = with_crate_name.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            with_crate_name.push_str(if inside_a_word { GENERATED_PREFIX } else { crate_prefix });
        }
        with_crate_name.push_str(piece);
    }
    with_crate_name
}

#[cfg(test)]
mod tests {
    use super::with_crate_name;

    #[test]
    fn only_the_crate_is_renamed() {
        let text = "/// use generated::runtime::{A, B}; // not regenerated::x, nor generated code\n";
        let wanted = "/// use es::runtime::{A, B}; // not regenerated::x, nor generated code\n";
        assert_eq!(with_crate_name(text, "es::"), wanted);
    }
}
