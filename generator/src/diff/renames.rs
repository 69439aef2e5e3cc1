//! Pairs of items that have another name, and are otherwise the same.
//!
//! Two types are a pair if a part of the same item named the old one and names the new one, and if their contents are equal.
//! Equal contents alone are not enough: many types have no properties, or the same few. Two operations are a pair if they
//! have the same URLs.

use std::collections::{BTreeMap, BTreeSet};

use super::comparison::Comparison;
use super::findings::ItemFindings;
use super::form::form;
use super::items::compare_items;
use super::kind::{ChangeKind, Level};
use super::members::has_same_types;
use super::model_index::ModelIndex;
use super::part::{pair_parts, parts};
use super::requests::urls;
use crate::model::{Item, ItemKind, ItemPath, RustType};

/// Adds the pairs of renamed items.
pub(super) fn pair_renamed(comparison: &mut Comparison<'_>) {
    for (old, new) in renamed_requests(comparison) {
        comparison.pairs.pair(old, new);
    }
    // A candidate may name further candidates, such as the types of a namespace that was renamed.
    let mut renamed = BTreeSet::new();
    loop {
        let candidates = candidates(comparison);
        for (old, new) in &candidates {
            comparison.pairs.pair(*old, *new);
            renamed.insert(*old);
        }
        if candidates.is_empty() {
            break;
        }
    }
    // The contents of an item are equal only if those of the items that it names are.
    loop {
        let different: Vec<usize> = renamed.iter().copied().filter(|old| !is_equal(comparison, *old)).collect();
        for old in &different {
            comparison.pairs.separate(*old);
            renamed.remove(old);
        }
        if different.is_empty() {
            break;
        }
    }
}

/// Returns the operations that only have another name: one old and one new operation have the same URLs.
fn renamed_requests(comparison: &Comparison<'_>) -> Vec<(usize, usize)> {
    let old = requests_by_urls(&comparison.old, comparison.pairs.removed());
    let new = requests_by_urls(&comparison.new, comparison.pairs.added());
    let pairs = old.into_iter().filter_map(|(urls, old)| Some((old, new.get(&urls)?)));
    pairs.filter_map(|(old, new)| Some((only(&old)?, only(new)?))).collect()
}

fn requests_by_urls(model: &ModelIndex<'_>, items: Vec<usize>) -> BTreeMap<BTreeSet<String>, BTreeSet<usize>> {
    let mut by_urls: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
    for index in items {
        if let Some(request) = model.request(index) {
            by_urls.entry(request.routes.iter().flat_map(urls).collect()).or_default().insert(index);
        }
    }
    by_urls
}

/// Returns the old and new items that have no pair, and the same place in a pair of items. An item with several candidates
/// has none.
fn candidates(comparison: &Comparison<'_>) -> Vec<(usize, usize)> {
    let mut new_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut old_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let added: BTreeSet<usize> = comparison.pairs.added().into_iter().collect();
    for old in comparison.pairs.removed() {
        let partners =
            comparison.old.users(old).iter().filter_map(|user| Some((*user, comparison.pairs.new_of[*user]?)));
        for (old_path, new_path) in
            partners.flat_map(|(old_user, new_user)| same_places(comparison, old_user, new_user))
        {
            let (old_index, new_index) =
                (comparison.old.items.get_index_of(old_path), comparison.new.items.get_index_of(new_path));
            if let Some(new) = new_index.filter(|new| old_index == Some(old) && added.contains(new))
                && has_same_shape(comparison.old.items[old], comparison.new.items[new])
            {
                new_of.entry(old).or_default().insert(new);
                old_of.entry(new).or_default().insert(old);
            }
        }
    }
    let pairs = new_of.into_iter().filter_map(|(old, new)| Some((old, only(&new)?)));
    pairs.filter(|(_, new)| only(&old_of[new]).is_some()).collect()
}

