//! Ambiguous unions, and shortcuts to missing properties.

use serde_json::json;

use crate::sketch::{
    alias, builtin, interface, list, map, optional, property, reference, reference_to, response_with, response_with_t,
    string, string_enum, union, with,
};

cases! {
    two_string_branches: response_with_t(vec![alias("T", union([string(), reference("E")])), string_enum("E", &["a"])]) => "
    warning[ambiguous-union]: ambiguous union: several branches accept strings: `string`, `E`, in the alias `n:T`
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: remove one of them, or add a correction that selects one

    0 errors, 1 warning
    ";

    two_number_branches: response_with_t(vec![alias("T", union([
        reference_to(json!({ "namespace": "_types", "name": "uint" })),
        reference_to(json!({ "namespace": "_types", "name": "long" })),
    ]))]) => "
    warning[ambiguous-union]: ambiguous union: several branches accept integers: `uint`, `long`, in the alias `n:T`
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: remove one of them, or add a correction that selects one

    0 errors, 1 warning
    ";

    two_list_branches: response_with(
        union([list(map(string(), string())), list(map(string(), builtin("boolean")))]), vec![],
    ) => "
    warning[ambiguous-union]: ambiguous union: several branches accept lists: `string_map_list`, `boolean_map_list`, in `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: remove one of them, or add a correction that selects one

    0 errors, 1 warning
    ";

    two_object_branches: response_with_t(vec![
        alias("T", union([reference("A"), reference("B"), map(string(), string())])),
        interface("A", [property("a", string())]),
        interface("B", [optional("b", string())]),
    ]) => "
    warning[ambiguous-union]: ambiguous union: several branches accept objects: `A`, `B`, `string_map`, in the alias `n:T`
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: give each object a required key that the others lack, or add a correction with a rule

    0 errors, 1 warning
    ";

    several_ambiguities: response_with(
        union([builtin("boolean"), reference("A"), reference("B"), reference("E"), string()]),
        vec![interface("A", []), interface("B", []), string_enum("E", &["a"])],
    ) => "
    warning[ambiguous-union]: ambiguous union: several branches accept strings: `E`, `string`; several branches accept objects: `A`, `B`, in `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: give each object a required key that the others lack, or add a correction with a rule

    0 errors, 1 warning
    ";

    shortcut_to_missing_property:
        response_with_t(vec![with(interface("T", [optional("a", string())]), json!({ "shortcutProperty": "b" }))]) => "
    warning[invalid-shortcut]: the shortcut `b` of `n:T` is not a property with a field
      --> spec.json: types[2]
      note: the type `n:T`: raw JSON
      help: correct its `shortcutProperty`

    0 errors, 1 warning
    ";

    shortcut_to_literal: response_with_t(vec![with(
        interface("T", [property("a", crate::sketch::literal("x"))]),
        json!({ "shortcutProperty": "a" }),
    )]) => "
    warning[invalid-shortcut]: the shortcut `a` of `n:T` is not a property with a field
      --> spec.json: types[2]
      note: the type `n:T`: raw JSON
      help: correct its `shortcutProperty`

    0 errors, 1 warning
    ";
}
