//! What differs in a file, as a unified diff.

use std::time::Duration;

use similar::TextDiff;

use crate::report;

/// How many lines of a file's diff are shown. The rest is only counted: who mends it runs a command, not an editor.
const MAX_LINES: usize = 120;

/// When the exact comparison of two large files is given up for a coarser one.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The diff from what was found to what codegen writes.
pub(crate) fn unified(name: &str, found: &[u8], wanted: &str) -> String {
    let found = String::from_utf8_lossy(found);
    if found == wanted {
        return format!("{name} holds bytes that are no text\n");
    }
    let diff = TextDiff::configure().timeout(TIMEOUT).diff_lines(found.as_ref(), wanted);
    let text = diff
        .unified_diff()
        .context_radius(3)
        .header(&format!("{name} (found)"), &format!("{name} (as codegen writes it)"))
        .to_string();
    truncate(&text)
}

/// The first lines, and how many more there are.
fn truncate(text: &str) -> String {
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    match lines.split_at_checked(MAX_LINES) {
        Some((shown, rest)) if !rest.is_empty() => {
            format!("{}… and {} of this file's diff\n", shown.concat(), report::count(rest.len(), "more line"))
        }
        _ => text.to_owned(),
    }
}
