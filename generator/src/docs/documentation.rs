//! The table of documentation, by item.

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::model::{Crate, ItemPath, ModulePath, Operation};

/// The documentation of everything in the crate, as Markdown. A missing entry means that there is nothing to document.
#[derive(Clone, Debug, Default)]
pub struct Documentation {
    /// The front page: the documentation of the crate root.
    pub front_page: String,
    /// The code of the front page that constructs a request and calls its endpoint with a `client`.
    pub sample: Option<String>,
    /// The documentation of modules.
    pub(crate) modules: HashMap<ModulePath, String>,
    /// The documentation of items.
    pub(crate) items: HashMap<ItemPath, ItemDocumentation>,
    /// The documentation of operations, by their requests.
    pub(crate) operations: HashMap<ItemPath, String>,
}

/// A model with its documentation.
#[derive(Clone, Debug)]
pub struct DocumentedModel {
    /// The model.
    pub crate_model: Crate,
    /// The documentation.
    pub documentation: Documentation,
    /// The warnings about the input.
    pub warnings: Diagnostics,
}

/// The documentation of an item and its parts.
#[derive(Clone, Debug, Default)]
pub struct ItemDocumentation {
    /// The documentation of the item itself.
    pub description: String,
    /// The documentation of its fields and variants, by Rust name.
    pub members: HashMap<String, String>,
    /// The documentation of its constructors and setters, by the name of the method.
    pub methods: HashMap<String, String>,
}

impl Documentation {
    /// Returns the documentation of a module.
    pub(crate) fn module(&self, path: &ModulePath) -> &str {
        self.modules.get(path).map_or("", String::as_str)
    }

    /// Returns the documentation of an item.
    #[must_use]
    pub fn item(&self, path: &ItemPath) -> Option<&ItemDocumentation> {
        self.items.get(path)
    }

    /// Returns the documentation of an operation.
    pub(crate) fn operation(&self, operation: &Operation) -> &str {
        self.operations.get(&operation.request).map_or("", String::as_str)
    }
}
