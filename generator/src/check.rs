//! Checks the invariants of the model and of the coverage before emission.

use std::collections::HashMap;

use crate::coverage::{Coverage, Disposition};
use crate::diagnostic::{Code, Diagnostics, INTERNAL_ERROR_HELP, Origin};
use crate::model::{Crate, Item, ItemPath, RustType};
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
        item.kind.visit_types(&mut |ty| {
            ty.visit_nested(&mut |nested| {
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
