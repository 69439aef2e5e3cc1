//! Unions whose branches look the same, and shortcuts to nowhere.

use serde_json::json;

use crate::sketch::{
    alias, answer, answer_t, builtin, instance, interface, list, map, named, optional, property, text, union, with,
    words,
};

cases! {
    two_branches_that_are_text: answer_t(vec![alias("T", union([text(), named("E")])), words("E", &["a"])]) => "
    error[ambiguous-union]: ambiguous union in the alias `n:T`: several branches accept strings: `string`, `E`
      --> spec.json: types[2].type
      help: remove one of them, or add a correction that selects one

    1 error, 0 warnings
    ";

    two_branches_that_are_numbers: answer_t(vec![alias("T", union([
        instance(json!({ "namespace": "_types", "name": "integer" })),
        instance(json!({ "namespace": "_types", "name": "long" })),
    ]))]) => "
    error[ambiguous-union]: ambiguous union in the alias `n:T`: several branches accept integers: `integer`, `long`
      --> spec.json: types[2].type
      help: remove one of them, or add a correction that selects one

    1 error, 0 warnings
    ";

    two_branches_that_are_lists: answer(
        union([list(map(text(), text())), list(map(text(), builtin("boolean")))]), vec![],
    ) => "
    error[ambiguous-union]: ambiguous union in `p` of `n:Response`: several branches accept lists: `string_map_list`, `boolean_map_list`
      --> spec.json: types[1].body.properties[0].type
      help: remove one of them, or add a correction that selects one

    1 error, 0 warnings
    ";

    two_branches_that_are_objects: answer_t(vec![
        alias("T", union([named("A"), named("B"), map(text(), text())])),
        interface("A", [property("a", text())]),
        interface("B", [optional("b", text())]),
    ]) => "
    error[ambiguous-union]: ambiguous union in the alias `n:T`: several branches accept objects: `A`, `B`, `string_map`
      --> spec.json: types[2].type
      help: give each object a required key that the others lack, or add a correction with a rule

    1 error, 0 warnings
    ";

    branches_that_are_ambiguous_in_several_ways: answer(
        union([builtin("boolean"), named("A"), named("B"), named("E"), text()]),
        vec![interface("A", []), interface("B", []), words("E", &["a"])],
    ) => "
    error[ambiguous-union]: ambiguous union in `p` of `n:Response`: several branches accept strings: `E`, `string`
      --> spec.json: types[1].body.properties[0].type
      help: remove one of them, or add a correction that selects one

    error[ambiguous-union]: ambiguous union in `p` of `n:Response`: several branches accept objects: `A`, `B`
      --> spec.json: types[1].body.properties[0].type
      help: give each object a required key that the others lack, or add a correction with a rule

    2 errors, 0 warnings
    ";

    a_shortcut_to_a_property_that_is_missing:
        answer_t(vec![with(interface("T", [optional("a", text())]), json!({ "shortcutProperty": "b" }))]) => "
    error[invalid-shortcut]: the shortcut `b` of `n:T` is not a property with a field
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";

    a_shortcut_to_a_literal: answer_t(vec![with(
        interface("T", [property("a", crate::sketch::literal("x"))]),
        json!({ "shortcutProperty": "a" }),
    )]) => "
    error[invalid-shortcut]: the shortcut `a` of `n:T` is not a property with a field
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";
}
