//! Files of corrections with errors, and corrections that do not match the specification.

use crate::sketch::{Sketch, alias, interface, optional, property, response_with_t, string};

mod outcomes;
mod report;

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

    invalid_rust_names: edit(
        "{ property = \"a\", rust_name = \"b-c\" }, { property = \"b\", rust_name = \"type\" }, { additional_properties = \"long\", field = \"9x\" }",
    ) => "
    error[invalid-correction]: invalid name `b-c` for `rust_name`, expected a Rust identifier
      --> corrections1.toml:3:39
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: invalid name `type` for `rust_name`, which is a keyword of Rust
      --> corrections1.toml:3:78
      help: spec/corrections/README.md describes the format

    error[invalid-correction]: invalid name `9x` for `field`, expected a Rust identifier
      --> corrections1.toml:3:130
      help: spec/corrections/README.md describes the format

    3 errors, 0 warnings
    ";

    contradiction_about_a_secret: edit("{ property = \"a\", secret = true }, { property = \"b\", secret = true }").correct(
        "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [\n  { property = \"a\", secret = false },\n  { property = \"b\", secret = true },\n]\n",
    ) => "
    error[invalid-correction]: the property `a` of `n:T` is not a secret here, but a secret at corrections1.toml:3:9
      --> corrections2.toml:4:3
      help: spec/corrections/README.md describes the format

    1 error, 0 warnings
    ";

    contradiction_about_a_name: t().correct("[secrets]\nsecret = [\"pin\", \"nip\"]\ninnocent = [\"pin\"]\n") => "
    error[invalid-correction]: the name `pin` is not a secret here, but a secret at corrections1.toml:2:11
      --> corrections1.toml:3:13
      help: spec/corrections/README.md describes the format

    1 error, 0 warnings
    ";

    rules_for_another_kind: edit(
        "{ discriminator = \"c\", with = \"x\", without = \"y\" }, { strings = \"x\" }, { property = \"a\", quirk = \"odd\", meaning = \"comma-separated\" }",
    ) => "
    warning[correction-conflict]: 3 problems
      correction of `n:T` is skipped (objects with the key `c` are `x`, others `y`): expected a union, found an object at spec.json: types[2]
        --> corrections1.toml:3:9
      correction of `n:T` is skipped (strings are `x`): expected a union, found an object at spec.json: types[2]
        --> corrections1.toml:3:61
      correction of `n:T` is skipped (property `a`: has a known quirk): expected a list, found the type `string` at spec.json: types[2]
        --> corrections1.toml:3:80
      help: compare both with a server; then add the found type to `was`, or remove the correction

    0 errors, 3 warnings
    ";

    union_rules_for_an_alias: response_with_t(vec![alias("T", string())]).correct(
        "[[\"n:T\"]]\nevidence = \"A server\"\nedit = [{ strings = \"x\" }, { discriminator = \"c\", with = \"x\", without = \"y\" }]\n",
    ) => "
    warning[correction-conflict]: 2 problems
      correction of `n:T` is skipped (strings are `x`): expected a union, found the type `string` at spec.json: types[2]
        --> corrections1.toml:3:9
      correction of `n:T` is skipped (objects with the key `c` are `x`, others `y`): expected a union, found the type `string` at spec.json: types[2]
        --> corrections1.toml:3:28
      help: compare both with a server; then add the found type to `was`, or remove the correction

    0 errors, 2 warnings
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
