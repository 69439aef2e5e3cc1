//! Files of corrections with errors, and corrections that do not match the specification.

use serde_json::json;

use crate::sketch::{Sketch, interface, optional, property, request, response_with_t, string, string_enum};

/// A specification with the type `n:T`, which has the properties `a: string` and `b?: string`, and one edit of it.
fn edit(edit: &str) -> Sketch {
    let file = format!("[[\"n:T\"]]\nevidence = \"A server returns it\"\nedit = [{edit}]\n");
    t().correct(&file)
}

fn t() -> Sketch {
    response_with_t(vec![interface("T", [property("a", string()), optional("b", string())])])
}

cases! {
    file_that_is_not_toml: t().correct("[[\"n:T\"]]\nevidence = \n") => "
    error[invalid-correction]: invalid TOML: string values must be quoted, expected literal string
      --> corrections1.toml:2:12
      help: spec/corrections/README.md describes the format

    1 error, 0 warnings
    ";

    file_that_is_not_utf8: not_utf8() => "
    error[invalid-correction]: invalid UTF-8 at byte 3
      --> corrections1.toml
      help: save the file as UTF-8

    1 error, 0 warnings
    ";

    section_that_is_not_a_type: t().correct("[secret]\n[n]\n") => r#"
    error[invalid-correction]: unknown section `secret`, expected `secrets` or a type such as "indices._types:IndexSettings"
      --> corrections1.toml:1:2
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: unknown section `n`, expected `secrets` or a type such as "indices._types:IndexSettings"
      --> corrections1.toml:2:2
      help: spec/corrections/README.md describes the format

    2 errors, 0 warnings
    "#;

    correction_without_evidence: t().correct("[[\"n:T\"]]\nedit = [{ property = \"a\", optional = true }]\n") => "
    error[invalid-correction]: missing key `evidence`
      --> corrections1.toml:1:1
      help: spec/corrections/README.md describes the format

    1 error, 0 warnings
    ";

    correction_without_edits: t().correct("[[\"n:T\"]]\nevidence = \" \"\n") => "
    error[invalid-correction]: empty string for `evidence`
      --> corrections1.toml:2:12
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: no edit of `n:T`
      --> corrections1.toml:1:1
      help: spec/corrections/README.md describes the format

    2 errors, 0 warnings
    ";

    correction_with_unknown_keys: t().correct(
        "[\"n:T\"]\nevidence = \"A server\"\nversions = \"9.1\"\nedit = [{ property = \"a\", optinal = true, optional = 1 }]\n",
    ) => "
    error[invalid-correction]: expected a boolean for `optional`, found an integer
      --> corrections1.toml:4:54
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: unknown key `optinal`, expected one of `container_property`, `json_name`, `note`, `optional`, `property`, `rust_name`, `secret`
      --> corrections1.toml:4:27
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: unknown key `versions`, expected one of `define`, `edit`, `evidence`, `upstream`
      --> corrections1.toml:3:1
      help: spec/corrections/README.md describes the format

    3 errors, 0 warnings
    ";

    edit_without_verb: edit("{ optional = true }") => "
    error[invalid-correction]: an edit without a verb, expected one of the keys `property`, `parameter`, `add`, `add_parameter`, `add_member`, `type`, `body`, `shortcut`, `additional_properties`, `discriminator`, `strings`, `lines`, `lines_by_key`, `retry`, `document_parameter`
      --> corrections1.toml:3:9
      help: spec/corrections/README.md describes the format

    1 error, 0 warnings
    ";

    edit_without_change: edit("{ property = \"a\" }") => "
    error[invalid-correction]: an edit of a property without a change
      --> corrections1.toml:3:9
      help: spec/corrections/README.md describes the format

    1 error, 0 warnings
    ";

    edit_with_invalid_type: edit("{ property = \"a\", was = \"string | \", type = [\"Dictionary<string>\", 1] }") => "
    error[invalid-correction]: invalid type `string | `: expected a type, found the end
      --> corrections1.toml:3:43
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: expected a string for `type`, found an integer
      --> corrections1.toml:3:76
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: invalid type `Dictionary<string>`: `Dictionary` has 2 type arguments, found 1
      --> corrections1.toml:3:55
      help: spec/corrections/README.md describes the format

    3 errors, 0 warnings
    ";

    edit_with_unknown_values: edit("{ retry = \"always\" }, { property = \"a\", quirk = \"odd\", meaning = \"odd\" }, { lines = [\"a\"] }") => "
    error[invalid-correction]: unknown value `always` for `retry`, expected `never`
      --> corrections1.toml:3:9
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: unknown value `odd` for `meaning`, expected `comma-separated` or `covered by type`
      --> corrections1.toml:3:31
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: expected two names of branches for `lines`
      --> corrections1.toml:3:83
      help: spec/corrections/README.md describes the format

    3 errors, 0 warnings
    ";

    empty_lists: edit("{ property = \"a\", was = [], type = [] }, { lines_by_key = [] }, { was = \"A\", body = [\"object\", \"B\"] }") => "
    error[invalid-correction]: empty list for `was`
      --> corrections1.toml:3:33
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: empty list for `type`
      --> corrections1.toml:3:44
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: empty list for `lines_by_key`
      --> corrections1.toml:3:67
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: `object` cannot be one of several types for `body`
      --> corrections1.toml:3:73
      help: spec/corrections/README.md describes the format

    4 errors, 0 warnings
    ";

    added_property_with_several_types: edit("{ add = \"c\", type = [\"long\", \"string\"], description = \"The c.\" }") => "
    error[invalid-correction]: expected a string for `type`, found an array
      --> corrections1.toml:3:29
      help: spec/corrections/README.md describes the format

    1 error, 0 warnings
    ";

    type_differs: edit("{ property = \"a\", was = [\"long\", \"long[]\"], type = \"boolean\" }") => "
    warning[correction-conflict]: correction of `n:T` is skipped (property `a`: type `long` or `long[]` -> `boolean`): expected the type `long` or `long[]`, found `string` at spec.json: types[2]
      --> corrections1.toml:3:9
      help: compare both with a server; then add the found type to `was`, or remove the correction

    0 errors, 1 warning
    ";

    strict_conflict: edit("{ property = \"a\", was = \"long\", type = \"boolean\" }").strict() => "
    error[correction-conflict]: correction of `n:T` is skipped (property `a`: type `long` -> `boolean`): expected the type `long`, found `string` at spec.json: types[2]
      --> corrections1.toml:3:9
      help: compare both with a server; then add the found type to `was`, or remove the correction

    1 error, 0 warnings
    ";

    kind_differs: edit("{ was = \"string\", type = \"long\" }, { parameter = \"a\", optional = true }, { lines = [\"a\", \"b\"] }") => "
    warning[correction-conflict]: 3 problems
      correction of `n:T` is skipped (type `string` -> `long`): expected an alias, found an object at spec.json: types[2]
        --> corrections1.toml:3:9
      correction of `n:T` is skipped (parameter `a`: is optional): expected a request, found an object at spec.json: types[2]
        --> corrections1.toml:3:44
      correction of `n:T` is skipped (two lines: `a`, `b`): expected an alias, found an object at spec.json: types[2]
        --> corrections1.toml:3:82
      help: compare both with a server; then add the found type to `was`, or remove the correction

    0 errors, 3 warnings
    ";

    added_property_differs: edit("{ add = \"a\", type = \"n:T[]\", description = \"A list.\" }") => "
    warning[correction-conflict]: correction of `n:T` is skipped (new property `a`: `n:T[]`): expected the type `T[]`, found `string` at spec.json: types[2]
      --> corrections1.toml:3:9
      help: compare both with a server; then add the found type to `was`, or remove the correction

    0 errors, 1 warning
    ";

    partial_specification_without_target: edit("{ property = \"c\", optional = true }") => "0 errors, 0 warnings";

    complete_specification_without_target: edit("{ property = \"c\", optional = true }").complete().strict() => "
    warning[absent-correction]: correction of `n:T` is skipped: missing property `c`
      --> corrections1.toml:1:1
      help: remove the correction if no supported version of the specification needs it

    0 errors, 1 warning
    ";

    reference_to_undefined_type: edit("{ property = \"a\", was = \"string\", type = \"Missing\" }").complete() => "
    warning[absent-correction]: correction of `n:T` is skipped: missing type `n:Missing`
      --> corrections1.toml:1:1
      help: remove the correction if no supported version of the specification needs it

    0 errors, 1 warning
    ";

    undefined_type_of_several_edits: t().complete().correct(
        "[[\"n:U\"]]\nevidence = \"A server\"\nedit = [{ property = \"a\", optional = true }, { property = \"b\", optional = true }]\n",
    ) => "
    warning[absent-correction]: correction of `n:U` is skipped: missing type `n:U`
      --> corrections2.toml:1:1
      help: remove the correction if no supported version of the specification needs it

    0 errors, 1 warning
    ";

    defined_type_exists: t().correct(
        "[[\"n:T\"]]\ndefine = true\nevidence = \"A server\"\nedit = [{ add = \"c\", type = \"string\", description = \"The c.\" }]\n",
    ) => "
    warning[correction-conflict]: correction of `n:T` is skipped (new property `c`: `string`): expected no definition of `n:T`, found a definition at spec.json: types[2]
      --> corrections1.toml:4:9
      help: compare both with a server; then add the found type to `was`, or remove the correction

    0 errors, 1 warning
    ";
}

