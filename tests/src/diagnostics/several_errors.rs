//! Several errors: all are reported, and no files are returned.

use serde_json::json;

use crate::sketch::{
    Sketch, alias, any_value, interface, map, object, optional, property, reference, sketch, string, string_enum,
    union, with,
};

/// A specification with errors of different stages in two files.
fn several_errors() -> Sketch {
    let mut sketch = sketch(
        json!({ "urls": [{ "methods": ["GET"], "path": "/{id}" }] }),
        json!({ "path": [property("ids", string())] }),
        json!({ "body": object([
            property("gone", reference("Gone")),
            optional("either", union([map(string(), any_value()), reference("I")])),
        ]) }),
        vec![interface("I", []), with(string_enum("E", &[]), json!({ "members": "none" }))],
    );
    sketch.inputs.extend(
        Sketch::files(&[(
            "also.json",
            "{\"types\": [{\"kind\": \"class\", \"name\": {\"namespace\": \"n\", \"name\": \"C\"}}]}",
        )])
        .inputs,
    );
    sketch
}

#[test]
fn errors_of_all_stages_are_reported() {
    insta::assert_snapshot!(several_errors().strict().report(), @r#"
    error[unknown-kind]: unknown kind `class`, expected one of interface, request, response, enum, type_alias
      --> also.json: types[0].kind
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    error[invalid-shape]: expected an array, found string "none"
      --> spec.json: types[3].members
      help: correct the value; the types in generator/src/spec/ define the metamodel

    error[unknown-path-parameter]: unknown path parameter `{id}` in the URL `/{id}` of `n.call`
      --> spec.json: endpoints[0].urls[0]
      help: add the parameter to the request's `path`, or correct the URL

    error[missing-type]: missing type `n:Gone`, referenced by `gone` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      help: correct the name in the reference, or add a definition of the type

    error[ambiguous-union]: ambiguous union: several branches accept objects: `value_map`, `I`, in `either` of `n:Response`
      --> spec.json: types[1].body.properties[1].type
      help: give each object a required key that the others lack, or add a correction with a rule

    5 errors, 0 warnings
    "#);
}

#[test]
fn an_error_prevents_output() {
    assert!(several_errors().run().is_err());
    let unknown_key = with(alias("T", string()), json!({ "descripton": "x" }));
    let warning =
        sketch(json!({}), json!({}), json!({ "body": object([property("p", reference("T"))]) }), vec![unknown_key]);
    assert!(warning.run().is_ok(), "a warning does not prevent output");
    assert!(warning.strict().run().is_err(), "a warning is an error in strict mode");
}
