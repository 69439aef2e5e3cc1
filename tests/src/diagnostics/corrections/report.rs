//! The list of corrections as text, and as a report of the errors of the specification.

use serde_json::json;

use super::edit;
use crate::sketch::{alias, interface, list, property, reference, response_with_t, string, string_enum, union, with};

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
fn list_shows_outcomes() {
    let sketch = edit(r#"{ property = "a", optional = true }, { property = "c", optional = true }"#);
    let list = sketch.run().expect("no error").corrections;
    insta::assert_snapshot!(list.format(generator::ListFormat::Text, ""), @"
    applied   n:T  property `a`: is optional
    absent    n:T  property `c`: is optional (missing property `c`)

    1 applied, 0 upstream, 0 conflict, 1 absent
    ");
}

#[test]
fn report_separates_errors_of_the_specification_from_facts() {
    let sketch = edit(
        r#"
        { property = "a", was = ["long", "string"], type = "string[]", optional = true, rust_name = "first", note = "A note." },
        { property = "b", was = "long", type = "string", json_name = "d", secret = true },
        { property = "d", was = "long", type = "boolean" },
        { add = "e", type = "long", description = "The e." },
        { property = "x", was = "long", type = "boolean" }"#,
    );
    let list = sketch.run().expect("no error").corrections;
    insta::assert_snapshot!(list.format(generator::ListFormat::Markdown, "Elasticsearch 9.5.0"), @"
    # Corrections of the specification of Elasticsearch 9.5.0

    7 applied, 1 upstream, 1 conflict, 1 absent

    ## Errors of the specification

    The specification differs here from what a server accepts or returns.

    ### `n:T`

    A server returns it

    - property `a`: the specification has the type `string`, a server uses `string[]`
    - property `a`: required in the specification, optional on a server
    - property `b`: a server uses the name `d`
    - property `d`: the specification has the type `string`, a server uses `boolean` (conflict: expected the type `long`, found `string`)
    - the specification lacks the optional property `e` of the type `long`: The e.

    ## Facts for this generator

    The specification is right here, but the generated Rust code depends on facts that the specification does not contain.

    ### `n:T`

    A server returns it

    - property `a`: has the note \"A note.\"
    - property `a`: Rust name `first`
    - property `b`: is a secret
    ");
}

#[test]
fn report_describes_each_verb() {
    let types = vec![
        alias("T", union([string(), reference("U"), reference("V")])),
        interface("U", [property("a", string())]),
        interface("V", [with(property("a", list(string())), json!({ "esQuirk": "odd things" }))]),
        string_enum("E", &["a"]),
    ];
    let sketch = response_with_t(types).correct(
        r#"
        [["n:T"]]
        evidence = "A server"
        edit = [{ was = "string | U | V", type = "string" }, { strings = "x" }]
        [["n:U"]]
        evidence = "A server"
        edit = [{ shortcut = "a" }, { additional_properties = "long", field = "others" }, { property = "a", optional = false }]
        [["n:V"]]
        evidence = "A server"
        edit = [
          { property = "a", quirk = "odd", meaning = "comma-separated", container_property = true },
          { lines_by_key = [{ key = "a", next = "U" }, { key = "b" }] },
        ]
        [["n:E"]]
        evidence = "A server"
        edit = [{ add_member = "b", description = "The b." }]
        [["n:Request"]]
        evidence = "A server"
        edit = [
          { add_parameter = "r", type = "long", required = true, description = "The r." }, { was = "T", body = "object" },
          { was = "long", body = "U" }, { retry = "never" }, { document_parameter = "X" },
        ]"#,
    );
    let edits = sketch.run().expect("no error").corrections.edits;
    let statements: Vec<_> = edits.iter().map(|edit| format!("{:?}: {}", edit.kind, edit.statement)).collect();
    insta::assert_snapshot!(statements.join("\n"), @r#"
    Error: the specification has the type `string | U | V`, a server uses `string`
    Fact: strings are `x`
    Error: a server also accepts the value of the property `a` instead of the object
    Error: a server also accepts or returns other keys, with values of the type `long`
    Error: property `a`: optional in the specification, required on a server
    Error: property `a`: is not a variant of the container
    Fact: property `a`: the quirk "odd…" means: a string with the elements separated by commas
    Fact: a line of the type `U` follows `a`, no line follows `b`
    Error: the specification lacks the member `b`: The b.
    Error: the specification lacks the required parameter `r` of the type `long`: The r.
    Error: body: other versions have the type `T`, a server uses an object with properties
    Error: body: other versions have the type `long`, a server uses `U`
    Fact: is never retried
    Fact: type parameter `X` is for documents
    "#);
}
