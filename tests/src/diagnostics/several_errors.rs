//! Several errors: all are reported, and no files are returned.

use serde_json::json;

use crate::sketch::{
    Sketch, alias, any, interface, map, named, object, optional, property, sketch, text, union, with, words,
};

/// A specification with seven errors of different stages in two files.
fn seven_errors() -> Sketch {
    let mut sketch = sketch(
        json!({ "urls": [{ "methods": ["GET"], "path": "/{id}" }] }),
        json!({ "path": [property("ids", text())] }),
        json!({ "body": object([
            property("gone", named("Gone")),
            optional("secret_word", text()),
            optional("either", union([map(text(), any()), named("I")])),
        ]) }),
        vec![interface("I", []), with(words("E", &[]), json!({ "members": "none" }))],
    );
    sketch.inputs.extend(Sketch::files(&[("also.json", "{\"types\": [{\"kind\": \"class\"}]}")]).inputs);
    sketch
}

#[test]
fn errors_of_all_stages_are_reported() {
    insta::assert_snapshot!(seven_errors().report(), @r#"
    error[unknown-kind]: unknown kind `class`, expected one of interface, request, response, enum, type_alias (line 1, column 28)
      --> also.json: types[0].kind
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    error[invalid-shape]: expected an array, found string "none" (line 1, column 1302)
      --> spec.json: types[3].members
      help: correct the value; the types in generator/src/spec/ define the metamodel

    error[unknown-path-parameter]: found `{id}` in the URL `/{id}` of `n.call`; expected a path parameter of its request
      --> spec.json: endpoints[0].urls[0]
      help: add the parameter to the request's `path`, or correct the URL

    error[unused-path-parameter]: found the path parameter `ids`, which no URL of `n.call` has; expected `{ids}` in one of them
      --> spec.json: types[0].path[0]
      help: take the parameter out, or add a URL that has it

    error[missing-type]: found a reference to `n:Gone` in `gone` of `n:Response`; expected a type that one of the input files defines
      --> spec.json: types[1].body.properties[0].type
      help: correct the name, or add the definition

    error[unclassified-secret]: found the text `secret_word` of `n:Response`, whose name has `secret` in it; expected that a list says whether it is a secret
      --> spec.json: types[1].body.properties[1]
      help: add it to the secrets or to the innocent in generator/src/lower/secrets.rs

    error[ambiguous-union]: found a union in `either` of `n:Response` with several branches for objects: `value_map`, `I`; expected that looking at the JSON tells them apart
      --> spec.json: types[1].body.properties[2].type
      help: give each object a required key that the others lack, or add a fixup that names the rule

    7 errors, 0 warnings
    "#);
}

#[test]
fn an_error_prevents_output() {
    assert!(seven_errors().run().is_err());
    let unknown_key = with(alias("T", text()), json!({ "descripton": "x" }));
    let warning =
        sketch(json!({}), json!({}), json!({ "body": object([property("p", named("T"))]) }), vec![unknown_key]);
    assert!(warning.run().is_ok(), "a warning does not prevent output");
    assert!(warning.strict().run().is_err(), "a warning is an error in strict mode");
}
