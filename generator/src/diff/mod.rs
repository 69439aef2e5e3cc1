//! Compares two models, and decides by Rust's semver rules which version step the generated crate needs.
//!
//! A change is breaking if a program that uses the crate may no longer compile. All structs and enums of the crate are
//! `#[non_exhaustive]`, so a new field or variant is an addition, unless it is an argument of a constructor. Items are the same
//! if they have the same name in the specification, or else the same path, or else the same content in the same place.

mod comparison;
mod construction;
mod difference;
mod documentation;
mod findings;
mod form;
mod group;
mod heading;
mod item_pairs;
mod items;
mod kind;
mod markdown;
mod members;
mod model_index;
mod notes;
mod part;
mod reexports;
mod renames;
mod requests;
#[cfg(test)]
mod tests;
mod text;
mod unpaired;

pub use difference::{Change, Difference, Verdict};
pub use kind::{ChangeKind, Level};

use crate::docs::DocumentedModel;
use comparison::Comparison;
use findings::{Finding, ItemFindings};
use model_index::rust_path;

/// Compares two models and their documentation.
pub fn diff(old: &DocumentedModel, new: &DocumentedModel) -> Difference {
    let mut comparison = Comparison::new(&old.crate_model, &new.crate_model);
    renames::pair_renamed(&mut comparison);
    let mut findings = Vec::new();
    for (old, new) in comparison.pairs.pairs() {
        compare_pair(&comparison, old, new, &mut findings);
    }
    let removed = comparison.pairs.removed();
    let (operation, ty) = (ChangeKind::OperationRemoved, ChangeKind::TypeRemoved);
    findings.extend(unpaired::unpaired_items(&comparison.old, &removed, operation, ty));
    let (operation, ty) = (ChangeKind::OperationAdded, ChangeKind::TypeAdded);
    findings.extend(unpaired::unpaired_items(&comparison.new, &comparison.pairs.added(), operation, ty));
    findings.extend(reexports::compare_reexports(&comparison));
    documentation::compare(&comparison, &old.documentation, &new.documentation, &mut findings);
    Difference::new(group::group(&comparison, findings))
}

/// Adds the changes of an item that both models have.
fn compare_pair(comparison: &Comparison<'_>, old: usize, new: usize, findings: &mut Vec<Finding>) {
    let (Some((old_path, old_item)), Some((new_path, new_item))) =
        (comparison.old.items.get_index(old), comparison.new.items.get_index(new))
    else {
        return;
    };
    let mut findings = ItemFindings { old, new, subject: comparison.old.name(old), findings };
    if old_path != new_path {
        findings.add(ChangeKind::TypeRenamed, format!("{} -> {}", rust_path(old_path), rust_path(new_path)));
    }
    items::compare_items(comparison, old_item, new_item, &mut findings);
}
