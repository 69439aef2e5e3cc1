//! Differences as Markdown, for release notes: a summary, then the changes by level and kind.

use super::difference::{Difference, Verdict};
use super::kind::{ChangeKind, Level};
use super::notes::notes;

/// The levels with their headings.
const LEVELS: [(Level, &str); 3] =
    [(Level::Breaking, "Breaking changes"), (Level::Additive, "Additions"), (Level::Quiet, "Other changes")];

impl Difference {
    /// Formats the changes as Markdown: a summary with the verdict, then a section for each level.
    pub fn to_markdown(&self) -> String {
        if self.verdict == Verdict::NoChanges {
            return "No changes.\n".to_owned();
        }
        let (verdict, meaning) = (self.verdict.as_str(), meaning(self.verdict));
        let sections: String = LEVELS.iter().map(|(level, heading)| self.section(*level, heading)).collect();
        format!("Version step: **{verdict}**. {meaning}\n\n{}{sections}", self.summary())
    }

    /// Formats a table with the number of changes of each level and kind.
    fn summary(&self) -> String {
        let rows: String = LEVELS.iter().filter_map(|(level, heading)| self.summary_row(*level, heading)).collect();
        let documentation = match self.count_of(ChangeKind::DocumentationChanged) {
            0 => String::new(),
            number => format!("| Changed documentation | {number} | |\n"),
        };
        format!(
            "| | number | kinds |\n|---|---|---|\n{rows}{documentation}\n\
             The same change of several types counts once for each type. After a type is the number of operations whose \
             requests or responses contain it.\n"
        )
    }

    /// Formats the row of a level, without the changes of the documentation; `None` if the level has no changes.
    fn summary_row(&self, level: Level, heading: &str) -> Option<String> {
        let kinds = self.kinds(level).filter(|kind| *kind != ChangeKind::DocumentationChanged);
        let counts: Vec<_> = kinds.map(|kind| (kind.title(), self.count_of(kind))).collect();
        let total: usize = counts.iter().map(|(_, number)| number).sum();
        let kinds: Vec<_> = counts.iter().map(|(title, number)| format!("{}: {number}", lower_first(title))).collect();
        let link = heading.to_lowercase().replace(' ', "-");
        (total > 0).then(|| format!("| [{heading}](#{link}) | {total} | {} |\n", kinds.join(", ")))
    }

    /// Formats the changes of a level; the empty string if the level has no changes.
    fn section(&self, level: Level, heading: &str) -> String {
        let kinds: String = self.kinds(level).map(|kind| self.kind_section(kind)).collect();
        if kinds.is_empty() { kinds } else { format!("\n## {heading}\n{kinds}") }
    }

    /// Formats the changes of a kind.
    fn kind_section(&self, kind: ChangeKind) -> String {
        let changes: Vec<_> = self.changes.iter().filter(|change| change.kind == kind).collect();
        let notes: String = notes(kind, &changes).iter().map(ToString::to_string).collect();
        let advice = kind.advice();
        let advice = if advice.is_empty() { String::new() } else { format!("{advice}\n\n") };
        let title = kind.title();
        format!("\n### {title}\n\n{advice}{notes}")
    }

    /// Iterates over the kinds of a level that have changes.
    fn kinds(&self, level: Level) -> impl Iterator<Item = ChangeKind> {
        ChangeKind::ALL.iter().copied().filter(move |kind| kind.level() == level && self.count_of(*kind) > 0)
    }

    /// Returns the number of changes of a kind.
    fn count_of(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).map(|change| change.subjects.len()).sum()
    }
}

/// Describes the effect of a new version on a program.
fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Major => "Programs may need the adaptations that are listed below.",
        Verdict::Minor => "Programs compile without changes.",
        Verdict::Patch | Verdict::NoChanges => "The public API is the same.",
    }
}

/// Changes the first letter to lower case, except of an abbreviation.
fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}
