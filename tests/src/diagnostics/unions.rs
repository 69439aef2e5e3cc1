//! Ambiguous unions, and shortcuts to missing properties.

use serde_json::json;

use crate::sketch::{
    alias, builtin, interface, list, map, optional, property, reference, reference_to, response_with, response_with_t,
    string, string_enum, union, with,
};

cases! {
    two_string_branches: response_with_t(vec![alias("T", union([string(), reference("E")])), string_enum("E", &["a"])]) => "
    error[ambiguous-union]: ambiguous union in the alias `n:T`: several branches accept strings: `string`, `E`
      --> spec.json: types[2].type
      help: remove one of them, or add a correction that selects one

    1 error, 0 warnings
    ";

    two_number_branches: response_with_t(vec![alias("T", union([
        reference_to(json!({ "namespace": "_types", "name": "integer" })),
        reference_to(json!({ "namespace": "_types", "name": "long" })),
    ]))]) => "
    error[ambiguous-union]: ambiguous union in the alias `n:T`: several branches accept integers: `integer`, `long`
      --> spec.json: types[2].type
      help: remove one of them, or add a correction that selects one

    1 error, 0 warnings
    ";

    two_list_branches: response_with(
        union([list(map(string(), string())), list(map(string(), builtin("boolean")))]), vec![],
    ) => "
    error[ambiguous-union]: ambiguous union in `p` of `n:Response`: several branches accept lists: `string_map_list`, `boolean_map_list`
      --> spec.json: types[1].body.properties[0].type
      help: remove one of them, or add a correction that selects one

    1 error, 0 warnings
    ";

    two_object_branches: response_with_t(vec![
        alias("T", union([reference("A"), reference("B"), map(string(), string())])),
        interface("A", [property("a", string())]),
        interface("B", [optional("b", string())]),
    ]) => "
    error[ambiguous-union]: ambiguous union in the alias `n:T`: several branches accept objects: `A`, `B`, `string_map`
      --> spec.json: types[2].type
      help: give each object a required key that the others lack, or add a correction with a rule

    1 error, 0 warnings
    ";

    several_ambiguities: response_with(
        union([builtin("boolean"), reference("A"), reference("B"), reference("E"), string()]),
        vec![interface("A", []), interface("B", []), string_enum("E", &["a"])],
    ) => "
    error[ambiguous-union]: ambiguous union in `p` of `n:Response`: several branches accept strings: `E`, `string`
      --> spec.json: types[1].body.properties[0].type
      help: remove one of them, or add a correction that selects one

    error[ambiguous-union]: ambiguous union in `p` of `n:Response`: several branches accept objects: `A`, `B`
      --> spec.json: types[1].body.properties[0].type
      help: give each object a required key that the others lack, or add a correction with a rule

    2 errors, 0 warnings
    ";

    shortcut_to_missing_property:
        response_with_t(vec![with(interface("T", [optional("a", string())]), json!({ "shortcutProperty": "b" }))]) => "
    error[invalid-shortcut]: the shortcut `b` of `n:T` is not a property with a field
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";

    shortcut_to_literal: response_with_t(vec![with(
        interface("T", [property("a", crate::sketch::literal("x"))]),
        json!({ "shortcutProperty": "a" }),
    )]) => "
    error[invalid-shortcut]: the shortcut `a` of `n:T` is not a property with a field
      --> spec.json: types[2]
      help: correct its `shortcutProperty`

    1 error, 0 warnings
    ";
}
