//! Modules.

use super::item::Item;
use super::operation::Namespace;
use super::path::ModulePath;

/// A module: a namespace of the specification, or the parent of one.
#[derive(Clone, Debug)]
pub struct Module {
    /// The path.
    pub path: ModulePath,
    /// The documentation, as Markdown.
    pub docs: String,
    /// The items, in the order of the specification.
    pub items: Vec<Item>,
    /// The files that the items are divided among; empty if all items are in the module's own file.
    pub files: Vec<ModuleFile>,
    /// The operations of the namespace, if it has any.
    pub namespace: Option<Namespace>,
    /// The names of the child modules, sorted.
    pub children: Vec<String>,
    /// The items of child modules that are re-exported: the child and the name of the item, sorted.
    pub reexports: Vec<(String, String)>,
}

/// A file with some items of a module. It does not change their paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleFile {
    /// The name of the private module.
    pub name: String,
    /// The documentation, as Markdown.
    pub docs: String,
    /// The names of the items.
    pub items: Vec<String>,
}
