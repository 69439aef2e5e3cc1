//! Invalid externally tagged unions, and invalid untagged unions.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, interface, list, map, name, property, reference, response_with, response_with_t, string,
    string_enum, union, with,
};

fn tagged() -> Value {
    json!({ "variants": { "kind": "external_tag" } })
}

/// `T`, an externally tagged union of these interfaces.
fn external(branches: &[&str]) -> Value {
    let branches: Vec<_> = branches.iter().map(|branch| reference(branch)).collect();
    with(alias("T", json!({ "kind": "union_of", "items": branches })), tagged())
}

/// `T`, an untagged union of the interface `A` that is decoded as the variant `untyped`.
fn untagged(untyped: &str) -> Value {
    let variants = json!({ "kind": "untagged", "untypedVariant": name(untyped) });
    with(alias("T", union([reference("A")])), json!({ "codegenNames": ["a"], "variants": variants }))
}

/// An interface with a variant name.
fn variant(type_name: &str, name: &str) -> Value {
    with(interface(type_name, []), json!({ "variantName": name }))
}

/// A response with a map of `T`.
fn in_map(types: Vec<Value>) -> Sketch {
    response_with(map(string(), reference("T")), types)
}

cases! {
    externally_tagged_union_outside_a_map: response_with(reference("T"), vec![external(&["A"]), variant("A", "a")]) => "
    warning[invalid-variant]: `n:T` has external tags, but `p` of `n:Response` is not the value of a map
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    externally_tagged_alias_of_a_string: in_map(vec![with(alias("T", string()), tagged())]) => "
    warning[invalid-variant]: `n:T` has external tags but is not a union
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    externally_tagged_variant_without_name: in_map(vec![external(&["A"]), interface("A", [])]) => "
    warning[invalid-variant]: the variant `n:A` of `n:T` has no `variantName`
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    externally_tagged_variant_name_with_hash: in_map(vec![external(&["A"]), variant("A", "a#b")]) => "
    warning[invalid-variant]: the `variantName` `a#b` of `n:A` contains `#`, which ends a tag
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    externally_tagged_variants_with_one_name: in_map(vec![external(&["A", "B"]), variant("A", "a"), variant("B", "a")]) => "
    warning[invalid-variant]: duplicate tag `a` of the variants of `n:T`
      --> spec.json: types[2].type.items[1]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    externally_tagged_variant_named_like_a_method: in_map(vec![external(&["A"]), variant("A", "len")]) => "
    warning[name-collision]: duplicate Rust name `len`: used by a method of `TypedKeys` and the variant `len` of `n:T`
      --> spec.json: types[2].type.items[0]
      note: the variant `len` of `n:T`: named `len_366adb0c`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    externally_tagged_union_in_lists_and_alone: response_with_t(vec![
        interface("T", [property("a", map(string(), reference("U"))), property("b", map(string(), list(reference("U"))))]),
        with(alias("U", union([reference("A")])), tagged()),
        variant("A", "a"),
    ]) => "
    warning[invalid-variant]: `n:U` in `b` of `n:T` is used both as the value of a map and in lists that are such values
      --> spec.json: types[2].properties[1].type.value
      note: `b` of `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    typed_keys_with_enum_keys: response_with(map(reference("E"), reference("T")), vec![external(&["A"]), variant("A", "a"), string_enum("E", &["a"])]) => "
    warning[invalid-variant]: the keys of the map in `p` of `n:Response` contain types of values, but are not strings
      --> spec.json: types[1].body.properties[0].type.key
      note: `p` of `n:Response`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    alias_with_container_variants: response_with_t(vec![with(alias("T", string()), json!({ "variants": { "kind": "container" } }))]) => "
    warning[invalid-variant]: the alias `n:T` has the `variants` of an interface
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    untagged_union_without_branch_names: response_with_t(vec![with(untagged("A"), json!({ "codegenNames": [] })), interface("A", [])]) => "
    warning[invalid-codegen-names]: 0 names for 1 branches, in the alias `n:T`
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: give each branch a different name in `codegenNames`

    0 errors, 1 warning
    ";

    untagged_branch_name_without_letter: response_with_t(vec![with(untagged("A"), json!({ "codegenNames": ["+"] })), interface("A", [])]) => "
    warning[invalid-codegen-names]: the branch name `+` does not form an identifier, in the alias `n:T`
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: give each branch a different name in `codegenNames`

    0 errors, 1 warning
    ";

    untyped_variant_that_is_not_a_branch: response_with_t(vec![untagged("B"), interface("A", []), interface("B", [])]) => "
    warning[invalid-variant]: `n:B`, the untyped variant of `n:T`, is not one of its branches
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    untagged_alias_of_a_string: response_with_t(vec![with(untagged("A"), json!({ "type": string() })), interface("A", [])]) => "
    warning[invalid-variant]: `n:T` is marked as untagged but is not a union
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";
}
