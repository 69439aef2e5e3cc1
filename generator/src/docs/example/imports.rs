//! The `use` lines of an example: the shortest path of each type, so that the code names the type without a path.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{ItemPath, Module, ModulePath};

/// The parent modules that re-export items, by item.
pub(super) type ShortPaths = HashMap<ItemPath, ModulePath>;

/// Names that have another meaning in an example.
const RESERVED_NAMES: &[&str] = &[
    "Box",
    "MockTransport",
    "CannedResponse",
    "Client",
    "Default",
    "Endpoint",
    "Err",
    "Error",
    "From",
    "Into",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// Returns the parent modules that re-export items.
pub(super) fn short_paths(modules: &[Module]) -> ShortPaths {
    let mut short = ShortPaths::new();
    for module in modules {
        for (child, name) in &module.reexports {
            let inner = ModulePath(module.path.0.iter().chain([child]).cloned().collect());
            short.insert(ItemPath { module: inner, name: name.clone() }, module.path.clone());
        }
    }
    short
}

/// The types that an example names.
pub(super) struct Imports<'a> {
    crate_name: &'a str,
    short: &'a ShortPaths,
    /// The items, by their names in the code.
    names: RefCell<BTreeMap<String, ItemPath>>,
}

impl<'a> Imports<'a> {
    pub(super) fn new(crate_name: &'a str, short: &'a ShortPaths) -> Self {
        Self { crate_name, short, names: RefCell::default() }
    }

    /// Returns the name of an item in the code: a path if the name alone has another meaning.
    pub(super) fn name(&self, path: &ItemPath) -> String {
        let mut names = self.names.borrow_mut();
        let is_other = names.get(&path.name).is_some_and(|other| other != path);
        if is_other || RESERVED_NAMES.contains(&path.name.as_str()) {
            return format!("{}::{}", self.module(path), path.name);
        }
        names.insert(path.name.clone(), path.clone());
        path.name.clone()
    }

    /// Returns the path of the module from which users import an item.
    fn module(&self, path: &ItemPath) -> String {
        let module = self.short.get(path).unwrap_or(&path.module);
        [self.crate_name].into_iter().chain(module.0.iter().map(String::as_str)).collect::<Vec<_>>().join("::")
    }

    /// Returns the `use` lines of the items that the code names, one for each module.
    pub(super) fn lines(&self, code: &str) -> String {
        let identifiers: HashSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let mut modules: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, path) in self.names.borrow().iter().filter(|(name, _)| identifiers.contains(name.as_str())) {
            modules.entry(self.module(path)).or_default().push(name.clone());
        }
        let line = |(module, names): (&String, &Vec<String>)| match &**names {
            [name] => format!("use {module}::{name};\n"),
            names => format!("use {module}::{{{}}};\n", names.join(", ")),
        };
        modules.iter().map(line).collect()
    }
}
