//! What must hold of a model before it is spelled out, and of the account.

use std::collections::HashMap;

use crate::coverage::Disposition;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::{Crate, Item, ItemPath, RustType};
use crate::spec::Spec;

/// Reports what does not hold. All of it would be a mistake of the generator's own.
pub(crate) fn check(crate_model: &Crate, spec: &Spec, diagnostics: &mut Diagnostics) {
    let mut report = |at: &Origin, found: String, expected: &str| {
        diagnostics.error(
            Code::Internal,
            at,
            format!("found {found}; expected {expected}"),
            "this is a mistake of the generator's own: please report it with the input",
        );
    };
    let everything = Origin::file("the model");
    let coverage = &crate_model.coverage;
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
        item.visit_types(&mut |ty| {
            ty.visit_nested(&mut |nested| {
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
