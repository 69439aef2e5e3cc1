//! Keys that the metamodel does not define: each is reported with its path.

use generator::Diagnostics;
use generator::spec::load;
use insta::assert_snapshot;

use super::{ANY, input, interface, report};

#[test]
fn unknown_keys_are_reported_with_their_paths() {
    let union = format!(r#"{{"kind": "union_of", "items": [{ANY}, {{"kind": "user_defined_value", "typ": 1}}]}}"#);
    let property = format!(
        r#"{{"name": "p", "required": true, "sinse": "1", "availability": {{"stack": {{"sinse": "8"}}}}, "type": {union}}}"#
    );
    let request = r#"{"kind": "request", "name": {"namespace": "n", "name": "R", "name space": "n"},
        "specLocation": "n.ts", "path": [], "query": [], "body": {"kind": "no_body", "value": {"deep": [1]}},
        "examples": {"one two": {"titel": "x"}}}"#;
    let rest = format!("{{\"typos\": [], \"types\": [{}, {request}]}}", interface(&property));
    let mut diagnostics = Diagnostics::default();
    load(&[input("a.json", &rest)], &mut diagnostics);
    let locations: Vec<_> = diagnostics.iter().map(|d| d.at.to_string()).collect();
    assert_eq!(
        locations,
        [
            "a.json: typos",
            "a.json: types[0].properties[0].sinse",
            "a.json: types[0].properties[0].availability.stack.sinse",
            "a.json: types[0].properties[0].type.items[1].typ",
            "a.json: types[1].name[\"name space\"]",
            "a.json: types[1].body.value",
            "a.json: types[1].examples[\"one two\"].titel",
        ]
    );
    assert_snapshot!(report(&[input("a.json", r#"{"typos": []}"#)]), @"
    warning[unknown-key]: unknown key `typos` is ignored
      --> a.json: typos
      help: correct or remove the key; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ");
}
