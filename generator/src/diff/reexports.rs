//! Compares the re-exports of items by parent modules. The re-export of a name ends if two child modules declare it.

use std::collections::HashSet;

use super::comparison::Comparison;
use super::findings::Finding;
use super::kind::ChangeKind;
use super::model_index::{ModelIndex, rust_path};
use crate::model::{ItemPath, ModulePath};

/// Returns the re-exports that only one model has, of items that both models have at the same path.
pub(super) fn compare_reexports(comparison: &Comparison<'_>) -> Vec<Finding> {
    let Comparison { old, new, pairs } = comparison;
    let (old_reexports, new_reexports) = (reexports(old), reexports(new));
    let mut findings = Vec::new();
    for (old_index, new_index) in pairs.pairs() {
        let (Some((path, _)), Some((new_path, _))) = (old.items.get_index(old_index), new.items.get_index(new_index))
        else {
            continue;
        };
        let (kind, item) = match (old_reexports.contains(path), new_reexports.contains(new_path)) {
            (true, false) if path == new_path => (ChangeKind::ReexportRemoved, old_index),
            (false, true) if path == new_path => (ChangeKind::ReexportAdded, new_index),
            _ => continue,
        };
        let parent = path.module.parent().unwrap_or_default();
        let detail = rust_path(&ItemPath { module: parent, name: path.name.clone() });
        let subject = old.name(old_index);
        findings.push(Finding { kind, item, subject, member: None, detail, types: Vec::new() });
    }
    findings
}

/// Returns the items that the parents of their modules re-export.
fn reexports(model: &ModelIndex<'_>) -> HashSet<ItemPath> {
    let mut items = HashSet::new();
    for module in &model.crate_model.modules {
        items.extend(module.reexports.iter().map(|(child, name)| {
            let child = ModulePath([&module.path.0[..], std::slice::from_ref(child)].concat());
            ItemPath { module: child, name: name.clone() }
        }));
    }
    items
}
