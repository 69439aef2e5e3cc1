//! Requests and responses that the generator does not support yet: each is an error that names the construct.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, any_value, body, builtin, endpoint, interface, name, object, parameter, property, reference,
    reference_to, request, sketch, string, union,
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
    exception_with_properties: sketch(json!({}), json!({}), json!({
        "exceptions": [{ "statusCodes": [404], "body": object([property("p", string())]) }],
    }), vec![]) => "
    error[unsupported]: the exception of `n:Response` declares other properties than the response
      --> spec.json: types[1].exceptions[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    ndjson_request_without_list: endpoint(json!({ "requestMediaType": ["application/x-ndjson"] })) => "
    error[unsupported]: a body of type `application/x-ndjson` of `n.call` is not supported
      --> spec.json: endpoints[0].requestMediaType
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    yaml_or_plain_text_response: sketch(
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

    plain_text_response_with_properties: sketch(
        json!({ "responseMediaType": ["text/plain"] }),
        json!({}),
        json!({ "body": object([property("p", string())]) }),
        vec![],
    ) => "
    error[unsupported]: the response `n:Response` with properties but without JSON is not supported
      --> spec.json: types[1].body
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    response_with_type_parameter: sketch(json!({}), json!({}), json!({
        "body": object([property("p", reference_to(parameter("Response", "T")))]), "generics": [parameter("Response", "T")],
    }), vec![]) => "
    error[unsupported]: the type parameter `T` of `n:Response` is not supported
      --> spec.json: types[1].generics
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    request_with_type_parameter: request(json!({
        "body": object([property("p", reference_to(parameter("Request", "T")))]), "generics": [parameter("Request", "T")],
    })) => "
    error[unsupported]: the type parameter `T` of `n:Request` is not supported
      --> spec.json: types[0].generics
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    nullable_response: response(union([string(), builtin("null")]), vec![]) => "
    error[unsupported]: null or a value with an alternative JSON form as the body of `n:Response` is not supported
      --> spec.json: types[1].body
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    document_in_union: response(union([reference_to(document()), string()]), vec![]) => "
    error[unsupported]: a document as a branch of the body of `n:Response` is not supported
      --> spec.json: types[1].body.items[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    inherited_properties_with_value_body: sketch(
        json!({}),
        json!({ "inherits": { "type": name("B") }, "body": body(any_value()) }),
        json!({}),
        vec![interface("B", [property("b", string())])],
    ) => "
    error[unsupported]: the combination of inherited properties and a body that is a value in `n:Request` is not supported
      --> spec.json: types[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    request_of_two_endpoints: {
        let mut sketch = endpoint(json!({}));
        let source = String::from_utf8(sketch.inputs[0].bytes.clone()).unwrap();
        let (head, _) = source.split_once("],\"types\"").unwrap();
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

    alias_of_document: response(reference("T"), vec![alias("T", reference_to(document()))]) => "
    error[unsupported]: a document in the alias `n:T` is not supported
      --> spec.json: types[2].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";
}
