//! Changes of the documentation of items that both models have with the same name.

use super::comparison::Comparison;
use super::findings::{Finding, ItemFindings};
use super::kind::ChangeKind;
use crate::docs::{Documentation, ItemDocumentation};

/// Adds the items whose documentation changed.
pub(super) fn compare(
    comparison: &Comparison<'_>,
    old_documentation: &Documentation,
    new_documentation: &Documentation,
    findings: &mut Vec<Finding>,
) {
    for (old, new) in comparison.pairs.pairs() {
        let (Some((old_path, _)), Some((new_path, _))) =
            (comparison.old.items.get_index(old), comparison.new.items.get_index(new))
        else {
            continue;
        };
        // Documentation contains the name of its item.
        if old_path != new_path {
            continue;
        }
        let (old_text, new_text) = (old_documentation.item(old_path), new_documentation.item(new_path));
        if old_text.zip(new_text).is_some_and(|(old_text, new_text)| differ(old_text, new_text)) {
            let mut findings = ItemFindings { old, new, subject: comparison.old.name(old), findings };
            findings.add(ChangeKind::DocumentationChanged, "");
        }
    }
}

/// Returns true if the description of the item or of a member differs. New and missing members are reported separately.
/// Examples are not compared, because they follow from other changes.
fn differ(old: &ItemDocumentation, new: &ItemDocumentation) -> bool {
    let is_changed = |(name, text): (&String, &String)| new.members.get(name).is_some_and(|new| new != text);
    !prose(&old.description).eq(prose(&new.description)) || old.members.iter().any(is_changed)
}

/// Iterates over the lines of Markdown outside of code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}
