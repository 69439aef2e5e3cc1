//! Containers and tagged unions one of whose variants can't be one.

use serde_json::{Value, json};

use crate::sketch::{
    alias, answer_t, builtin, interface, literal, name, named, object, optional, property, sketch, text, union, with,
    words,
};

/// A container `T` with these properties.
fn container(properties: Vec<Value>) -> crate::sketch::Sketch {
    answer_t(vec![with(interface("T", properties), json!({ "variants": { "kind": "container" } }))])
}

/// The same with a behavior that gives it keys of any name.
fn with_any_key(behavior: &str, properties: Vec<Value>) -> crate::sketch::Sketch {
    let of = json!({ "namespace": "_spec_utils", "name": behavior });
    let more = json!({
        "variants": { "kind": "container" },
        "behaviors": [{ "type": of, "generics": [text(), builtin("boolean")] }],
    });
    answer_t(vec![with(interface("T", properties), more)])
}

/// A request with a container `T` with these properties, and further types.
fn sent(properties: Vec<Value>, types: Vec<Value>) -> crate::sketch::Sketch {
    let container = with(interface("T", properties), json!({ "variants": { "kind": "container" } }));
    let body = json!({ "body": object([property("p", named("T"))]) });
    sketch(json!({}), body, json!({}), [container].into_iter().chain(types).collect())
}

/// `T`, told by `type`, with further types.
fn tagged(ty: Value, types: Vec<Value>) -> crate::sketch::Sketch {
    let tag = json!({ "variants": { "kind": "internal_tag", "tag": "type" } });
    answer_t([with(alias("T", ty), tag)].into_iter().chain(types).collect())
}

/// An interface with this literal as its tag.
fn variant(name: &str, tag: &str) -> Value {
    interface(name, [property("type", literal(tag))])
}

/// A literal that is no text.
fn fixed(value: &Value) -> Value {
    json!({ "kind": "literal_value", "value": value })
}

