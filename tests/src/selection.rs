//! A selection changes which types are written, never how one is.

use serde_json::json;

use crate::sketch::{Sketch, builtin, interface, named, object, optional, property, sketch, text, union};

/// Two endpoints: one answers with `T`, the other sends it.
fn both() -> Sketch {
    let nullable = union([text(), builtin("null")]);
    let shared = object([optional("p", named("T"))]);
    let mut answers = sketch(
        json!({}),
        json!({}),
        json!({ "body": shared.clone() }),
        vec![interface("T", [property("a", text()), optional("b", nullable)])],
    );
    let sends = json!({
        "endpoints": [{
            "name": "m.send", "description": "RequestFormat.", "availability": {},
            "request": { "namespace": "m", "name": "Request" }, "requestBodyRequired": false,
            "response": { "namespace": "m", "name": "Response" }, "responseMediaType": ["application/json"],
            "urls": [{ "methods": ["POST"], "path": "/_send" }],
        }],
        "types": [
            {
                "kind": "request", "name": { "namespace": "m", "name": "Request" }, "specLocation": "m.ts",
                "path": [], "query": [], "body": shared,
            },
            {
                "kind": "response", "name": { "namespace": "m", "name": "Response" }, "specLocation": "m.ts",
                "body": { "kind": "no_body" },
            },
        ],
    });
    let sends = generator::Input { path: "send.json".to_owned(), bytes: crate::sketch::write(&sends).into_bytes() };
    answers.inputs.push(sends);
    answers
}

/// The text of an item.
fn item<'t>(text: &'t str, name: &str) -> &'t str {
    let start = text.find(&format!("pub struct {name} ")).unwrap();
    let end = text[start..].find("impl json::Encode").unwrap();
    &text[start..start + end]
}

#[test]
fn a_type_is_the_same_in_every_selection() {
    let all = both().run().unwrap();
    let one = both().only("n.call").run().unwrap();
    assert!(one.files.len() < all.files.len(), "the other endpoint is left out");
    let (all, one) = (&all.files["api/n.rs"], &one.files["api/n.rs"]);
    assert_eq!(item(one, "T"), item(all, "T"));
    // The endpoint that is left out sends it: so it has a constructor, and a field for null.
    assert!(item(one, "T").contains("pub fn new(") && item(one, "T").contains("Nullable<String>"));
}
