//! Containers and internally tagged unions with an invalid variant.

use serde_json::{Value, json};

use crate::sketch::{
    alias, builtin, interface, literal, name, object, optional, property, reference, response_with_t, sketch, string,
    string_enum, union, with,
};

/// A container `T` with these properties.
fn container(properties: Vec<Value>) -> crate::sketch::Sketch {
    response_with_t(vec![with(interface("T", properties), json!({ "variants": { "kind": "container" } }))])
}

/// A container `T` with these properties, and a behavior that adds keys of any name.
fn with_any_key(behavior: &str, properties: Vec<Value>) -> crate::sketch::Sketch {
    let behavior_name = json!({ "namespace": "_spec_utils", "name": behavior });
    let more = json!({
        "variants": { "kind": "container" },
        "behaviors": [{ "type": behavior_name, "generics": [string(), builtin("boolean")] }],
    });
    response_with_t(vec![with(interface("T", properties), more)])
}

/// A request with a container `T` with these properties, and further types.
fn in_request(properties: Vec<Value>, types: Vec<Value>) -> crate::sketch::Sketch {
    let container = with(interface("T", properties), json!({ "variants": { "kind": "container" } }));
    let body = json!({ "body": object([property("p", reference("T"))]) });
    sketch(json!({}), body, json!({}), [container].into_iter().chain(types).collect())
}

/// `T`, a union with the internal tag `type`, with further types.
fn tagged(ty: Value, types: Vec<Value>) -> crate::sketch::Sketch {
    let tag = json!({ "variants": { "kind": "internal_tag", "tag": "type" } });
    response_with_t([with(alias("T", ty), tag)].into_iter().chain(types).collect())
}

/// An interface with this literal as its tag.
fn variant(name: &str, tag: &str) -> Value {
    interface(name, [property("type", literal(tag))])
}

/// A literal that is not a string.
fn literal_of(value: &Value) -> Value {
    json!({ "kind": "literal_value", "value": value })
}

