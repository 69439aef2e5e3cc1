//! A module: imports, children, items, forwards.

use proc_macro2::Ident;
use quote::quote;
use syn::{Attribute, Item as Syntax};

use super::doc_attributes::inner_docs;
use super::module_context::ModuleContext;
use super::{
    alias, container, externally_tagged, internally_tagged, namespace_client, ndjson, request, string_enum, struct_,
    trait_impls, union, untagged_union,
};
use crate::model::{Item, ItemKind};

/// What stands in a module, its children given as they are to be written.
pub(super) fn module_items(context: &ModuleContext<'_>, children: Vec<Syntax>) -> Vec<Syntax> {
    let mut items = imports(context);
    items.extend(children);
    items.extend(reexports(context));
    items.extend(context.module.items.iter().flat_map(|item| self::item_syntax(context, item)));
    items.extend(context.module.namespace.iter().flat_map(|one| namespace_client::namespace_client(context, one)));
    items.extend(trait_impls::macro_calls(context));
    items
}

/// `//!` lines of the module.
pub(super) fn module_docs(context: &ModuleContext<'_>) -> Vec<Attribute> {
    inner_docs(context.documentation.module(&context.module.path))
}

fn item_syntax<'a>(context: &ModuleContext<'a>, item: &'a Item) -> Vec<Syntax> {
    context.set_current_item(item);
    match &item.kind {
        ItemKind::Struct(kind) => struct_::struct_(context, item, kind),
        ItemKind::StringEnum(kind) => string_enum::string_enum(context, item, kind),
        ItemKind::Union(kind) => union::union(context, item, kind),
        ItemKind::Container(kind) => container::container(context, item, kind),
        ItemKind::InternallyTagged(kind) => internally_tagged::internally_tagged(context, item, kind),
        ItemKind::Ndjson(kind) => ndjson::ndjson(context, item, kind),
        ItemKind::ExternallyTagged(kind) => externally_tagged::externally_tagged(context, item, kind),
        ItemKind::UntypedUnion(kind) => untagged_union::untagged_union(context, item, kind),
        ItemKind::Alias(kind) => alias::alias(context, item, kind),
        ItemKind::Request(kind) => request::request(context, item, kind),
    }
}

/// The runtime's modules, where something in this one speaks of them.
fn imports(context: &ModuleContext<'_>) -> Vec<Syntax> {
    let ModuleContext { runtime, json, endpoint, .. } = context;
    let import = |module: &str, name: &Ident| {
        let plain = context.ident(module);
        let renamed = (*name != plain).then(|| quote!(as #name));
        context.parse_file(quote!(use #runtime::#plain #renamed;)).items
    };
    let items = || context.module.items.iter();
    let with_request = items().any(|item| matches!(item.kind, ItemKind::Request(_)));
    let with_codec = items().any(|item| !matches!(item.kind, ItemKind::Alias(_)));
    let endpoint = with_request.then(|| import("endpoint", endpoint));
    let json = with_codec.then(|| import("json", json));
    endpoint.into_iter().chain(json).flatten().collect()
}

/// What of the children can be named here too, one `use` a child.
fn reexports(context: &ModuleContext<'_>) -> Vec<Syntax> {
    let here = context.module_path();
    let by_child = context.module.reexports.chunk_by(|(left, _), (right, _)| left == right).map(|items| {
        let child = items.first().map(|(child, _)| context.ident(child));
        let names: Vec<_> = items.iter().map(|(_, name)| context.ident(name)).collect();
        if let [name] = names.as_slice() {
            quote!(pub use #here::#child::#name;)
        } else {
            quote!(pub use #here::#child::{#(#names),*};)
        }
    });
    context.parse_file(by_child.collect()).items
}
