//! The runtime, copied: its examples name the crate that they stand in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Name;

/// How the examples of the runtime begin the path of something in our own crate. Code names it `crate::`.
const OURS: &str = "generated::";

/// Adds each file of the runtime.
pub(super) fn copy(folder: &Path, name: &Name, files: &mut BTreeMap<String, String>) -> Result<()> {
    visit(folder, "src/runtime", &format!("{}::", name.in_code()), files)
}

fn visit(folder: &Path, inside: &str, theirs: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    let context = || format!("cannot read the folder {}", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let path = entry.path();
        let inside = format!("{inside}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().with_context(context)?.is_dir() {
            visit(&path, &inside, theirs, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.insert(inside, renamed(&super::read(&path)?, theirs));
        }
    }
    Ok(())
}

/// The text with the crate's name where ours was, but not where ours is the end of another word.
fn renamed(text: &str, theirs: &str) -> String {
    let mut renamed = String::with_capacity(text.len());
    for (i, piece) in text.split(OURS).enumerate() {
        if i > 0 {
            let inside_a_word = renamed.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            renamed.push_str(if inside_a_word { OURS } else { theirs });
        }
        renamed.push_str(piece);
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn only_the_crate_is_renamed() {
        let text = "/// use generated::runtime::{A, B}; // not regenerated::x, nor generated code\n";
        let wanted = "/// use es::runtime::{A, B}; // not regenerated::x, nor generated code\n";
        assert_eq!(renamed(text, "es::"), wanted);
    }
}
