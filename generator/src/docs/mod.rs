//! Documentation: reads the specification and the model, and returns the documentation of each item of the model.

mod constructors;
mod definitions;
mod degradations;
mod documentation;
mod endpoints;
mod example;
mod facts;
mod front_page;
mod inline_unions;
mod items;
mod markdown;
mod modules;
mod payloads;
mod setters;
mod value_guide;

use std::collections::HashMap;

use crate::coverage::Coverage;
use crate::model::{Crate, Item, ItemKind, ItemPath, RustType};
use crate::options::Options;
use crate::spec::Spec;
pub use documentation::{Documentation, DocumentedModel, ItemDocumentation};
use inline_unions::item_path;
use items::Context;
use payloads::Payloads;

/// Documents a crate.
pub(crate) fn document(spec: &Spec, crate_model: &Crate, coverage: &Coverage, options: &Options) -> Documentation {
    let modules = &crate_model.modules;
    let models =
        || modules.iter().flat_map(|module| module.items.iter().map(|item| (item_path(&module.path, item), item)));
    let items_by_path: HashMap<ItemPath, &Item> = models().collect();
    let payloads = Payloads { crate_model, items: &items_by_path };
    let context = Context { spec, payloads, responses: responses(spec, crate_model) };
    let inline_unions = inline_unions::find(crate_model);
    let mut items: HashMap<ItemPath, ItemDocumentation> =
        models().map(|(path, item)| (path, items::item_docs(&context, item))).collect();
    for (path, docs) in inline_unions {
        let description = &mut items.entry(path).or_default().description;
        *description = facts::paragraphs([docs, std::mem::take(description)]);
    }
    let methods: Vec<_> = models()
        .map(|(path, item)| {
            let container = |ty: &RustType| {
                let RustType::Item(path, _) = ty else { return None };
                Some((*items_by_path.get(path)?, items.get(path)?.members.clone()))
            };
            let members = items.get(&path).map(|docs| docs.members.clone()).unwrap_or_default();
            let mut methods = constructors::constructor_docs(item, &members, container);
            methods.extend(constructors::new_docs(item).map(|docs| ("new".to_owned(), docs)));
            methods.extend(setters::setter_docs(item, &members));
            (path, methods)
        })
        .collect();
    for (path, methods) in methods {
        items.entry(path).or_default().methods = methods;
    }
    let operations = models().filter_map(|(path, item)| Some((path, items::operation_docs(spec, item)?))).collect();
    let examples = example::examples(spec, modules, &options.crate_name);
    for (path, example) in &examples {
        let description = &mut items.entry(path.clone()).or_default().description;
        *description = format!("{description}\n\n{}", example.section(&options.crate_name));
    }
    Documentation {
        front_page: front_page::front_page(options, modules, &examples, coverage),
        sample: front_page::sample_code(modules, &examples),
        modules: modules.iter().map(|module| (module.path.clone(), modules::module_docs(module))).collect(),
        items,
        operations,
    }
}

/// Returns the endpoint of each response, with the statuses of exceptions that return the response.
fn responses<'s>(
    spec: &'s Spec,
    crate_model: &Crate,
) -> HashMap<&'s crate::spec::TypeName, (&'s crate::spec::EndpointName, Vec<u16>)> {
    let items = crate_model.modules.iter().flat_map(|module| &module.items);
    let requests =
        items.filter_map(|item| if let ItemKind::Request(request) = &item.kind { Some(request) } else { None });
    let statuses: HashMap<&str, &[u16]> =
        requests.map(|request| (request.endpoint.as_str(), request.success_statuses.as_slice())).collect();
    let endpoints = spec.endpoints.iter().filter_map(|(name, endpoint)| {
        let statuses = statuses.get(name.0.as_str()).copied().unwrap_or_default();
        Some((endpoint.value.response.as_ref()?, (name, statuses.to_vec())))
    });
    endpoints.collect()
}