cases! {
    container_key_that_is_also_an_alias: container(vec![
        property("a", string()),
        with(property("b", string()), json!({ "aliases": ["a"] })),
    ]) => "
    error[invalid-variant]: duplicate key `a` in the container `n:T`
      --> spec.json: types[2].properties[1]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    container_key_without_letter: container(vec![property("*", string())]) => "
    error[invalid-variant]: the variant `*` of `n:T` does not form an identifier
      --> spec.json: types[2].properties[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    container_keys_that_differ_only_in_case: container(vec![property("aB", string()), property("a_b", string())]) => "
    error[name-collision]: duplicate Rust name `AB`: used by the variant `aB` of `n:T` and the variant `a_b` of `n:T`
      --> spec.json: types[2].properties[1]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    container_key_named_other: container(vec![property("other", string())]) => "
    error[name-collision]: duplicate Rust name `Other`: used by the variant `Other` for unknown values and the variant `other` of `n:T`
      --> spec.json: types[2].properties[0]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    container_with_additional_properties: with_any_key("AdditionalProperties", vec![property("a", string())]) => "
    error[invalid-variant]: the container `n:T` has one key, but a behavior allows several
      --> spec.json: types[2].behaviors[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    container_with_any_key_and_properties: with_any_key("AdditionalProperty", vec![
        property("a", string()),
        with(property("b", string()), json!({ "containerProperty": true })),
    ]) => "
    error[unsupported]: a key with any name in the container `n:T` with properties is not supported
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    constructors_with_one_name: in_request(
        vec![property("all", reference("A")), property("all_with", string())],
        vec![with(interface("A", []), json!({ "inherits": { "type": name("B") } })), interface("B", [optional("b", string())])],
    ) => "
    error[name-collision]: duplicate Rust name `all_with`: used by a constructor of `T` and a constructor of `T`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    constructor_named_like_an_accessor: in_request(vec![property("a", string()), property("is_a", string())], vec![]) => "
    error[name-collision]: duplicate Rust name `is_a`: used by a constructor of `T` and an accessor of the variant `A` of `T`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    constructor_named_like_a_setter: in_request(
        vec![
            property("a_null", string()),
            with(optional("a", union([string(), builtin("null")])), json!({ "containerProperty": true })),
        ],
        vec![],
    ) => "
    error[name-collision]: duplicate Rust name `a_null`: used by a setter of `T` and a constructor of `T`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    tagged_alias_that_is_not_a_union: tagged(string(), vec![]) => "
    error[invalid-variant]: `n:T` has a tag but is not a union
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    variant_that_is_a_builtin: tagged(union([string()]), vec![]) => "
    error[invalid-variant]: the variant `_builtins:string` of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    variant_that_is_a_map: tagged(union([crate::sketch::map(string(), string())]), vec![]) => "
    error[invalid-variant]: a variant of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    variant_that_is_an_enum: tagged(union([reference("E")]), vec![string_enum("E", &["a"])]) => "
    error[invalid-variant]: the variant `n:E` of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    tagged_union_of_itself: tagged(union([reference("T")]), vec![]) => "
    error[invalid-variant]: the variant `n:T` of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    variant_without_tag: tagged(union([reference("A")]), vec![interface("A", [property("a", string())])]) => "
    error[invalid-variant]: the variant `n:A` of `n:T` has no property `type` with a literal value
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    variant_with_tag_that_is_not_a_literal:
        tagged(union([reference("A")]), vec![interface("A", [property("type", string())])]) => "
    error[invalid-variant]: the variant `n:A` of `n:T` has no property `type` with a literal value
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    two_variants_with_one_tag:
        tagged(union([reference("A"), reference("B")]), vec![variant("A", "x"), variant("B", "x")]) => "
    error[name-collision]: duplicate JSON name `x`: used by the variant `x` of `n:T` and the variant `x` of `n:T`
      --> spec.json: types[2].type.items[1]
      help: remove one of them, or correct its name or its `aliases`

    1 error, 0 warnings
    ";

    tag_without_letter: tagged(union([reference("A")]), vec![variant("A", "+")]) => "
    error[invalid-variant]: the tag `+` of `n:A` does not form an identifier
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    default_tag_of_no_variant: response_with_t(vec![
        with(
            alias("T", union([reference("A")])),
            json!({ "variants": { "kind": "internal_tag", "tag": "type", "defaultTag": "b" } }),
        ),
        variant("A", "a"),
    ]) => "
    error[invalid-variant]: the default tag `b` of `n:T` is not a tag of a variant
      --> spec.json: types[2].type
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    number_as_tag: tagged(union([reference("A")]), vec![interface("A", [property("type", literal_of(&json!(1)))])]) => "
    error[invalid-variant]: the tag `type` of `n:A` is a number, but must be a string or boolean
      --> spec.json: types[2].type.items[0]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    string_and_boolean_tags: tagged(
        union([reference("A"), reference("B")]),
        vec![variant("A", "x"), interface("B", [property("type", literal_of(&json!(true)))])],
    ) => "
    error[invalid-variant]: the tags of `n:T` are partly booleans and partly strings
      --> spec.json: types[2].type.items[1]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    container_key_that_is_also_a_property: container(vec![
        with(property("a", string()), json!({ "aliases": ["b"], "containerProperty": true })),
        property("b", string()),
    ]) => "
    error[invalid-variant]: duplicate key `b` in the container `n:T`
      --> spec.json: types[2].properties[1]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";

    property_named_like_the_variant_field: container(vec![
        with(property("variant", string()), json!({ "containerProperty": true })),
        property("b", string()),
    ]) => "
    error[name-collision]: duplicate Rust name `variant`: used by the property `variant` of `n:T` and the field for the variant of `n:T`
      --> spec.json: types[2]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    type_named_like_a_variant_enum: response_with_t(vec![
        with(
            interface("T", [
                property("a", reference("TVariant")),
                with(property("b", string()), json!({ "containerProperty": true })),
            ]),
            json!({ "variants": { "kind": "container" } }),
        ),
        interface("TVariant", []),
    ]) => "
    error[name-collision]: duplicate Rust type `TVariant` in the module `n`, already defined by spec.json: types[2]
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a correction that does

    1 error, 0 warnings
    ";

    interface_with_alias_variants: response_with_t(vec![with(
        interface("T", [property("a", builtin("boolean"))]),
        json!({ "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    error[invalid-variant]: the interface `n:T` has the `variants` of an alias
      --> spec.json: types[2]
      help: correct the type or its `variants`

    1 error, 0 warnings
    ";
}
