//! What must hold of a model before it is spelled out, and of the account.

use std::collections::HashSet;

use crate::account::Fate;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::{Crate, Item, ItemKind, ItemPath, Member, RustType};
use crate::spec::Spec;

/// Reports what does not hold. All of it would be a mistake of the generator's own.
pub(crate) fn check(krate: &Crate, spec: &Spec, diagnostics: &mut Diagnostics) {
    let mut internal = |at: &Origin, found: String, expected: &str| {
        diagnostics.error(
            Code::Internal,
            at,
            format!("found {found}; expected {expected}"),
            "this is a mistake of the generator's own: please report it with the input",
        );
    };
    let everything = Origin::file("the model");
    let account = &krate.account;
    if account.definitions != spec.types.len() || account.fates.len() != spec.types.len() {
        let found = format!("{} fates for {} definitions", account.fates.len(), spec.types.len());
        internal(&everything, found, "one fate for each definition");
    }
    if let Some(name) = account.fates.keys().find(|name| !spec.types.contains_key(*name)) {
        internal(&everything, format!("a fate for `{name}`"), "fates for definitions only");
    }
    let fates: usize = Fate::ALL.iter().map(|fate| account.count(*fate)).sum();
    if fates != account.definitions {
        internal(&everything, format!("fates that sum to {fates}"), "the number of definitions");
    }
    let paths: HashSet<ItemPath> = krate
        .modules
        .iter()
        .flat_map(|m| m.items.iter().map(|i| ItemPath { module: m.path.clone(), name: i.name.clone() }))
        .collect();
    for item in krate.modules.iter().flat_map(|m| &m.items) {
        each_type(item, &mut |ty| {
            each_item(ty, &mut |path| {
                if !paths.contains(path) {
                    let found = format!("`{}` naming `{}::{}`", item.name, path.module.0.join("::"), path.name);
                    internal(&item.origin, found, "an item of the model");
                }
            });
        });
    }
}

/// Tells each type that an item is made of.
fn each_type(item: &Item, tell: &mut dyn FnMut(&RustType)) {
    match &item.kind {
        ItemKind::Struct(s) => {
            s.members.iter().flat_map(Member::fields).for_each(|field| tell(&field.ty));
        }
        ItemKind::Words(_) => {}
        ItemKind::Union(u) => u.variants.iter().for_each(|v| tell(&v.ty)),
        ItemKind::Container(c) => c.variants.iter().for_each(|v| tell(&v.ty)),
        ItemKind::Tagged(t) => t.variants.iter().for_each(|v| tell(&v.ty)),
        ItemKind::Lines(l) => l.all().iter().for_each(|line| tell(&line.ty)),
        ItemKind::External(e) => e.variants.iter().for_each(|v| tell(&v.ty)),
        ItemKind::Untagged(u) => u.variants.iter().for_each(|v| tell(&v.ty)),
        ItemKind::Alias(a) => tell(&a.ty),
        ItemKind::Request(r) => {
            r.parameters.iter().for_each(|p| tell(&p.field.ty));
            r.answer.iter().for_each(|a| tell(&RustType::Item(a.response.clone(), Vec::new())));
        }
    }
}

/// Tells each item that a type names.
fn each_item(ty: &RustType, tell: &mut dyn FnMut(&ItemPath)) {
    match ty {
        RustType::Item(path, arguments) => {
            tell(path);
            for ty in arguments {
                each_item(ty, tell);
            }
        }
        RustType::List(inner)
        | RustType::TypedKeys(inner)
        | RustType::Option(inner)
        | RustType::Nullable(inner)
        | RustType::Boxed(inner) => {
            each_item(inner, tell);
        }
        RustType::Map(key, value) | RustType::SingleKey(key, value) => {
            each_item(key, tell);
            each_item(value, tell);
        }
        RustType::Primitive(_) | RustType::String | RustType::Value | RustType::Runtime(_) | RustType::Parameter(_) => {
        }
    }
}
