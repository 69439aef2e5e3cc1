//! The example in the documentation of a request: it compiles, since rustdoc runs it.
//!
//! It has what is required, and beside that what the specification's own example has: parameters may exclude each other, and
//! only that says which belong together. Where there is none, one optional parameter is shown.

mod imports;
mod values;
mod variants;

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::context::Lowering;
use super::operation::ExampleCalls;
use crate::model::{
    ArgumentType, BodyPresence, Construction, Field, Item, ItemKind, ItemPath, Method, Module, ModulePath, Parameter,
    ParameterLocation, Request, RouteMethods, RustType,
};
use crate::spec::Definition;
use imports::Imports;
use values::ExampleWriter;

/// How many optional parameters an example shows, where the specification's has more.
const MAX_OPTIONAL_PARAMETERS: usize = 4;

/// The items of the crate.
type Items<'a> = IndexMap<ItemPath, &'a Item>;

/// The examples, by the paths of their requests.
pub(super) type Examples = HashMap<ItemPath, Example>;

/// The bodies that the specification gives as examples, by the paths of their requests.
pub(super) type ExampleBodies = HashMap<ItemPath, Map<String, Value>>;

/// Code that makes a request.
pub(super) struct Example {
    /// `use` lines for the types that it names.
    pub(super) uses: String,
    /// The request, as an expression.
    pub(super) request: String,
    /// Its method.
    pub(super) method: &'static str,
    /// The line that calls the endpoint, if the client has a function for it.
    pub(super) call: Option<String>,
}

impl Lowering<'_> {
    /// What the specification gives as examples of the bodies: of several the first.
    pub(super) fn example_bodies(&self) -> ExampleBodies {
        let mut bodies = ExampleBodies::new();
        let endpoints = self.selection.endpoints.iter().filter_map(|name| self.spec.endpoints.get(name));
        for endpoint in endpoints {
            let Some(name) = &endpoint.value.request else { continue };
            let Some(Definition::Request(request)) = self.spec.types.get(name).map(|located| &located.value) else {
                continue;
            };
            let body = request.examples.iter().flatten().find_map(|(_, example)| object(example.value.as_ref()?));
            if let Some((path, body)) = self.known_item_path(name).zip(body) {
                bodies.insert(path, body);
            }
        }
        bodies
    }
}

/// The object that stands there as JSON, or as a text of JSON.
fn object(value: &Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(object) => Some(object.clone()),
        Value::String(text) => serde_json::from_str(&plain(text)).ok(),
        _ => None,
    }
}

/// JSON where the example has texts of several lines between triple quotes, as Elastic's console takes them.
fn plain(text: &str) -> String {
    let pieces = text.split("\"\"\"").enumerate();
    pieces
        .map(|(index, piece)| if index % 2 == 0 { piece.to_owned() } else { Value::from(piece).to_string() })
        .collect()
}

/// Makes the examples of all requests, and adds each to the documentation of its request.
pub(super) fn add_examples(
    modules: &mut [Module],
    bodies: &ExampleBodies,
    calls: &ExampleCalls,
    crate_name: &str,
) -> Examples {
    let examples = all(modules, bodies, calls, crate_name);
    for module in modules {
        for item in &mut module.items {
            if let Some(example) = examples.get(&path(&module.path, item)) {
                item.docs = format!("{}\n\n{}", item.docs, example.section(crate_name));
            }
        }
    }
    examples
}

fn all(modules: &[Module], bodies: &ExampleBodies, calls: &ExampleCalls, crate_name: &str) -> Examples {
    let short = imports::short_paths(modules);
    let items = modules.iter().flat_map(|module| module.items.iter().map(|item| (path(&module.path, item), item)));
    let items: Items<'_> = items.collect();
    let example = |(path, item): (&ItemPath, &&Item)| {
        let ItemKind::Request(request) = &item.kind else { return None };
        let uses = Imports::new(crate_name, &short);
        let example = of_request(path, request, &item.construction, &items, bodies.get(path), calls.get(path), uses)?;
        Some((path.clone(), example))
    };
    items.iter().filter_map(example).collect()
}

fn path(module: &ModulePath, item: &Item) -> ItemPath {
    ItemPath { module: module.clone(), name: item.name.clone() }
}