fn only(set: &BTreeSet<usize>) -> Option<usize> {
    if set.len() == 1 { set.first().copied() } else { None }
}

/// Returns the items that an old and a new item name in the same place.
fn same_places<'m>(comparison: &Comparison<'m>, old: usize, new: usize) -> Vec<(&'m ItemPath, &'m ItemPath)> {
    let (old, new) = (comparison.old.items[old], comparison.new.items[new]);
    let mut places = Vec::new();
    match (&old.kind, &new.kind) {
        (ItemKind::Alias(old), ItemKind::Alias(new)) => collect(&old.ty, &new.ty, &mut places),
        (ItemKind::Request(old), ItemKind::Request(new)) => places.push((&old.response.item, &new.response.item)),
        _ => {}
    }
    let pairs = pair_parts(parts(old), parts(new), &|old, new| has_same_types(comparison, old, new));
    for (old, new) in pairs.iter().filter_map(|(old, new)| Some((old.as_ref()?, new.as_ref()?))) {
        for ((_, old), (_, new)) in old.types.iter().zip(&new.types) {
            collect(old, new, &mut places);
        }
    }
    // The variants of a union are named after their types.
    let is_union_variant = |json_name: &str| json_name.is_empty();
    for old in pairs.iter().filter(|pair| pair.1.is_none()).filter_map(|pair| pair.0.as_ref()) {
        for new in pairs.iter().filter(|pair| pair.0.is_none()).filter_map(|pair| pair.1.as_ref()) {
            if let ([(_, old_type)], [(_, new_type)]) = (old.types.as_slice(), new.types.as_slice())
                && is_union_variant(old.json_name)
                && is_union_variant(new.json_name)
            {
                collect(old_type, new_type, &mut places);
            }
        }
    }
    places
}

/// Collects the items that two types name in the same place.
fn collect<'m>(old: &'m RustType, new: &'m RustType, places: &mut Vec<(&'m ItemPath, &'m ItemPath)>) {
    match (old, new) {
        (RustType::Option(old) | RustType::Boxed(old), new) => collect(old, new, places),
        (old, RustType::Option(new) | RustType::Boxed(new)) => collect(old, new, places),
        (RustType::Item(old, old_arguments), RustType::Item(new, new_arguments)) => {
            places.push((old, new));
            old_arguments.iter().zip(new_arguments).for_each(|(old, new)| collect(old, new, places));
        }
        (RustType::List(old), RustType::List(new))
        | (RustType::Buckets(old), RustType::Buckets(new))
        | (RustType::TypedKeys(old), RustType::TypedKeys(new))
        | (RustType::Nullable(old), RustType::Nullable(new)) => collect(old, new, places),
        (RustType::Map(old_key, old), RustType::Map(new_key, new))
        | (RustType::SingleKey(old_key, old), RustType::SingleKey(new_key, new)) => {
            collect(old_key, new_key, places);
            collect(old, new, places);
        }
        _ => {}
    }
}

/// Returns true if two items have the same kind and the same names in JSON.
fn has_same_shape(old: &Item, new: &Item) -> bool {
    let names = |item| parts(item).iter().map(|part| part.json_name).collect::<BTreeSet<_>>();
    form(&old.kind) == form(&new.kind) && parts(old).len() == parts(new).len() && names(old) == names(new)
}

/// Returns true if the contents of a pair are equal for a program. The variants of a union may follow renamed types.
fn is_equal(comparison: &Comparison<'_>, old: usize) -> bool {
    let Some(new) = comparison.pairs.new_of[old] else { return false };
    let mut findings = Vec::new();
    let mut item_findings = ItemFindings { old, new, subject: comparison.old.name(old), findings: &mut findings };
    compare_items(comparison, comparison.old.items[old], comparison.new.items[new], &mut item_findings);
    let kinds = findings.iter().map(|finding| finding.kind);
    kinds.into_iter().all(|kind| kind.level() == Level::Quiet || kind == ChangeKind::VariantRenamed)
}
