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
    error[invalid-behavior]: second behavior for additional properties of `n:T`: `_spec_utils:AdditionalProperty`
      --> spec.json: types[2].behaviors[1]
      help: remove one of the two behaviors

    1 error, 0 warnings
    ";

    behavior_without_type_arguments: with_behaviors(&[behavior("AdditionalProperties", json!({}), &[])]) => "
    error[invalid-behavior]: the behavior `_spec_utils:AdditionalProperties` of `n:T` must have two type arguments
      --> spec.json: types[2].behaviors[0]
      help: list the types of the key and the value in the behavior's `generics`

    1 error, 0 warnings
    ";

    behavior_with_invalid_field_name: with_behaviors(&[additional_properties(&json!({ "fieldname": "*" }))]) => "
    error[invalid-behavior]: the name `*` does not form an identifier
      --> spec.json: types[2].behaviors[0].meta
      help: change the name in the behavior's `meta` to one with an ASCII letter

    1 error, 0 warnings
    ";

    behavior_field_named_like_a_property: with_behaviors(&[additional_properties(&json!({ "fieldname": "a" }))]) => "
    error[name-collision]: duplicate Rust name `a`: used by the property `a` of `n:T` and the additional property `a` of `n:T`
      --> spec.json: types[2].behaviors[0]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    default_behavior_field_named_like_a_property: response_with_t(vec![with(
        interface("T", [optional("additional", string())]),
        json!({ "behaviors": [additional_properties(&json!({}))] }),
    )]) => "
    error[name-collision]: duplicate Rust name `additional`: used by the property `additional` of `n:T` and the additional property `additional` of `n:T`
      --> spec.json: types[2].behaviors[0]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    behavior_with_nullable_value: with_behaviors(&[behavior(
        "AdditionalProperty", json!({}), &[string(), union([string(), builtin("null")])],
    )]) => "
    error[unsupported]: a document or null as `value` of `n:T` is not supported
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    behavior_with_object_shortcut: response_with_t(vec![with(
        interface("T", [optional("a", any_value())]),
        json!({ "shortcutProperty": "a", "behaviors": [additional_properties(&json!({ "fieldname": "b" }))] }),
    )]) => "
    error[invalid-shortcut]: the shortcut `a` of `n:T` accepts objects, and so does the type itself with any keys
      --> spec.json: types[2]
      help: remove its `shortcutProperty` or its behavior

    1 error, 0 warnings
    ";
}
