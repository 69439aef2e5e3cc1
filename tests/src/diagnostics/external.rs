//! Unions that are told by keys, and unions that nothing tells apart, which can't be so.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, answer, answer_t, interface, list, map, name, named, property, text, union, with, words,
};

fn tagged() -> Value {
    json!({ "variants": { "kind": "external_tag" } })
}

/// `T`, told by keys, of these interfaces.
fn external(branches: &[&str]) -> Value {
    let branches: Vec<_> = branches.iter().map(|branch| named(branch)).collect();
    with(alias("T", json!({ "kind": "union_of", "items": branches })), tagged())
}

/// `T`, which is read as this one, of the interface `A`.
fn untagged(untyped: &str) -> Value {
    let variants = json!({ "kind": "untagged", "untypedVariant": name(untyped) });
    with(alias("T", union([named("A")])), json!({ "codegenNames": ["a"], "variants": variants }))
}

/// An interface that says its name.
fn variant(of: &str, name: &str) -> Value {
    with(interface(of, []), json!({ "variantName": name }))
}

/// An answer with a map of `T`.
fn in_map(types: Vec<Value>) -> Sketch {
    answer(map(text(), named("T")), types)
}

cases! {
    a_union_told_by_keys_outside_of_a_map: answer(named("T"), vec![external(&["A"]), variant("A", "a")]) => "
    error[invalid-variant]: found `n:T`, whose branches are told by keys, as `p` of `n:Response`; expected it as the value of a map, or in a list that is one
      --> spec.json: types[1].body.properties[0].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_union_told_by_keys_that_is_none: in_map(vec![with(alias("T", text()), tagged())]) => "
    error[invalid-variant]: found `n:T` with tags in keys, which is no union; expected a union
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_branch_that_is_told_by_keys_without_a_name: in_map(vec![external(&["A"]), interface("A", [])]) => "
    error[invalid-variant]: found the variant `n:A` of `n:T` without a name; expected an interface with a `variantName`
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_branch_with_a_name_that_would_end_early: in_map(vec![external(&["A"]), variant("A", "a#b")]) => "
    error[invalid-variant]: found the name `a#b` of `n:A`; expected a name that an identifier can be made of
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    two_branches_under_one_key: in_map(vec![external(&["A", "B"]), variant("A", "a"), variant("B", "a")]) => "
    error[name-collision]: duplicate JSON name `a`: used by the variant `a` of `n:T` and the variant `a` of `n:T`
      --> spec.json: types[2].type.items[1]
      help: remove one of them, or correct its name or its `aliases`

    1 error, 0 warnings
    ";

    a_branch_with_the_name_of_a_method: in_map(vec![external(&["A"]), variant("A", "len")]) => "
    error[name-collision]: duplicate Rust name `len`: used by a method of each such map and the variant `len` of `n:T`
      --> spec.json: types[2].type.items[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_union_told_by_keys_in_lists_and_by_itself: answer_t(vec![
        interface("T", [property("a", map(text(), named("U"))), property("b", map(text(), list(named("U"))))]),
        with(alias("U", union([named("A")])), tagged()),
        variant("A", "a"),
    ]) => "
    error[invalid-variant]: found `n:U` as the value of a map, in `b` of `n:T`, and in lists that are such values elsewhere; expected one of the two
      --> spec.json: types[2].properties[1].type.value
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    keys_with_types_that_are_words: answer(map(named("E"), named("T")), vec![external(&["A"]), variant("A", "a"), words("E", &["a"])]) => "
    error[invalid-variant]: found a map in `p` of `n:Response` whose keys tell the types of its values; expected keys that are text
      --> spec.json: types[1].body.properties[0].type.key
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    an_alias_with_variants_of_an_interface: answer_t(vec![with(alias("T", text()), json!({ "variants": { "kind": "container" } }))]) => "
    error[invalid-variant]: found the alias `n:T` with `variants` of an interface; expected a union with tags
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    branches_that_nothing_tells_apart_without_names: answer_t(vec![with(untagged("A"), json!({ "codegenNames": [] })), interface("A", [])]) => "
    error[invalid-codegen-names]: found 0 names for 1 branches in the alias `n:T`; expected one distinct name for each branch
      --> spec.json: types[2].type
      help: correct its `codegenNames`

    1 error, 0 warnings
    ";

    a_branch_that_nothing_tells_apart_without_a_letter: answer_t(vec![with(untagged("A"), json!({ "codegenNames": ["+"] })), interface("A", [])]) => "
    error[invalid-codegen-names]: found the branch name `+`, which is no identifier, in the alias `n:T`; expected one distinct name for each branch
      --> spec.json: types[2].type.items[0]
      help: correct its `codegenNames`

    1 error, 0 warnings
    ";

    a_branch_to_be_read_as_that_is_none: answer_t(vec![untagged("B"), interface("A", []), interface("B", [])]) => "
    error[invalid-variant]: found `n:B`, as which `n:T` is to be read; expected one of its branches
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_union_without_tags_that_is_none: answer_t(vec![with(untagged("A"), json!({ "type": text() })), interface("A", [])]) => "
    error[invalid-variant]: found `n:T` without tags, which is no union; expected a union
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";
}
