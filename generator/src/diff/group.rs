//! Groups findings: the same change of the same property in several types is one change.

use std::collections::BTreeMap;

use super::comparison::Comparison;
use super::difference::Change;
use super::findings::{Finding, ItemName};
use super::kind::{ChangeKind, Level};

/// Groups findings into changes, and finds the operations that contain the changed items.
pub(super) fn group(comparison: &Comparison<'_>, findings: Vec<Finding>) -> Vec<Change> {
    let mut groups: BTreeMap<_, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        // A change of an item itself is not grouped, except that all changes of documentation are one.
        let is_alone = finding.member.is_none() && finding.kind != ChangeKind::DocumentationChanged;
        let item = is_alone.then_some(finding.item);
        groups.entry((finding.kind, finding.member.clone(), finding.detail.clone(), item)).or_default().push(finding);
    }
    let mut changes: Vec<Change> = groups.into_values().filter_map(|group| change(comparison, group)).collect();
    changes.sort_by(|a, b| {
        let key = |change: &Change| (change.level, change.kind);
        key(a).cmp(&key(b)).then_with(|| (&a.subjects, &a.member).cmp(&(&b.subjects, &b.member)))
    });
    changes
}

fn change(comparison: &Comparison<'_>, group: Vec<Finding>) -> Option<Change> {
    let Finding { kind, member, detail, types, .. } = group.first()?.clone();
    let level = kind.level();
    let model = if level == Level::Additive { &comparison.new } else { &comparison.old };
    let requests = model.requests_with(group.iter().map(|finding| finding.item));
    let mut operations: Vec<String> =
        requests.into_iter().filter_map(|request| Some(model.request(request)?.endpoint.clone())).collect();
    operations.sort();
    let mut subjects: Vec<ItemName> = group.into_iter().map(|finding| finding.subject).collect();
    subjects.sort();
    subjects.dedup_by(|a, b| a.specification == b.specification);
    let (subjects, rust_paths) = subjects.into_iter().map(|subject| (subject.specification, subject.rust)).unzip();
    let (member, rust_member) = member.map(|member| (member.json, member.rust)).unzip();
    let (types, rust_types) = types.into_iter().map(|name| (name.specification, name.rust)).unzip();
    Some(Change { level, kind, subjects, rust_paths, member, rust_member, detail, operations, types, rust_types })
}
