//! Text whose name looks like a secret's, and quirks that nobody has decided.

use serde_json::json;

use crate::sketch::{
    answer_t, any, builtin, interface, list, map, name, property, request, sketch, text, union, with, words,
};

cases! {
    a_name_that_looks_secret: answer_t(vec![interface("T", [property("bearer_token", text())])]) => "
    error[unclassified-secret]: `bearer_token` of `n:T` may be a secret, because its name contains `token`
      --> spec.json: types[2].properties[0]
      help: add it to the secrets or the exceptions in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    names_that_look_secret_in_lists_and_maps: answer_t(vec![interface("T", [
        property("passphrases", list(text())),
        property("client_credentials", map(text(), text())),
        property("token_count", builtin("number")),
    ])]) => "
    error[unclassified-secret]: `passphrases` of `n:T` may be a secret, because its name contains `pass`
      --> spec.json: types[2].properties[0]
      help: add it to the secrets or the exceptions in generator/src/lower/secrets.rs

    error[unclassified-secret]: `client_credentials` of `n:T` may be a secret, because its name contains `credential`
      --> spec.json: types[2].properties[1]
      help: add it to the secrets or the exceptions in generator/src/lower/secrets.rs

    2 errors, 0 warnings
    ";

    a_parameter_that_looks_secret: request(json!({ "query": [property("apiSecret", text())] })) => "
    error[unclassified-secret]: `apiSecret` of `n:Request` may be a secret, because its name contains `secret`
      --> spec.json: types[0].query[0]
      help: add it to the secrets or the exceptions in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    a_quirk_of_an_enum: answer_t(vec![with(words("T", &["a"]), json!({ "esQuirk": "Sorted backwards.\nSince 7." }))]) => r#"
    error[unknown-quirk]: unknown quirk of the enum `n:T`: "Sorted backwards."
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    1 error, 0 warnings
    "#;

    a_quirk_of_an_interface: answer_t(vec![with(interface("T", []), json!({ "esQuirk": "odd" }))]) => r#"
    error[unknown-quirk]: unknown quirk of `n:T`: "odd"
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    1 error, 0 warnings
    "#;

    a_secret_that_may_be_a_boolean: answer_t(vec![interface("T", [property("token", union([text(), builtin("boolean")]))])]) => "
    error[unclassified-secret]: `token` of `n:T` may be a secret, because its name contains `token`, but is not a string
      --> spec.json: types[2].properties[0]
      help: add a correction that changes it to a string, or an exception in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    a_secret_that_may_be_anything: answer_t(vec![interface("T", [property("access_token", any())])]) => "
    error[unclassified-secret]: `access_token` of `n:T` may be a secret, because its name contains `token`, but is not a string
      --> spec.json: types[2].properties[0]
      help: add a correction that changes it to a string, or an exception in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    a_quirk_of_a_property: answer_t(vec![interface("T", [with(property("a", text()), json!({ "esQuirk": "odd" }))])]) => r#"
    error[unknown-quirk]: unknown quirk of the property `a` of `n:T`: "odd"
      --> spec.json: types[2].properties[0]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    1 error, 0 warnings
    "#;

    a_quirk_of_a_request: request(json!({ "esQuirk": "odd" })) => r#"
    error[unknown-quirk]: unknown quirk of `n:Request`: "odd"
      --> spec.json: types[0]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    1 error, 0 warnings
    "#;

    a_quirk_of_a_container: answer_t(vec![with(
        interface("T", [property("a", text())]),
        json!({ "esQuirk": "odd", "variants": { "kind": "container" } }),
    )]) => r#"
    error[unknown-quirk]: unknown quirk of `n:T`: "odd"
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    1 error, 0 warnings
    "#;

    a_quirk_of_a_variant: answer_t(vec![with(
        interface("T", [with(property("a", text()), json!({ "esQuirk": "odd" }))]),
        json!({ "variants": { "kind": "container" } }),
    )]) => r#"
    error[unknown-quirk]: unknown quirk of the property `a` of `n:T`: "odd"
      --> spec.json: types[2].properties[0]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    1 error, 0 warnings
    "#;

    a_quirk_of_a_parent: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), json!({ "esQuirk": "odd" })),
    ]) => r#"
    error[unknown-quirk]: unknown quirk of `n:B`: "odd"
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    1 error, 0 warnings
    "#;
}
