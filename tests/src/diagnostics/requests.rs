//! Requests whose URLs, methods and parameters do not match.

use serde_json::json;

use crate::sketch::{
    any_value, endpoint, interface, list, map, object, property, reference, request, sketch, string, union,
};

/// An endpoint with one URL and a request with path parameters of these names.
fn with_url(url: &str, parts: &[&str]) -> crate::sketch::Sketch {
    let path: Vec<_> = parts.iter().map(|part| property(part, string())).collect();
    sketch(json!({ "urls": [{ "methods": ["GET"], "path": url }] }), json!({ "path": path }), json!({}), Vec::new())
}

fn methods(methods: &[&str]) -> crate::sketch::Sketch {
    endpoint(json!({ "urls": [{ "methods": methods, "path": "/_call" }] }))
}

cases! {
    path_parameter_in_no_url: with_url("/_call", &["id"]) => "
    warning[unused-path-parameter]: the path parameter `id` is in no URL of `n.call`
      --> spec.json: types[0].path[0]
      note: the endpoint `n.call`: left out
      help: remove the parameter, or add a URL that contains it

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_placeholder_without_path_parameter: with_url("/_call/{id}/{name}", &["id"]) => "
    warning[unknown-path-parameter]: unknown path parameter `{name}` in the URL `/_call/{id}/{name}` of `n.call`
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: add the parameter to the request's `path`, or correct the URL

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    misspelled_path_parameter: with_url("/_call/{ids}", &["id"]) => "
    warning[unknown-path-parameter]: unknown path parameter `{ids}` in the URL `/_call/{ids}` of `n.call`
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: add the parameter to the request's `path`, or correct the URL

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_with_missing_brace: with_url("/_call/{id", &["id"]) => "
    warning[invalid-url]: invalid URL `/_call/{id` of `n.call`: the braces do not match
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: write each parameter in the URL's `path` as `{name}`

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_with_extra_brace: with_url("/_call/{id}}", &["id"]) => "
    warning[invalid-url]: invalid URL `/_call/{id}}` of `n.call`: the braces do not match
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: write each parameter in the URL's `path` as `{name}`

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_with_duplicate_placeholder: with_url("/{id}/_call/{id}", &["id"]) => "
    warning[invalid-url]: invalid URL `/{id}/_call/{id}` of `n.call`: duplicate parameter
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: rename or remove one of the equal parameters in the URL's `path`

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_with_a_query: with_url("/_call?x=1", &[]) => "
    warning[invalid-url]: invalid URL `/_call?x=1` of `n.call`: it contains a character that is not valid in a path
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: the URL's `path` has neither a query nor characters that need escaping; put parameters into `query`

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_with_relative_segment: with_url("/{id}/../_call", &["id"]) => "
    warning[invalid-url]: invalid URL `/{id}/../_call` of `n.call`: it contains the segment `.` or `..`
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: write the URL's `path` without relative segments

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_without_leading_slash: with_url("_call", &[]) => "
    warning[invalid-url]: invalid URL `_call` of `n.call`: it must begin with `/`
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: add `/` at the start of the URL's `path`

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    endpoint_without_url: endpoint(json!({ "urls": [] })) => "
    warning[invalid-url]: the endpoint `n.call` has no URL
      --> spec.json: endpoints[0]
      note: the endpoint `n.call`: left out
      help: add an entry to `urls` of the endpoint, or remove the endpoint

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    unknown_method: methods(&["FETCH"]) => "
    warning[invalid-method]: unsupported methods of the URL `/_call` of `n.call`: FETCH
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    url_without_method: methods(&[]) => "
    warning[invalid-method]: unsupported methods of the URL `/_call` of `n.call`: none
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    unsupported_pair_of_methods: methods(&["GET", "DELETE"]) => "
    warning[invalid-method]: unsupported methods of the URL `/_call` of `n.call`: GET and DELETE
      --> spec.json: endpoints[0].urls[0]
      note: the endpoint `n.call`: left out
      help: use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    object_in_query: sketch(
        json!({}), json!({ "query": [property("where", reference("W"))] }), json!({}), vec![interface("W", [])],
    ) => "
    warning[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      note: `where` of `n:Request`: a string
      help: move it to the body, or correct its type

    0 errors, 1 warning
    ";

    map_in_path: sketch(
        json!({ "urls": [{ "methods": ["GET"], "path": "/{id}" }] }),
        json!({ "path": [property("id", map(string(), string()))] }),
        json!({}),
        vec![],
    ) => "
    warning[invalid-parameter]: the URL parameter `id` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].path[0]
      note: `id` of `n:Request`: a string
      help: move it to the body, or correct its type

    0 errors, 1 warning
    ";

    any_json_in_query: request(json!({ "query": [property("where", any_value())] })) => "
    warning[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      note: `where` of `n:Request`: a string
      help: move it to the body, or correct its type

    0 errors, 1 warning
    ";

    list_of_objects_in_query: sketch(
        json!({}), json!({ "query": [property("where", list(reference("W")))] }), json!({}), vec![interface("W", [])],
    ) => "
    warning[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      note: `where` of `n:Request`: a string
      help: move it to the body, or correct its type

    0 errors, 1 warning
    ";

    string_or_object_in_query: sketch(
        json!({}), json!({ "query": [property("where", union([string(), reference("W")]))] }), json!({}),
        vec![interface("W", [])],
    ) => "
    warning[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      note: `where` of `n:Request`: a string
      help: move it to the body, or correct its type

    0 errors, 1 warning
    ";

    query_parameter_of_invalid_type_with_body_property: sketch(
        json!({}),
        json!({ "query": [property("q", reference("T"))], "body": object([property("q", string())]) }),
        json!({}),
        vec![interface("T", [])],
    ) => "
    warning[invalid-parameter]: the URL parameter `q` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      note: `q` of `n:Request`: a string
      help: move it to the body, or correct its type

    0 errors, 1 warning
    ";
}
