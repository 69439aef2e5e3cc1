//! A module: imports, children, items, forwards.

use proc_macro2::Ident;
use quote::quote;
use syn::{Attribute, Item as Syntax};

use super::docs::inner_docs;
use super::scope::Scope;
use super::{
    alias, container, external, forward, lines, namespace, request, structure, tagged, union, untagged, words,
};
use crate::model::{Item, ItemKind};

/// What stands in a module, its children given as they are to be written.
pub(super) fn body(scope: &Scope<'_>, children: Vec<Syntax>) -> Vec<Syntax> {
    let mut items = imports(scope);
    items.extend(children);
    items.extend(reexports(scope));
    items.extend(scope.module.items.iter().flat_map(|item| self::item(scope, item)));
    items.extend(scope.module.namespace.iter().flat_map(|one| namespace::namespace(scope, one)));
    items.extend(forward::calls(scope));
    items
}

/// `//!` lines of the module.
pub(super) fn docs(scope: &Scope<'_>) -> Vec<Attribute> {
    inner_docs(&scope.module.docs)
}

fn item<'a>(scope: &Scope<'a>, item: &'a Item) -> Vec<Syntax> {
    scope.enter(item);
    match &item.kind {
        ItemKind::Struct(kind) => structure::structure(scope, item, kind),
        ItemKind::Words(kind) => words::words(scope, item, kind),
        ItemKind::Union(kind) => union::union(scope, item, kind),
        ItemKind::Container(kind) => container::container(scope, item, kind),
        ItemKind::Tagged(kind) => tagged::tagged(scope, item, kind),
        ItemKind::Lines(kind) => lines::lines(scope, item, kind),
        ItemKind::External(kind) => external::external(scope, item, kind),
        ItemKind::Untagged(kind) => untagged::untagged(scope, item, kind),
        ItemKind::Alias(kind) => alias::alias(scope, item, kind),
        ItemKind::Request(kind) => request::request(scope, item, kind),
    }
}

/// The runtime's modules, where something in this one speaks of them.
fn imports(scope: &Scope<'_>) -> Vec<Syntax> {
    let Scope { runtime, json, endpoint, .. } = scope;
    let import = |module: &str, name: &Ident| {
        let plain = scope.ident(module);
        let renamed = (*name != plain).then(|| quote!(as #name));
        scope.parsed(quote!(use #runtime::#plain #renamed;)).items
    };
    let items = || scope.module.items.iter();
    let with_request = items().any(|item| matches!(item.kind, ItemKind::Request(_)));
    let with_codec = items().any(|item| !matches!(item.kind, ItemKind::Alias(_)));
    let endpoint = with_request.then(|| import("endpoint", endpoint));
    let json = with_codec.then(|| import("json", json));
    endpoint.into_iter().chain(json).flatten().collect()
}

/// What of the children can be named here too, one `use` a child.
fn reexports(scope: &Scope<'_>) -> Vec<Syntax> {
    let here = scope.here();
    let by_child = scope.module.reexports.chunk_by(|(left, _), (right, _)| left == right).map(|items| {
        let child = items.first().map(|(child, _)| scope.ident(child));
        let names: Vec<_> = items.iter().map(|(_, name)| scope.ident(name)).collect();
        if let [name] = names.as_slice() {
            quote!(pub use #here::#child::#name;)
        } else {
            quote!(pub use #here::#child::{#(#names),*};)
        }
    });
    scope.parsed(by_child.collect()).items
}
