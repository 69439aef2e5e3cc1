//! Requests and responses that the generator does not support yet: each is an error that names the construct.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, any, body, builtin, endpoint, instance, interface, name, named, object, parameter, property,
    request, sketch, text, union,
};

/// A response whose body is this value.
fn response(value: Value, types: Vec<Value>) -> Sketch {
    sketch(json!({}), json!({}), json!({ "body": body(value), "generics": [document()] }), types)
}

/// A type parameter for a user-defined document.
fn document() -> Value {
    parameter("Response", "TDocument")
}

cases! {
    a_status_with_properties_of_its_own: sketch(json!({}), json!({}), json!({
        "exceptions": [{ "statusCodes": [404], "body": object([property("p", text())]) }],
    }), vec![]) => "
    error[unsupported]: found an exception whose body has properties of its own of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].exceptions[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_request_of_lines_that_is_no_list: endpoint(json!({ "requestMediaType": ["application/x-ndjson"] })) => "
    error[unsupported]: found a body of `application/x-ndjson` of `n.call`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: endpoints[0].requestMediaType
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_response_of_yaml_or_text: sketch(
        json!({ "responseMediaType": ["application/yaml", "text/plain"] }),
        json!({}),
        json!({ "body": object([]) }),
        vec![],
    ) => "
    error[unsupported]: found a body of `application/yaml` or `text/plain` of `n.call`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: endpoints[0].responseMediaType
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_text_with_properties: sketch(
        json!({ "responseMediaType": ["text/plain"] }),
        json!({}),
        json!({ "body": object([property("p", text())]) }),
        vec![],
    ) => "
    error[unsupported]: found properties of `n:Response`, which is no JSON, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_response_with_a_type_parameter: sketch(json!({}), json!({}), json!({
        "body": object([property("p", instance(parameter("Response", "T")))]), "generics": [parameter("Response", "T")],
    }), vec![]) => "
    error[unsupported]: found the type parameter `T` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].generics
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_request_with_a_type_parameter: request(json!({
        "body": object([property("p", instance(parameter("Request", "T")))]), "generics": [parameter("Request", "T")],
    })) => "
    error[unsupported]: found the type parameter `T` of `n:Request`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[0].generics
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_response_that_may_be_null: response(union([text(), builtin("null")]), vec![]) => "
    error[unsupported]: found a null or a value of several forms as the body of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_document_in_a_union: response(union([instance(document()), text()]), vec![]) => "
    error[unsupported]: found a document as a branch of the body of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.items[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    inherited_properties_beside_a_body: sketch(
        json!({}),
        json!({ "inherits": { "type": name("B") }, "body": body(any()) }),
        json!({}),
        vec![interface("B", [property("b", text())])],
    ) => "
    error[unsupported]: found inherited properties of `n:Request` beside a body that is a value, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_request_of_two_endpoints: {
        let mut sketch = endpoint(json!({}));
        let one = String::from_utf8(sketch.inputs[0].bytes.clone()).unwrap();
        let (head, _) = one.split_once("],\"types\"").unwrap();
        let another = format!("{head}]}}").replace("n.call", "n.also");
        sketch.inputs.extend(Sketch::files(&[("also.json", &another)]).inputs);
        sketch
    } => "
    error[unsupported]: found `n:Request`, the request of both `n.also` and `n.call`, which the generator does not lower yet; expected a construct that it knows
      --> also.json: endpoints[0].request
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    error[unsupported]: found `n:Response`, the response of both `n.also` and `n.call`, which the generator does not lower yet; expected a construct that it knows
      --> also.json: endpoints[0].response
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    2 errors, 0 warnings
    ";

    an_alias_of_a_document: response(named("T"), vec![alias("T", instance(document()))]) => "
    error[unsupported]: found a document of the user's in the alias `n:T`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].type
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";
}
