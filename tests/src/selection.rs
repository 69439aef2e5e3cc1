//! Selection of endpoints: it changes which types are generated, but not the code of a type.

use serde_json::json;

use crate::sketch::{
    Sketch, builtin, interface, object, optional, property, reference, reference_to, sketch, string, union,
};

/// Two endpoints: the response of one and the request of the other contain `T`.
fn two_endpoints() -> Sketch {
    let nullable = union([string(), builtin("null")]);
    let integer = reference_to(json!({ "namespace": "_types", "name": "integer" }));
    let shared = object([optional("p", reference("T"))]);
    let mut with_second_endpoint = sketch(
        json!({}),
        json!({}),
        json!({ "body": shared.clone() }),
        vec![interface("T", [property("a", string()), optional("b", nullable), optional("count", integer)])],
    );
    let second = json!({
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
    let second = generator::Input { path: "send.json".to_owned(), bytes: crate::sketch::write(&second).into_bytes() };
    with_second_endpoint.inputs.push(second);
    with_second_endpoint
}

/// The code of a struct, without its trait implementations.
fn item<'c>(code: &'c str, name: &str) -> &'c str {
    let start = code.find(&format!("pub struct {name} ")).unwrap();
    let end = code[start..].find("impl json::Encode").unwrap();
    &code[start..start + end]
}

#[test]
fn type_is_the_same_in_every_selection() {
    let all = two_endpoints().run().unwrap();
    let selected = two_endpoints().only("n.call").run().unwrap();
    assert!(selected.files.len() < all.files.len(), "the other endpoint is left out");
    let (all, selected) = (&all.files["api/n.rs"], &selected.files["api/n.rs"]);
    assert_eq!(item(selected, "T"), item(all, "T"));
    // The request of the unselected endpoint contains `T`, so `T` has a constructor and a field that distinguishes null.
    assert!(item(selected, "T").contains("pub fn new(") && item(selected, "T").contains("Nullable<String>"));
    // The response of the other endpoint contains `T`, so its integers are counters.
    let sent = two_endpoints().only("m.send").run().unwrap();
    let sent = &sent.files["api/n.rs"];
    assert_eq!(item(sent, "T"), item(all, "T"));
    assert!(item(sent, "T").contains("pub count: Option<i64>"));
}
