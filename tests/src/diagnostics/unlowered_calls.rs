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
    warning[unsupported]: the exception of `n:Response` declares other properties than the response
      --> spec.json: types[1].exceptions[0]
      note: the exception of `n:Response`: an error without a type
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    ndjson_request_without_list: endpoint(json!({ "requestMediaType": ["application/x-ndjson"] })) => "
    warning[unsupported]: a body of type `application/x-ndjson` of `n.call` is not supported
      --> spec.json: endpoints[0].requestMediaType
      note: the endpoint `n.call`: left out
      help: correct the specification, or add support in generator/src/lower/

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    yaml_or_plain_text_response: sketch(
        json!({ "responseMediaType": ["application/yaml", "text/plain"] }),
        json!({}),
        json!({ "body": object([]) }),
        vec![],
    ) => "
    warning[unsupported]: a body of type `application/yaml` or `text/plain` of `n.call` is not supported
      --> spec.json: endpoints[0].responseMediaType
      note: the endpoint `n.call`: left out
      help: correct the specification, or add support in generator/src/lower/

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    plain_text_response_with_properties: sketch(
        json!({ "responseMediaType": ["text/plain"] }),
        json!({}),
        json!({ "body": object([property("p", string())]) }),
        vec![],
    ) => "
    warning[unsupported]: the response `n:Response` with properties but without JSON is not supported
      --> spec.json: types[1].body
      note: the endpoint `n.call`: left out
      help: correct the specification, or add support in generator/src/lower/

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    response_with_type_parameter: sketch(json!({}), json!({}), json!({
        "body": object([property("p", reference_to(parameter("Response", "T")))]), "generics": [parameter("Response", "T")],
    }), vec![]) => "
    warning[unsupported]: the type parameter `T` of `n:Response` is not supported
      --> spec.json: types[1].generics
      note: the endpoint `n.call`: left out
      help: correct the specification, or add support in generator/src/lower/

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    request_with_type_parameter: request(json!({
        "body": object([property("p", reference_to(parameter("Request", "T")))]), "generics": [parameter("Request", "T")],
    })) => "
    warning[unsupported]: the type parameter `T` of `n:Request` is not supported
      --> spec.json: types[0].generics
      note: the endpoint `n.call`: left out
      help: correct the specification, or add support in generator/src/lower/

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    nullable_response: response(union([string(), builtin("null")]), vec![]) => "
    warning[unsupported]: null or a value with an alternative JSON form as the body of `n:Response` is not supported
      --> spec.json: types[1].body
      note: the body of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    document_in_union: response(union([reference_to(document()), string()]), vec![]) => "
    warning[unsupported]: a union without a name that contains documents in the body of `n:Response` is not supported
      --> spec.json: types[1].body
      note: the body of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    inherited_properties_with_value_body: sketch(
        json!({}),
        json!({ "inherits": { "type": name("B") }, "body": body(any_value()) }),
        json!({}),
        vec![interface("B", [property("b", string())])],
    ) => "
    warning[unsupported]: the combination of inherited properties and a body that is a value in `n:Request` is not supported
      --> spec.json: types[0]
      note: the endpoint `n.call`: left out
      help: correct the specification, or add support in generator/src/lower/

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    request_of_two_endpoints: {
        let mut sketch = endpoint(json!({}));
        let source = String::from_utf8(sketch.inputs[0].bytes.clone()).unwrap();
        let (head, _) = source.split_once("],\"types\"").unwrap();
        let another = format!("{head}]}}").replace("n.call", "n.also");
        sketch.inputs.extend(Sketch::files(&[("also.json", &another)]).inputs);
        sketch
    } => "
    warning[unsupported]: the shared request `n:Request` of `n.also` and `n.call` is not supported
      --> also.json: endpoints[0].request
      note: the endpoint `n.also`: left out
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    alias_of_document: response(reference("T"), vec![alias("T", reference_to(document()))]) => "
    warning[unsupported]: a document in the alias `n:T` is not supported
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";
}
