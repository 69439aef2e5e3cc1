//! Checks the invariants of the model and of the coverage before emission.

use std::collections::HashMap;

use crate::coverage::{Coverage, Disposition};
use crate::diagnostic::{Code, Diagnostics, INTERNAL_ERROR_HELP, Origin};
use crate::model::{Crate, Item, ItemKind, ItemPath, Member, RustType};
use crate::spec::Spec;

/// Reports violated invariants. Each is a bug of the generator, not an error in the input.
pub(crate) fn check(crate_model: &Crate, coverage: &Coverage, spec: &Spec, diagnostics: &mut Diagnostics) {
    let mut report = |at: &Origin, problem: String| {
        diagnostics.error(Code::Internal, at, problem, INTERNAL_ERROR_HELP);
    };
    let whole_model = Origin::file("the model");
    if coverage.definitions != spec.types.len() || coverage.dispositions.len() != spec.types.len() {
        let (dispositions, definitions) = (coverage.dispositions.len(), spec.types.len());
        report(&whole_model, format!("{dispositions} dispositions for {definitions} definitions"));
    }
    if let Some(name) = coverage.dispositions.keys().find(|name| !spec.types.contains_key(*name)) {
        report(&whole_model, format!("disposition of `{name}`, which is not defined"));
    }
    let dispositions: usize = Disposition::ALL.iter().map(|disposition| coverage.count(*disposition)).sum();
    if dispositions != coverage.definitions {
        report(&whole_model, format!("{dispositions} counted dispositions for {} definitions", coverage.definitions));
    }
    let items: HashMap<ItemPath, &Item> = crate_model
        .modules
        .iter()
        .flat_map(|m| m.items.iter().map(|i| (ItemPath { module: m.path.clone(), name: i.name.clone() }, i)))
        .collect();
    for item in crate_model.modules.iter().flat_map(|m| &m.items) {
        visit_types(item, &mut |ty| {
            visit_nested_types(ty, &mut |nested| {
                if let Some(problem) = find_type_error(item, nested, &items) {
                    report(&item.origin, problem);
                }
            });
        });
    }
}

/// Describes the error in a type inside an item, if there is one.
fn find_type_error(item: &Item, nested: &RustType, items: &HashMap<ItemPath, &Item>) -> Option<String> {
    match nested {
        RustType::Item(path, arguments) => {
            let name = format!("`{}::{}`", path.module.0.join("::"), path.name);
            let Some(named) = items.get(path) else {
                return Some(format!("`{}` refers to {name}, which is not an item of the model", item.name));
            };
            let (parameters, arguments) = (named.type_parameters().len(), arguments.len());
            (parameters != arguments)
                .then(|| format!("`{}` uses {name} with {arguments} type arguments instead of {parameters}", item.name))
        }
        RustType::Parameter(name) if !item.type_parameters().contains(name) => {
            Some(format!("`{}` uses the type parameter `{name}`, which it does not declare", item.name))
        }
        _ => None,
    }
}

/// Visits each type that an item contains.
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

/// Visits a type, then all types inside it.
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
