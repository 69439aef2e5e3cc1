//! The comparison of two models: all kinds of changes, their level and their grouping.

mod renames;

use std::fs;
use std::path::{Path, PathBuf};

use generator::{ChangeKind, Difference, DocumentedModel, Input, Level, Options, Verdict, diff};
use serde_json::{Value, json};

use crate::inputs;
use crate::sketch::{
    Sketch, alias, builtin, interface, list, object, optional, property, reference, sketch, string, string_enum, union,
    with,
};

/// The folder of a pair of specifications, and of the differences between them.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("diff")
}

fn model(inputs: &[Input]) -> DocumentedModel {
    generator::documented_model(inputs, &Options::default()).unwrap()
}

/// The model of `old.json` or `new.json`.
fn version(name: &str) -> DocumentedModel {
    model(&[Input { path: name.to_owned(), bytes: fs::read(folder().join(name)).unwrap() }])
}

fn pair() -> Difference {
    diff(&version("old.json"), &version("new.json"))
}

/// The differences between two sketches.
fn between(old: &Sketch, new: &Sketch) -> Difference {
    diff(&model(&old.inputs), &model(&new.inputs))
}

/// The changes as level, kind, place and detail.
fn lines(difference: &Difference) -> Vec<String> {
    let line = |change: &generator::Change| {
        let place = [&change.subjects[..], change.member.as_slice()].concat().join(" ");
        format!("{} {}: {place}: {}", change.level.as_str(), change.kind.as_str(), change.detail)
    };
    difference.changes.iter().map(line).collect()
}

/// A specification whose request body has a property `sent`, and whose response has a property `received`.
fn with_types(sent: Value, received: Value, types: Vec<Value>) -> Sketch {
    let request = json!({ "body": object([optional("sent", sent)]) });
    sketch(json!({}), request, json!({ "body": object([property("received", received)]) }), types)
}

#[test]
fn differences_of_a_pair_of_specifications() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(folder());
    let difference = pair();
    settings.bind(|| {
        insta::assert_snapshot!("text", difference.to_string());
        insta::assert_snapshot!("markdown", difference.to_markdown());
        insta::assert_snapshot!("json", difference.to_json().unwrap());
    });
    let json: Value = serde_json::from_str(&difference.to_json().unwrap()).unwrap();
    assert_eq!(json["changes"].as_array().unwrap().len(), difference.changes.len());
}

#[test]
fn the_pair_has_all_kinds_of_changes() {
    let difference = pair();
    let has = |kind: &ChangeKind| difference.changes.iter().any(|change| change.kind == *kind);
    let missing: Vec<_> = ChangeKind::ALL.iter().filter(|kind| !has(kind)).collect();
    // The name of a method depends only on the name of its endpoint.
    assert_eq!(missing, [&ChangeKind::OperationRenamed]);
}

#[test]
fn a_specification_does_not_differ_from_itself() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for name in inputs::fixtures(&fixtures).unwrap() {
        let model = model(&inputs::fixture(&fixtures, &name).unwrap());
        assert_eq!(diff(&model, &model).to_string(), "no changes\n", "{name}");
    }
    let same = diff(&version("old.json"), &version("old.json"));
    assert_eq!(same.verdict, Verdict::NoChanges);
    assert_eq!(same.to_markdown(), "No changes.\n");
    let json: Value = serde_json::from_str(&same.to_json().unwrap()).unwrap();
    assert_eq!(json, json!({ "verdict": "no changes", "changes": [] }));
}

#[test]
fn a_method_with_another_name_is_breaking() {
    let old = version("old.json");
    let mut new = old.clone();
    let namespace = new.crate_model.modules.iter_mut().find_map(|module| module.namespace.as_mut()).unwrap();
    "other".clone_into(&mut namespace.operations[0].name);
    assert_eq!(lines(&diff(&old, &new)), ["breaking operation renamed: fix.call: fix.call -> fix.other"]);
}

