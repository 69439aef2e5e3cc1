//! The places that use unions without a name in the specification: their documentation names the first one.

use std::collections::HashMap;

use crate::model::{Crate, Item, ItemKind, ItemPath, ItemSource, Member, Module, ModulePath, RustType, Variant};

/// The documentation of each union without a name.
pub(super) type InlineUnions = HashMap<ItemPath, String>;

/// Finds the first use of each union without a name.
pub(super) fn find(crate_model: &Crate) -> InlineUnions {
    let items = || crate_model.modules.iter().flat_map(|module| module.items.iter().map(move |item| (module, item)));
    let mut unions: HashMap<ItemPath, Option<String>> = items()
        .filter(|(_, item)| item.source == ItemSource::InlineUnion)
        .map(|(module, item)| (item_path(&module.path, item), None))
        .collect();
    for (module, item) in items() {
        let link = link(&crate_model.root_path, module, item);
        visit_uses(item, &mut |ty, part| {
            ty.visit_nested_items(&mut |path| {
                if let Some(first @ None) = unions.get_mut(path) {
                    let part = part.as_ref().map(|part| format!("{part} ")).unwrap_or_default();
                    *first = Some(format!("A value of {part}{link}."));
                }
            });
        });
    }
    unions.into_iter().filter_map(|(path, docs)| Some((path, docs?))).collect()
}

/// Returns the path of an item.
pub(super) fn item_path(module: &ModulePath, item: &Item) -> ItemPath {
    ItemPath { module: module.clone(), name: item.name.clone() }
}

fn link(root: &str, module: &Module, item: &Item) -> String {
    let path = [root].into_iter().chain(module.path.0.iter().map(String::as_str)).chain([item.name.as_str()]);
    format!("[`{}`]({})", item.name, path.collect::<Vec<_>>().join("::"))
}

/// Visits each type in an item, with a phrase for the part of the item that has it.
fn visit_uses(item: &Item, visit: &mut dyn FnMut(&RustType, Option<String>)) {
    let mut fields = |name: &str, ty| visit(ty, Some(format!("`{name}` in")));
    match &item.kind {
        ItemKind::Struct(kind) => {
            kind.members.iter().flat_map(Member::fields).for_each(|field| fields(&field.name, &field.ty));
        }
        ItemKind::Request(kind) => {
            kind.parameters.iter().for_each(|parameter| fields(&parameter.field.name, &parameter.field.ty));
        }
        ItemKind::Ndjson(kind) => kind.lines().iter().for_each(|line| fields(&line.field, &line.ty)),
        ItemKind::Alias(kind) => visit(&kind.ty, None),
        ItemKind::StringEnum(_) => {}
        ItemKind::Union(kind) => visit_variants(&kind.variants, visit),
        ItemKind::Container(kind) => visit_variants(&kind.variants, visit),
        ItemKind::InternallyTagged(kind) => visit_variants(&kind.variants, visit),
        ItemKind::ExternallyTagged(kind) => visit_variants(&kind.variants, visit),
        ItemKind::UntypedUnion(kind) => visit_variants(&kind.variants, visit),
    }
}

fn visit_variants(variants: &[Variant], visit: &mut dyn FnMut(&RustType, Option<String>)) {
    for variant in variants {
        visit(&variant.ty, Some(format!("the variant `{}` of", variant.name)));
    }
}
