//! Descriptions, documentation, availability, deprecation and defaults: added, removed, or of another shape.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::draft::Draft;
use super::expected::Expected;

/// A kind of object with metadata.
type Subject = (&'static str, fn(&mut Draft<'_>) -> Option<String>);

const SUBJECTS: [Subject; 4] = [
    ("property", |draft| Some(draft.property(|_, _| true)?.pointer.clone())),
    ("definition", |draft| Some(draft.definition(|d| d["kind"] != "enum")?.to_owned())),
    ("member", |draft| Some(format!("{}/members/0", draft.definition(|d| d["members"][0].is_object())?))),
    ("endpoint", |draft| draft.endpoint(|_| true)),
];

/// Metadata of valid shapes.
fn valid() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        (
            "description",
            "property definition member endpoint",
            json!("Describes `a` [b](c).\n\n```\ncode\n```\n# Title <tag>"),
        ),
        ("deprecation", "property member endpoint", json!({ "version": "9.9.0", "description": "Use another one." })),
        ("availability", "property member", json!({ "stack": { "since": "9.9.0", "stability": "beta" } })),
        ("docUrl", "property endpoint", json!("https://example.com/docs")),
        ("docId", "property endpoint", json!("doc-id")),
        ("extDocId", "property endpoint", json!("ext-doc-id")),
        ("serverDefault", "property", json!("drift")),
        ("serverDefault", "property", json!([1, 2.5, true, null])),
        ("aliases", "property member", json!(["drift_alias"])),
        ("codegenName", "property member", json!("drift_renamed")),
        ("privileges", "endpoint", json!({ "cluster": ["drift"] })),
        ("docTag", "endpoint", json!("drift")),
    ]
}

/// Metadata of other shapes, with the warning.
fn invalid() -> Vec<(&'static str, &'static str, Value, Code)> {
    vec![
        ("description", "property definition endpoint", json!({ "text": "a" }), Code::InvalidShape),
        ("deprecation", "property member endpoint", json!("9.9.0"), Code::InvalidShape),
        ("deprecation", "property", json!({ "since": "9.9.0" }), Code::InvalidShape),
        ("docUrl", "property endpoint", json!(["a"]), Code::InvalidShape),
        ("privileges", "endpoint", json!(["drift"]), Code::InvalidShape),
        ("docTag", "endpoint", json!(1), Code::InvalidShape),
        ("specLocation", "definition", json!({ "file": "a.ts", "line": 1 }), Code::InvalidShape),
        ("driftKey", "property definition member endpoint", json!({ "a": [1] }), Code::UnknownKey),
    ]
}

/// Required metadata.
const REQUIRED: [(&str, &str); 4] = [
    ("description", "endpoint"),
    ("availability", "endpoint"),
    ("specLocation", "definition"),
    ("responseMediaType", "endpoint"),
];

/// Metadata whose shape changes the generated types.
fn structural() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("availability", "property", json!("stack")),
        ("availability", "member", json!(["stack"])),
        ("aliases", "property", json!("alias")),
        ("codegenName", "property", json!(1)),
        ("required", "property", json!("yes")),
        ("availability", "endpoint", json!("stack")),
    ]
}

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for (subject, choose) in SUBJECTS {
        for (i, (key, subjects, value)) in valid().into_iter().enumerate() {
            if subjects.contains(subject) {
                kinds.push(Kind::new(format!("{key} of a {subject} ({i})"), move |draft| {
                    let pointer = choose(draft)?;
                    draft.set(&pointer, key, value.clone())?;
                    // A name or an alias can repeat another one.
                    Some(Expected::clean().or([Code::NameCollision, Code::DuplicateProperty]))
                }));
            }
        }
        for (i, (key, subjects, value, code)) in invalid().into_iter().enumerate() {
            if subjects.contains(subject) {
                kinds.push(Kind::new(format!("{key} of another shape in a {subject} ({i})"), move |draft| {
                    let pointer = choose(draft)?;
                    draft.set(&pointer, key, value.clone())?;
                    Some(Expected::warns([code]))
                }));
            }
        }
        for (key, required_by) in REQUIRED {
            if required_by == subject {
                kinds.push(Kind::new(format!("missing {key} of a {subject}"), move |draft| {
                    let pointer = choose(draft)?;
                    draft.edit(&pointer)?.as_object_mut()?.remove(key);
                    Some(Expected::warns([Code::InvalidShape]))
                }));
            }
        }
        for (key, of, value) in structural() {
            if of == subject {
                kinds.push(Kind::new(format!("unusable {key} of a {subject}"), move |draft| {
                    let pointer = choose(draft)?;
                    draft.set(&pointer, key, value.clone())?;
                    let knock_on =
                        [Code::AmbiguousUnion, Code::InvalidVariant, Code::Unsupported, Code::InvalidParameter];
                    Some(Expected::warns([Code::InvalidShape]).or(knock_on).or_left_out())
                }));
            }
        }
        kinds.push(Kind::new(format!("metadata removed of a {subject}"), move |draft| {
            let pointer = choose(draft)?;
            let object = draft.edit(&pointer)?.as_object_mut()?;
            for key in ["deprecation", "docId", "docUrl", "extDocId", "serverDefault", "privileges", "docTag"] {
                object.remove(key);
            }
            Some(Expected::clean())
        }));
    }
    kinds
}