#[test]
fn the_same_change_in_several_types_is_one_change() {
    let spec = |ty: fn() -> Value, other: fn() -> Value| {
        let types = vec![
            interface("C", [property("size", ty())]),
            interface("A", [property("size", ty())]),
            interface("B", [property("size", other())]),
            interface("D", [property("count", ty())]),
            interface("All", ["A", "B", "C", "D"].map(|name| property(&name.to_lowercase(), reference(name)))),
        ];
        with_types(string(), reference("All"), types)
    };
    let difference = between(&spec(string, string), &spec(|| builtin("number"), || builtin("boolean")));
    assert_eq!(
        lines(&difference),
        [
            "breaking property retyped: n:A n:C size: String -> f64",
            "breaking property retyped: n:B size: String -> bool",
            "breaking property retyped: n:D count: String -> f64",
        ]
    );
    assert_eq!(
        (difference.count(Level::Breaking), difference.changes[0].operations.as_slice()),
        (4, &["n.call".to_owned()][..])
    );
}

#[test]
fn a_new_required_property_is_breaking_in_requests_only() {
    let spec = |properties: Vec<Value>| {
        let sent = interface("Sent", properties.clone());
        with_types(reference("Sent"), reference("Received"), vec![sent, interface("Received", properties)])
    };
    let old = spec(vec![property("a", string())]);
    let difference = between(&old, &spec(vec![property("a", string()), property("b", string())]));
    assert_eq!(
        lines(&difference),
        [
            "breaking required property added: n:Sent b: String, `new` has one more argument",
            "additive property added: n:Received b: String",
        ]
    );
    let difference = between(&old, &spec(vec![property("a", string()), optional("b", string())]));
    assert_eq!(lines(&difference), ["additive property added: n:Received n:Sent b: String"]);
    assert_eq!(difference.verdict, Verdict::Minor);
}

#[test]
fn an_alias_is_the_type_that_it_names() {
    let spec = |ty: Value, target: Value| with_types(ty, reference("Id"), vec![alias("Id", target)]);
    let old = spec(reference("Id"), string());
    assert_eq!(lines(&between(&old, &spec(string(), string()))), [""; 0]);
    // The change of an alias is reported once, not for each of its uses.
    let number = || builtin("number");
    let retyped = "breaking type alias retyped: n:Id: String -> f64";
    assert_eq!(lines(&between(&old, &spec(reference("Id"), number()))), [retyped]);
    // Its former type is still that of the field.
    assert_eq!(lines(&between(&old, &spec(string(), number()))), [retyped]);
}

#[test]
fn a_quiet_change_is_a_patch() {
    let spec = |ty: Value, path: &str| {
        let urls = json!([{ "methods": ["POST"], "path": path }]);
        let request = json!({ "body": object([optional("sent", ty)]) });
        sketch(json!({ "urls": urls }), request, json!({}), Vec::new())
    };
    let difference = between(&spec(list(string()), "/_a"), &spec(union([string(), list(string())]), "/_b"));
    assert_eq!(
        lines(&difference),
        [
            "quiet URL added: n.call: POST /_b",
            "quiet URL removed: n.call: POST /_a",
            "quiet encoding changed: n:Request sent: one form -> value or list",
            "quiet documentation changed: n:Request: ",
        ]
    );
    assert_eq!(difference.verdict, Verdict::Patch);
}

#[test]
fn changed_documentation_is_one_change() {
    let spec = |text: &str| {
        let types = ["A", "B"].map(|name| {
            let described = with(property("a", string()), json!({ "description": text }));
            interface(name, [described])
        });
        with_types(reference("A"), reference("B"), types.to_vec())
    };
    let difference = between(&spec("The first."), &spec("The second."));
    assert_eq!(lines(&difference), ["quiet documentation changed: n:A n:B: "]);
    assert_eq!(difference.verdict, Verdict::Patch);
}

#[test]
fn a_type_that_an_operation_shares_is_listed_separately() {
    let members = |members: &[&str]| with_types(string(), reference("E"), vec![string_enum("E", members)]);
    let difference = between(&members(&["a", "b"]), &with_types(string(), string(), Vec::new()));
    assert_eq!(
        lines(&difference),
        ["breaking type removed: n:E: string enum", "breaking property retyped: n:Response received: E -> String"]
    );
}
