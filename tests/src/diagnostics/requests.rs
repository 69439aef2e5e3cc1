//! Requests whose URLs, methods and parameters do not match.

use serde_json::json;

use crate::sketch::{any, endpoint, interface, list, map, named, object, property, request, sketch, text, union};

/// An endpoint with one URL and a request with path parameters of these names.
fn at(url: &str, parts: &[&str]) -> crate::sketch::Sketch {
    let path: Vec<_> = parts.iter().map(|part| property(part, text())).collect();
    sketch(json!({ "urls": [{ "methods": ["GET"], "path": url }] }), json!({ "path": path }), json!({}), Vec::new())
}

fn methods(methods: &[&str]) -> crate::sketch::Sketch {
    endpoint(json!({ "urls": [{ "methods": methods, "path": "/_call" }] }))
}

cases! {
    a_path_parameter_that_no_url_has: at("/_call", &["id"]) => "
    error[unused-path-parameter]: found the path parameter `id`, which no URL of `n.call` has; expected `{id}` in one of them
      --> spec.json: types[0].path[0]
      help: take the parameter out, or add a URL that has it

    1 error, 0 warnings
    ";

    a_part_of_a_url_that_is_no_path_parameter: at("/_call/{id}/{name}", &["id"]) => "
    error[unknown-path-parameter]: found `{name}` in the URL `/_call/{id}/{name}` of `n.call`; expected a path parameter of its request
      --> spec.json: endpoints[0].urls[0]
      help: add the parameter to the request's `path`, or correct the URL

    1 error, 0 warnings
    ";

    a_path_parameter_that_is_misspelt: at("/_call/{ids}", &["id"]) => "
    error[unknown-path-parameter]: found `{ids}` in the URL `/_call/{ids}` of `n.call`; expected a path parameter of its request
      --> spec.json: endpoints[0].urls[0]
      help: add the parameter to the request's `path`, or correct the URL

    error[unused-path-parameter]: found the path parameter `id`, which no URL of `n.call` has; expected `{id}` in one of them
      --> spec.json: types[0].path[0]
      help: take the parameter out, or add a URL that has it

    2 errors, 0 warnings
    ";

    a_url_with_a_brace_too_few: at("/_call/{id", &["id"]) => "
    error[invalid-url]: found the URL `/_call/{id` of `n.call`, whose braces do not match; expected `/` in front, and each parameter once, in braces
      --> spec.json: endpoints[0].urls[0]
      help: correct the URL

    1 error, 0 warnings
    ";

    a_url_with_a_brace_too_many: at("/_call/{id}}", &["id"]) => "
    error[invalid-url]: found the URL `/_call/{id}}` of `n.call`, whose braces do not match; expected `/` in front, and each parameter once, in braces
      --> spec.json: endpoints[0].urls[0]
      help: correct the URL

    1 error, 0 warnings
    ";

    a_url_with_a_part_twice: at("/{id}/_call/{id}", &["id"]) => "
    error[invalid-url]: found the URL `/{id}/_call/{id}` of `n.call`, which has a parameter twice; expected `/` in front, and each parameter once, in braces
      --> spec.json: endpoints[0].urls[0]
      help: correct the URL

    1 error, 0 warnings
    ";

    a_url_without_a_slash_in_front: at("_call", &[]) => "
    error[invalid-url]: found the URL `_call` of `n.call`, which has no `/` in front; expected `/` in front, and each parameter once, in braces
      --> spec.json: endpoints[0].urls[0]
      help: correct the URL

    1 error, 0 warnings
    ";

    an_endpoint_without_a_url: endpoint(json!({ "urls": [] })) => "
    error[invalid-url]: found no URL of `n.call`; expected at least one
      --> spec.json: endpoints[0]
      help: add the URL

    1 error, 0 warnings
    ";

    a_method_that_there_is_not: methods(&["FETCH"]) => "
    error[invalid-method]: found FETCH for the URL `/_call` of `n.call`; expected one of GET, POST, PUT, DELETE and HEAD, or POST beside GET or PUT
      --> spec.json: endpoints[0].urls[0]
      help: correct the methods, or teach generator/src/lower/endpoint/routes.rs how to choose

    1 error, 0 warnings
    ";

    a_url_without_a_method: methods(&[]) => "
    error[invalid-method]: found no method for the URL `/_call` of `n.call`; expected one of GET, POST, PUT, DELETE and HEAD, or POST beside GET or PUT
      --> spec.json: endpoints[0].urls[0]
      help: correct the methods, or teach generator/src/lower/endpoint/routes.rs how to choose

    1 error, 0 warnings
    ";

    methods_without_a_choice: methods(&["GET", "DELETE"]) => "
    error[invalid-method]: found GET and DELETE for the URL `/_call` of `n.call`; expected one of GET, POST, PUT, DELETE and HEAD, or POST beside GET or PUT
      --> spec.json: endpoints[0].urls[0]
      help: correct the methods, or teach generator/src/lower/endpoint/routes.rs how to choose

    1 error, 0 warnings
    ";

    an_object_in_the_query: sketch(
        json!({}), json!({ "query": [property("where", named("W"))] }), json!({}), vec![interface("W", [])],
    ) => "
    error[invalid-parameter]: found the parameter `where` of `n:Request` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    a_map_in_the_path: sketch(
        json!({ "urls": [{ "methods": ["GET"], "path": "/{id}" }] }),
        json!({ "path": [property("id", map(text(), text()))] }),
        json!({}),
        vec![],
    ) => "
    error[invalid-parameter]: found the parameter `id` of `n:Request` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL
      --> spec.json: types[0].path[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    any_json_in_the_query: request(json!({ "query": [property("where", any())] })) => "
    error[invalid-parameter]: found the parameter `where` of `n:Request` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    a_list_of_objects_in_the_query: sketch(
        json!({}), json!({ "query": [property("where", list(named("W")))] }), json!({}), vec![interface("W", [])],
    ) => "
    error[invalid-parameter]: found the parameter `where` of `n:Request` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    a_text_or_an_object_in_the_query: sketch(
        json!({}), json!({ "query": [property("where", union([text(), named("W")]))] }), json!({}),
        vec![interface("W", [])],
    ) => "
    error[invalid-parameter]: found the parameter `where` of `n:Request` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";

    a_query_parameter_of_no_type_for_a_url_beside_a_property_of_the_body: sketch(
        json!({}),
        json!({ "query": [property("q", named("T"))], "body": object([property("q", text())]) }),
        json!({}),
        vec![interface("T", [])],
    ) => "
    error[invalid-parameter]: found the parameter `q` of `n:Request` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL
      --> spec.json: types[0].query[0]
      help: move it to the body, or correct its type

    1 error, 0 warnings
    ";
}
