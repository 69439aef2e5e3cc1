//! The table of the program: for each property whose name suggests a secret, values with a canary in it.

use std::fmt::Write as _;

use generator::model::{
    Crate, Field, Item, ItemKind, ItemPath, ItemSource, Member, Parameter, ParameterLocation, Request, Route,
    RouteMethods,
};
use generator::{Secrecy, SecretNames};

use super::samples::{CANARY, Samples};

/// A value with the canary.
struct Sample {
    method: &'static str,
    uri: String,
    body: String,
}

/// The source of the table.
pub(super) fn table(crate_model: &Crate, names: &SecretNames) -> String {
    let samples = Samples::new(crate_model);
    let mut rows = String::new();
    for module in &crate_model.modules {
        for item in &module.items {
            let path = ItemPath { module: module.path.clone(), name: item.name.clone() };
            add_item(&samples, names, &path, item, &mut rows);
        }
    }
    format!(
        "//! The properties whose names suggest secrets.\n\nuse crate::{{Case, Sample, request, value}};\n\n\
         pub const CANARY: &str = {CANARY:?};\n\npub static CASES: &[Case] = &[\n{rows}];\n"
    )
}

fn add_item(samples: &Samples<'_>, names: &SecretNames, path: &ItemPath, item: &Item, rows: &mut String) {
    let (ItemSource::Definition(name) | ItemSource::AddedDefinition(name) | ItemSource::ContainerVariants(name)) =
        &item.source
    else {
        return;
    };
    let type_name = name.to_string();
    let mut add = |property: &str, function: &str, samples: Vec<Sample>| {
        let secrecy = names.secrecy(&type_name, property);
        if secrecy != Secrecy::Unsuspicious && !samples.is_empty() {
            rows.push_str(&row(
                &format!("{type_name}.{property}"),
                secrecy,
                function,
                &rust_type(path, item),
                &samples,
            ));
        }
    };
    let of_json = |json: Vec<String>| {
        json.into_iter().map(|body| Sample { method: "", uri: String::new(), body }).collect::<Vec<_>>()
    };
    match &item.kind {
        ItemKind::Struct(struct_) => {
            for field in struct_.members.iter().filter_map(json_field) {
                add(&field.json_name, "value", of_json(samples.objects(struct_, field)));
            }
        }
        ItemKind::Container(container) => {
            for variant in &container.variants {
                add(&variant.json_name, "value", of_json(samples.entries(variant)));
            }
        }
        ItemKind::Request(request) => {
            for parameter in &request.parameters {
                add(&parameter.field.json_name, "request", requests(samples, request, parameter));
            }
        }
        _ => {}
    }
}

fn json_field(member: &Member) -> Option<&Field> {
    if let Member::Field(field) = member { Some(field) } else { None }
}

fn row(name: &str, secrecy: Secrecy, function: &str, ty: &str, samples: &[Sample]) -> String {
    let mut rows = String::new();
    for Sample { method, uri, body } in samples {
        // Writing to a string cannot fail.
        let _ = writeln!(
            rows,
            "        Sample {{ method: {method:?}, uri: {uri:?}, body: {body:?}, print: {function}::<{ty}> }},"
        );
    }
    let secret = secrecy == Secrecy::Secret;
    format!("    Case {{ name: {name:?}, secret: {secret}, samples: &[\n{rows}    ] }},\n")
}

/// Requests with the canary in a parameter.
fn requests(samples: &Samples<'_>, request: &Request, parameter: &Parameter) -> Vec<Sample> {
    let name = &parameter.field.json_name;
    let in_path = parameter.location == ParameterLocation::Path;
    let Some(route) = request.routes.iter().find(|route| !in_path || route.path_parameters.contains(name)) else {
        return Vec::new();
    };
    let values = samples.values(&parameter.field.ty);
    let sample = |value: String| {
        let string = value.trim_matches('"');
        let (query, body) = match parameter.location {
            ParameterLocation::Path => (String::new(), String::new()),
            ParameterLocation::Query => (format!("?{name}={string}"), String::new()),
            ParameterLocation::Body => (String::new(), samples.body(request, name, &value)),
            ParameterLocation::WholeBody => (String::new(), value.clone()),
        };
        let uri = format!("{}{query}", path(route, name, string));
        Sample { method: method(route.methods, !body.is_empty()), uri, body }
    };
    // A list or an object is not written in a URL.
    let is_url = matches!(parameter.location, ParameterLocation::Path | ParameterLocation::Query);
    values.into_iter().filter(|value| !is_url || value.starts_with('"')).map(sample).collect()
}

/// The path of a route, with the value in place of the parameter and another string in place of the others.
fn path(route: &Route, parameter: &str, value: &str) -> String {
    let mut path = route.template.clone();
    for other in &route.path_parameters {
        path = path.replace(&format!("{{{other}}}"), if other == parameter { value } else { "x" });
    }
    path
}

fn method(methods: RouteMethods, has_body: bool) -> &'static str {
    let method = match methods {
        RouteMethods::Single(method) | RouteMethods::Either { preferred: method, .. } => method,
        RouteMethods::ByBody { with_body, .. } if has_body => with_body,
        RouteMethods::ByBody { without_body, .. } => without_body,
    };
    method.as_str()
}

/// The type in the program. Documents are any JSON.
fn rust_type(path: &ItemPath, item: &Item) -> String {
    let segments = std::iter::once("api").chain(path.module.0.iter().map(String::as_str));
    let name = segments.chain([path.name.as_str()]).collect::<Vec<_>>().join("::");
    let documents = vec!["serde_json::Value"; item.type_parameters().len()].join(", ");
    if documents.is_empty() { name } else { format!("{name}<{documents}>") }
}
