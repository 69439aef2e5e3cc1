//! Differences as plain text, one line per change.

use std::fmt;

use super::difference::{Change, Difference, Verdict};
use super::kind::Level;

/// The largest width of the columns for the place and the detail of a change. Longer ones move the rest of their line.
const MAX_COLUMN: usize = 60;

/// The indentation of the types of a change.
const INDENT: &str = "            ";

/// The width of the lines that list types.
const LINE_WIDTH: usize = 120;

impl fmt::Display for Difference {
    /// Formats one line per change, then the number of changes of each level and the verdict.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.verdict == Verdict::NoChanges {
            return writeln!(f, "{}", self.verdict.as_str());
        }
        let kind_width = column(self.changes.iter().map(|change| change.kind.as_str().len()));
        let place_width = column(self.changes.iter().map(|change| place(change).len()));
        let detail_width = column(self.changes.iter().map(|change| detail(change).len()));
        for change in &self.changes {
            let (level, kind) = (change.level.as_str(), change.kind.as_str());
            let (place, detail, operations) = (place(change), detail(change), operations(change));
            let line = format!(
                "{level:<8}  {kind:<kind_width$}  {place:<place_width$}  {detail:<detail_width$}  {operations}"
            );
            writeln!(f, "{}", line.trim_end())?;
            let is_group = change.subjects.len() > 1;
            list(f, if is_group { &change.subjects } else { &change.types })?;
        }
        writeln!(f)?;
        for level in [Level::Breaking, Level::Additive, Level::Quiet] {
            let (changes, lines) = (self.count(level), self.changes_of(level).count());
            if lines > 0 {
                let lines = if lines == changes { String::new() } else { format!(" in {}", count(lines, "line")) };
                writeln!(f, "{:<8}  {}{lines}", level.as_str(), count(changes, "change"))?;
            }
        }
        writeln!(f, "{:<8}  {}", "verdict", self.verdict.as_str())
    }
}

/// Returns the width of a column.
fn column(lengths: impl Iterator<Item = usize>) -> usize {
    lengths.filter(|length| *length <= MAX_COLUMN).max().unwrap_or_default()
}

/// Formats the place of a change: `_types:QueryVectorBuilder.lookup`, or `routing of 3 types`.
fn place(change: &Change) -> String {
    let member = change.member.as_deref().unwrap_or_default();
    match change.subjects.as_slice() {
        [subject] if member.is_empty() => subject.clone(),
        [subject] => format!("{subject}.{member}"),
        subjects if member.is_empty() => count(subjects.len(), "type"),
        subjects => format!("{member} of {}", count(subjects.len(), "type")),
    }
}

fn detail(change: &Change) -> String {
    match change.types.len() {
        0 => change.detail.clone(),
        types => format!("{}, with {}", change.detail, count(types, "type")),
    }
}

/// Formats the number of operations. It is left out if the change is about one operation.
fn operations(change: &Change) -> String {
    if change.kind.is_about_operation() { String::new() } else { count(change.operations.len(), "operation") }
}

/// Formats a number and a noun: `1 type`, `2 types`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Writes a list of types in indented lines.
fn list(f: &mut fmt::Formatter<'_>, types: &[String]) -> fmt::Result {
    let mut line = String::new();
    for (i, name) in types.iter().enumerate() {
        if !line.is_empty() && INDENT.len() + line.len() + name.len() + 2 > LINE_WIDTH {
            writeln!(f, "{INDENT}{}", line.trim_end())?;
            line.clear();
        }
        line += name;
        if i + 1 < types.len() {
            line += ", ";
        }
    }
    if line.is_empty() { Ok(()) } else { writeln!(f, "{INDENT}{line}") }
}
