//! What must hold of a model before it is spelled out, and of the account.

use std::collections::HashMap;

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
    let items: HashMap<ItemPath, &Item> = krate
        .modules
        .iter()
        .flat_map(|m| m.items.iter().map(|i| (ItemPath { module: m.path.clone(), name: i.name.clone() }, i)))
        .collect();
    for item in krate.modules.iter().flat_map(|m| &m.items) {
        each_type(item, &mut |ty| {
            each_part(ty, &mut |part| {
                if let Some((found, expected)) = wrong_part(item, part, &items) {
                    internal(&item.origin, found, expected);
                }
            });
        });
    }
}

/// What is wrong about a type inside an item: what was found, and what is expected.
fn wrong_part(item: &Item, part: &RustType, items: &HashMap<ItemPath, &Item>) -> Option<(String, &'static str)> {
    match part {
        RustType::Item(path, arguments) => {
            let found = format!("`{}` naming `{}::{}`", item.name, path.module.0.join("::"), path.name);
            let Some(named) = items.get(path) else { return Some((found, "an item of the model")) };
            (named.parameters().len() != arguments.len())
                .then(|| (format!("{found} with {} arguments", arguments.len()), "one for each of its type parameters"))
        }
        RustType::Parameter(name) if !item.parameters().contains(name) => {
            Some((format!("a document `{name}` in `{}`", item.name), "a type parameter of that name"))
        }
        _ => None,
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
            r.answer.iter().for_each(|a| {
                let documents = a.parameters.iter().map(|_| RustType::Value).collect();
                tell(&RustType::Item(a.response.clone(), documents));
            });
        }
    }
}

/// Tells a type, and each that it is made of.
fn each_part(ty: &RustType, tell: &mut dyn FnMut(&RustType)) {
    tell(ty);
    match ty {
        RustType::Item(_, arguments) => arguments.iter().for_each(|ty| each_part(ty, tell)),
        RustType::List(inner)
        | RustType::Buckets(inner)
        | RustType::TypedKeys(inner)
        | RustType::Option(inner)
        | RustType::Nullable(inner)
        | RustType::Boxed(inner) => {
            each_part(inner, tell);
        }
        RustType::Map(key, value) | RustType::SingleKey(key, value) => {
            each_part(key, tell);
            each_part(value, tell);
        }
        RustType::Primitive(_) | RustType::String | RustType::Value | RustType::Runtime(_) | RustType::Parameter(_) => {
        }
    }
}
