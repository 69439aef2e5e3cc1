//! A module: imports, children, items, operations.

use quote::quote;
use syn::Item as Syntax;

use super::module_context::ModuleContext;
use super::{
    alias, container, externally_tagged, imports, internally_tagged, namespace_client, ndjson, request, string_enum,
    struct_, trait_impls, union, untagged_union,
};
use crate::model::{Item, ItemKind};

/// The items of a module's own file: its children are given as declarations or with their content.
pub(super) fn module_items(context: &ModuleContext<'_>, children: Vec<Syntax>) -> Vec<Syntax> {
    let mut outer = children;
    outer.extend(reexports(context));
    let mut items = item_declarations(context);
    items.extend(context.module.namespace.iter().flat_map(|one| namespace_client::namespace_client(context, one)));
    with_imports(context, outer, items)
}

/// The items of a file that holds nothing but some of a module's items.
pub(super) fn item_file_items(context: &ModuleContext<'_>) -> Vec<Syntax> {
    with_imports(context, Vec::new(), item_declarations(context))
}

fn with_imports(context: &ModuleContext<'_>, outer: Vec<Syntax>, mut items: Vec<Syntax>) -> Vec<Syntax> {
    let imports = imports::import(context, &outer, &mut items);
    imports.into_iter().chain(outer).chain(items).collect()
}

/// Each item with all its implementations, one after the other: a later attribute for the item has one place.
fn item_declarations(context: &ModuleContext<'_>) -> Vec<Syntax> {
    let mut syntax = Vec::new();
    for item in context.items {
        syntax.extend(item_syntax(context, item));
        syntax.extend(trait_impls::macro_call(context, item));
    }
    syntax
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

/// The items of the children that can be named here too, one `use` for each child.
fn reexports(context: &ModuleContext<'_>) -> Vec<Syntax> {
    let module_path = context.module_path();
    let by_child = context.module.reexports.chunk_by(|(left, _), (right, _)| left == right).map(|items| {
        let child = items.first().map(|(child, _)| context.ident(child));
        let names: Vec<_> = items.iter().map(|(_, name)| context.ident(name)).collect();
        if let [name] = names.as_slice() {
            quote!(pub use #module_path::#child::#name;)
        } else {
            quote!(pub use #module_path::#child::{#(#names),*};)
        }
    });
    context.parse_file(by_child.collect()).items
}
