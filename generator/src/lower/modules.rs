//! Modules: one for each namespace of the specification and for each parent. A parent re-exports the items of its children if
//! their names are unique. Uniqueness is decided on the whole specification, so the selection of endpoints changes no path.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexMap;

use super::operation::Namespaces;
use crate::model::{Item, ItemPath, Module, ModulePath};
use crate::spec::{Spec, TypeName};

/// The number of types of the whole specification with a name in a module, re-exports included.
pub(super) type NameCounts = HashMap<(ModulePath, String), usize>;

/// Counts the names of types in each module.
pub(super) fn count_names(spec: &Spec, path: impl Fn(&TypeName) -> ItemPath) -> NameCounts {
    let mut names = NameCounts::new();
    for ItemPath { module, name } in spec.types.keys().map(path) {
        if let Some(parent) = module.parent() {
            *names.entry((parent, name.clone())).or_default() += 1;
        }
        *names.entry((module, name)).or_default() += 1;
    }
    names
}

/// Builds the modules from the items and the operations.
pub(super) fn build_modules(
    items: IndexMap<ItemPath, Item>,
    mut namespaces: Namespaces,
    names: &NameCounts,
) -> Vec<Module> {
    let mut modules: BTreeMap<ModulePath, Module> = BTreeMap::new();
    let mut children: BTreeMap<ModulePath, BTreeSet<String>> = BTreeMap::new();
    modules.insert(ModulePath::default(), empty_module(&ModulePath::default()));
    let mut add = |path: &ModulePath, item: Option<Item>| {
        let mut module = path.clone();
        modules.entry(module.clone()).or_insert_with(|| empty_module(path)).items.extend(item);
        while let Some(parent) = module.parent() {
            children.entry(parent.clone()).or_default().extend(module.0.last().cloned());
            modules.entry(parent.clone()).or_insert_with(|| empty_module(&parent));
            module = parent;
        }
    };
    for path in namespaces.keys() {
        add(path, None);
    }
    for (path, item) in items {
        add(&path.module, Some(item));
    }
    let mut reexports: BTreeMap<ModulePath, Vec<(String, String)>> = BTreeMap::new();
    for (path, module) in &modules {
        let (Some(parent), Some(child)) = (path.parent(), path.0.last()) else { continue };
        // The crate root re-exports only the items of global endpoints, not those of namespaces.
        if parent.0.is_empty() && !is_endpoint(module) {
            continue;
        }
        let reexported = |item: &&Item| names.get(&(parent.clone(), item.name.clone())).copied().unwrap_or(0) <= 1;
        let reexported = module.items.iter().filter(reexported).map(|item| (child.clone(), item.name.clone()));
        reexports.entry(parent.clone()).or_default().extend(reexported);
    }
    for (path, module) in &mut modules {
        module.children = children.remove(path).unwrap_or_default().into_iter().collect();
        module.reexports = reexports.remove(path).unwrap_or_default();
        module.reexports.sort();
        // Inline unions have no name in the specification and were not counted, so their names are checked below.
        module.namespace = namespaces.remove(path);
        let client = module.namespace.iter().filter_map(|namespace| namespace.client.as_ref());
        let own = module.items.iter().map(|item| item.name.as_str()).chain(client.map(|client| client.name.as_str()));
        let own: BTreeSet<&str> = own.collect();
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        module.reexports.iter().for_each(|(_, name)| *times.entry(name.clone()).or_default() += 1);
        module.reexports.retain(|(_, name)| times.get(name) == Some(&1) && !own.contains(name.as_str()));
    }
    modules.into_values().collect()
}

/// Returns true if a module contains the request of an endpoint.
fn is_endpoint(module: &Module) -> bool {
    module.items.iter().any(|item| matches!(item.kind, crate::model::ItemKind::Request(_)))
}

fn empty_module(path: &ModulePath) -> Module {
    Module { path: path.clone(), items: Vec::new(), namespace: None, children: Vec::new(), reexports: Vec::new() }
}
