//! Behaviors that add fields, and lack what they need for that.

use serde_json::{Value, json};

use crate::sketch::{Sketch, answer_t, any, builtin, interface, optional, text, union, with};

fn behavior(name: &str, meta: Value, generics: &[Value]) -> Value {
    with(json!({ "type": { "namespace": "_spec_utils", "name": name }, "generics": generics }), meta)
}

fn many(meta: &Value) -> Value {
    behavior("AdditionalProperties", json!({ "meta": meta }), &[text(), any()])
}

/// A type `T` with a property `a` and these behaviors.
fn having(behaviors: &[Value]) -> Sketch {
    answer_t(vec![with(interface("T", [optional("a", text())]), json!({ "behaviors": behaviors }))])
}

cases! {
    two_that_take_the_same_keys: having(&[
        many(&json!({ "fieldname": "b" })),
        behavior("AdditionalProperty", json!({}), &[text(), text()]),
    ]) => "
    error[invalid-behavior]: second behavior for additional properties of `n:T`: `_spec_utils:AdditionalProperty`
      --> spec.json: types[2].behaviors[1]
      help: correct its `behaviors`

    1 error, 0 warnings
    ";

    without_arguments: having(&[behavior("AdditionalProperties", json!({}), &[])]) => "
    error[invalid-behavior]: the behavior `_spec_utils:AdditionalProperties` of `n:T` must have two type arguments
      --> spec.json: types[2].behaviors[0]
      help: correct its `behaviors`

    1 error, 0 warnings
    ";

    without_a_name_that_is_one: having(&[many(&json!({ "fieldname": "*" }))]) => "
    error[invalid-behavior]: the name `*` does not form an identifier
      --> spec.json: types[2].behaviors[0].meta
      help: correct its `behaviors`

    1 error, 0 warnings
    ";

    by_the_name_of_a_property: having(&[many(&json!({ "fieldname": "a" }))]) => "
    error[name-collision]: duplicate Rust name `a`: used by the property `a` of `n:T` and the additional property `a` of `n:T`
      --> spec.json: types[2].behaviors[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    by_the_name_that_all_have: answer_t(vec![with(
        interface("T", [optional("additional", text())]),
        json!({ "behaviors": [many(&json!({}))] }),
    )]) => "
    error[name-collision]: duplicate Rust name `additional`: used by the property `additional` of `n:T` and the additional property `additional` of `n:T`
      --> spec.json: types[2].behaviors[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    by_a_value_that_may_be_null: having(&[behavior(
        "AdditionalProperty", json!({}), &[text(), union([text(), builtin("null")])],
    )]) => "
    error[unsupported]: a document or null as `value` of `n:T` is not supported
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    beside_a_shortcut_that_may_be_an_object: answer_t(vec![with(
        interface("T", [optional("a", any())]),
        json!({ "shortcutProperty": "a", "behaviors": [many(&json!({ "fieldname": "b" }))] }),
    )]) => "
    error[invalid-shortcut]: the shortcut `a` of `n:T` accepts objects, and so does the type itself with any keys
      --> spec.json: types[2]
      help: remove its `shortcutProperty` or its behavior

    1 error, 0 warnings
    ";
}
