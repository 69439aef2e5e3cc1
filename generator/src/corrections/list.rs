//! The list of all corrections with their outcomes.

use std::fmt::{self, Write as _};

use super::outcome::{EditKind, EditOutcome, Outcome};

/// The format of a list of corrections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListFormat {
    /// One line for each edit.
    #[default]
    Text,
    /// Markdown: the errors of the specification with the evidence, then the facts that only this generator needs. Edits that
    /// are not needed for the version are left out.
    Markdown,
}

/// All corrections with their outcomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectionList {
    /// The edits, in the order in which they were applied.
    pub edits: Vec<EditOutcome>,
}

impl CorrectionList {
    /// Returns the number of edits with an outcome, by its label.
    pub fn count(&self, label: &str) -> usize {
        self.edits.iter().filter(|edit| edit.outcome.label() == label).count()
    }

    /// Formats the list.
    pub fn format(&self, format: ListFormat, product: &str) -> String {
        match format {
            ListFormat::Text => self.text(),
            ListFormat::Markdown => self.markdown(product),
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for edit in &self.edits {
            let reason = reason(edit);
            let reason = if reason.is_empty() { reason } else { format!(" ({reason})") };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{:<9} {}  {}{reason}", edit.outcome.label(), edit.target, edit.edit);
        }
        let _ = writeln!(text, "\n{self}");
        text
    }

    fn markdown(&self, product: &str) -> String {
        let mut text = format!("# Corrections of the specification of {product}\n\n{self}\n");
        for (kind, heading, introduction) in SECTIONS {
            // Others are not about this version.
            let matters = |edit: &&EditOutcome| matches!(edit.outcome, Outcome::Applied | Outcome::Conflict { .. });
            let edits: Vec<_> = self.edits.iter().filter(|edit| edit.kind == kind).filter(matters).collect();
            if !edits.is_empty() {
                let _ = write!(text, "\n## {heading}\n\n{introduction}\n");
                write_edits(&edits, &mut text);
            }
        }
        text
    }
}

/// The sections of the Markdown list, each with a heading and a sentence.
const SECTIONS: [(EditKind, &str, &str); 2] = [
    (
        EditKind::Error,
        "Errors of the specification",
        "The specification differs here from what a server accepts or returns.",
    ),
    (
        EditKind::Fact,
        "Facts for this generator",
        "The specification is right here, but the generated Rust code depends on facts that the specification does not contain.",
    ),
];

/// Writes edits with a heading for each type, and with the evidence.
fn write_edits(edits: &[&EditOutcome], text: &mut String) {
    let mut last = None;
    for edit in edits {
        let heading = (&edit.target, &edit.evidence);
        if last.replace(heading) != Some(heading) {
            let _ = write!(text, "\n### `{}`\n\n{}\n", edit.target, edit.evidence);
            if let Some(upstream) = &edit.upstream {
                let _ = write!(text, "\nReported upstream: {upstream}\n");
            }
            text.push('\n');
        }
        let reason = reason(edit);
        let note = if reason.is_empty() { reason } else { format!(" (conflict: {reason})") };
        let _ = writeln!(text, "- {}{note}", edit.statement);
    }
}

/// The reason for a skipped edit.
fn reason(edit: &EditOutcome) -> String {
    match &edit.outcome {
        Outcome::Applied | Outcome::Upstream => String::new(),
        Outcome::Conflict { expected, found } => format!("expected {expected}, found {found}"),
        Outcome::Absent { missing } => format!("missing {missing}"),
    }
}

impl fmt::Display for CorrectionList {
    /// Formats the number of edits with each outcome.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<_> = Outcome::LABELS.iter().map(|label| format!("{} {label}", self.count(label))).collect();
        f.write_str(&counts.join(", "))
    }
}
