//! Quirks that are not classified.

use serde_json::json;

use crate::sketch::{interface, name, property, request, response_with_t, sketch, string, string_enum, with};

cases! {
    quirk_of_an_enum: response_with_t(vec![with(string_enum("T", &["a"]), json!({ "esQuirk": "Sorted backwards.\nSince 7." }))]) => r#"
    warning[unknown-quirk]: unknown quirk of the enum `n:T`: "Sorted backwards."
      --> spec.json: types[2]
      help: add a correction with the meaning of the quirk, if it has an effect on the JSON

    0 errors, 1 warning
    "#;

    quirk_of_an_interface: response_with_t(vec![with(interface("T", []), json!({ "esQuirk": "odd" }))]) => r#"
    warning[unknown-quirk]: unknown quirk of `n:T`: "odd"
      --> spec.json: types[2]
      help: add a correction with the meaning of the quirk, if it has an effect on the JSON

    0 errors, 1 warning
    "#;

    quirk_of_a_property: response_with_t(vec![interface("T", [with(property("a", string()), json!({ "esQuirk": "odd" }))])]) => r#"
    warning[unknown-quirk]: unknown quirk of the property `a` of `n:T`: "odd"
      --> spec.json: types[2].properties[0]
      help: add a correction with the meaning of the quirk, if it has an effect on the JSON

    0 errors, 1 warning
    "#;

    quirk_of_a_request: request(json!({ "esQuirk": "odd" })) => r#"
    warning[unknown-quirk]: unknown quirk of `n:Request`: "odd"
      --> spec.json: types[0]
      help: add a correction with the meaning of the quirk, if it has an effect on the JSON

    0 errors, 1 warning
    "#;

    quirk_of_a_container: response_with_t(vec![with(
        interface("T", [property("a", string())]),
        json!({ "esQuirk": "odd", "variants": { "kind": "container" } }),
    )]) => r#"
    warning[unknown-quirk]: unknown quirk of `n:T`: "odd"
      --> spec.json: types[2]
      help: add a correction with the meaning of the quirk, if it has an effect on the JSON

    0 errors, 1 warning
    "#;

    quirk_of_a_variant: response_with_t(vec![with(
        interface("T", [with(property("a", string()), json!({ "esQuirk": "odd" }))]),
        json!({ "variants": { "kind": "container" } }),
    )]) => r#"
    warning[unknown-quirk]: unknown quirk of the property `a` of `n:T`: "odd"
      --> spec.json: types[2].properties[0]
      help: add a correction with the meaning of the quirk, if it has an effect on the JSON

    0 errors, 1 warning
    "#;

    quirk_of_a_parent: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), json!({ "esQuirk": "odd" })),
    ]) => r#"
    warning[unknown-quirk]: unknown quirk of `n:B`: "odd"
      --> spec.json: types[2]
      help: add a correction with the meaning of the quirk, if it has an effect on the JSON

    0 errors, 1 warning
    "#;
}
