//! A section of the statistics.

use std::collections::BTreeMap;

/// The counts of one kind of thing, by category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The title, such as `types by kind`.
    pub title: &'static str,
    /// The categories with their counts, in the order of the report.
    pub counts: Vec<(String, usize)>,
}

impl Section {
    /// Counts equal labels; the most frequent label is first, and labels with equal counts are sorted.
    pub(super) fn tally<L: Into<String>>(title: &'static str, labels: impl IntoIterator<Item = L>) -> Self {
        let mut tally = BTreeMap::<String, usize>::new();
        for label in labels {
            *tally.entry(label.into()).or_default() += 1;
        }
        let mut counts: Vec<_> = tally.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self { title, counts }
    }

    /// Creates a section in the given order, without counts of zero.
    pub(super) fn from_counts(title: &'static str, counts: impl IntoIterator<Item = (String, usize)>) -> Self {
        Self { title, counts: counts.into_iter().filter(|(_, count)| *count > 0).collect() }
    }
}
