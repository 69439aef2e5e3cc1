//! Differences as Markdown, for release notes.

use super::difference::{Change, Difference, Verdict};
use super::kind::Level;
use super::text::count;

impl Difference {
    /// Formats the changes as Markdown: a summary with the verdict, then a section for each level.
    pub fn to_markdown(&self) -> String {
        if self.verdict == Verdict::NoChanges {
            return "No changes.\n".to_owned();
        }
        let [breaking, additive, quiet] = [
            (Level::Breaking, "Breaking changes", "breaking change"),
            (Level::Additive, "Additions", "addition"),
            (Level::Quiet, "Other changes", "other change"),
        ]
        .map(|(level, heading, noun)| (count(self.count(level), noun), self.section(level, heading)));
        let counts = [breaking.0, additive.0, quiet.0].join(", ");
        let verdict = self.verdict.as_str();
        format!("Verdict: **{verdict}** ({counts})\n{}{}{}", breaking.1, additive.1, quiet.1)
    }

    /// Formats the changes of a level; the empty string if the level has no changes.
    fn section(&self, level: Level, heading: &str) -> String {
        let changes: String = self.changes_of(level).map(list_item).collect();
        if changes.is_empty() { changes } else { format!("\n## {heading}\n\n{changes}") }
    }
}

fn list_item(change: &Change) -> String {
    let member = change.member.as_deref().unwrap_or_default();
    let (place, folded) = match change.subjects.as_slice() {
        [subject] if member.is_empty() => (code(subject), &change.types),
        [subject] => (code(&format!("{subject}.{member}")), &change.types),
        subjects if member.is_empty() => (count(subjects.len(), "type"), &change.subjects),
        subjects => (format!("{} of {}", code(member), count(subjects.len(), "type")), &change.subjects),
    };
    let kind = change.kind.as_str();
    let detail = if change.detail.is_empty() { String::new() } else { format!(": {}", code(&change.detail)) };
    let operations = if change.kind.is_about_operation() {
        String::new()
    } else {
        format!(" ({})", count(change.operations.len(), "operation"))
    };
    format!("- {kind}: {place}{detail}{operations}\n{}", details(folded))
}

/// Formats a list of types that a reader opens with a click.
fn details(types: &[String]) -> String {
    if types.is_empty() {
        return String::new();
    }
    let summary = count(types.len(), "type");
    let types: Vec<_> = types.iter().map(|name| code(name)).collect();
    format!("  <details><summary>{summary}</summary>\n\n  {}\n\n  </details>\n", types.join(", "))
}

/// Formats a string as code. A string that contains code already is left as it is.
fn code(content: &str) -> String {
    if content.contains('`') { content.to_owned() } else { format!("`{content}`") }
}