/// None where something required can't be spelled out.
fn of_request(
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
    let shown = shown(request, construction, body);
    for (index, Parameter { field, location, .. }) in request.parameters.iter().enumerate() {
        let hint = hint(field, *location, body);
        if field.presence.is_required() {
            required.push(writer.argument(field, construction, hint)?);
        } else if shown.contains(&index)
            && let Some(value) = writer.argument(field, construction, hint)
        {
            calls.push(format!(".{}({value})", construction.setter(&field.name)?.name));
        } else {
            continue;
        }
        has_body |= matches!(location, ParameterLocation::Body | ParameterLocation::WholeBody);
    }
    let new = format!("{name}::new({})", required.join(", "));
    // One setter stands in the line, more stand below each other, as rustfmt has it.
    let between = if calls.len() > 1 { "\n    " } else { "" };
    let code = [new].into_iter().chain(calls).collect::<Vec<_>>().join(between);
    let method = method(request, has_body);
    Some(Example { uses: writer.uses(&code), request: code, method, call: call.cloned() })
}

/// What the specification's example has for a parameter of the body.
fn hint<'v>(field: &Field, location: ParameterLocation, body: Option<&'v Map<String, Value>>) -> Option<&'v Value> {
    if location == ParameterLocation::Body { body?.get(&field.json_name) } else { None }
}

/// The optional parameters that are shown, by their numbers.
fn shown(request: &Request, construction: &Construction, body: Option<&Map<String, Value>>) -> Vec<usize> {
    let candidates = || {
        let numbered = request.parameters.iter().enumerate();
        numbered.filter(|(_, parameter)| !parameter.field.presence.is_required() && is_shown(parameter, construction))
    };
    let numbers: Vec<usize> = match body {
        Some(body) => {
            let is_there = |parameter: &Parameter| hint(&parameter.field, parameter.location, Some(body)).is_some();
            candidates()
                .filter(|(_, parameter)| is_there(parameter))
                .map(|(index, _)| index)
                .take(MAX_OPTIONAL_PARAMETERS)
                .collect()
        }
        None => candidates().map(|(index, _)| index).take(1).collect(),
    };
    numbers
}

/// Whether an optional parameter is one to show. One of the path would choose another URL, and alone perhaps none.
fn is_shown(Parameter { field, location, .. }: &Parameter, construction: &Construction) -> bool {
    let simple = construction.setter(&field.name).is_some_and(|setter| is_simple(&setter.argument.ty));
    *location != ParameterLocation::Path && field.deprecated.is_none() && simple
}

/// Whether a value can be shown in one short call.
fn is_simple(shape: &ArgumentType) -> bool {
    matches!(
        shape,
        ArgumentType::Plain(_) | ArgumentType::Into(RustType::String | RustType::Runtime(_) | RustType::Item(..))
    )
}

impl Example {
    /// As it stands in the documentation of the request.
    fn section(&self, crate_name: &str) -> String {
        let Self { uses, request, method, .. } = self;
        let call = self.call.as_ref().map_or_else(|| "# ".to_owned(), |call| self::call(call, crate_name));
        format!(
            "# Example\n\n```\nuse {crate_name}::Endpoint;\n{uses}\n\
             let request = {request};\nassert_eq!(request.to_http()?.method(), \"{method}\");\n\
             {call}Ok::<(), Box<dyn std::error::Error>>(())\n```"
        )
    }
}

/// The call of a client, up to the last line. It is compiled and not made.
fn call(call: &str, crate_name: &str) -> String {
    let value = match call.strip_prefix("let ").and_then(|call| call.split_once(' ')) {
        Some((name, _)) => name,
        None => "()",
    };
    format!(
        "# let client = {crate_name}::testing::MockTransport::new().client(); drop(async move {{\n{call}\n\
         # Ok::<_, {crate_name}::Error>({value}) }}); "
    )
}

/// The method that the example's request has: of the path it sets what is required and nothing else.
fn method(request: &Request, has_body: bool) -> &'static str {
    let is_set = |p: &&Parameter| p.location == ParameterLocation::Path && p.field.presence.is_required();
    let set = request.parameters.iter().filter(is_set).count();
    let route = request.routes.iter().find(|route| route.path_parameters.len() == set);
    match route.or(request.routes.first()).map(|route| route.methods) {
        Some(RouteMethods::Single(method) | RouteMethods::Either { preferred: method, .. }) => method_name(method),
        Some(RouteMethods::ByBody { with_body, without_body }) => {
            method_name(if has_body { with_body } else { without_body })
        }
        None => "GET",
    }
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
        Method::Head => "HEAD",
    }
}
