//! Errors in a file, each with its exact message and location.

use generator::Input;
use insta::assert_snapshot;

use super::{ANY, alias, input, interface, report, report_types};

#[test]
fn rejects_invalid_json_file() {
    assert_snapshot!(report(&[input("a.json", "{\n  \"types\": [}\n}")]), @"
    error[invalid-json]: invalid JSON: expected value (line 2, column 13)
      --> a.json
      help: correct the syntax; each file of the specification is one JSON object

    1 error, 0 warnings
    ");
    assert_snapshot!(report(&[input("a.json", "")]), @"
    error[invalid-json]: invalid JSON: EOF while parsing a value (line 1, column 1)
      --> a.json
      help: correct the syntax; each file of the specification is one JSON object

    1 error, 0 warnings
    ");
    assert_snapshot!(report(&[input("a.json", "{} {}")]), @"
    error[invalid-json]: invalid JSON: trailing characters (line 1, column 4)
      --> a.json
      help: correct the syntax; each file of the specification is one JSON object

    1 error, 0 warnings
    ");
}

#[test]
fn rejects_invalid_utf8_file() {
    let file = Input { path: "a.json".to_owned(), bytes: b"{\"types\": \xff}".to_vec() };
    assert_snapshot!(report(&[file]), @"
    error[invalid-json]: invalid UTF-8 at byte 11
      --> a.json
      help: save the file as UTF-8

    1 error, 0 warnings
    ");
}

#[test]
fn location_of_invalid_json_inside_a_definition_is_the_line_in_the_file() {
    let invalid = r#"{"kind": "enum", "description": "\ud800"}"#;
    assert_snapshot!(report_types(&[&alias("A", ANY), invalid]), @"
    error[invalid-json]: invalid JSON: unexpected end of hex escape (line 4, column 40)
      --> a.json: types[1]
      help: correct the syntax; each file of the specification is one JSON object

    1 error, 0 warnings
    ");
}

#[test]
fn rejects_file_that_does_not_match_the_metamodel() {
    assert_snapshot!(report(&[input("a.json", "[]")]), @"
    error[invalid-shape]: expected an object with `endpoints` and `types`, found an array (line 1, column 1)
      --> a.json
      help: correct the value; the types in generator/src/spec/ define the metamodel

    1 error, 0 warnings
    ");
    assert_snapshot!(report(&[input("a.json", r#"{"types": {}, "endpoints": [7]}"#)]), @"
    error[invalid-shape]: expected an array, found an object (line 1, column 10)
      --> a.json: types
      help: correct the value; the types in generator/src/spec/ define the metamodel

    warning[invalid-shape]: expected an object with a name, found integer `7` (line 1, column 29)
      --> a.json: endpoints[0]
      note: the endpoint at `endpoints[0]`: left out
      help: correct the value; the types in generator/src/spec/ define the metamodel

    1 error, 1 warning
    ");
    assert_snapshot!(report(&[input("a.json", r#"{"_info": {"title": "T"}}"#)]), @"
    warning[invalid-shape]: missing key `license` (line 1, column 24)
      --> a.json: _info
      note: `_info`: ignored
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ");
    assert_snapshot!(report(&[input("a.json", r#"{"types": [], "types": []}"#)]), @"
    error[invalid-shape]: duplicate key `types`
      --> a.json: types
      help: merge the values of both keys under one key

    1 error, 0 warnings
    ");
}

#[test]
fn rejects_definition_that_does_not_match_the_metamodel() {
    assert_snapshot!(report_types(&[&alias("A", ANY), &interface(r#"{"name": "p", "required": true}"#)]), @"
    warning[invalid-shape]: missing key `type`
      --> a.json: types[1].properties[0]
      note: `p` of the type `n:I`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ");
    assert_snapshot!(report_types(&[&interface(r#"{"name": "p", "required": "yes"}"#)]), @r#"
    warning[invalid-shape]: 3 problems
      expected a boolean, found string "yes"
        --> a.json: types[0].properties[0].required
        note: `p` of the type `n:I`: the key `required` is ignored
      missing key `required`
        --> a.json: types[0].properties[0]
        note: `p` of the type `n:I`: an optional property
      missing key `type`
        --> a.json: types[0].properties[0]
        note: `p` of the type `n:I`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 3 warnings
    "#);
    let union = format!(r#"{{"kind": "union_of", "items": [{ANY}, {{"kind": "instance_of", "type": "Name"}}]}}"#);
    assert_snapshot!(report_types(&[&alias("A", &union)]), @r#"
    warning[invalid-shape]: expected the name of a type (an object with `namespace` and `name`), found string "Name"
      --> a.json: types[0].type.items[1].type
      note: `type.items[1]` of the type `n:A`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    "#);
    assert_snapshot!(report_types(&[&alias("A", r#"{"kind": "literal_value", "value": 1.5}"#)]), @"
    warning[invalid-shape]: expected a string, a boolean or an integer, found `1.5`
      --> a.json: types[0].type.value
      note: `type` of the type `n:A`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ");
    assert_snapshot!(report_types(&[&interface(r#"{"name": "p", "name": "q"}"#)]), @"
    warning[invalid-shape]: duplicate key `name`
      --> a.json: types[0].properties[0]
      note: the type `n:I`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ");
    assert_snapshot!(report_types(&[&alias("A", r#"{"kind": "user_defined_value", "kind": "array_of"}"#)]), @"
    warning[unknown-key]: unknown key `kind` is ignored
      --> a.json: types[0].type.kind
      help: correct or remove the key; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ");
}

#[test]
fn rejects_kind_that_is_not_the_first_key() {
    assert_snapshot!(report_types(&[&alias("A", r#"{"value": 1, "kind": "literal_value"}"#)]), @"0 errors, 0 warnings");
    assert_snapshot!(report_types(&[r#"{"name": {"namespace": "n", "name": "A"}}"#]), @"
    warning[invalid-shape]: missing key `kind`, expected one of interface, request, response, enum, type_alias
      --> a.json: types[0]
      note: the type `n:A`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ");
}

#[test]
fn rejects_unknown_kind() {
    assert_snapshot!(report_types(&[r#"{"kind": "interfaces", "name": {"namespace": "n", "name": "A"}}"#]), @"
    warning[unknown-kind]: unknown kind `interfaces`, expected one of interface, request, response, enum, type_alias
      --> a.json: types[0].kind
      note: the type `n:A`: raw JSON
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ");
    assert_snapshot!(report_types(&[&alias("A", r#"{"kind": "array_of", "value": {"kind": "list"}}"#)]), @"
    warning[unknown-kind]: unknown kind `list`, expected one of instance_of, array_of, union_of, dictionary_of, user_defined_value, literal_value
      --> a.json: types[0].type.value.kind
      note: `type.value` of the type `n:A`: raw JSON
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ");
    assert_snapshot!(report_types(&[&alias("A", r#"{"kind": 3}"#)]), @"
    warning[invalid-shape]: expected a string, found integer `3`
      --> a.json: types[0].type.kind
      note: the type `n:A`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ");
}

#[test]
fn rejects_json_nested_deeper_than_127_levels() {
    let nested = |levels| {
        let open = r#"{"kind": "array_of", "value": "#.repeat(levels);
        report_types(&[&alias("A", &format!("{open}{ANY}{}", "}".repeat(levels)))])
    };
    assert_eq!(nested(120), "0 errors, 0 warnings");
    assert_snapshot!(nested(130), @"
    warning[nesting-too-deep]: the JSON is nested deeper than 127 levels (line 3, column 3877)
      --> a.json: types[0]
      note: the type `n:A`: raw JSON
      help: move the inner part into a separate definition, and refer to it by name

    0 errors, 1 warning
    ");
    // Skipped JSON can be nested deeper; it is reported as an invalid shape or an unknown key.
    let lists = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(report_types(&[&lists]).contains("invalid-shape"));
    assert!(report(&[input("a.json", &format!("{{\"other\": {lists}}}"))]).contains("unknown-key"));
}
