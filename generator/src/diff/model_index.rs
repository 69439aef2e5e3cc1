//! An index of a model: items by path, operations by endpoint, and the operations that contain an item.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::findings::ItemName;
use crate::model::{Crate, Item, ItemKind, ItemPath, ItemSource, ModulePath, NamespaceOperations, Operation, Request};

/// An index of a model.
pub(super) struct ModelIndex<'m> {
    pub(super) crate_model: &'m Crate,
    /// The items by their paths.
    pub(super) items: IndexMap<ItemPath, &'m Item>,
    /// The method of each operation, by the path of its request.
    pub(super) methods: IndexMap<&'m ItemPath, ClientMethod<'m>>,
    /// For each item, the items that name it.
    users: Vec<Vec<usize>>,
}

/// A method of the client that calls an endpoint.
pub(super) struct ClientMethod<'m> {
    pub(super) namespace: &'m ModulePath,
    pub(super) operation: &'m Operation,
}

impl<'m> ModelIndex<'m> {
    pub(super) fn new(crate_model: &'m Crate) -> Self {
        let modules = || crate_model.modules.iter();
        let items = modules().flat_map(|module| {
            let path = |item: &Item| ItemPath { module: module.path.clone(), name: item.name.clone() };
            module.items.iter().map(move |item| (path(item), item))
        });
        let items: IndexMap<_, _> = items.collect();
        let namespaces = modules().filter_map(|module| Some((&module.path, module.namespace.as_ref()?)));
        let methods = namespaces.flat_map(|(namespace, NamespaceOperations { operations, .. })| {
            operations.iter().map(move |operation| (&operation.request, ClientMethod { namespace, operation }))
        });
        let methods = methods.collect();
        let users = users(&items);
        Self { crate_model, items, methods, users }
    }

    /// Returns the names of an item.
    pub(super) fn name(&self, index: usize) -> ItemName {
        let rust = self.items.get_index(index).map(|(path, _)| rust_path(path)).unwrap_or_default();
        ItemName { specification: self.label(index), rust }
    }

    /// Returns the name of an item in the specification; the Rust path of a union without a name.
    fn label(&self, index: usize) -> String {
        let Some((path, item)) = self.items.get_index(index) else { return String::new() };
        match &item.source {
            ItemSource::Definition(name) | ItemSource::AddedDefinition(name) | ItemSource::ContainerVariants(name) => {
                name.to_string()
            }
            ItemSource::InlineUnion => rust_path(path),
        }
    }

    /// Returns the request of an endpoint.
    pub(super) fn request(&self, index: usize) -> Option<&'m Request> {
        match self.items.get_index(index) {
            Some((_, Item { kind: ItemKind::Request(request), .. })) => Some(request),
            _ => None,
        }
    }

    /// Returns the items that name an item.
    pub(super) fn users(&self, index: usize) -> &[usize] {
        &self.users[index]
    }

    /// Returns the requests that contain one of the items, in themselves or in their responses.
    pub(super) fn requests_with(&self, items: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let mut reached = vec![false; self.items.len()];
        let mut pending: Vec<usize> = items.into_iter().collect();
        let mut requests = BTreeSet::new();
        while let Some(index) = pending.pop() {
            let Some(reached @ false) = reached.get_mut(index) else { continue };
            *reached = true;
            requests.extend(self.request(index).map(|_| index));
            pending.extend(&self.users[index]);
        }
        requests
    }
}

/// Returns the items that name each item.
fn users(items: &IndexMap<ItemPath, &Item>) -> Vec<Vec<usize>> {
    let mut users = vec![Vec::new(); items.len()];
    for (user, item) in items.values().enumerate() {
        item.kind.visit_types(&mut |ty| {
            ty.visit_nested_items(&mut |path| {
                if let Some(used) = items.get_index_of(path) {
                    users[used].push(user);
                }
            });
        });
    }
    users
}

/// Formats the path of an item from the crate root.
pub(super) fn rust_path(path: &ItemPath) -> String {
    let segments = path.module.0.iter().chain([&path.name]);
    segments.map(String::as_str).collect::<Vec<_>>().join("::")
}
