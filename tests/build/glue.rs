//! The tests that draw values from the model need a function for each type of it; here they are written.
//!
//! A type that is no request gives a `Case`, a request a `Call`; what has setters gets a function that makes it once more
//! through them.

use std::fmt::Write as _;

use generator::model::{Crate, Item, ItemKind, ItemPath, Module};

use crate::rebuild;

/// The text of the glue, as far as it is.
#[derive(Default)]
pub(crate) struct Glue {
    cases: String,
    calls: String,
    functions: String,
    count: usize,
}

impl Glue {
    /// All types of a fixture.
    pub(crate) fn add(&mut self, fixture: &str, crate_model: &Crate) {
        for module in &crate_model.modules {
            for item in &module.items {
                self.item(fixture, crate_model, module, item);
            }
        }
    }

    fn item(&mut self, fixture: &str, crate_model: &Crate, module: &Module, item: &Item) {
        // What is told by its key has no JSON of its own.
        if let ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) = item.kind {
            return;
        }
        let path = ItemPath { module: module.path.clone(), name: item.name.clone() };
        let ty = format!("{}{}", plain(crate_model, &path), arguments(item));
        let rebuild = rebuild::function(item, &ty, crate_model).map(|body| {
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
                self.calls,
                "Call {{ {names}, through: |http, other| crate::round_trip::call::through::<{ty}>(http, other, {rebuild}), \
                 printed: |http| crate::secrets::printed::of_request::<{ty}>(http, {common}) }},"
            );
        } else {
            let rebuild = rebuild.map_or_else(|| "None".to_owned(), |name| format!("Some({name})"));
            let _ = writeln!(
                self.cases,
                "Case {{ {names}, through: |text, other| crate::round_trip::case::through::<{ty}>(text, other, {rebuild}), \
                 printed: crate::secrets::printed::of_value::<{ty}> }},"
            );
        }
    }

    /// The whole file.
    pub(crate) fn finish(self) -> String {
        let Self { cases, calls, functions, .. } = self;
        format!(
            "use crate::round_trip::call::Call;\nuse crate::round_trip::case::Case;\n\
             pub(crate) static CASES: &[Case] = &[\n{cases}];\n\
             pub(crate) static CALLS: &[Call] = &[\n{calls}];\n{functions}"
        )
    }
}

/// The path of an item in the tests crate.
fn plain(crate_model: &Crate, path: &ItemPath) -> String {
    let modules = std::iter::once(&crate_model.root_path).chain(&path.module.0);
    modules.chain([&path.name]).map(String::as_str).collect::<Vec<_>>().join("::")
}

/// A document of the user's is any JSON here.
fn arguments(item: &Item) -> String {
    match item.type_parameters() {
        [] => String::new(),
        parameters => format!("<{}>", vec!["serde_json::Value"; parameters.len()].join(", ")),
    }
}
