//! What must hold of a model before it is spelled out, and of the account.

use std::collections::HashMap;

use crate::coverage::{Coverage, Disposition};
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::{Crate, Item, ItemKind, ItemPath, Member, RustType};
use crate::spec::Spec;

/// Reports what does not hold. All of it would be a mistake of the generator's own.
pub(crate) fn check(crate_model: &Crate, coverage: &Coverage, spec: &Spec, diagnostics: &mut Diagnostics) {
    let mut report = |at: &Origin, found: String, expected: &str| {
        diagnostics.error(
            Code::Internal,
            at,
            format!("found {found}; expected {expected}"),
            "this is a mistake of the generator's own: please report it with the input",
        );
    };
    let everything = Origin::file("the model");
    if coverage.definitions != spec.types.len() || coverage.dispositions.len() != spec.types.len() {
        let found = format!("{} fates for {} definitions", coverage.dispositions.len(), spec.types.len());
        report(&everything, found, "one fate for each definition");
    }
    if let Some(name) = coverage.dispositions.keys().find(|name| !spec.types.contains_key(*name)) {
        report(&everything, format!("a fate for `{name}`"), "fates for definitions only");
    }
    let dispositions: usize = Disposition::ALL.iter().map(|disposition| coverage.count(*disposition)).sum();
    if dispositions != coverage.definitions {
        report(&everything, format!("fates that sum to {dispositions}"), "the number of definitions");
    }
    let items: HashMap<ItemPath, &Item> = crate_model
        .modules
        .iter()
        .flat_map(|m| m.items.iter().map(|i| (ItemPath { module: m.path.clone(), name: i.name.clone() }, i)))
        .collect();
    for item in crate_model.modules.iter().flat_map(|m| &m.items) {
        visit_types(item, &mut |ty| {
            visit_nested_types(ty, &mut |nested| {
                if let Some((found, expected)) = find_type_error(item, nested, &items) {
                    report(&item.origin, found, expected);
                }
            });
        });
    }
}

/// What is wrong about a type inside an item: what was found, and what is expected.
fn find_type_error(item: &Item, nested: &RustType, items: &HashMap<ItemPath, &Item>) -> Option<(String, &'static str)> {
    match nested {
        RustType::Item(path, arguments) => {
            let found = format!("`{}` naming `{}::{}`", item.name, path.module.0.join("::"), path.name);
            let Some(named) = items.get(path) else { return Some((found, "an item of the model")) };
            (named.type_parameters().len() != arguments.len())
                .then(|| (format!("{found} with {} arguments", arguments.len()), "one for each of its type parameters"))
        }
        RustType::Parameter(name) if !item.type_parameters().contains(name) => {
            Some((format!("a document `{name}` in `{}`", item.name), "a type parameter of that name"))
        }
        _ => None,
    }
}

/// Tells each type that an item is made of.
fn visit_types(item: &Item, visit: &mut dyn FnMut(&RustType)) {
    match &item.kind {
        ItemKind::Struct(s) => {
            s.members.iter().flat_map(Member::fields).for_each(|field| visit(&field.ty));
        }
        ItemKind::StringEnum(_) => {}
        ItemKind::Union(u) => u.variants.iter().for_each(|v| visit(&v.ty)),
        ItemKind::Container(c) => c.variants.iter().for_each(|v| visit(&v.ty)),
        ItemKind::InternallyTagged(t) => t.variants.iter().for_each(|v| visit(&v.ty)),
        ItemKind::Ndjson(l) => l.lines().iter().for_each(|line| visit(&line.ty)),
        ItemKind::ExternallyTagged(e) => e.variants.iter().for_each(|v| visit(&v.ty)),
        ItemKind::UntypedUnion(u) => u.variants.iter().for_each(|v| visit(&v.ty)),
        ItemKind::Alias(a) => visit(&a.ty),
        ItemKind::Request(r) => {
            r.parameters.iter().for_each(|p| visit(&p.field.ty));
            let documents = r.response.type_parameters.iter().map(|_| RustType::Value).collect();
            visit(&RustType::Item(r.response.item.clone(), documents));
        }
    }
}

/// Tells a type, and each that it is made of.
fn visit_nested_types(ty: &RustType, visit: &mut dyn FnMut(&RustType)) {
    visit(ty);
    match ty {
        RustType::Item(_, arguments) => arguments.iter().for_each(|ty| visit_nested_types(ty, visit)),
        RustType::List(inner)
        | RustType::Buckets(inner)
        | RustType::TypedKeys(inner)
        | RustType::Option(inner)
        | RustType::Nullable(inner)
        | RustType::Boxed(inner) => {
            visit_nested_types(inner, visit);
        }
        RustType::Map(key, value) | RustType::SingleKey(key, value) => {
            visit_nested_types(key, visit);
            visit_nested_types(value, visit);
        }
        RustType::Primitive(_) | RustType::String | RustType::Value | RustType::Runtime(_) | RustType::Parameter(_) => {
        }
    }
}
