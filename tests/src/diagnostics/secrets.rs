//! Strings with a name like that of a secret, and quirks that are not classified.

use serde_json::json;

use crate::sketch::{
    answer_t, any, builtin, interface, list, map, name, property, request, sketch, text, union, with, words,
};

cases! {
    a_name_that_looks_secret: answer_t(vec![interface("T", [property("bearer_token", text())])]) => "
    error[unclassified-secret]: found the text `bearer_token` of `n:T`, whose name has `token` in it; expected that a list says whether it is a secret
      --> spec.json: types[2].properties[0]
      help: add it to the secrets or to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    names_that_look_secret_in_lists_and_maps: answer_t(vec![interface("T", [
        property("passphrases", list(text())),
        property("client_credentials", map(text(), text())),
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

    a_parameter_that_looks_secret: request(json!({ "query": [property("apiSecret", text())] })) => "
    error[unclassified-secret]: found the text `apiSecret` of `n:Request`, whose name has `secret` in it; expected that a list says whether it is a secret
      --> spec.json: types[0].query[0]
      help: add it to the secrets or to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    ";

    a_quirk_of_an_enum: answer_t(vec![with(words("T", &["a"]), json!({ "esQuirk": "Sorted backwards.\nSince 7." }))]) => r#"
    error[unknown-quirk]: found the quirk "Sorted backwards." on the enum `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    a_quirk_of_an_interface: answer_t(vec![with(interface("T", []), json!({ "esQuirk": "odd" }))]) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    a_secret_that_may_be_a_boolean: answer_t(vec![interface("T", [property("token", union([text(), builtin("boolean")]))])]) => r#"
    error[unclassified-secret]: found the property `token` of `n:T`, whose name has `token` in it; expected text alone, since only text can be kept from being printed
      --> spec.json: types[2].properties[0]
      help: add a fixup that makes text of it, or add it to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    "#;

    a_secret_that_may_be_anything: answer_t(vec![interface("T", [property("access_token", any())])]) => r#"
    error[unclassified-secret]: found the property `access_token` of `n:T`, whose name has `token` in it; expected text alone, since only text can be kept from being printed
      --> spec.json: types[2].properties[0]
      help: add a fixup that makes text of it, or add it to the innocent in generator/src/lower/secrets.rs

    1 error, 0 warnings
    "#;

    a_quirk_of_a_property: answer_t(vec![interface("T", [with(property("a", text()), json!({ "esQuirk": "odd" }))])]) => r#"
    error[unknown-quirk]: found the quirk "odd" on the property `a` of `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2].properties[0]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    a_quirk_of_a_request: request(json!({ "esQuirk": "odd" })) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:Request`; expected one that the generator's table of quirks has
      --> spec.json: types[0]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    a_quirk_of_a_container: answer_t(vec![with(
        interface("T", [property("a", text())]),
        json!({ "esQuirk": "odd", "variants": { "kind": "container" } }),
    )]) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    a_quirk_of_a_variant: answer_t(vec![with(
        interface("T", [with(property("a", text()), json!({ "esQuirk": "odd" }))]),
        json!({ "variants": { "kind": "container" } }),
    )]) => r#"
    error[unknown-quirk]: found the quirk "odd" on the property `a` of `n:T`; expected one that the generator's table of quirks has
      --> spec.json: types[2].properties[0]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;

    a_quirk_of_a_parent: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), json!({ "esQuirk": "odd" })),
    ]) => r#"
    error[unknown-quirk]: found the quirk "odd" on `n:B`; expected one that the generator's table of quirks has
      --> spec.json: types[2]
      help: add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out

    1 error, 0 warnings
    "#;
}
