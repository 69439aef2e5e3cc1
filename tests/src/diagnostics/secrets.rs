//! Strings with a name like that of a secret, and quirks that are not classified.

use serde_json::json;

use crate::sketch::{
    any_value, builtin, interface, list, map, name, property, request, response_with_t, sketch, string, string_enum,
    union, with,
};

cases! {
    name_of_a_secret: response_with_t(vec![interface("T", [property("bearer_token", string())])]) => "
    error[unclassified-secret]: `bearer_token` of `n:T` may be a secret, because its name contains `token`
      --> spec.json: types[2].properties[0]
      help: add it to the secrets or the exceptions in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    names_of_secrets_in_lists_and_maps: response_with_t(vec![interface("T", [
        property("passphrases", list(string())),
        property("client_credentials", map(string(), string())),
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

    parameter_with_name_of_a_secret: request(json!({ "query": [property("apiSecret", string())] })) => "
    error[unclassified-secret]: `apiSecret` of `n:Request` may be a secret, because its name contains `secret`
      --> spec.json: types[0].query[0]
      help: add it to the secrets or the exceptions in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    quirk_of_an_enum: response_with_t(vec![with(string_enum("T", &["a"]), json!({ "esQuirk": "Sorted backwards.\nSince 7." }))]) => r#"
    warning[unknown-quirk]: unknown quirk of the enum `n:T`: "Sorted backwards."
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    0 errors, 1 warning
    "#;

    quirk_of_an_interface: response_with_t(vec![with(interface("T", []), json!({ "esQuirk": "odd" }))]) => r#"
    warning[unknown-quirk]: unknown quirk of `n:T`: "odd"
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    0 errors, 1 warning
    "#;

    secret_that_may_be_a_boolean: response_with_t(vec![interface("T", [property("token", union([string(), builtin("boolean")]))])]) => "
    error[unclassified-secret]: `token` of `n:T` may be a secret, because its name contains `token`, but is not a string
      --> spec.json: types[2].properties[0]
      help: add a correction that changes it to a string, or an exception in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    secret_of_any_type: response_with_t(vec![interface("T", [property("access_token", any_value())])]) => "
    error[unclassified-secret]: `access_token` of `n:T` may be a secret, because its name contains `token`, but is not a string
      --> spec.json: types[2].properties[0]
      help: add a correction that changes it to a string, or an exception in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    quirk_of_a_property: response_with_t(vec![interface("T", [with(property("a", string()), json!({ "esQuirk": "odd" }))])]) => r#"
    warning[unknown-quirk]: unknown quirk of the property `a` of `n:T`: "odd"
      --> spec.json: types[2].properties[0]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    0 errors, 1 warning
    "#;

    quirk_of_a_request: request(json!({ "esQuirk": "odd" })) => r#"
    warning[unknown-quirk]: unknown quirk of `n:Request`: "odd"
      --> spec.json: types[0]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    0 errors, 1 warning
    "#;

    quirk_of_a_container: response_with_t(vec![with(
        interface("T", [property("a", string())]),
        json!({ "esQuirk": "odd", "variants": { "kind": "container" } }),
    )]) => r#"
    warning[unknown-quirk]: unknown quirk of `n:T`: "odd"
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    0 errors, 1 warning
    "#;

    quirk_of_a_variant: response_with_t(vec![with(
        interface("T", [with(property("a", string()), json!({ "esQuirk": "odd" }))]),
        json!({ "variants": { "kind": "container" } }),
    )]) => r#"
    warning[unknown-quirk]: unknown quirk of the property `a` of `n:T`: "odd"
      --> spec.json: types[2].properties[0]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    0 errors, 1 warning
    "#;

    quirk_of_a_parent: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), json!({ "esQuirk": "odd" })),
    ]) => r#"
    warning[unknown-quirk]: unknown quirk of `n:B`: "odd"
      --> spec.json: types[2]
      help: add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`

    0 errors, 1 warning
    "#;
}
