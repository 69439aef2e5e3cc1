//! The example in the documentation of a request. Rustdoc compiles and runs it.
//!
//! The example sets the required parameters and the optional ones that the specification's own example has, because some
//! parameters exclude each other. Without an example in the specification it sets one optional parameter.

mod bodies;
mod call;
mod imports;
mod values;
mod variants;

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::inline_unions::item_path;
use crate::model::{
    ArgumentType, BodyPresence, Construction, Field, Item, ItemKind, ItemPath, Module, Parameter, ParameterLocation,
    Request, RouteMethods, RustType,
};
use crate::spec::Spec;
use bodies::example_body;
use imports::Imports;
use values::{ExampleWriter, Items};

/// The maximum number of optional parameters in an example.
const MAX_OPTIONAL_PARAMETERS: usize = 4;

/// The examples, by the paths of their requests.
pub(super) type Examples = HashMap<ItemPath, Example>;

/// Code that constructs a request.
pub(super) struct Example {
    /// The `use` lines of the types that the code names.
    pub(super) uses: String,
    /// The request, as an expression.
    pub(super) request: String,
    /// The HTTP method of the request.
    pub(super) method: &'static str,
    /// The line that calls the endpoint, if the client has an operation for it.
    pub(super) call: Option<String>,
}

/// Returns the examples of all requests. A request has none if a required value cannot be written.
pub(super) fn examples(spec: &Spec, modules: &[Module], crate_name: &str) -> Examples {
    let short = imports::short_paths(modules);
    let items = modules.iter().flat_map(|module| module.items.iter().map(|item| (item_path(&module.path, item), item)));
    let items: Items<'_> = items.collect();
    let calls = call::calls(modules);
    let example = |(path, item): (&ItemPath, &&Item)| {
        let ItemKind::Request(request) = &item.kind else { return None };
        let body = example_body(spec, &item.source);
        let uses = Imports::new(crate_name, &short);
        let example = request_example(path, request, &item.construction, &items, body.as_ref(), calls.get(path), uses)?;
        Some((path.clone(), example))
    };
    items.iter().filter_map(example).collect()
}

fn request_example(
    path: &ItemPath,
    request: &Request,
    construction: &Construction,
    items: &Items<'_>,
    body: Option<&Map<String, Value>>,
    call: Option<&String>,
    uses: Imports<'_>,
) -> Option<Example> {
    let writer = ExampleWriter::new(items, uses);
    let name = writer.named(path);
    let mut required = Vec::new();
    let mut calls = Vec::new();
    let mut has_body = request.body == BodyPresence::Required;
    let example_parameters = example_parameters(request, construction, body);
    for (index, Parameter { field, location, .. }) in request.parameters.iter().enumerate() {
        let hint = hint(field, *location, body);
        if field.presence.is_required() {
            required.push(writer.argument(field, construction, hint)?);
        } else if example_parameters.contains(&index)
            && let Some(value) = writer.argument(field, construction, hint)
        {
            calls.push(format!(".{}({value})", construction.setter(&field.name)?.name));
        } else {
            continue;
        }
        has_body |= matches!(location, ParameterLocation::Body | ParameterLocation::WholeBody);
    }
    let new = format!("{name}::new({})", required.join(", "));
    // As rustfmt formats it: a single setter on the same line, several on separate lines.
    let separator = if calls.len() > 1 { "\n    " } else { "" };
    let code = [new].into_iter().chain(calls).collect::<Vec<_>>().join(separator);
    let method = method(request, has_body);
    Some(Example { uses: writer.uses(&code), request: code, method, call: call.cloned() })
}

/// Returns the value of a body parameter in the specification's example.
fn hint<'v>(field: &Field, location: ParameterLocation, body: Option<&'v Map<String, Value>>) -> Option<&'v Value> {
    if location == ParameterLocation::Body { body?.get(&field.json_name) } else { None }
}

/// Returns the indices of the optional parameters that the example sets.
fn example_parameters(request: &Request, construction: &Construction, body: Option<&Map<String, Value>>) -> Vec<usize> {
    let candidates = || {
        let indexed = request.parameters.iter().enumerate();
        indexed
            .filter(|(_, parameter)| !parameter.field.presence.is_required() && is_in_example(parameter, construction))
    };
    let indices: Vec<usize> = match body {
        Some(body) => {
            let is_in_body = |parameter: &Parameter| hint(&parameter.field, parameter.location, Some(body)).is_some();
            candidates()
                .filter(|(_, parameter)| is_in_body(parameter))
                .map(|(index, _)| index)
                .take(MAX_OPTIONAL_PARAMETERS)
                .collect()
        }
        None => candidates().map(|(index, _)| index).take(1).collect(),
    };
    indices
}

/// Returns whether the example may set an optional parameter. A path parameter would select another URL, or none if it
/// is the only one.
fn is_in_example(Parameter { field, location, .. }: &Parameter, construction: &Construction) -> bool {
    let has_simple_setter = construction.setter(&field.name).is_some_and(|setter| is_simple(&setter.argument.ty));
    *location != ParameterLocation::Path && field.deprecated.is_none() && has_simple_setter
}

/// Returns whether a value can be written in one short call.
fn is_simple(argument: &ArgumentType) -> bool {
    matches!(
        argument,
        ArgumentType::Plain(_) | ArgumentType::Into(RustType::String | RustType::Runtime(_) | RustType::Item(..))
    )
}

impl Example {
    /// Returns the section of the documentation of the request.
    pub(super) fn section(&self, crate_name: &str) -> String {
        let Self { uses, request, method, .. } = self;
        let call = self.call.as_ref().map_or_else(|| "# ".to_owned(), |call| call::hidden_call(call, crate_name));
        format!(
            "# Example\n\n```\nuse {crate_name}::Endpoint;\n{uses}\n\
             let request = {request};\nassert_eq!(request.to_http()?.method(), \"{method}\");\n\
             {call}Ok::<(), Box<dyn std::error::Error>>(())\n```"
        )
    }
}

/// Returns the HTTP method of the example's request, which sets only the required path parameters.
fn method(request: &Request, has_body: bool) -> &'static str {
    let is_set = |p: &&Parameter| p.location == ParameterLocation::Path && p.field.presence.is_required();
    let set_count = request.parameters.iter().filter(is_set).count();
    let route = request.routes.iter().find(|route| route.path_parameters.len() == set_count);
    match route.or(request.routes.first()).map(|route| route.methods) {
        Some(RouteMethods::Single(method) | RouteMethods::Either { preferred: method, .. }) => method.as_str(),
        Some(RouteMethods::ByBody { with_body, without_body }) => {
            if has_body {
                with_body.as_str()
            } else {
                without_body.as_str()
            }
        }
        None => "GET",
    }
}
