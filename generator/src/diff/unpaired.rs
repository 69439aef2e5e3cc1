//! Items that only one of the models has.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{Finding, ItemName};
use super::form::form;
use super::kind::ChangeKind;
use super::model_index::ModelIndex;
use super::requests::{endpoint, urls};

/// Returns the operations and types that are only in one model. Types that only such operations contain are part of the
/// first of these operations.
pub(super) fn unpaired_items(
    model: &ModelIndex<'_>,
    unpaired: &[usize],
    operation: ChangeKind,
    other: ChangeKind,
) -> Vec<Finding> {
    let requests: BTreeSet<usize> = unpaired.iter().copied().filter(|item| model.request(*item).is_some()).collect();
    let mut types_of: BTreeMap<usize, Vec<ItemName>> = requests.iter().map(|request| (*request, Vec::new())).collect();
    let mut findings = Vec::new();
    for item in unpaired.iter().filter(|item| !requests.contains(item)) {
        let users = model.requests_with([*item]);
        match users.first() {
            Some(first) if users.is_subset(&requests) => types_of.entry(*first).or_default().push(model.name(*item)),
            _ => {
                let kind = model.items.get_index(*item).map_or("", |(_, item)| form(&item.kind).1);
                findings.push(finding(other, *item, model.name(*item), kind.to_owned()));
            }
        }
    }
    for (item, mut types) in types_of {
        let Some(request) = model.request(item) else { continue };
        let url = request.routes.iter().flat_map(urls).next().unwrap_or_default();
        types.sort();
        types.dedup();
        findings.push(Finding { types, ..finding(operation, item, endpoint(request), url) });
    }
    findings
}

fn finding(kind: ChangeKind, item: usize, subject: ItemName, detail: String) -> Finding {
    Finding { kind, item, subject, member: None, detail, types: Vec::new() }
}
