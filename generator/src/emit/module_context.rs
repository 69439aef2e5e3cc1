//! Names in one emitted module: how items, std's types and the runtime are called there.
//!
//! A name must mean the same whatever the specification calls its types. Emitted code refers to items outside of its file by
//! absolute paths; [`imports`](super::imports) then shortens those whose names are unambiguous. What std's prelude gives
//! (`Option`, `Into`) is written plainly, unless the module itself declares that name.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use syn::Path;

use super::syntax::{self, absolute, empty_file};
use crate::diagnostic::{Code, Diagnostics, INTERNAL_ERROR_HELP, Origin};
use crate::docs::{Documentation, ItemDocumentation};
use crate::model::{Crate, Item, ItemPath, Module, ModulePath};
use crate::names;

/// The module and the file that are being emitted.
pub(super) struct ModuleContext<'a> {
    /// The module.
    pub(super) module: &'a Module,
    /// The documentation of the crate.
    pub(super) documentation: &'a Documentation,
    /// The items of the file.
    pub(super) items: &'a [&'a Item],
    /// The runtime's module `json`.
    pub(super) json: Path,
    /// The runtime's module `endpoint`.
    pub(super) endpoint: Path,
    /// The path of the runtime.
    pub(super) runtime: Path,
    /// The names of std's prelude.
    pub(super) std: PreludePaths,
    /// `serde_json`'s value, and the map that keeps its order.
    pub(super) value: Path,
    pub(super) map: Path,
    /// The path of the root module.
    pub(super) root: Path,
    parameters: BTreeSet<&'a str>,
    /// The names that this file can use without a path.
    local_names: BTreeSet<&'a str>,
    current_item: Cell<Option<&'a Origin>>,
    errors: RefCell<Diagnostics>,
}

/// The names of std's prelude, as the module can write them.
pub(super) struct PreludePaths {
    pub(super) option: Path,
    pub(super) string: Path,
    pub(super) vec: Path,
    pub(super) boxed: Path,
    pub(super) default: Path,
    pub(super) from: Path,
    pub(super) into: Path,
    pub(super) into_iterator: Path,
    pub(super) eq: Path,
    pub(super) partial_eq: Path,
    pub(super) result: Path,
}

impl PreludePaths {
    fn new(used_names: &BTreeSet<&str>) -> Self {
        let path = |module: &[&'static str], name: &'static str| {
            if used_names.contains(name) {
                absolute(&[module, &[name]].concat())
            } else {
                syntax::path(syntax::name(name))
            }
        };
        Self {
            option: path(&["std", "option"], "Option"),
            string: path(&["std", "string"], "String"),
            vec: path(&["std", "vec"], "Vec"),
            boxed: path(&["std", "boxed"], "Box"),
            default: path(&["std", "default"], "Default"),
            from: path(&["std", "convert"], "From"),
            into: path(&["std", "convert"], "Into"),
            into_iterator: path(&["std", "iter"], "IntoIterator"),
            eq: path(&["std", "cmp"], "Eq"),
            partial_eq: path(&["std", "cmp"], "PartialEq"),
            result: path(&["std", "result"], "Result"),
        }
    }
}

impl<'a> ModuleContext<'a> {
    /// The context of a file with these items of a module; `is_module_file` if it also has the module's children and
    /// operations.
    pub(super) fn new(
        crate_model: &'a Crate,
        documentation: &'a Documentation,
        module: &'a Module,
        items: &'a [&'a Item],
        is_module_file: bool,
    ) -> Self {
        let parameters: BTreeSet<&str> =
            items.iter().flat_map(|item| item.type_parameters()).map(String::as_str).collect();
        // The module's own file re-exports the items of the other files.
        let local_items = if is_module_file { module.items.iter().collect() } else { items.to_vec() };
        let client = module.namespace.iter().filter_map(|namespace| namespace.client.as_ref());
        let client = client.filter(|_| is_module_file).map(|client| client.name.as_str());
        let local_names: BTreeSet<&str> = local_items.iter().map(|item| item.name.as_str()).chain(client).collect();
        let reexports = module.reexports.iter().map(|(_, item)| item.as_str());
        let outer = reexports.chain(module.children.iter().map(String::as_str)).filter(|_| is_module_file);
        let used_names: BTreeSet<&str> =
            local_names.iter().copied().chain(outer).chain(parameters.iter().copied()).collect();
        let mut context = Self {
            module,
            documentation,
            items,
            json: syntax::path(syntax::name("json")),
            endpoint: syntax::path(syntax::name("endpoint")),
            runtime: syntax::path(syntax::name("crate")),
            std: PreludePaths::new(&used_names),
            value: absolute(&["serde_json", "Value"]),
            map: absolute(&["indexmap", "IndexMap"]),
            root: syntax::path(syntax::name("crate")),
            parameters,
            local_names,
            current_item: Cell::new(None),
            errors: RefCell::default(),
        };
        context.runtime = context.parse_path(&crate_model.runtime_path);
        context.json = syntax::join_path(context.runtime.clone(), syntax::name("json"));
        context.endpoint = syntax::join_path(context.runtime.clone(), syntax::name("endpoint"));
        context.root = context.parse_path(&crate_model.root_path);
        context
    }

