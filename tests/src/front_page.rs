//! The front page of the crate and the examples of requests, for any selection of endpoints. The build script turns each
//! example into a test, so that it compiles and runs.

use std::path::Path;

use generator::model::{ItemPath, Module};
use generator::{Input, Options};
use serde_json::{Value, json};

use crate::inputs;
use crate::sketch::{interface, map, object, optional, property, reference, sketch, string, with};

fn spec() -> Vec<Input> {
    inputs::folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec"))).unwrap()
}

fn page(inputs: &[Input], options: &Options) -> String {
    generator::documented_model(inputs, options).unwrap().documentation.front_page
}

fn with_endpoints(endpoints: &[&str]) -> Options {
    Options { endpoints: endpoints.iter().map(ToString::to_string).collect(), ..Options::default() }
}

#[test]
fn sample_uses_simplest_endpoint() {
    let page_of_all = page(&spec(), &with_endpoints(&[]));
    assert!(page_of_all.contains("let response = client.security().get_token(request).await?;"), "{page_of_all}");
    assert!(page_of_all.contains("re-exports most of them, for example `security::GetTokenRequest`."), "{page_of_all}");
    assert!(page_of_all.contains("This crate contains 2 endpoints "), "{page_of_all}");
    let page_of_one = page(&spec(), &with_endpoints(&["security.grant_api_key"]));
    assert!(page_of_one.contains("let response = client.security().grant_api_key(request).await?;"), "{page_of_one}");
    assert!(
        page_of_one.contains("security.grant_api_key: 401 Unauthorized")
            && page_of_one.contains("This crate contains 1 endpoint "),
        "{page_of_one}"
    );
    assert!(!page_of_one.contains("get_token") && !page_of_one.contains("GetToken"), "{page_of_one}");
}

#[test]
fn sample_prefers_typed_response_to_documents_and_to_empty_response() {
    let fixture = inputs::fixture(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures")), "client").unwrap();
    for (endpoints, call) in [
        (&[][..], "let response = client.greet(request).await?;"),
        (&["move", "shop.*"], "client.move_(request).await?;"),
        (&["shop.find", "shop.exists"], "let response = client.shop().find::<serde_json::Value>(request).await?;"),
        (&["shop.exists"], "let exists = client.shop().exists(request).await?;"),
    ] {
        let page = page(&fixture, &with_endpoints(endpoints));
        let calls: Vec<_> = page.lines().filter(|line| line.contains("(request).await?;")).collect();
        assert_eq!(calls, [call], "{endpoints:?}");
    }
}

#[test]
fn sample_without_client_methods_uses_no_types() {
    let page = page(&spec(), &Options { client: false, ..Options::default() });
    assert!(!page.contains("GetToken") && page.contains("let error = server.client().request("), "{page}");
}

#[test]
fn sample_uses_the_crate_name() {
    let page = page(&spec(), &Options { crate_name: "es_client".to_owned(), ..Options::default() });
    assert!(page.contains("use es_client::security::{") && !page.contains("generated"), "{page}");
}

/// Returns the expression that constructs the request in the example of its documentation.
fn example(spec: &[Input], request: &str) -> String {
    let documented = generator::documented_model(spec, &Options::default()).unwrap();
    let (crate_model, documentation) = (documented.crate_model, documented.documentation);
    let has_request = |module: &&Module| module.items.iter().any(|item| item.name == request);
    let module = crate_model.modules.iter().find(has_request).unwrap();
    let path = ItemPath { module: module.path.clone(), name: request.to_owned() };
    let (_, code) = documentation.item(&path).unwrap().description.split_once("let request = ").unwrap();
    code.split_once(';').unwrap().0.replace("\n    ", "")
}

#[test]
fn example_sets_parameters_that_are_used_together() {
    let mut spec = spec();
    assert_eq!(
        example(&spec, "GetTokenRequest"),
        r#"GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).password("correct horse").username("jo")"#
    );
    // Only an example of the specification shows which parameters are used together. Without one, the documentation shows a
    // single optional parameter.
    for input in spec.iter_mut().filter(|input| !input.is_correction()) {
        let text = String::from_utf8(std::mem::take(&mut input.bytes)).unwrap();
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        for definition in json["types"].as_array_mut().into_iter().flatten() {
            definition.as_object_mut().unwrap().remove("examples");
        }
        input.bytes = crate::sketch::write(&json).into_bytes();
    }
    assert_eq!(example(&spec, "GetTokenRequest"), "GetTokenRequest::new().grant_type(AccessTokenGrantType::Password)");
    assert_eq!(
        example(&spec, "GrantApiKeyRequest"),
        r#"GrantApiKeyRequest::new(GrantApiKey::new("name"), ApiKeyGrantType::AccessToken).access_token("access_token")"#
    );
}

/// A specification of a request with a query and a string, and this example of its body.
fn search_spec(body: &str) -> Vec<Input> {
    let term = with(map(string(), reference("Term")), json!({ "singleKey": true }));
    let variants = [optional("match_all", reference("All")), optional("term", term)];
    let query = with(interface("Query", variants), json!({ "variants": { "kind": "container" } }));
    let term = with(interface("Term", [property("value", string())]), json!({ "shortcutProperty": "value" }));
    let body = json!({ "One": { "value": Value::from(body) } });
    let request = json!({ "examples": body, "body": object([optional("query", reference("Query")), optional("statement", string())]) });
    sketch(json!({}), request, json!({}), vec![query, term, interface("All", [])]).inputs
}

#[test]
fn example_follows_the_specification() {
    for (body, code) in [
        (r#"{"query":{"term":{"user":"kimchy"}}}"#, r#"CallRequest::new().query(Query::term("user", "kimchy"))"#),
        (
            r#"{"query":{"term":{"user":{"value":"kimchy"}}}}"#,
            r#"CallRequest::new().query(Query::term("user", Term::new("kimchy")))"#,
        ),
        (r#"{"query":{"match_all":{}}}"#, "CallRequest::new().query(Query::match_all())"),
        // An unknown variant is left out: a substitute might mean the opposite.
        (r#"{"query":{"of_a_plugin":{}}}"#, "CallRequest::new()"),
        ("no JSON", "CallRequest::new()"),
        (
            "{\"statement\":\"\"\"\n  FROM books\n  | LIMIT 1\n\"\"\"}",
            r#"CallRequest::new().statement("FROM books | LIMIT 1")"#,
        ),
    ] {
        assert_eq!(example(&search_spec(body), "CallRequest"), code, "{body}");
    }
}

#[test]
fn construction_section_lists_only_existing_constructors() {
    let with = page(&search_spec("{}"), &with_endpoints(&[]));
    assert!(with.contains("`Query::term(key, value)` creates a [`Query`](n::Query)."), "{with}");
    let without = page(&spec(), &with_endpoints(&[]));
    assert!(
        without.contains("# Requests and responses") && !without.contains("constructor for each variant"),
        "{without}"
    );
}