cases! {
    a_key_of_a_container_that_is_another_name_too: container(vec![
        property("a", text()),
        with(property("b", text()), json!({ "aliases": ["a"] })),
    ]) => "
    error[invalid-variant]: found the key `a` of the container `n:T` twice; expected each key once
      --> spec.json: types[2].properties[1]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_key_of_a_container_without_a_letter: container(vec![property("*", text())]) => "
    error[invalid-variant]: found the variant `*` of `n:T`; expected a name that is an identifier
      --> spec.json: types[2].properties[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    keys_of_a_container_that_differ_in_case: container(vec![property("aB", text()), property("a_b", text())]) => "
    error[name-collision]: duplicate Rust name `AB`: used by the variant `aB` of `n:T` and the variant `a_b` of `n:T`
      --> spec.json: types[2].properties[1]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_key_of_a_container_called_other: container(vec![property("other", text())]) => "
    error[name-collision]: duplicate Rust name `Other`: used by the variant for what is unknown and the variant `other` of `n:T`
      --> spec.json: types[2].properties[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    further_keys_of_a_container: with_any_key("AdditionalProperties", vec![property("a", text())]) => "
    error[invalid-variant]: found further keys of the container `n:T`; expected one key at most
      --> spec.json: types[2].behaviors[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_key_of_any_name_beside_properties: with_any_key("AdditionalProperty", vec![
        property("a", text()),
        with(property("b", text()), json!({ "containerProperty": true })),
    ]) => "
    error[unsupported]: found a key of any name beside the properties of the container `n:T`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    two_functions_of_one_name: sent(
        vec![property("all", named("A")), property("all_with", text())],
        vec![with(interface("A", []), json!({ "inherits": { "type": name("B") } })), interface("B", [optional("b", text())])],
    ) => "
    error[name-collision]: duplicate Rust name `all_with`: used by a function of `T` and a function of `T`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_function_with_the_name_of_a_question: sent(vec![property("a", text()), property("is_a", text())], vec![]) => "
    error[name-collision]: duplicate Rust name `is_a`: used by a function of `T` and a question of `T` for its variant `A`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_function_with_the_name_of_a_setter: sent(
        vec![
            property("a_null", text()),
            with(optional("a", union([text(), builtin("null")])), json!({ "containerProperty": true })),
        ],
        vec![],
    ) => "
    error[name-collision]: duplicate Rust name `a_null`: used by a setter of `T` and a function of `T`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_tagged_alias_that_is_no_union: tagged(text(), vec![]) => "
    error[invalid-variant]: found `n:T` with a tag, which is no union; expected a union
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_variant_that_is_no_reference: tagged(union([text()]), vec![]) => "
    error[invalid-variant]: found the variant `_builtins:string` of `n:T`, which is no interface; expected an interface whose property `type` is a literal text or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_variant_that_is_a_map: tagged(union([crate::sketch::map(text(), text())]), vec![]) => "
    error[invalid-variant]: found a variant of `n:T` that is no interface; expected an interface whose property `type` is a literal text or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_variant_that_is_an_enum: tagged(union([named("E")]), vec![words("E", &["a"])]) => "
    error[invalid-variant]: found the variant `n:E` of `n:T`, which is no interface; expected an interface whose property `type` is a literal text or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_tagged_union_of_itself: tagged(union([named("T")]), vec![]) => "
    error[invalid-variant]: found the variant `n:T` of `n:T`, which is no interface; expected an interface whose property `type` is a literal text or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_variant_without_the_tag: tagged(union([named("A")]), vec![interface("A", [property("a", text())])]) => "
    error[invalid-variant]: found the variant `n:A` of `n:T` without the literal `type`; expected an interface whose property `type` is a literal text or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_variant_whose_tag_is_no_literal:
        tagged(union([named("A")]), vec![interface("A", [property("type", text())])]) => "
    error[invalid-variant]: found the variant `n:A` of `n:T` without the literal `type`; expected an interface whose property `type` is a literal text or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    two_variants_with_one_tag:
        tagged(union([named("A"), named("B")]), vec![variant("A", "x"), variant("B", "x")]) => "
    error[name-collision]: duplicate JSON name `x`: used by the variant `x` of `n:T` and the variant `x` of `n:T`
      --> spec.json: types[2].type.items[1]
      help: remove one of them, or correct its name or its `aliases`

    1 error, 0 warnings
    ";

    a_tag_without_a_letter: tagged(union([named("A")]), vec![variant("A", "+")]) => "
    error[invalid-variant]: found the tag `+` of `n:A`; expected a tag that an identifier can be made of
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_default_tag_that_no_variant_has: answer_t(vec![
        with(
            alias("T", union([named("A")])),
            json!({ "variants": { "kind": "internal_tag", "tag": "type", "defaultTag": "b" } }),
        ),
        variant("A", "a"),
    ]) => "
    error[invalid-variant]: found the default tag `b` of `n:T`; expected the tag of one of its variants
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_tag_that_is_a_number: tagged(union([named("A")]), vec![interface("A", [property("type", fixed(&json!(1)))])]) => "
    error[invalid-variant]: found the tag `type` of `n:A`, which is a number; expected an interface whose property `type` is a literal text or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    tags_of_two_kinds: tagged(
        union([named("A"), named("B")]),
        vec![variant("A", "x"), interface("B", [property("type", fixed(&json!(true)))])],
    ) => "
    error[invalid-variant]: found the tags of `n:T`, some of which are booleans; expected tags that are all text, or all booleans
      --> spec.json: types[2].type.items[1]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_key_of_a_container_that_stands_beside_its_variants_too: container(vec![
        with(property("a", text()), json!({ "aliases": ["b"], "containerProperty": true })),
        property("b", text()),
    ]) => "
    error[invalid-variant]: found the key `b` of the container `n:T` twice; expected each key once
      --> spec.json: types[2].properties[1]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    a_property_that_is_called_as_the_field_for_the_variant: container(vec![
        with(property("variant", text()), json!({ "containerProperty": true })),
        property("b", text()),
    ]) => "
    error[name-collision]: duplicate Rust name `variant`: used by the property `variant` of `n:T` and the field for the variant of `n:T`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_type_that_is_called_as_the_variants_of_a_container: answer_t(vec![
        with(
            interface("T", [
                property("a", named("TVariant")),
                with(property("b", text()), json!({ "containerProperty": true })),
            ]),
            json!({ "variants": { "kind": "container" } }),
        ),
        interface("TVariant", []),
    ]) => "
    error[name-collision]: found a type that would be called `TVariant` in the module `n`, as one at spec.json: types[2] is already; expected names that differ
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a fixup that does

    1 error, 0 warnings
    ";

    an_interface_with_variants_of_an_alias: answer_t(vec![with(
        interface("T", [property("a", builtin("boolean"))]),
        json!({ "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    error[invalid-variant]: found the interface `n:T` with `variants` of an alias; expected `variants` of the kind `container`
      --> spec.json: types[2]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";
}
