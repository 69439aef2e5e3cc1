//! The program that runs the cases. Its table of endpoints is generated for each specification.

use std::collections::BTreeMap;

use generator::model::{Crate, ItemKind, ItemPath, Request, ResponseBody};

const MAIN: &str = include_str!("../../programs/conformance/main.rs");
const CHECK: &str = include_str!("../../programs/conformance/check.rs");

/// The files of the program, by their paths in its folder. `package` is the name of the generated crate.
pub(super) fn files(crate_model: &Crate, package: &str) -> BTreeMap<String, String> {
    let files = [
        ("Cargo.toml", manifest(package)),
        ("src/main.rs", MAIN.to_owned()),
        ("src/check.rs", CHECK.to_owned()),
        ("src/table.rs", endpoint_table(crate_model)),
    ];
    files.into_iter().map(|(path, content)| (path.to_owned(), content)).collect()
}

fn manifest(package: &str) -> String {
    format!(
        "[package]\nname = \"conformance\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\napi = {{ package = {package:?}, path = \"../crate\", default-features = false }}\n\
         bytes = \"1\"\nhttp = \"1\"\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\n\n[profile.dev]\ndebug = false\n\n[workspace]\n"
    )
}

/// The source of the table: the functions that check a case with the types of an endpoint.
fn endpoint_table(crate_model: &Crate) -> String {
    let mut rows = String::new();
    for module in &crate_model.modules {
        for item in &module.items {
            let ItemKind::Request(request) = &item.kind else { continue };
            let path = ItemPath { module: module.path.clone(), name: item.name.clone() };
            rows.push_str(&row(request, &path));
        }
    }
    format!(
        "//! The endpoints of the specification.\n\nuse crate::{{Endpoint, check}};\n\n\
         pub static ENDPOINTS: &[Endpoint] = &[\n{rows}];\n"
    )
}

fn row(request: &Request, path: &ItemPath) -> String {
    let sent = rust_path(path);
    let response = &request.response;
    let documents = vec!["serde_json::Value"; response.type_parameters.len()].join(", ");
    let documents = if documents.is_empty() { documents } else { format!("<{documents}>") };
    let function = match response.body {
        ResponseBody::Json | ResponseBody::JsonDocument => "json_response",
        ResponseBody::Text
        | ResponseBody::Binary
        | ResponseBody::Events
        | ResponseBody::Existence
        | ResponseBody::Empty => "other_response",
    };
    format!(
        "    Endpoint {{\n        name: {:?},\n        request: check::request::<{sent}>,\n        \
         response: check::{function}::<{sent}, {}{documents}>,\n    }},\n",
        request.endpoint,
        rust_path(&response.item),
    )
}

/// The path of an item from the program.
fn rust_path(path: &ItemPath) -> String {
    let segments = std::iter::once("api").chain(path.module.0.iter().map(String::as_str));
    segments.chain([path.name.as_str()]).collect::<Vec<_>>().join("::")
}
