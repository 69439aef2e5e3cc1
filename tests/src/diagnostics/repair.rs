//! Endpoints and definitions that do not match the metamodel, and are repaired.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, any_value, endpoint, interface, list, literal, object, property, request, response_with_t, sketch,
    string, with,
};

/// An object without a key.
fn without(mut value: Value, key: &str) -> Value {
    value.as_object_mut().unwrap().remove(key);
    value
}

/// A specification with a second endpoint that has only these keys.
fn second_endpoint(second: &Value) -> Sketch {
    let mut sketch = endpoint(json!({}));
    let file = crate::sketch::write(&json!({ "endpoints": [second] }));
    sketch.inputs.extend(Sketch::files(&[("other.json", &file)]).inputs);
    sketch
}

cases! {
    endpoint_without_urls: second_endpoint(&json!({ "name": "m.call" })) => "
    warning[invalid-shape]: missing key `urls`
      --> other.json: endpoints[0]
      note: the endpoint `m.call`: left out
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    endpoint_without_name: second_endpoint(&json!({ "urls": [] })) => "
    warning[invalid-shape]: missing key `name` (line 1, column 25)
      --> other.json: endpoints[0]
      note: the endpoint at `endpoints[0]`: left out
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    type_without_name: response_with_t(vec![without(interface("T", []), "name")]) => "
    warning[invalid-shape]: missing key `name` (line 1, column 712)
      --> spec.json: types[2]
      note: the type at `types[2]`: left out
      help: correct the value; the types in generator/src/spec/ define the metamodel

    warning[missing-type]: missing type `n:T`, referenced by `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 2 warnings
    ";

    types_that_are_not_objects: response_with_t(vec![json!(1), interface("T", [])]) => "
    warning[invalid-shape]: expected an object with a name, found integer `1` (line 1, column 655)
      --> spec.json: types[2]
      note: the type at `types[2]`: left out
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    endpoint_without_metadata: {
        let mut sketch = endpoint(json!({ "docTag": 1 }));
        let source = String::from_utf8(sketch.inputs[0].bytes.clone()).unwrap();
        sketch.inputs[0].bytes = source.replace("\"description\":\"Calls.\",", "").into_bytes();
        sketch
    } => "
    warning[invalid-shape]: 2 problems
      expected a string, found integer `1`
        --> spec.json: endpoints[0].docTag
        note: the endpoint `n.call`: the key `docTag` is ignored
      missing key `description`
        --> spec.json: endpoints[0]
        note: the endpoint `n.call`: the key `description` has its default
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 2 warnings
    ";

    definition_without_location: response_with_t(vec![without(interface("T", []), "specLocation")]) => "
    warning[invalid-shape]: missing key `specLocation`
      --> spec.json: types[2]
      note: the type `n:T`: the key `specLocation` has its default
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    property_without_required: response_with_t(vec![interface("T", [without(property("a", string()), "required")])]) => "
    warning[invalid-shape]: missing key `required`
      --> spec.json: types[2].properties[0]
      note: `a` of the type `n:T`: an optional property
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    property_without_type: response_with_t(vec![interface("T", [json!({ "name": "a", "required": true })])]) => "
    warning[invalid-shape]: missing key `type`
      --> spec.json: types[2].properties[0]
      note: `a` of the type `n:T`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    literal_of_unknown_type: response_with_t(vec![interface("T", [
        property("a", with(literal("x"), json!({ "value": 1.5 }))),
        property("b", json!({ "kind": "tuple_of" })),
    ])]) => "
    warning[invalid-shape]: expected a string, a boolean or an integer, found `1.5`
      --> spec.json: types[2].properties[0].type.value
      note: `a` of the type `n:T`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    warning[unknown-kind]: unknown kind `tuple_of`, expected one of instance_of, array_of, union_of, dictionary_of, user_defined_value, literal_value
      --> spec.json: types[2].properties[1].type.kind
      note: `b` of the type `n:T`: raw JSON
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 2 warnings
    ";

    unknown_kind_of_definition: response_with_t(vec![with(interface("T", []), json!({ "kind": "class" }))]) => "
    warning[unknown-kind]: unknown kind `class`, expected one of interface, request, response, enum, type_alias
      --> spec.json: types[2].kind
      note: the type `n:T`: raw JSON
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ";

    unknown_kind_of_variants: response_with_t(vec![with(
        alias("T", any_value()),
        json!({ "variants": { "kind": "by_shape" }, "generics": [] }),
    )]) => "
    warning[unknown-kind]: unknown kind `by_shape`, expected one of container, internal_tag, external_tag, untagged
      --> spec.json: types[2].variants.kind
      note: the type `n:T`: raw JSON
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ";

    unknown_kind_of_body: request(json!({ "body": { "kind": "lines" } })) => "
    warning[unknown-kind]: unknown kind `lines`, expected one of properties, value, no_body
      --> spec.json: types[0].body.kind
      note: `body` of the type `n:Request`: raw JSON
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ";

    request_of_invalid_shape: sketch(json!({}), json!({ "path": 1 }), json!({ "body": object([]) }), vec![]) => "
    warning[invalid-shape]: expected an array, found integer `1`
      --> spec.json: types[0].path
      note: the type `n:Request`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    warning[wrong-kind]: the request `n:Request` of `n.call` is not a definition of the kind `request`
      --> spec.json: endpoints[0].request
      note: the endpoint `n.call`: left out
      help: set the endpoint's `request` to a definition of the kind `request`, or change its kind

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 2 warnings
    ";

    definition_nested_too_deep: response_with_t(vec![alias("T", (0..130).fold(any_value(), |ty, _| list(ty)))]) => "
    warning[nesting-too-deep]: the JSON is nested deeper than 127 levels (line 1, column 4143)
      --> spec.json: types[2]
      note: the type `n:T`: raw JSON
      help: move the inner part into a separate definition, and refer to it by name

    0 errors, 1 warning
    ";
}

/// A specification whose objects have `kind` as their last key.
#[test]
fn kind_may_be_any_key() {
    let sketch = response_with_t(vec![interface("T", [property("a", literal("x"))])]);
    let source = String::from_utf8(sketch.inputs[0].bytes.clone()).unwrap();
    let definition = r#"{"kind":"literal_value","value":"x"}"#;
    assert!(source.contains(definition), "{source}");
    let last = source.replace(definition, r#"{"value":"x","kind":"literal_value"}"#);
    let moved = Sketch::files(&[("spec.json", &last)]);
    assert_eq!(moved.report(), "0 errors, 0 warnings");
    assert_eq!(moved.run().unwrap().files, sketch.run().unwrap().files);
}
