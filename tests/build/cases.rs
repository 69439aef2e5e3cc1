//! Writes the tables of types that the tests with drawn values go through: a `RequestCase` for each request, a `ValueCase`
//! for each other type, and a function that rebuilds a value through its setters for each type that has them.

use std::fmt::Write as _;

use generator::model::{Crate, Item, ItemKind, ItemPath, Module};

use crate::rebuild;

/// The source code written so far.
#[derive(Default)]
pub(crate) struct Cases {
    values: String,
    requests: String,
    functions: String,
    count: usize,
}

impl Cases {
    /// Adds all types of a fixture.
    pub(crate) fn add(&mut self, fixture: &str, crate_model: &Crate) {
        for module in &crate_model.modules {
            for item in &module.items {
                self.item(fixture, crate_model, module, item);
            }
        }
    }

    fn item(&mut self, fixture: &str, crate_model: &Crate, module: &Module, item: &Item) {
        // An externally tagged union can't be encoded alone: its tag is a key of the map around it.
        if let ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) = item.kind {
            return;
        }
        let path = ItemPath { module: module.path.clone(), name: item.name.clone() };
        let ty = format!("{}{}", item_path(crate_model, &path), type_arguments(item));
        let rebuild = rebuild::rebuild_body(item, &ty, crate_model).map(|body| {
            let name = format!("rebuild_{}", self.count);
            self.count += 1;
            let _ = writeln!(self.functions, "fn {name}(donor: {ty}, other: {ty}) -> [{ty}; 2] {{\n{body}}}");
            name
        });
        let module = module.path.0.join("::");
        let names = format!("fixture: {fixture:?}, module: {module:?}, item: {:?}", item.name);
        if let ItemKind::Request(request) = &item.kind {
            let rebuild = rebuild.unwrap_or_default();
            let common = if request.common { "Some(|it| &mut it.common)" } else { "None" };
            let _ = writeln!(
                self.requests,
                "RequestCase {{ {names}, round_trip: |http, other| crate::round_trip::request_case::round_trip::<{ty}>(http, other, {rebuild}), \
                 keep: crate::round_trip::request_case::keep::<{ty}>, \
                 print: |http| crate::secrets::printed::print_request::<{ty}>(http, {common}) }},"
            );
        } else {
            let rebuild = rebuild.map_or_else(|| "None".to_owned(), |name| format!("Some({name})"));
            let _ = writeln!(
                self.values,
                "ValueCase {{ {names}, round_trip: |json, other| crate::round_trip::value_case::round_trip::<{ty}>(json, other, {rebuild}), \
                 keep: crate::round_trip::value_case::keep::<{ty}>, \
                 print: crate::secrets::printed::print_value::<{ty}> }},"
            );
        }
    }

    /// Returns the source code of the whole file.
    pub(crate) fn into_source(self) -> String {
        let Self { values, requests, functions, .. } = self;
        format!(
            "use crate::round_trip::request_case::RequestCase;\nuse crate::round_trip::value_case::ValueCase;\n\
             pub(crate) static VALUES: &[ValueCase] = &[\n{values}];\n\
             pub(crate) static REQUESTS: &[RequestCase] = &[\n{requests}];\n{functions}"
        )
    }
}

/// Returns the path of an item in the tests crate.
fn item_path(crate_model: &Crate, path: &ItemPath) -> String {
    let modules = std::iter::once(&crate_model.root_path).chain(&path.module.0);
    modules.chain([&path.name]).map(String::as_str).collect::<Vec<_>>().join("::")
}

/// The type arguments of an item: in the tests a user's document can be any JSON.
fn type_arguments(item: &Item) -> String {
    match item.type_parameters() {
        [] => String::new(),
        parameters => format!("<{}>", vec!["serde_json::Value"; parameters.len()].join(", ")),
    }
}
