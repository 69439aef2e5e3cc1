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
    error[invalid-behavior]: found a second behavior `_spec_utils:AdditionalProperty` of `n:T`; expected one of its sort, since both would have the same keys
      --> spec.json: types[2].behaviors[1]
      help: correct its `behaviors`

    1 error, 0 warnings
    ";

    without_arguments: having(&[behavior("AdditionalProperties", json!({}), &[])]) => "
    error[invalid-behavior]: found the behavior `_spec_utils:AdditionalProperties` of `n:T` without two type arguments; expected the type of the keys and that of the values
      --> spec.json: types[2].behaviors[0]
      help: correct its `behaviors`

    1 error, 0 warnings
    ";

    without_a_name_that_is_one: having(&[many(&json!({ "fieldname": "*" }))]) => "
    error[invalid-behavior]: found the name `*`; expected one that an identifier can be made of
      --> spec.json: types[2].behaviors[0].meta
      help: correct its `behaviors`

    1 error, 0 warnings
    ";

    by_the_name_of_a_property: having(&[many(&json!({ "fieldname": "a" }))]) => "
    error[name-collision]: duplicate Rust name `a`: used by the property `a` of `n:T` and `a`, what is additional in `n:T`
      --> spec.json: types[2].behaviors[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    by_the_name_that_all_have: answer_t(vec![with(
        interface("T", [optional("additional", text())]),
        json!({ "behaviors": [many(&json!({}))] }),
    )]) => "
    error[name-collision]: duplicate Rust name `additional`: used by the property `additional` of `n:T` and `additional`, what is additional in `n:T`
      --> spec.json: types[2].behaviors[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    by_a_value_that_may_be_null: having(&[behavior(
        "AdditionalProperty", json!({}), &[text(), union([text(), builtin("null")])],
    )]) => "
    error[unsupported]: found a document or a null as `value` of `n:T`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    beside_a_shortcut_that_may_be_an_object: answer_t(vec![with(
        interface("T", [optional("a", any())]),
        json!({ "shortcutProperty": "a", "behaviors": [many(&json!({ "fieldname": "b" }))] }),
    )]) => "
    error[invalid-shortcut]: found the shortcut `a` of `n:T`, which may be an object, beside keys of any name; expected that an object is one of the two
      --> spec.json: types[2]
      help: take its `shortcutProperty` or its behavior out

    1 error, 0 warnings
    ";
}
