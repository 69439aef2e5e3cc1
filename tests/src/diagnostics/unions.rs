//! Ambiguous unions, and shortcuts to missing properties.

use serde_json::json;

use crate::sketch::{
    alias, builtin, interface, list, map, optional, property, reference, reference_to, response_with, response_with_t,
    string, string_enum, union, with,
};

cases! {
    two_string_branches: response_with_t(vec![alias("T", union([string(), reference("E")])), string_enum("E", &["a"])]) => "
    error[ambiguous-union]: found a union in the alias `n:T` with several branches for texts: `string`, `E`; expected that looking at the JSON tells them apart
      --> spec.json: types[2].type
      help: leave one of them out, or add a fixup that says which one is meant

    1 error, 0 warnings
    ";

    two_number_branches: response_with_t(vec![alias("T", union([
        reference_to(json!({ "namespace": "_types", "name": "integer" })),
        reference_to(json!({ "namespace": "_types", "name": "long" })),
    ]))]) => "
    error[ambiguous-union]: found a union in the alias `n:T` with several branches for whole numbers: `integer`, `long`; expected that looking at the JSON tells them apart
      --> spec.json: types[2].type
      help: leave one of them out, or add a fixup that says which one is meant

    1 error, 0 warnings
    ";

    two_list_branches: response_with(
        union([list(map(string(), string())), list(map(string(), builtin("boolean")))]), vec![],
    ) => "
    error[ambiguous-union]: found a union in `p` of `n:Response` with several branches for lists: `string_map_list`, `boolean_map_list`; expected that looking at the JSON tells them apart
      --> spec.json: types[1].body.properties[0].type
      help: leave one of them out, or add a fixup that says which one is meant

    1 error, 0 warnings
    ";

    two_object_branches: response_with_t(vec![
        alias("T", union([reference("A"), reference("B"), map(string(), string())])),
        interface("A", [property("a", string())]),
        interface("B", [optional("b", string())]),
    ]) => "
    error[ambiguous-union]: found a union in the alias `n:T` with several branches for objects: `A`, `B`, `string_map`; expected that looking at the JSON tells them apart
      --> spec.json: types[2].type
      help: give each object a required key that the others lack, or add a fixup that names the rule

    1 error, 0 warnings
    ";

    several_ambiguities: response_with(
        union([builtin("boolean"), reference("A"), reference("B"), reference("E"), string()]),
        vec![interface("A", []), interface("B", []), string_enum("E", &["a"])],
    ) => "
    error[ambiguous-union]: found a union in `p` of `n:Response` with several branches for texts: `E`, `string`; expected that looking at the JSON tells them apart
      --> spec.json: types[1].body.properties[0].type
      help: leave one of them out, or add a fixup that says which one is meant

    error[ambiguous-union]: found a union in `p` of `n:Response` with several branches for objects: `A`, `B`; expected that looking at the JSON tells them apart
      --> spec.json: types[1].body.properties[0].type
      help: give each object a required key that the others lack, or add a fixup that names the rule

    2 errors, 0 warnings
    ";

    shortcut_to_missing_property:
        response_with_t(vec![with(interface("T", [optional("a", string())]), json!({ "shortcutProperty": "b" }))]) => "
    error[invalid-shortcut]: found the shortcut `b` of `n:T`, which has no such property; expected one of its properties
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";

    shortcut_to_literal: response_with_t(vec![with(
        interface("T", [property("a", crate::sketch::literal("x"))]),
        json!({ "shortcutProperty": "a" }),
    )]) => "
    error[invalid-shortcut]: found the shortcut `a` of `n:T`, which has no such property; expected one of its properties
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";
}
