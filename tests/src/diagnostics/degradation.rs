//! Degradations: groups of warnings, strict mode, endpoints that are left out, and the lists of all degradations.

use generator::Output;
use serde_json::json;

use crate::sketch::{
    Sketch, alias, interface, literal, object, optional, property, reference, response_with, response_with_t, sketch,
    string, string_enum, union, with,
};

/// A response whose properties have types that are not defined.
fn missing_types() -> Sketch {
    let properties = [("a", "Gone"), ("b", "Gone"), ("c", "Lost")].map(|(p, ty)| property(p, reference(ty)));
    sketch(json!({}), json!({}), json!({ "body": object(properties) }), vec![])
}

/// The endpoints `n.call` and `m.call`. The second one has these URLs.
fn two_endpoints(urls: &serde_json::Value) -> Sketch {
    let mut first = response_with(reference("Gone"), vec![]);
    let second = crate::sketch::endpoint(json!({ "name": "m.call", "urls": urls }));
    let source = String::from_utf8(second.inputs[0].bytes.clone()).unwrap();
    let source = source.replace("\"namespace\":\"n\"", "\"namespace\":\"m\"");
    first.inputs.extend(Sketch::files(&[("other.json", &source)]).inputs);
    first
}

fn with_invalid_method() -> Sketch {
    two_endpoints(&json!([{ "methods": ["PATCH"], "path": "/m" }]))
}

/// A tagged union whose only variant is unusable.
fn chain() -> Sketch {
    let tag = json!({ "variants": { "kind": "internal_tag", "tag": "type" } });
    let variant = interface("A", [property("type", literal("a"))]);
    response_with_t(vec![
        with(alias("T", union([reference("A")])), tag),
        with(variant, json!({ "shortcutProperty": "b" })),
    ])
}

cases! {
    different_problems_of_one_kind: missing_types() => "
    warning[missing-type]: 3 problems
      missing type `n:Gone`, referenced by `a` of `n:Response`
        --> spec.json: types[1].body.properties[0].type
        note: `a` of `n:Response`: raw JSON
      missing type `n:Gone`, referenced by `b` of `n:Response`
        --> spec.json: types[1].body.properties[1].type
        note: `b` of `n:Response`: raw JSON
      missing type `n:Lost`, referenced by `c` of `n:Response`
        --> spec.json: types[1].body.properties[2].type
        note: `c` of `n:Response`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 3 warnings
    ";

    degradation_with_strict_option: response_with(reference("Gone"), vec![]).strict() => "
    error[missing-type]: missing type `n:Gone`, referenced by `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      help: correct the name in the reference, or add a definition of the type

    1 error, 0 warnings
    ";

    unusable_definition_with_strict_option:
        response_with_t(vec![alias("T", union([string(), reference("E")])), string_enum("E", &["a"])]).strict() => "
    error[ambiguous-union]: ambiguous union: several branches accept strings: `string`, `E`, in the alias `n:T`
      --> spec.json: types[2].type
      help: remove one of them, or add a correction that selects one

    1 error, 0 warnings
    ";

    endpoint_left_out: with_invalid_method() => "
    warning[invalid-method]: unsupported methods of the URL `/m` of `m.call`: PATCH
      --> other.json: endpoints[0].urls[0]
      note: the endpoint `m.call`: left out
      help: use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT

    warning[missing-type]: missing type `n:Gone`, referenced by `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 2 warnings
    ";

    type_that_is_unusable_because_of_another: chain() => "
    warning[invalid-shortcut]: the shortcut `b` of `n:A` is not a property with a field
      --> spec.json: types[3]
      note: the type `n:A`: raw JSON
      help: correct its `shortcutProperty`

    warning[invalid-variant]: the variant `n:A` of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 2 warnings
    ";

    unknown_key_at_many_places: response_with_t(vec![interface(
        "T",
        (0..1_234).map(|i| with(optional(&format!("p{i}"), string()), json!({ "introduced": "8.0.0" }))),
    )]) => "
    warning[unknown-key]: unknown key `introduced` is ignored (1,234 places)
      --> spec.json: types[2].properties[0].introduced
      help: correct or remove the key; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1234 warnings
    ";
}

fn output(sketch: &Sketch) -> Output {
    sketch.run().unwrap_or_else(|errors| panic!("{errors}"))
}

#[test]
fn coverage_lists_degradations() {
    insta::assert_snapshot!(output(&with_invalid_method()).coverage, @"
    1 of 2 endpoints; 4 definitions = 2 item + 2 not selected; degraded: 1 (1 missing-type); left out: 1
             `p` of `n:Response`: raw JSON (missing type `n:Gone`)
             the endpoint `m.call`: left out (unsupported methods of the URL `/m` of `m.call`: PATCH)
    ");
}

#[test]
fn front_page_and_items_list_degradations() {
    let files = output(&with_invalid_method()).files;
    let docs = |is_file: fn(&str) -> bool| -> Vec<String> {
        let files = files.iter().filter(|(path, _)| is_file(path)).flat_map(|(_, content)| content.lines());
        files
            .filter(|line| line.contains(": raw JSON (") || line.contains(": left out ("))
            .map(|line| line.trim().to_owned())
            .collect()
    };
    let missing = "- `p` of `n:Response`: raw JSON (missing type `n:Gone`).";
    let method = "- the endpoint `m.call`: left out (unsupported methods of the URL `/m` of `m.call`: PATCH).";
    assert_eq!(docs(|path| path == "lib.rs"), [format!("//! {method}"), format!("//! {missing}")]);
    assert_eq!(docs(|path| path != "lib.rs"), [format!("/// {missing}")]);
}

#[test]
fn types_of_endpoints_that_are_left_out_are_not_generated() {
    let files = output(&with_invalid_method()).files;
    assert!(files.keys().all(|path| !path.starts_with("api/m")), "{:?}", files.keys());
}

#[test]
fn degradations_are_the_same_in_every_selection() {
    let all = output(&with_invalid_method());
    let selected = output(&with_invalid_method().only("n.*"));
    let file = |output: &Output| output.files["api/n.rs"].clone();
    assert_eq!(file(&all), file(&selected));
}
