//! The front page of the crate, and the examples of requests: any selection has some. That they compile and run, the build
//! script sees to: it makes a test of each.

use std::path::Path;

use generator::model::{ItemPath, Module};
use generator::{Input, Options};
use serde_json::{Value, json};

use crate::inputs;
use crate::sketch::{interface, map, named, object, optional, property, sketch, text, with};

fn spec() -> Vec<Input> {
    inputs::folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec"))).unwrap()
}

fn page(inputs: &[Input], options: &Options) -> String {
    generator::documentation(inputs, options).unwrap().1.front_page
}

fn of(endpoints: &[&str]) -> Options {
    Options { endpoints: endpoints.iter().map(ToString::to_string).collect(), ..Options::default() }
}

#[test]
fn sample_uses_simplest_endpoint() {
    let both = page(&spec(), &of(&[]));
    assert!(both.contains("let response = client.security().get_token(request).await?;"), "{both}");
    assert!(both.contains("re-exports most of them, for example `security::GetTokenRequest`."), "{both}");
    assert!(both.contains("This crate contains 2 endpoints "), "{both}");
    let one = page(&spec(), &of(&["security.grant_api_key"]));
    assert!(one.contains("let response = client.security().grant_api_key(request).await?;"), "{one}");
    assert!(
        one.contains("security.grant_api_key: 401 Unauthorized") && one.contains("This crate contains 1 endpoint "),
        "{one}"
    );
    assert!(!one.contains("get_token") && !one.contains("GetToken"), "{one}");
}

#[test]
fn an_answer_in_a_body_comes_before_documents_and_before_none() {
    let fixture = inputs::fixture(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures")), "client").unwrap();
    for (endpoints, call) in [
        (&[][..], "let response = client.greet(request).await?;"),
        (&["move", "shop.*"], "client.move_(request).await?;"),
        (&["shop.find", "shop.exists"], "let response = client.shop().find::<serde_json::Value>(request).await?;"),
        (&["shop.exists"], "let exists = client.shop().exists(request).await?;"),
    ] {
        let page = page(&fixture, &of(endpoints));
        let calls: Vec<_> = page.lines().filter(|line| line.contains("(request).await?;")).collect();
        assert_eq!(calls, [call], "{endpoints:?}");
    }
}

#[test]
fn without_functions_the_sample_has_no_types() {
    let page = page(&spec(), &Options { client: false, ..Options::default() });
    assert!(!page.contains("GetToken") && page.contains("let error = server.client().request("), "{page}");
}

#[test]
fn the_crate_has_the_name_that_it_was_given() {
    let page = page(&spec(), &Options { crate_name: "es_client".to_owned(), ..Options::default() });
    assert!(page.contains("use es_client::security::{") && !page.contains("generated"), "{page}");
}

/// The line that makes the request, in its documentation.
fn example(spec: &[Input], request: &str) -> String {
    let (crate_model, documentation) = generator::documentation(spec, &Options::default()).unwrap();
    let has_request = |module: &&Module| module.items.iter().any(|item| item.name == request);
    let module = crate_model.modules.iter().find(has_request).unwrap();
    let path = ItemPath { module: module.path.clone(), name: request.to_owned() };
    let (_, code) = documentation.item(&path).unwrap().description.split_once("let request = ").unwrap();
    code.split_once(';').unwrap().0.replace("\n    ", "")
}

#[test]
fn an_example_has_what_belongs_together() {
    let mut spec = spec();
    assert_eq!(
        example(&spec, "GetTokenRequest"),
        r#"GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).password("correct horse").username("jo")"#
    );
    // Only the specification's own example says what that is. Without one, one optional parameter is shown.
    for input in &mut spec {
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

/// A request with a query and a text, and this example of its body.
fn searched(body: &str) -> Vec<Input> {
    let term = with(map(text(), named("Term")), json!({ "singleKey": true }));
    let variants = [optional("match_all", named("All")), optional("term", term)];
    let query = with(interface("Query", variants), json!({ "variants": { "kind": "container" } }));
    let term = with(interface("Term", [property("value", text())]), json!({ "shortcutProperty": "value" }));
    let body = json!({ "One": { "value": Value::from(body) } });
    let request =
        json!({ "examples": body, "body": object([optional("query", named("Query")), optional("said", text())]) });
    sketch(json!({}), request, json!({}), vec![query, term, interface("All", [])]).inputs
}

#[test]
fn an_example_asks_for_what_the_specifications_asks_for() {
    for (body, code) in [
        (r#"{"query":{"term":{"user":"kimchy"}}}"#, r#"CallRequest::new().query(Query::term("user", "kimchy"))"#),
        (
            r#"{"query":{"term":{"user":{"value":"kimchy"}}}}"#,
            r#"CallRequest::new().query(Query::term("user", Term::new("kimchy")))"#,
        ),
        (r#"{"query":{"match_all":{}}}"#, "CallRequest::new().query(Query::match_all())"),
        // Any other variant might mean the opposite.
        (r#"{"query":{"of_a_plugin":{}}}"#, "CallRequest::new()"),
        ("no JSON", "CallRequest::new()"),
        ("{\"said\":\"\"\"\n  FROM books\n  | LIMIT 1\n\"\"\"}", r#"CallRequest::new().said("FROM books | LIMIT 1")"#),
    ] {
        assert_eq!(example(&searched(body), "CallRequest"), code, "{body}");
    }
}

#[test]
fn how_values_are_made_is_shown_by_what_there_is() {
    let with = page(&searched("{}"), &of(&[]));
    assert!(with.contains("`Query::term(key, value)` creates a [`Query`](n::Query)."), "{with}");
    let without = page(&spec(), &of(&[]));
    assert!(without.contains("# Requests and responses") && !without.contains("constructor for each variant"), "{without}");
}
