//! Modules: each namespace of the specification is one, and its parents are. A parent names the items of its children too,
//! where no two are called the same; that is decided on the whole input, so that a selection changes no path.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexMap;

use super::operation::Namespaces;
use crate::model::{Item, ItemPath, Module, ModulePath};
use crate::spec::{Spec, TypeName};

/// How many types of the whole input would have a name in a module.
pub(super) type NameCounts = HashMap<(ModulePath, String), usize>;

/// Counts the names that parents would have for their children's types.
pub(super) fn count_names(spec: &Spec, path: impl Fn(&TypeName) -> Option<(ModulePath, String)>) -> NameCounts {
    let mut names = NameCounts::new();
    for (module, name) in spec.types.keys().filter_map(path) {
        if let Some(parent) = module.parent() {
            *names.entry((parent, name.clone())).or_default() += 1;
        }
        *names.entry((module, name)).or_default() += 1;
    }
    names
}

/// Puts the items into their modules.
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
        // The crate root is the parent of the global endpoints' modules only in the way that every module is below it.
        if parent.0.is_empty() && !is_endpoint(module) {
            continue;
        }
        let free = |item: &&Item| names.get(&(parent.clone(), item.name.clone())).copied().unwrap_or(0) <= 1;
        let free = module.items.iter().filter(free).map(|item| (child.clone(), item.name.clone()));
        reexports.entry(parent.clone()).or_default().extend(free);
    }
    for (path, module) in &mut modules {
        module.children = children.remove(path).unwrap_or_default().into_iter().collect();
        module.reexports = reexports.remove(path).unwrap_or_default();
        module.reexports.sort();
        // Unions without a name in the specification are not among the names counted above.
        module.namespace = namespaces.remove(path);
        if module.namespace.is_none() && is_endpoint(module) {
            module.docs = format!("The endpoint `{}`, and the types that it alone has.", path.0.join("."));
        }
        let client = module.namespace.iter().filter_map(|namespace| namespace.client.as_ref());
        let own = module.items.iter().map(|item| item.name.as_str()).chain(client.map(|client| client.name.as_str()));
        let own: BTreeSet<&str> = own.collect();
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        module.reexports.iter().for_each(|(_, name)| *times.entry(name.clone()).or_default() += 1);
        module.reexports.retain(|(_, name)| times.get(name) == Some(&1) && !own.contains(name.as_str()));
    }
    modules.into_values().collect()
}

/// Whether a module is that of an endpoint.
fn is_endpoint(module: &Module) -> bool {
    module.items.iter().any(|item| matches!(item.kind, crate::model::ItemKind::Request(_)))
}

fn empty_module(path: &ModulePath) -> Module {
    let docs = match path.0.last() {
        None => "Items of the crate root.".to_owned(),
        Some(name) if name == "types" && path.0.len() == 1 => "Types that many namespaces share.".to_owned(),
        Some(name) if name == "types" => {
            format!("Types that the endpoints of `{}` share.", path.0[..path.0.len() - 1].join("::"))
        }
        Some(_) => format!("The namespace `{}`.", path.0.join(".")),
    };
    Module { path: path.clone(), docs, items: Vec::new(), namespace: None, children: Vec::new(), reexports: Vec::new() }
}
