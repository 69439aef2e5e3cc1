//! Unified diffs of changed files.

use std::time::Duration;

use similar::TextDiff;

use crate::report;

/// The largest number of lines of a file's diff. The others are only counted.
const MAX_LINES: usize = 120;

/// The time limit of the exact comparison, after which an approximate one is used.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The diff between the existing content of a file and the generated content.
pub(crate) fn unified(name: &str, existing: &[u8], generated: &str) -> String {
    let existing = String::from_utf8_lossy(existing);
    if existing == generated {
        return format!("{name} is not UTF-8\n");
    }
    let diff = TextDiff::configure().timeout(TIMEOUT).diff_lines(existing.as_ref(), generated);
    let diff = diff
        .unified_diff()
        .context_radius(3)
        .header(&format!("{name} (existing)"), &format!("{name} (generated)"))
        .to_string();
    truncate(&diff)
}

/// Returns the first lines, and the number of the others.
fn truncate(diff: &str) -> String {
    let lines: Vec<_> = diff.split_inclusive('\n').collect();
    match lines.split_at_checked(MAX_LINES) {
        Some((first_lines, rest)) if !rest.is_empty() => {
            format!("{}… and {} of this file's diff\n", first_lines.concat(), report::count(rest.len(), "more line"))
        }
        _ => diff.to_owned(),
    }
}
