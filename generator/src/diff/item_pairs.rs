//! Pairs of items: the same item in the old and in the new model.

use std::collections::HashMap;

use super::model_index::ModelIndex;
use crate::model::{Item, ItemKind, ItemPath, ItemSource};
use crate::spec::TypeName;

/// The items of two models, by their indices.
pub(super) struct ItemPairs {
    /// For each old item, the new item.
    pub(super) new_of: Vec<Option<usize>>,
    /// For each new item, true if an old item is paired with it.
    is_paired: Vec<bool>,
}

impl ItemPairs {
    /// Pairs items that were lowered from the same definition, then the remaining items with the same path. The definition
    /// decides, because the name of an item may depend on the names of others.
    pub(super) fn new(old: &ModelIndex<'_>, new: &ModelIndex<'_>) -> Self {
        let mut new_of = vec![None; old.items.len()];
        let mut is_paired = vec![false; new.items.len()];
        let new_by_source = by_source(new);
        for (source, old_index) in by_source(old) {
            if let (Some(old_index), Some(Some(new_index))) = (old_index, new_by_source.get(&source)) {
                new_of[old_index] = Some(*new_index);
                is_paired[*new_index] = true;
            }
        }
        for (path, partner) in old.items.keys().zip(&mut new_of).filter(|(_, partner)| partner.is_none()) {
            if let Some(new_index) = new.items.get_index_of(path).filter(|index| !is_paired[*index]) {
                *partner = Some(new_index);
                is_paired[new_index] = true;
            }
        }
        Self { new_of, is_paired }
    }

    /// Adds a pair of items that have no pair.
    pub(super) fn pair(&mut self, old: usize, new: usize) {
        self.new_of[old] = Some(new);
        self.is_paired[new] = true;
    }

    /// Removes the pair of an old item.
    pub(super) fn separate(&mut self, old: usize) {
        if let Some(new) = self.new_of[old].take() {
            self.is_paired[new] = false;
        }
    }

    /// Returns the pairs.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.new_of.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
    }

    /// Returns the old items without a new one.
    pub(super) fn removed(&self) -> Vec<usize> {
        self.new_of.iter().enumerate().filter(|(_, new)| new.is_none()).map(|(old, _)| old).collect()
    }

    /// Returns the new items without an old one.
    pub(super) fn added(&self) -> Vec<usize> {
        self.is_paired.iter().enumerate().filter(|(_, is_paired)| !**is_paired).map(|(new, _)| new).collect()
    }

    /// Returns the path of an old item in the new model.
    pub(super) fn new_path<'m>(
        &self,
        old: &ModelIndex<'_>,
        new: &'m ModelIndex<'_>,
        path: &ItemPath,
    ) -> Option<&'m ItemPath> {
        let index = self.new_of[old.items.get_index_of(path)?]?;
        Some(new.items.get_index(index)?.0)
    }
}

/// The source of an item that is not a union without a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Source<'m> {
    Definition(&'m TypeName),
    ContainerVariants(&'m TypeName),
    /// An endpoint by its name, for its request.
    Endpoint(&'m str),
}

/// Returns the item of each source; `None` for a source with several items, such as the instances of a generic type.
fn by_source<'m>(model: &ModelIndex<'m>) -> HashMap<Source<'m>, Option<usize>> {
    let mut by_source = HashMap::new();
    for (index, item) in model.items.values().enumerate() {
        if let Some(source) = source(item) {
            by_source.entry(source).and_modify(|item| *item = None).or_insert(Some(index));
        }
    }
    by_source
}

fn source(item: &Item) -> Option<Source<'_>> {
    if let ItemKind::Request(request) = &item.kind {
        return Some(Source::Endpoint(&request.endpoint));
    }
    match &item.source {
        ItemSource::Definition(name) | ItemSource::AddedDefinition(name) => Some(Source::Definition(name)),
        ItemSource::ContainerVariants(name) => Some(Source::ContainerVariants(name)),
        ItemSource::InlineUnion => None,
    }
}
