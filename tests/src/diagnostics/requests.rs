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
    error[unused-path-parameter]: the path parameter `id` is in no URL of `n.call`
      --> spec.json: types[0].path[0]
      help: remove the parameter, or add a URL that contains it

    1 error, 0 warnings
    ";

    url_placeholder_without_path_parameter: with_url("/_call/{id}/{name}", &["id"]) => "
    error[unknown-path-parameter]: unknown path parameter `{name}` in the URL `/_call/{id}/{name}` of `n.call`
      --> spec.json: endpoints[0].urls[0]
      help: add the parameter to the request's `path`, or correct the URL

    1 error, 0 warnings
    ";

    misspelled_path_parameter: with_url("/_call/{ids}", &["id"]) => "
    error[unknown-path-parameter]: unknown path parameter `{ids}` in the URL `/_call/{ids}` of `n.call`
      --> spec.json: endpoints[0].urls[0]
      help: add the parameter to the request's `path`, or correct the URL

    error[unused-path-parameter]: the path parameter `id` is in no URL of `n.call`
      --> spec.json: types[0].path[0]
      help: remove the parameter, or add a URL that contains it

    2 errors, 0 warnings
    ";

    url_with_missing_brace: with_url("/_call/{id", &["id"]) => "
    error[invalid-url]: invalid URL `/_call/{id` of `n.call`: the braces do not match
      --> spec.json: endpoints[0].urls[0]
      help: write each parameter in the URL's `path` as `{name}`

    1 error, 0 warnings
    ";

    url_with_extra_brace: with_url("/_call/{id}}", &["id"]) => "
    error[invalid-url]: invalid URL `/_call/{id}}` of `n.call`: the braces do not match
      --> spec.json: endpoints[0].urls[0]
      help: write each parameter in the URL's `path` as `{name}`

    1 error, 0 warnings
    ";

    url_with_duplicate_placeholder: with_url("/{id}/_call/{id}", &["id"]) => "
    error[invalid-url]: invalid URL `/{id}/_call/{id}` of `n.call`: duplicate parameter
      --> spec.json: endpoints[0].urls[0]
      help: rename or remove one of the equal parameters in the URL's `path`

    1 error, 0 warnings
    ";

    url_without_leading_slash: with_url("_call", &[]) => "
    error[invalid-url]: invalid URL `_call` of `n.call`: it must begin with `/`
      --> spec.json: endpoints[0].urls[0]
      help: add `/` at the start of the URL's `path`

    1 error, 0 warnings
    ";

    endpoint_without_url: endpoint(json!({ "urls": [] })) => "
    error[invalid-url]: the endpoint `n.call` has no URL
      --> spec.json: endpoints[0]
      help: add an entry to `urls` of the endpoint, or remove the endpoint

    1 error, 0 warnings
    ";

    unknown_method: methods(&["FETCH"]) => "
    error[invalid-method]: unsupported methods of the URL `/_call` of `n.call`: FETCH
      --> spec.json: endpoints[0].urls[0]
      help: use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT

    1 error, 0 warnings
    ";

    url_without_method: methods(&[]) => "
    error[invalid-method]: unsupported methods of the URL `/_call` of `n.call`: none
      --> spec.json: endpoints[0].urls[0]
      help: use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT

    1 error, 0 warnings
    ";

    unsupported_pair_of_methods: methods(&["GET", "DELETE"]) => "
    error[invalid-method]: unsupported methods of the URL `/_call` of `n.call`: GET and DELETE
      --> spec.json: endpoints[0].urls[0]
      help: use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT

    1 error, 0 warnings
    ";

    object_in_query: sketch(
        json!({}), json!({ "query": [property("where", reference("W"))] }), json!({}), vec![interface("W", [])],
    ) => "
    error[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    map_in_path: sketch(
        json!({ "urls": [{ "methods": ["GET"], "path": "/{id}" }] }),
        json!({ "path": [property("id", map(string(), string()))] }),
        json!({}),
        vec![],
    ) => "
    error[invalid-parameter]: the URL parameter `id` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].path[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    any_json_in_query: request(json!({ "query": [property("where", any_value())] })) => "
    error[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    list_of_objects_in_query: sketch(
        json!({}), json!({ "query": [property("where", list(reference("W")))] }), json!({}), vec![interface("W", [])],
    ) => "
    error[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    string_or_object_in_query: sketch(
        json!({}), json!({ "query": [property("where", union([string(), reference("W")]))] }), json!({}),
        vec![interface("W", [])],
    ) => "
    error[invalid-parameter]: the URL parameter `where` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    query_parameter_of_invalid_type_with_body_property: sketch(
        json!({}),
        json!({ "query": [property("q", reference("T"))], "body": object([property("q", string())]) }),
        json!({}),
        vec![interface("T", [])],
    ) => "
    error[invalid-parameter]: the URL parameter `q` of `n:Request` must be a string, number, boolean, enum, or a list of these
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";
}