fn not_utf8() -> Sketch {
    let mut sketch = t().correct("");
    if let Some(file) = sketch.inputs.last_mut() {
        file.bytes = b"# \xff\n".to_vec();
    }
    sketch
}

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
        (r#"{ property = "a", quirk = "odd", meaning = "comma-separated" }"#, "upstream"),
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
    assert_eq!(outcomes(&parameters), ["applied", "upstream", "applied"]);
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
fn correction_of_a_union_applies_while_it_is_a_union() {
    let discriminate = "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [{ discriminator = \"c\", with = \"x\", without = \"y\" }, { strings = \"x\" }]\n";
    assert_eq!(outcomes(&t().correct(discriminate)), ["upstream", "upstream"]);
}

#[test]
fn every_verb_has_a_description() {
    let sketch = edit(r#"{ property = "a", was = "string", type = "long", optional = true, note = "More." }"#);
    let edits: Vec<_> = sketch.run().expect("no error").corrections.edits.into_iter().map(|edit| edit.edit).collect();
    assert_eq!(
        edits,
        ["property `a`: type `string` -> `long`", "property `a`: is optional", "property `a`: has a note"]
    );
}

#[test]
fn list_shows_outcomes_and_evidence() {
    let sketch = edit(r#"{ property = "a", optional = true }, { property = "c", optional = true }"#);
    let list = sketch.run().expect("no error").corrections;
    insta::assert_snapshot!(list.format(generator::ListFormat::Text, ""), @"
    applied   n:T  property `a`: is optional
    absent    n:T  property `c`: is optional (missing property `c`)

    1 applied, 0 upstream, 0 conflict, 1 absent
    ");
    insta::assert_snapshot!(list.format(generator::ListFormat::Markdown, "Elasticsearch 9.5.0"), @"
    # Corrections of the specification of Elasticsearch 9.5.0

    1 applied, 0 upstream, 0 conflict, 1 absent

    ## `n:T`

    A server returns it

    - applied: property `a`: is optional
    - absent: property `c`: is optional (missing property `c`)
    ");
}
