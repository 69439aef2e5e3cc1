//! Names in one emitted module: how items, std's types and the runtime are called there.
//!
//! A name must mean the same whatever the specification calls its types, and the text is read by people. So a module imports
//! nothing but two modules of the runtime, `json` and `endpoint`, under names that neither an item nor a child module has.
//! What std's prelude gives (`Option`, `Into`) is written plainly, unless the module itself declares that name: then by its
//! full path, as everything else outside the module always is.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::{Crate, Item, ItemPath, Module, ModulePath};
use crate::render::HELP;

/// What emission knows of the module that it writes.
pub(super) struct Scope<'a> {
    /// The module.
    pub(super) module: &'a Module,
    /// The runtime's module `json`, as it is imported.
    pub(super) json: Ident,
    /// The runtime's module `endpoint`, as it is imported.
    pub(super) endpoint: Ident,
    /// The path of the runtime.
    pub(super) runtime: TokenStream,
    /// The names of std's prelude.
    pub(super) std: Std,
    root: TokenStream,
    parameters: BTreeSet<&'a str>,
    /// The names that stand in this file without a path.
    own: BTreeSet<&'a str>,
    at: Cell<Option<&'a Origin>>,
    faults: RefCell<Diagnostics>,
}

/// The names of std's prelude, as the module can write them.
pub(super) struct Std {
    pub(super) option: TokenStream,
    pub(super) string: TokenStream,
    pub(super) vec: TokenStream,
    pub(super) boxed: TokenStream,
    pub(super) default: TokenStream,
    pub(super) from: TokenStream,
    pub(super) into: TokenStream,
    pub(super) into_iterator: TokenStream,
    pub(super) eq: TokenStream,
    pub(super) partial_eq: TokenStream,
}

impl Std {
    fn new(taken: &BTreeSet<&str>) -> Self {
        let name = |name: &str, short: TokenStream, full: TokenStream| if taken.contains(name) { full } else { short };
        Self {
            option: name("Option", quote!(Option), quote!(::core::option::Option)),
            string: name("String", quote!(String), quote!(::std::string::String)),
            vec: name("Vec", quote!(Vec), quote!(::std::vec::Vec)),
            boxed: name("Box", quote!(Box), quote!(::std::boxed::Box)),
            default: name("Default", quote!(Default), quote!(::core::default::Default)),
            from: name("From", quote!(From), quote!(::core::convert::From)),
            into: name("Into", quote!(Into), quote!(::core::convert::Into)),
            into_iterator: name("IntoIterator", quote!(IntoIterator), quote!(::core::iter::IntoIterator)),
            eq: name("Eq", quote!(Eq), quote!(::core::cmp::Eq)),
            partial_eq: name("PartialEq", quote!(PartialEq), quote!(::core::cmp::PartialEq)),
        }
    }
}

impl<'a> Scope<'a> {
    pub(super) fn new(krate: &'a Crate, module: &'a Module) -> Self {
        let parameters: BTreeSet<&str> = module.items.iter().flat_map(Item::parameters).map(String::as_str).collect();
        let items = module.items.iter().map(|item| item.name.as_str());
        let reexports = module.reexports.iter().map(|(_, item)| item.as_str());
        let children = module.children.iter().map(String::as_str);
        let access = module.namespace.iter().filter_map(|namespace| namespace.access.as_ref());
        let items = items.chain(access.map(|access| access.name.as_str()));
        let from_parts = module.reexports.iter().filter(|(from, _)| module.parts.iter().any(|part| part.name == *from));
        let own = items.clone().chain(from_parts.map(|(_, item)| item.as_str())).collect();
        let taken: BTreeSet<&str> = items.chain(reexports).chain(children).chain(parameters.iter().copied()).collect();
        let mut scope = Self {
            module,
            json: free("json", |name| taken.contains(name)),
            endpoint: free("endpoint", |name| taken.contains(name)),
            runtime: TokenStream::new(),
            std: Std::new(&taken),
            root: TokenStream::new(),
            parameters,
            own,
            at: Cell::new(None),
            faults: RefCell::default(),
        };
        scope.runtime = scope.path(&krate.runtime);
        scope.root = scope.path(&krate.root);
        scope
    }

    /// What is emitted from here on belongs to this item.
    pub(super) fn enter(&self, item: &'a Item) {
        self.at.set(Some(&item.origin));
    }

    /// An identifier. One that can't be is a fault, and the file is not written.
    pub(super) fn ident(&self, name: &str) -> Ident {
        // The raw parts of an identifier are checked here, since `Ident::new` panics. A keyword is found when the file is parsed.
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let starts_well = name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit()) && name != "_";
        if plain && starts_well {
            return Ident::new(name, Span::call_site());
        }
        syn::parse_str(name).unwrap_or_else(|_| {
            self.fault(format!("`{name}` is no Rust identifier"));
            Ident::new("invalid", Span::call_site())
        })
    }

    /// A path from the crate's root, such as `crate::runtime`.
    fn path(&self, path: &str) -> TokenStream {
        path.parse().unwrap_or_else(|_| {
            self.fault(format!("`{path}` is no Rust path"));
            TokenStream::new()
        })
    }

    /// An item, by its name alone where it stands in this module.
    pub(super) fn item(&self, path: &ItemPath) -> TokenStream {
        let name = self.ident(&path.name);
        let name_alone = self.own.contains(path.name.as_str()) && !self.parameters.contains(path.name.as_str());
        if path.module == self.module.path && name_alone {
            return quote!(#name);
        }
        let prefix = self.prefix(&path.module);
        quote!(#prefix #name)
    }

    /// An item by its full path.
    pub(super) fn full(&self, path: &ItemPath) -> TokenStream {
        let (prefix, name) = (self.prefix(&path.module), self.ident(&path.name));
        quote!(#prefix #name)
    }

    /// An item, by its name alone where this module has it from a child.
    pub(super) fn reexported(&self, path: &ItemPath) -> TokenStream {
        let is_here = |(child, name): &(String, String)| {
            *name == path.name
                && path.module.parent().as_ref() == Some(&self.module.path)
                && path.module.0.last() == Some(child)
        };
        if self.module.reexports.iter().any(is_here) {
            let name = self.ident(&path.name);
            return quote!(#name);
        }
        self.item(path)
    }

    /// An item's full path as text, for links.
    pub(super) fn text(&self, path: &ItemPath) -> String {
        self.full(path).to_string().replace(' ', "")
    }

    /// The path of this module, `::` at its end. The root's items stand in a file of their own, so `self` would not do.
    pub(super) fn here(&self) -> TokenStream {
        self.prefix(&self.module.path)
    }

    fn prefix(&self, module: &ModulePath) -> TokenStream {
        let root = &self.root;
        let modules = module.0.iter().map(|module| self.ident(module));
        quote!(#root :: #(#modules ::)*)
    }

    /// A mistake of the generator's own.
    pub(super) fn fault(&self, message: impl Into<String>) {
        let here = || match self.module.path.0.as_slice() {
            [] => Origin::file("the crate root"),
            path => Origin::file(format!("the module {}", path.join("::"))),
        };
        let at = self.at.get().cloned().unwrap_or_else(here);
        self.faults.borrow_mut().error(Code::Internal, &at, message, HELP);
    }

    /// All faults.
    pub(super) fn into_faults(self) -> Diagnostics {
        self.faults.into_inner()
    }
}

/// A name that is not taken: the one that is wanted, with as many `_` behind it as are needed.
pub(super) fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> Ident {
    let mut name = wanted.to_owned();
    while taken(&name) {
        name.push('_');
    }
    Ident::new(&name, Span::call_site())
}
