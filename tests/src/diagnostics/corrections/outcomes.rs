//! The outcomes of edits.

use serde_json::json;

use super::{edit, t};
use crate::sketch::{
    Sketch, endpoint, interface, name, optional, property, request, response_with_t, string, string_enum, with,
};

/// Returns the outcomes of all edits.
fn outcomes(sketch: &Sketch) -> Vec<String> {
    let output = sketch.run().expect("no error");
    output.corrections.edits.iter().map(|edit| edit.outcome.label().to_owned()).collect()
}

#[test]
fn edits_apply_by_content() {
    for (changes, expected) in [
        (r#"{ property = "a", optional = true }"#, "applied"),
        (r#"{ property = "b", optional = true }"#, "upstream"),
        (r#"{ property = "b", optional = false }"#, "applied"),
        (r#"{ property = "c", optional = true }"#, "absent"),
        (r#"{ property = "a", was = "string", type = "string[]" }"#, "applied"),
        (r#"{ property = "a", was = ["long", "string"], type = "string[]" }"#, "applied"),
        (r#"{ property = "a", was = "long", type = "string" }"#, "upstream"),
        (r#"{ property = "a", was = "long", type = ["boolean", "string"] }"#, "upstream"),
        (r#"{ property = "a", was = "long", type = "boolean" }"#, "conflict"),
        (r#"{ property = "a", was = "string", type = "Missing" }"#, "absent"),
        (r#"{ add = "c", type = "long", description = "The c." }"#, "applied"),
        (r#"{ add = "a", type = "string", description = "The a." }"#, "upstream"),
        (r#"{ add = "a", type = "long", description = "The a." }"#, "conflict"),
        (r#"{ add = "c", type = "Missing", description = "The c." }"#, "absent"),
        (r#"{ property = "a", was = "string", type = "_types.Query:Nope" }"#, "absent"),
        (r#"{ property = "a", was = "string", type = "_builtins:nope" }"#, "absent"),
        (r#"{ property = "a", was = "string", type = "long<string>" }"#, "absent"),
        (r#"{ property = "a", was = "string", type = "T<string>" }"#, "absent"),
        (r#"{ property = "a", json_name = "c" }"#, "applied"),
        (r#"{ property = "c", json_name = "a" }"#, "upstream"),
        (r#"{ property = "a", json_name = "b" }"#, "conflict"),
        (r#"{ property = "a", rust_name = "c" }"#, "applied"),
        (r#"{ property = "a", note = "Further text." }"#, "applied"),
        (r#"{ property = "a", secret = true }"#, "applied"),
        (r#"{ property = "a", secret = false }"#, "upstream"),
        (r#"{ property = "c", secret = true }"#, "absent"),
        (r#"{ property = "a", quirk = "odd", meaning = "covered by type" }"#, "upstream"),
        (r#"{ property = "a", quirk = "odd", meaning = "comma-separated" }"#, "conflict"),
        (r#"{ discriminator = "a", with = "x", without = "y" }"#, "conflict"),
        (r#"{ discriminator = "a", with = "x", without = "y", or_object = true }"#, "upstream"),
        (r#"{ strings = "x" }"#, "conflict"),
        (r#"{ shortcut = "a" }"#, "applied"),
        (r#"{ shortcut = "c" }"#, "absent"),
        (r#"{ additional_properties = "long", field = "others" }"#, "applied"),
        (r#"{ retry = "never" }"#, "conflict"),
        (r#"{ add_member = "x", description = "The x." }"#, "conflict"),
    ] {
        assert_eq!(outcomes(&edit(changes)), [expected], "{changes}");
    }
}

#[test]
fn changes_of_one_edit_have_their_own_outcomes() {
    let sketch = edit(r#"{ property = "a", was = "long", type = "boolean", optional = true }"#);
    assert_eq!(outcomes(&sketch), ["conflict", "applied"]);
}

#[test]
fn members_and_parameters_are_added() {
    let members = response_with_t(vec![string_enum("T", &["a"])]).correct(
        "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [\n  { add_member = \"b\", description = \"The b.\" },\n  \
         { add_member = \"a\", description = \"The a.\" },\n]\n",
    );
    assert_eq!(outcomes(&members), ["applied", "upstream"]);
    let parameters = request(json!({ "query": [optional("q", string())] })).correct(
        "[[\"n:Request\"]]\nevidence = \"A server\"\nedit = [\n  \
         { add_parameter = \"r\", type = \"long\", description = \"The r.\" },\n  \
         { add_parameter = \"q\", type = \"string\", description = \"The q.\" },\n  { retry = \"never\" },\n]\n",
    );
    assert_eq!(outcomes(&parameters), ["applied", "upstream", "upstream"]);
    let output = parameters.run().expect("no error");
    assert!(output.files.values().any(|file| file.contains("/// The r.")), "the parameter is generated");
}

#[test]
fn later_files_see_the_result_of_earlier_files() {
    let first = r#"{ property = "a", was = "string", type = "long" }"#;
    let second =
        "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [{ property = \"a\", was = \"long\", type = \"boolean\" }]\n";
    assert_eq!(outcomes(&edit(first).correct(second)), ["applied", "applied"]);
}

#[test]
fn defined_type_without_a_reference_is_removed() {
    let definition = "[[\"n:U\"]]\ndefine = true\nevidence = \"A server\"\nedit = [{ add = \"c\", type = \"string\", description = \"The c.\" }]\n";
    let sketch = t().complete().correct(definition);
    assert_eq!(outcomes(&sketch), ["absent"]);
    assert_eq!(sketch.report(), "0 errors, 0 warnings");
    let used = sketch.correct(
        "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [{ property = \"a\", was = \"string\", type = \"U\" }]\n",
    );
    assert_eq!(outcomes(&used), ["applied", "applied"]);
}

#[test]
fn secret_that_the_rule_or_another_correction_decides_is_upstream() {
    let child = with(interface("T", [property("token", string())]), json!({ "inherits": { "type": name("Parent") } }));
    let parent = interface("Parent", [property("pin", string()), property("inner", string())]);
    let properties = [property("access_token", string()), property("weighted_tokens", string())];
    let types =
        vec![child, with(parent, json!({ "inherits": { "type": name("Root") } })), interface("Root", properties)];
    let sketch = response_with_t(types).correct(
        "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [{ property = \"token\", secret = true }]\n\
         [[\"n:Parent\"]]\nevidence = \"A server\"\nedit = [\n  { property = \"pin\", secret = true },\n  \
         { property = \"inner\", secret = false },\n]\n\
         [[\"n:Root\"]]\nevidence = \"A server\"\nedit = [\n  { property = \"access_token\", secret = false },\n  \
         { property = \"weighted_tokens\", secret = false },\n]\n\
         [secrets]\nsecret = [\"pin\"]\ninnocent = [\"weighted_tokens\"]\n",
    );
    assert_eq!(outcomes(&sketch), ["upstream", "upstream", "upstream", "applied", "upstream"]);
}

#[test]
fn retry_that_the_methods_decide_is_upstream() {
    for (methods, expected) in [
        (json!([["GET"]]), "applied"),
        (json!([["GET", "POST"]]), "applied"),
        (json!([["DELETE"]]), "applied"),
        (json!([["POST"]]), "upstream"),
        (json!([["PUT", "POST"]]), "upstream"),
        (json!([["GET"], ["POST"]]), "upstream"),
    ] {
        let urls = methods.as_array().expect("a list").iter().enumerate();
        let urls: Vec<_> = urls.map(|(i, methods)| json!({ "path": format!("/{i}"), "methods": methods })).collect();
        let sketch = endpoint(json!({ "urls": urls }))
            .correct("[[\"n:Request\"]]\nevidence = \"A server\"\nedit = [{ retry = \"never\" }]\n");
        assert_eq!(outcomes(&sketch), [expected], "{methods}");
    }
}
