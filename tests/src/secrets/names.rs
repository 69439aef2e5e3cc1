//! The rule that decides by its name whether a property is secret.

use generator::model::{Field, RustType};
use serde_json::{Value, json};

use super::fields;
use crate::sketch::{
    Sketch, any_value, builtin, interface, list, map, name as type_name, property, reference, response_with_t, string,
    string_enum, union, with,
};

/// Describes each property of a type: `Secret` for strings, `redacted` for other values, `shown` for the rest.
fn decisions<const N: usize>(properties: [(&str, Value); N]) -> Vec<(String, &'static str)> {
    decisions_of(&sketch(properties))
}

/// A specification whose type `T` has these properties.
fn sketch<const N: usize>(properties: [(&str, Value); N]) -> Sketch {
    let properties = properties.map(|(name, ty)| property(name, ty));
    let pass = interface("Pass", [property("name", string())]);
    let limits = interface("Limits", [property("count", builtin("number"))]);
    let types = vec![interface("T", properties), pass, limits, string_enum("Kind", &["a"])];
    response_with_t(types)
}

fn decisions_of(sketch: &Sketch) -> Vec<(String, &'static str)> {
    let (crate_model, _) = generator::model(&sketch.inputs, &sketch.options, &mut |_| ()).expect("a model");
    let items = crate_model.modules.iter().flat_map(|module| &module.items);
    let item = items.into_iter().find(|item| item.name == "T").expect("an item");
    fields(&item.kind).into_iter().map(|field| (field.json_name.clone(), decision(field))).collect()
}

fn decision(field: &Field) -> &'static str {
    match (&field.ty, field.redacted) {
        (RustType::Runtime("Secret"), false) => "Secret",
        (RustType::List(item), false) if **item == RustType::Runtime("Secret") => "secrets in a list",
        (RustType::Map(_, value), false) if **value == RustType::Runtime("Secret") => "secrets in a map",
        (_, true) => "redacted",
        (_, false) => "shown",
    }
}

fn assert_all<const N: usize>(names: [&str; N], ty: &Value, expected: &str) {
    for (name, decision) in decisions(names.map(|name| (name, ty.clone()))) {
        assert_eq!(decision, expected, "{name}");
    }
}

#[test]
fn strings_with_suspicious_names_are_secrets() {
    let names = ["new_password", "passphrase", "bearer_token", "userCredential", "auth.ticket", "signature"];
    assert_all(names, &string(), "Secret");
    let names = ["client-secret", "proxy_authorization", "encoded", "private_data", "passwords", "XAuthToken"];
    assert_all(names, &string(), "Secret");
    assert_all(["access_key", "http_ca_key", "signing_keys", "transportKey"], &string(), "Secret");
    assert_all(["service_account_json", "credentials_json", "accounts_json"], &string(), "Secret");
}

#[test]
fn strings_with_other_names_are_shown() {
    assert_all(["key", "keys", "name", "tokenizer", "keyword", "monkey", "api_key_id"], &string(), "shown");
    assert_all(
        ["tokenize_on_chars", "geo_json", "account", "encoding", "key_name", "secretary", "authentication"],
        &string(),
        "shown",
    );
}

#[test]
fn innocent_names_are_shown() {
    let names = ["token_separator", "token_chars", "other_bucket_key", "after_key"];
    assert_all(names, &string(), "Secret");
    let innocent = format!("[secrets]\ninnocent = {names:?}\nsecret = [\"pin\"]\n");
    let [a, b, c, d] = names;
    let corrected = sketch([a, b, c, d, "pin", "tokens"].map(|name| (name, string()))).correct(&innocent);
    let decisions: Vec<_> = decisions_of(&corrected).into_iter().map(|(_, decision)| decision).collect();
    assert_eq!(decisions, ["shown", "shown", "shown", "shown", "Secret", "Secret"]);
}

#[test]
fn strings_inside_lists_and_maps_are_secrets() {
    let found = decisions([("private_keys", list(string())), ("client_secrets", map(string(), string()))]);
    let expected = [("private_keys", "secrets in a list"), ("client_secrets", "secrets in a map")];
    assert_eq!(found, expected.map(|(name, decision)| (name.to_owned(), decision)));
}

#[test]
fn other_values_that_may_hold_a_string_are_redacted() {
    let types = [any_value(), union([string(), builtin("boolean")]), reference("Pass"), list(reference("Pass"))];
    for ty in types {
        assert_all(["access_token"], &ty, "redacted");
        assert_all(["access"], &ty, "shown");
    }
    assert_all(["tokens_by_name"], &map(string(), reference("Limits")), "redacted");
}

#[test]
fn values_without_strings_are_shown() {
    let types =
        [builtin("number"), builtin("boolean"), list(builtin("number")), reference("Limits"), reference("Kind")];
    for ty in types {
        assert_all(["token"], &ty, "shown");
    }
}

#[test]
fn correction_decides_about_a_property_of_one_type() {
    let correction = "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [\n  { property = \"value\", secret = true },\n  \
        { property = \"token\", secret = false },\n]\n[secrets]\nsecret = [\"token\"]\n";
    let properties = || sketch(["value", "token"].map(|name| (name, string())));
    let found = |sketch: Sketch| decisions_of(&sketch).into_iter().map(|(_, decision)| decision).collect::<Vec<_>>();
    assert_eq!(found(properties().correct(correction)), ["Secret", "shown"]);
    let renamed =
        "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [{ property = \"value\", secret = true, json_name = \"pin\" }]\n";
    assert_eq!(found(properties().correct(renamed)), ["Secret", "Secret"]);
    assert_eq!(found(properties().correct(&correction.replace("n:T", "n:Limits"))), ["shown", "Secret"]);
}

#[test]
fn correction_decides_about_inherited_properties() {
    let child = |parent: &str| with(interface("T", []), json!({ "inherits": { "type": type_name(parent) } }));
    let middle = with(interface("Middle", []), json!({ "inherits": { "type": type_name("Parent") } }));
    let properties = ["value", "token"].map(|name| property(name, string()));
    let types = |parent| vec![child(parent), middle.clone(), interface("Parent", properties.clone())];
    let decide = |owner: &str, is_secret: bool| {
        format!(
            "[[\"n:{owner}\"]]\nevidence = \"A server\"\nedit = [\n  {{ property = \"value\", secret = {is_secret} }},\n  \
             {{ property = \"token\", secret = false }},\n]\n"
        )
    };
    let found = |sketch: Sketch| decisions_of(&sketch).into_iter().map(|(_, decision)| decision).collect::<Vec<_>>();
    for parent in ["Parent", "Middle"] {
        let sketch = || response_with_t(types(parent)).correct(&decide("Parent", true));
        assert_eq!(found(sketch()), ["Secret", "shown"]);
        // The decision for the type itself precedes that of its parent.
        assert_eq!(found(sketch().correct(&decide("T", false))), ["shown", "shown"]);
    }
}
