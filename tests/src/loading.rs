//! Loading: merging of files, errors with their locations, and lossless decoding.

mod merging;
mod mutated_files;
mod seed_specification;
mod syntax_errors;
mod unknown_keys;

use std::fs;
use std::path::Path;

use generator::spec::{Spec, load};
use generator::{Diagnostics, Input};

fn input(path: &str, content: &str) -> Input {
    Input { path: path.to_owned(), bytes: content.as_bytes().to_vec() }
}

/// Loads files and returns the diagnostics.
fn report(inputs: &[Input]) -> String {
    let mut diagnostics = Diagnostics::default();
    load(inputs, &mut diagnostics);
    diagnostics.to_string()
}

/// Loads one file with the definitions of types and returns the diagnostics.
fn report_types(definitions: &[&str]) -> String {
    report(&[types("a.json", definitions)])
}

/// A file with the definitions of types.
fn types(path: &str, definitions: &[&str]) -> Input {
    input(path, &format!("{{\n\"types\": [\n{}\n]}}", definitions.join(",\n")))
}

/// The definition of an alias.
fn alias(name: &str, value: &str) -> String {
    format!(
        r#"{{"kind": "type_alias", "name": {{"namespace": "n", "name": "{name}"}}, "specLocation": "n.ts", "type": {value}}}"#
    )
}

/// The definition of an interface with one property.
fn interface(property: &str) -> String {
    format!(
        r#"{{"kind": "interface", "name": {{"namespace": "n", "name": "I"}}, "specLocation": "n.ts", "properties": [{property}]}}"#
    )
}

const ANY: &str = r#"{"kind": "user_defined_value"}"#;

/// The names of all endpoints and types, with their locations.
fn names(spec: &Spec) -> Vec<String> {
    let endpoints = spec.endpoints.values().map(|e| format!("{} at {}", e.value.name, e.origin));
    endpoints.chain(spec.types.values().map(|t| format!("{} at {}", t.value.name(), t.origin))).collect()
}

/// The files of the seed specification, which is in the repository.
fn seed() -> Vec<Input> {
    fn collect(folder: &Path, root: &Path, inputs: &mut Vec<Input>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, inputs);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                inputs.push(Input { path: name, bytes: fs::read(&path).unwrap() });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut inputs = Vec::new();
    collect(&root, &root, &mut inputs);
    inputs
}