    /// Returns whether the file has an item of this name.
    pub(super) fn is_local(&self, name: &str) -> bool {
        self.local_names.contains(name)
    }

    /// Returns the documentation of an item in this module.
    pub(super) fn item_docs(&self, item: &Item) -> &str {
        self.documentation_of(item).map_or("", |docs| &docs.description)
    }

    /// Returns the documentation of a field or variant.
    pub(super) fn member_docs(&self, item: &Item, name: &str) -> &str {
        self.documentation_of(item).and_then(|docs| docs.members.get(name)).map_or("", String::as_str)
    }

    /// Returns the documentation of a constructor or setter.
    pub(super) fn method_docs(&self, item: &Item, name: &str) -> &str {
        self.documentation_of(item).and_then(|docs| docs.methods.get(name)).map_or("", String::as_str)
    }

    fn documentation_of(&self, item: &Item) -> Option<&ItemDocumentation> {
        self.documentation.item(&ItemPath { module: self.module.path.clone(), name: item.name.clone() })
    }

    /// Sets the item that errors are reported for.
    pub(super) fn set_current_item(&self, item: &'a Item) {
        self.current_item.set(Some(&item.origin));
    }

    /// An identifier. A name that cannot be one is reported as an error.
    pub(super) fn ident(&self, name: &str) -> Ident {
        if names::is_identifier(name) {
            return Ident::new(name, Span::call_site());
        }
        self.error(format!("`{name}` is not a Rust identifier"));
        syntax::name("invalid")
    }

    /// A path from the crate's root, such as `crate::runtime`.
    fn parse_path(&self, path: &str) -> Path {
        syn::parse_str(path).unwrap_or_else(|_| {
            self.error(format!("`{path}` is not a Rust path"));
            syntax::path(syntax::name("invalid"))
        })
    }

    /// The path of an item: its name alone if the file can use it without a path.
    pub(super) fn item_path(&self, path: &ItemPath) -> Path {
        let name_alone = self.local_names.contains(path.name.as_str()) && !self.parameters.contains(path.name.as_str());
        if path.module == self.module.path && name_alone {
            return syntax::path(self.ident(&path.name));
        }
        self.absolute_path(path)
    }

    /// The absolute path of an item.
    pub(super) fn absolute_path(&self, path: &ItemPath) -> Path {
        syntax::join_path(self.path_of_module(&path.module), self.ident(&path.name))
    }

    /// The path of an item: its name alone if this module re-exports it from a child.
    pub(super) fn reexported_path(&self, path: &ItemPath) -> Path {
        let is_here = |(child, name): &(String, String)| {
            *name == path.name
                && path.module.parent().as_ref() == Some(&self.module.path)
                && path.module.0.last() == Some(child)
        };
        if self.module.reexports.iter().any(is_here) {
            return syntax::path(self.ident(&path.name));
        }
        self.item_path(path)
    }

    /// An item's full path as a string, for links.
    pub(super) fn link_target(&self, path: &ItemPath) -> String {
        syntax::path_string(&self.absolute_path(path))
    }

    /// The path of this module. `self` would be wrong in the file with the root's items, which is another module.
    pub(super) fn module_path(&self) -> Path {
        self.path_of_module(&self.module.path)
    }

    fn path_of_module(&self, module: &ModulePath) -> Path {
        module.0.iter().fold(self.root.clone(), |path, module| syntax::join_path(path, self.ident(module)))
    }

    /// Parses tokens that are needed once for each file; templates would not pay.
    pub(super) fn parse_file(&self, tokens: TokenStream) -> syn::File {
        syn::parse2(tokens).unwrap_or_else(|error| {
            self.error(format!("emitted tokens are not Rust: {error}"));
            empty_file()
        })
    }

    /// Reports a bug of the generator.
    pub(super) fn error(&self, message: impl Into<String>) {
        let module_origin = || match self.module.path.0.as_slice() {
            [] => Origin::file("the crate root"),
            path => Origin::file(format!("the module {}", path.join("::"))),
        };
        let current_item = self.current_item.get().cloned().unwrap_or_else(module_origin);
        self.errors.borrow_mut().error(Code::Internal, &current_item, message, INTERNAL_ERROR_HELP);
    }

    /// All errors.
    pub(super) fn into_errors(self) -> Diagnostics {
        self.errors.into_inner()
    }
}

/// The preferred name, with `_` appended until it is unused.
pub(super) fn unused_name(preferred: &str, used_names: impl Fn(&str) -> bool) -> Ident {
    let mut name = preferred.to_owned();
    while used_names(&name) {
        name.push('_');
    }
    Ident::new(&name, Span::call_site())
}
