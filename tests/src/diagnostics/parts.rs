//! Parts that are repaired or replaced, so that the rest of their definition or endpoint remains.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, builtin, generic, interface, list, object, optional, parameter, property, reference, request,
    response_with_t, sketch, string, union, with,
};

/// A body of lines, in which a correction declares a second line of a type that the body does not contain.
fn lines() -> Sketch {
    let container = with(
        interface("Operation", [optional("update", reference("Action")), optional("delete", reference("Action"))]),
        json!({ "variants": { "kind": "container" } }),
    );
    let lines = list(union([reference("Operation"), reference("Action")]));
    let body = json!({ "body": { "kind": "value", "codegenName": "operations", "value": lines } });
    let endpoint = json!({ "requestMediaType": ["application/x-ndjson"] });
    let types = vec![container, interface("Action", []), interface("Update", [])];
    let correction = r#"
        [["n:Operation"]]
        evidence = "An example"
        edit = [{ lines_by_key = [{ key = "update", next = "Update" }, { key = "delete" }] }]
    "#;
    let mut first = sketch(endpoint, body, json!({}), types).correct(correction);
    let second = crate::sketch::endpoint(json!({ "name": "m.call" }));
    let source = String::from_utf8(second.inputs[0].bytes.clone()).unwrap();
    let source = source.replace("\"namespace\":\"n\"", "\"namespace\":\"m\"");
    first.inputs.extend(Sketch::files(&[("other.json", &source)]).inputs);
    first
}

fn response_without_body() -> Sketch {
    let mut sketch = sketch(json!({}), json!({}), json!({ "body": Value::Null }), vec![]);
    let source = String::from_utf8(sketch.inputs[0].bytes.clone()).unwrap();
    sketch.inputs[0].bytes = source.replace("\"body\":null,", "").into_bytes();
    sketch
}

/// A response with a property of a generic type with this property, which declares the parameter `TDocument` or not.
fn documents(ty: Value, is_declared: bool) -> Sketch {
    let generics = if is_declared { json!({ "generics": [parameter("T", "TDocument")] }) } else { json!({}) };
    let used = if is_declared { generic("T", [builtin("string")]) } else { reference("T") };
    let types = vec![with(interface("T", [property("a", ty)]), generics)];
    sketch(json!({}), json!({}), json!({ "body": object([property("p", used)]) }), types)
}

fn document() -> Value {
    json!({ "kind": "instance_of", "type": parameter("T", "TDocument") })
}

cases! {
    union_with_documents_without_a_name: documents(union([list(document()), string()]), true) => "
    warning[unsupported]: a union without a name that contains documents in `a` of `n:T` is not supported
      --> spec.json: types[2].properties[0].type
      note: `a` of `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    undeclared_type_parameter: documents(document(), false) => "
    warning[missing-type]: missing type `n.T:TDocument`, referenced by `a` of `n:T`
      --> spec.json: types[2].properties[0].type
      note: `a` of `n:T`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 1 warning
    ";

    behavior_as_a_type: response_with_t(vec![interface("T", [
        property("a", json!({ "kind": "instance_of", "type": { "namespace": "_spec_utils", "name": "CommonQueryParameters" } })),
    ]), with(interface("CommonQueryParameters", []), json!({ "name": { "namespace": "_spec_utils", "name": "CommonQueryParameters" } }))]) => "
    warning[wrong-kind]: `_spec_utils:CommonQueryParameters` is a behavior, and cannot be the type of `a` of `n:T`
      --> spec.json: types[2].properties[0].type
      note: `a` of `n:T`: raw JSON
      help: attach the behavior to the type that contains the property

    0 errors, 1 warning
    ";

    line_that_no_body_contains: lines() => "
    warning[correction-conflict]: no body contains `n:Update`, the line after `update` of `n:Operation`
      --> spec.json: types[2].properties[0]
      note: the type `n:Operation`: raw JSON
      help: add the type to the body, or change the correction that declares the lines

    warning[unsupported]: a body of type `application/x-ndjson` of `n.call` is not supported
      --> spec.json: endpoints[0].requestMediaType
      note: the endpoint `n.call`: left out
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 2 warnings
    ";

    response_without_a_body: response_without_body() => "
    warning[invalid-shape]: missing key `body`
      --> spec.json: types[1]
      note: the type `n:Response`: a body of raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    property_of_a_response_without_name:
        sketch(json!({}), json!({}), json!({ "body": object([json!({ "required": true, "type": string() })]) }), vec![]) => "
    warning[invalid-shape]: missing key `name`
      --> spec.json: types[1].body.properties[0]
      note: the type `n:Response`: a body of raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    optional_keys_of_another_shape: response_with_t(vec![interface("T", [
        with(property("a", string()), json!({ "availability": "stack" })),
        with(property("b", string()), json!({ "aliases": "c" })),
        with(property("d", string()), json!({ "required": "yes" })),
    ])]) => r#"
    warning[invalid-shape]: 4 problems
      expected an object with `stack` or `serverless`, found string "stack"
        --> spec.json: types[2].properties[0].availability
        note: `a` of the type `n:T`: the key `availability` is ignored
      expected an array, found string "c"
        --> spec.json: types[2].properties[1].aliases
        note: `b` of the type `n:T`: the key `aliases` is ignored
      expected a boolean, found string "yes"
        --> spec.json: types[2].properties[2].required
        note: `d` of the type `n:T`: the key `required` is ignored
      missing key `required`
        --> spec.json: types[2].properties[2]
        note: `d` of the type `n:T`: an optional property
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 4 warnings
    "#;

    unknown_builtin_in_a_url: request(json!({ "query": [optional("q", builtin("strng"))] })) => "
    warning[missing-type]: unknown builtin type `_builtins:strng` in `q` of `n:Request`
      --> spec.json: types[0].query[0].type
      note: `q` of `n:Request`: a string
      help: use one of string, boolean, number, null, binary, void, object

    0 errors, 1 warning
    ";

    runtime_type_in_a_url: request(json!({ "query": [optional("q", json!({
        "kind": "dictionary_of", "singleKey": false, "key": string(),
        "value": { "kind": "instance_of", "type": { "namespace": "_types", "name": "float" } },
    }))] })) => "
    warning[invalid-parameter]: the URL parameter `q` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      note: `q` of `n:Request`: a string
      help: move it to the body, or correct its type

    0 errors, 1 warning
    ";
}
