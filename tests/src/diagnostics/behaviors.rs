//! Behaviors that add fields but are incomplete or conflict with other fields.

use serde_json::{Value, json};

use crate::sketch::{Sketch, any_value, builtin, interface, optional, response_with_t, string, union, with};

fn behavior(name: &str, meta: Value, generics: &[Value]) -> Value {
    with(json!({ "type": { "namespace": "_spec_utils", "name": name }, "generics": generics }), meta)
}

fn additional_properties(meta: &Value) -> Value {
    behavior("AdditionalProperties", json!({ "meta": meta }), &[string(), any_value()])
}

/// A type `T` with a property `a` and these behaviors.
fn with_behaviors(behaviors: &[Value]) -> Sketch {
    response_with_t(vec![with(interface("T", [optional("a", string())]), json!({ "behaviors": behaviors }))])
}

cases! {
    two_behaviors_with_the_same_keys: with_behaviors(&[
        additional_properties(&json!({ "fieldname": "b" })),
        behavior("AdditionalProperty", json!({}), &[string(), string()]),
    ]) => "
    warning[invalid-behavior]: second behavior for additional properties of `n:T`: `_spec_utils:AdditionalProperty`
      --> spec.json: types[2].behaviors[1]
      note: the type `n:T`: raw JSON
      help: remove one of the two behaviors

    0 errors, 1 warning
    ";

    behavior_without_type_arguments: with_behaviors(&[behavior("AdditionalProperties", json!({}), &[])]) => "
    warning[invalid-behavior]: the behavior `_spec_utils:AdditionalProperties` of `n:T` must have two type arguments
      --> spec.json: types[2].behaviors[0]
      note: the type `n:T`: raw JSON
      help: list the types of the key and the value in the behavior's `generics`

    0 errors, 1 warning
    ";

    behavior_with_invalid_field_name: with_behaviors(&[additional_properties(&json!({ "fieldname": "*" }))]) => "
    warning[invalid-name]: cannot convert the name of the additional property `*` of `n:T` to an ASCII identifier
      --> spec.json: types[2].behaviors[0].meta
      note: the additional property `*` of `n:T`: named `additional_property_2f0c9f3d`
      help: change the name in the behavior's `meta` to one with an ASCII letter

    0 errors, 1 warning
    ";

    behavior_field_named_like_a_property: with_behaviors(&[additional_properties(&json!({ "fieldname": "a" }))]) => "
    warning[name-collision]: duplicate Rust name `a`: used by the property `a` of `n:T` and the additional property `a` of `n:T`
      --> spec.json: types[2].behaviors[0]
      note: the additional property `a` of `n:T`: named `a_06249605`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    default_behavior_field_named_like_a_property: response_with_t(vec![with(
        interface("T", [optional("additional", string())]),
        json!({ "behaviors": [additional_properties(&json!({}))] }),
    )]) => "
    warning[name-collision]: duplicate Rust name `additional`: used by the property `additional` of `n:T` and the additional property `additional` of `n:T`
      --> spec.json: types[2].behaviors[0]
      note: the additional property `additional` of `n:T`: named `additional_eb82b315`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    behavior_with_nullable_value: with_behaviors(&[behavior(
        "AdditionalProperty", json!({}), &[string(), union([string(), builtin("null")])],
    )]) => "
    warning[unsupported]: a document or null as `value` of `n:T` is not supported
      --> spec.json: types[2].behaviors[0]
      note: `value` of `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    behavior_with_object_shortcut: response_with_t(vec![with(
        interface("T", [optional("a", any_value())]),
        json!({ "shortcutProperty": "a", "behaviors": [additional_properties(&json!({ "fieldname": "b" }))] }),
    )]) => "
    warning[invalid-shortcut]: the shortcut `a` of `n:T` accepts objects, and so does the type itself with any keys
      --> spec.json: types[2]
      note: the type `n:T`: raw JSON
      help: remove its `shortcutProperty` or its behavior

    0 errors, 1 warning
    ";
}
