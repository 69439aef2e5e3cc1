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
    warning[invalid-variant]: duplicate key `a` in the container `n:T`
      --> spec.json: types[2].properties[1]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    container_key_without_letter: container(vec![property("*", string())]) => "
    warning[invalid-name]: cannot convert the name of the variant `*` of `n:T` to an ASCII identifier
      --> spec.json: types[2].properties[0]
      note: the variant `*` of `n:T`: named `variant_2f0c9f3d`
      help: give it a `codegenName`

    0 errors, 1 warning
    ";

    container_keys_that_differ_only_in_case: container(vec![property("aB", string()), property("a_b", string())]) => "
    warning[name-collision]: duplicate Rust name `AB`: used by the variant `a_b` of `n:T` and the variant `aB` of `n:T`
      --> spec.json: types[2].properties[0]
      note: the variant `aB` of `n:T`: named `AB6d25382a`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    container_key_named_other: container(vec![property("other", string())]) => "
    warning[name-collision]: duplicate Rust name `Other`: used by the variant `Other` for unknown values and the variant `other` of `n:T`
      --> spec.json: types[2].properties[0]
      note: the variant `other` of `n:T`: named `Otherc87d8df5`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    container_with_additional_properties: with_any_key("AdditionalProperties", vec![property("a", string())]) => "
    warning[invalid-variant]: the container `n:T` has one key, but a behavior allows several
      --> spec.json: types[2].behaviors[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    container_with_any_key_and_properties: with_any_key("AdditionalProperty", vec![
        property("a", string()),
        with(property("b", string()), json!({ "containerProperty": true })),
    ]) => "
    warning[unsupported]: a key with any name in the container `n:T` with properties is not supported
      --> spec.json: types[2].behaviors[0]
      note: the type `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    constructors_with_one_name: in_request(
        vec![property("all", reference("A")), property("all_with", string())],
        vec![with(interface("A", []), json!({ "inherits": { "type": name("B") } })), interface("B", [optional("b", string())])],
    ) => "
    warning[name-collision]: duplicate Rust name `all_with`: used by a constructor of `T` and a constructor of `T`
      --> spec.json: types[2]
      note: a constructor of `T`: named `all_with_9acfde9a`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    constructor_named_like_an_accessor: in_request(vec![property("a", string()), property("is_a", string())], vec![]) => "
    warning[name-collision]: duplicate Rust name `is_a`: used by an accessor of the variant `A` of `T` and a constructor of `T`
      --> spec.json: types[2]
      note: a constructor of `T`: named `is_a_90b9c2dd`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    constructor_named_like_a_setter: in_request(
        vec![
            property("a_null", string()),
            with(optional("a", union([string(), builtin("null")])), json!({ "containerProperty": true })),
        ],
        vec![],
    ) => "
    warning[name-collision]: duplicate Rust name `a_null`: used by a setter of `T` and a constructor of `T`
      --> spec.json: types[2]
      note: a constructor of `T`: named `a_null_d20682ec`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    tagged_alias_that_is_not_a_union: tagged(string(), vec![]) => "
    warning[invalid-variant]: `n:T` has a tag but is not a union
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    variant_that_is_a_builtin: tagged(union([string()]), vec![]) => "
    warning[invalid-variant]: the variant `_builtins:string` of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    variant_that_is_a_map: tagged(union([crate::sketch::map(string(), string())]), vec![]) => "
    warning[invalid-variant]: a variant of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    variant_that_is_an_enum: tagged(union([reference("E")]), vec![string_enum("E", &["a"])]) => "
    warning[invalid-variant]: the variant `n:E` of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    tagged_union_of_itself: tagged(union([reference("T")]), vec![]) => "
    warning[invalid-variant]: the variant `n:T` of `n:T` is not an interface
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    variant_without_tag: tagged(union([reference("A")]), vec![interface("A", [property("a", string())])]) => "
    warning[invalid-variant]: the variant `n:A` of `n:T` has no property `type` with a literal value
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    one_valid_variant: tagged(
        union([reference("A"), reference("B"), reference("Gone"), string()]),
        vec![variant("A", "a"), interface("B", [property("b", string())])],
    ) => "
    warning[invalid-variant]: 2 problems
      the variant `n:B` of `n:T` has no property `type` with a literal value
        --> spec.json: types[2].type.items[1]
        note: the variant `n:B` of `n:T`: raw JSON, as the variant `Other`
      the variant `_builtins:string` of `n:T` is not an interface
        --> spec.json: types[2].type.items[3]
        note: the variant `_builtins:string` of `n:T`: raw JSON, as the variant `Other`
      help: correct the type or its `variants`

    warning[missing-type]: missing type `n:Gone`, referenced by the alias `n:T`
      --> spec.json: types[2].type.items[2]
      note: the variant `n:Gone` of `n:T`: raw JSON, as the variant `Other`
      help: correct the name in the reference, or add a definition of the type

    0 errors, 3 warnings
    ";

    variant_with_tag_that_is_not_a_literal:
        tagged(union([reference("A")]), vec![interface("A", [property("type", string())])]) => "
    warning[invalid-variant]: the variant `n:A` of `n:T` has no property `type` with a literal value
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    two_variants_with_one_tag:
        tagged(union([reference("A"), reference("B")]), vec![variant("A", "x"), variant("B", "x")]) => "
    warning[invalid-variant]: duplicate tag `x` of the variants of `n:T`
      --> spec.json: types[2].type.items[1]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    tag_without_letter: tagged(union([reference("A")]), vec![variant("A", "+")]) => "
    warning[invalid-name]: cannot convert the name of the variant `+` of `n:T` to an ASCII identifier
      --> spec.json: types[2].type.items[0]
      note: the variant `+` of `n:T`: named `variant_2e0c9daa`
      help: correct the tag of the variant

    0 errors, 1 warning
    ";

    default_tag_of_no_variant: response_with_t(vec![
        with(
            alias("T", union([reference("A")])),
            json!({ "variants": { "kind": "internal_tag", "tag": "type", "defaultTag": "b" } }),
        ),
        variant("A", "a"),
    ]) => "
    warning[invalid-variant]: the default tag `b` of `n:T` is not a tag of a variant
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    number_as_tag: tagged(union([reference("A")]), vec![interface("A", [property("type", literal_of(&json!(1)))])]) => "
    warning[invalid-variant]: the tag `type` of `n:A` is a number, but must be a string or boolean
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    string_and_boolean_tags: tagged(
        union([reference("A"), reference("B")]),
        vec![variant("A", "x"), interface("B", [property("type", literal_of(&json!(true)))])],
    ) => "
    warning[invalid-variant]: the tags of `n:T` are partly booleans and partly strings
      --> spec.json: types[2].type.items[1]
      note: the variant `n:B` of `n:T`: raw JSON, as the variant `Other`
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    container_key_that_is_also_a_property: container(vec![
        with(property("a", string()), json!({ "aliases": ["b"], "containerProperty": true })),
        property("b", string()),
    ]) => "
    warning[invalid-variant]: duplicate key `b` in the container `n:T`
      --> spec.json: types[2].properties[1]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";

    property_named_like_the_variant_field: container(vec![
        with(property("variant", string()), json!({ "containerProperty": true })),
        property("b", string()),
    ]) => "
    warning[name-collision]: duplicate Rust name `variant`: used by the field for the variant and the property `variant` of `n:T`
      --> spec.json: types[2]
      note: the property `variant` of `n:T`: named `variant_c3155d86`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
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
    warning[name-collision]: duplicate Rust type `TVariant` in the module `n`, for the variants of `n:T`
      --> spec.json: types[2]
      note: the variants of `n:T`: named `TVariantd44c9a57`
      help: rename one of them in the specification, or add a correction that does

    0 errors, 1 warning
    ";

    interface_with_alias_variants: response_with_t(vec![with(
        interface("T", [property("a", builtin("boolean"))]),
        json!({ "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    warning[invalid-variant]: the interface `n:T` has the `variants` of an alias
      --> spec.json: types[2]
      note: the type `n:T`: raw JSON
      help: correct the type or its `variants`

    0 errors, 1 warning
    ";
}
