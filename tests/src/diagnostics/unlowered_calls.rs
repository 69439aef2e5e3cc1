//! Requests and responses that are not lowered yet: each is an error that names what it is.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, any, body, builtin, endpoint, instance, interface, name, named, object, parameter, property,
    request, sketch, text, union,
};

/// A response whose body is this value.
fn response(value: Value, types: Vec<Value>) -> Sketch {
    sketch(json!({}), json!({}), json!({ "body": body(value), "generics": [document()] }), types)
}

/// A type parameter that stands for a document of the user's.
fn document() -> Value {
    parameter("Response", "TDocument")
}

cases! {
    a_status_with_properties_of_its_own: sketch(json!({}), json!({}), json!({
        "exceptions": [{ "statusCodes": [404], "body": object([property("p", text())]) }],
    }), vec![]) => "
    error[unsupported]: an exception with a body that declares other properties than the response, of `n:Response` is not supported
      --> spec.json: types[1].exceptions[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_request_of_lines_that_is_no_list: endpoint(json!({ "requestMediaType": ["application/x-ndjson"] })) => "
    error[unsupported]: a body of type `application/x-ndjson` of `n.call` is not supported
      --> spec.json: endpoints[0].requestMediaType
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_response_of_yaml_or_text: sketch(
        json!({ "responseMediaType": ["application/yaml", "text/plain"] }),
        json!({}),
        json!({ "body": object([]) }),
        vec![],
    ) => "
    error[unsupported]: a body of type `application/yaml` or `text/plain` of `n.call` is not supported
      --> spec.json: endpoints[0].responseMediaType
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_text_with_properties: sketch(
        json!({ "responseMediaType": ["text/plain"] }),
        json!({}),
        json!({ "body": object([property("p", text())]) }),
        vec![],
    ) => "
    error[unsupported]: the response `n:Response` with properties but without JSON is not supported
      --> spec.json: types[1].body
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_response_with_a_type_parameter: sketch(json!({}), json!({}), json!({
        "body": object([property("p", instance(parameter("Response", "T")))]), "generics": [parameter("Response", "T")],
    }), vec![]) => "
    error[unsupported]: the type parameter `T` of `n:Response` is not supported
      --> spec.json: types[1].generics
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_request_with_a_type_parameter: request(json!({
        "body": object([property("p", instance(parameter("Request", "T")))]), "generics": [parameter("Request", "T")],
    })) => "
    error[unsupported]: the type parameter `T` of `n:Request` is not supported
      --> spec.json: types[0].generics
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_response_that_may_be_null: response(union([text(), builtin("null")]), vec![]) => "
    error[unsupported]: null or a value with an alternative JSON form as the body of `n:Response` is not supported
      --> spec.json: types[1].body
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_document_in_a_union: response(union([instance(document()), text()]), vec![]) => "
    error[unsupported]: a document as a branch of the body of `n:Response` is not supported
      --> spec.json: types[1].body.items[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    inherited_properties_beside_a_body: sketch(
        json!({}),
        json!({ "inherits": { "type": name("B") }, "body": body(any()) }),
        json!({}),
        vec![interface("B", [property("b", text())])],
    ) => "
    error[unsupported]: the combination of inherited properties and a body that is a value, in `n:Request`, is not supported
      --> spec.json: types[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

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
    error[unsupported]: the shared request `n:Request` of `n.also` and `n.call` is not supported
      --> also.json: endpoints[0].request
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    error[unsupported]: the shared response `n:Response` of `n.also` and `n.call` is not supported
      --> also.json: endpoints[0].response
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    2 errors, 0 warnings
    ";

    an_alias_of_a_document: response(named("T"), vec![alias("T", instance(document()))]) => "
    error[unsupported]: a document in the alias `n:T` is not supported
      --> spec.json: types[2].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";
}
