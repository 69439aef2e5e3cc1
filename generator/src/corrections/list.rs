//! The list of all corrections with their outcomes.

use std::fmt::{self, Write as _};

use super::outcome::{EditOutcome, Outcome};

/// The format of a list of corrections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListFormat {
    /// One line for each edit.
    #[default]
    Text,
    /// Markdown with a section for each type, with the evidence.
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
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{:<9} {}  {}{}", edit.outcome.label(), edit.target, edit.edit, reason(edit));
        }
        let _ = writeln!(text, "\n{self}");
        text
    }

    fn markdown(&self, product: &str) -> String {
        let mut text = format!("# Corrections of the specification of {product}\n\n{self}\n");
        let mut last = None;
        for edit in &self.edits {
            let heading = (&edit.target, &edit.evidence);
            if last.replace(heading) != Some(heading) {
                let _ = write!(text, "\n## `{}`\n\n{}\n", edit.target, edit.evidence);
                if let Some(upstream) = &edit.upstream {
                    let _ = write!(text, "\nReported upstream: {upstream}\n");
                }
                text.push('\n');
            }
            let _ = writeln!(text, "- {}: {}{}", edit.outcome.label(), edit.edit, reason(edit));
        }
        text
    }
}

/// The reason for a skipped edit.
fn reason(edit: &EditOutcome) -> String {
    match &edit.outcome {
        Outcome::Applied | Outcome::Upstream => String::new(),
        Outcome::Conflict { expected, found } => format!(" (expected {expected}, found {found})"),
        Outcome::Absent { missing } => format!(" (missing {missing})"),
    }
}

impl fmt::Display for CorrectionList {
    /// Formats the number of edits with each outcome.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<_> = Outcome::LABELS.iter().map(|label| format!("{} {label}", self.count(label))).collect();
        f.write_str(&counts.join(", "))
    }
}
