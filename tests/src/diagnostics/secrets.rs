//! Strings with a name like that of a secret, and quirks that are not classified.

use serde_json::json;

use crate::sketch::{
    any_value, builtin, interface, list, map, name, property, request, response_with_t, sketch, string, string_enum,
    union, with,
};

cases! {
    name_of_a_secret: response_with_t(vec![interface("T", [property("bearer_token", string())])]) => "
    error[unclassified-secret]: found the text `bearer_token` of `n:T`, whose name has `token` in it; expected that a list says whether it is a secret
      --> spec.json: types[2].properties[0]
      help: add it to the secrets or to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    names_of_secrets_in_lists_and_maps: response_with_t(vec![interface("T", [
        property("passphrases", list(string())),
        property("client_credentials", map(string(), string())),
        property("token_count", builtin("number")),
    ])]) => "
    error[unclassified-secret]: found the text `passphrases` of `n:T`, whose name has `pass` in it; expected that a list says whether it is a secret
      --> spec.json: types[2].properties[0]
      help: add it to the secrets or to the innocent in generator/src/lower/secrets.rs

    error[unclassified-secret]: found the text `client_credentials` of `n:T`, whose name has `credential` in it; expected that a list says whether it is a secret
      --> spec.json: types[2].properties[1]
      help: add it to the secrets or to the innocent in generator/src/lower/secrets.rs

    2 errors, 0 warnings
    ";

    parameter_with_name_of_a_secret: request(json!({ "query": [property("apiSecret", string())] })) => "
    error[unclassified-secret]: found the text `apiSecret` of `n:Request`, whose name has `secret` in it; expected that a list says whether it is a secret
      --> spec.json: types[0].query[0]
      help: add it to the secrets or to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    quirk_of_an_enum: response_with_t(vec![with(string_enum("T", &["a"]), json!({ "esQuirk": "Sorted backwards.\nSince 7." }))]) => r#"
    error[unknown-quirk]: found the quirk "Sorted backwards." on the enum `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    quirk_of_an_interface: response_with_t(vec![with(interface("T", []), json!({ "esQuirk": "odd" }))]) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    secret_that_may_be_a_boolean: response_with_t(vec![interface("T", [property("token", union([string(), builtin("boolean")]))])]) => r#"
    error[unclassified-secret]: found the property `token` of `n:T`, whose name has `token` in it; expected text alone, since only text can be kept from being printed
      --> spec.json: types[2].properties[0]
      help: add a fixup that makes text of it, or add it to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    "#;

    secret_of_any_type: response_with_t(vec![interface("T", [property("access_token", any_value())])]) => r#"
    error[unclassified-secret]: found the property `access_token` of `n:T`, whose name has `token` in it; expected text alone, since only text can be kept from being printed
      --> spec.json: types[2].properties[0]
      help: add a fixup that makes text of it, or add it to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    "#;

    quirk_of_a_property: response_with_t(vec![interface("T", [with(property("a", string()), json!({ "esQuirk": "odd" }))])]) => r#"
    error[unknown-quirk]: found the quirk "odd" on the property `a` of `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2].properties[0]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    quirk_of_a_request: request(json!({ "esQuirk": "odd" })) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:Request`; expected one that the generator's table of quirks has
      --> spec.json: types[0]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    quirk_of_a_container: response_with_t(vec![with(
        interface("T", [property("a", string())]),
        json!({ "esQuirk": "odd", "variants": { "kind": "container" } }),
    )]) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    quirk_of_a_variant: response_with_t(vec![with(
        interface("T", [with(property("a", string()), json!({ "esQuirk": "odd" }))]),
        json!({ "variants": { "kind": "container" } }),
    )]) => r#"
    error[unknown-quirk]: found the quirk "odd" on the property `a` of `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2].properties[0]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    quirk_of_a_parent: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), json!({ "esQuirk": "odd" })),
    ]) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:B`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;
}
