//! Ambiguous unions, and shortcuts to missing properties.

use serde_json::json;

use crate::sketch::{
    alias, answer, answer_t, builtin, instance, interface, list, map, named, optional, property, text, union, with,
    words,
};

cases! {
    two_branches_that_are_text: answer_t(vec![alias("T", union([text(), named("E")])), words("E", &["a"])]) => "
    error[ambiguous-union]: found a union in the alias `n:T` with several branches for texts: `string`, `E`; expected that looking at the JSON tells them apart
      --> spec.json: types[2].type
      help: leave one of them out, or add a fixup that says which one is meant

    1 error, 0 warnings
    ";

    two_branches_that_are_numbers: answer_t(vec![alias("T", union([
        instance(json!({ "namespace": "_types", "name": "integer" })),
        instance(json!({ "namespace": "_types", "name": "long" })),
    ]))]) => "
    error[ambiguous-union]: found a union in the alias `n:T` with several branches for whole numbers: `integer`, `long`; expected that looking at the JSON tells them apart
      --> spec.json: types[2].type
      help: leave one of them out, or add a fixup that says which one is meant

    1 error, 0 warnings
    ";

    two_branches_that_are_lists: answer(
        union([list(map(text(), text())), list(map(text(), builtin("boolean")))]), vec![],
    ) => "
    error[ambiguous-union]: found a union in `p` of `n:Response` with several branches for lists: `string_map_list`, `boolean_map_list`; expected that looking at the JSON tells them apart
      --> spec.json: types[1].body.properties[0].type
      help: leave one of them out, or add a fixup that says which one is meant

    1 error, 0 warnings
    ";

    two_branches_that_are_objects: answer_t(vec![
        alias("T", union([named("A"), named("B"), map(text(), text())])),
        interface("A", [property("a", text())]),
        interface("B", [optional("b", text())]),
    ]) => "
    error[ambiguous-union]: found a union in the alias `n:T` with several branches for objects: `A`, `B`, `string_map`; expected that looking at the JSON tells them apart
      --> spec.json: types[2].type
      help: give each object a required key that the others lack, or add a fixup that names the rule

    1 error, 0 warnings
    ";

    branches_that_are_ambiguous_in_several_ways: answer(
        union([builtin("boolean"), named("A"), named("B"), named("E"), text()]),
        vec![interface("A", []), interface("B", []), words("E", &["a"])],
    ) => "
    error[ambiguous-union]: found a union in `p` of `n:Response` with several branches for texts: `E`, `string`; expected that looking at the JSON tells them apart
      --> spec.json: types[1].body.properties[0].type
      help: leave one of them out, or add a fixup that says which one is meant

    error[ambiguous-union]: found a union in `p` of `n:Response` with several branches for objects: `A`, `B`; expected that looking at the JSON tells them apart
      --> spec.json: types[1].body.properties[0].type
      help: give each object a required key that the others lack, or add a fixup that names the rule

    2 errors, 0 warnings
    ";

    a_shortcut_to_a_property_that_is_missing:
        answer_t(vec![with(interface("T", [optional("a", text())]), json!({ "shortcutProperty": "b" }))]) => "
    error[invalid-shortcut]: found the shortcut `b` of `n:T`, which has no such property; expected one of its properties
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";

    a_shortcut_to_a_literal: answer_t(vec![with(
        interface("T", [property("a", crate::sketch::literal("x"))]),
        json!({ "shortcutProperty": "a" }),
    )]) => "
    error[invalid-shortcut]: found the shortcut `a` of `n:T`, which has no such property; expected one of its properties
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";
}
