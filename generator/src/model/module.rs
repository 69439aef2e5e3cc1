//! Modules.

use super::item::Item;
use super::operation::NamespaceOperations;
use super::path::ModulePath;

/// A module: a namespace of the specification, or the parent of one.
#[derive(Clone, Debug)]
pub struct Module {
    /// The path.
    pub path: ModulePath,
    /// The items, in the order of the specification.
    pub items: Vec<Item>,
    /// The operations of the namespace, if it has any.
    pub namespace: Option<NamespaceOperations>,
    /// The names of the child modules, sorted.
    pub children: Vec<String>,
    /// The items of child modules that are re-exported: the child and the name of the item, sorted.
    pub reexports: Vec<(String, String)>,
}
