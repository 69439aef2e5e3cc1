//! Types that the generator does not support yet: each is an error that names the construct.

use serde_json::{Value, json};

use crate::sketch::{
    alias, builtin, generic, interface, list, literal, map, name, parameter, property, reference, reference_to,
    response_with, response_with_t, sketch, string, union, with,
};

fn behavior(name: &str) -> Value {
    json!({ "behaviors": [{ "type": { "namespace": "_spec_utils", "name": name } }] })
}

/// A boolean or a string with a boolean.
fn stringified() -> Value {
    let named = json!({ "type": { "namespace": "_spec_utils", "name": "Stringified" } });
    with(generic("Stringified", [builtin("boolean")]), named)
}

fn container(properties: Vec<Value>) -> Value {
    with(interface("T", properties), json!({ "variants": { "kind": "container" } }))
}

cases! {
    single_key_of_number_type:
        response_with(with(map(builtin("number"), string()), json!({ "singleKey": true })), vec![]) => "
    warning[unsupported]: a key in `p` of `n:Response` that is neither a string nor an enum is not supported
      --> spec.json: types[1].body.properties[0].type.key
      note: `p` of `n:Response`: keys that are strings
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    dictionary_with_number_keys: response_with(map(builtin("number"), string()), vec![]) => "
    warning[unsupported]: a key in `p` of `n:Response` that is neither a string nor an enum is not supported
      --> spec.json: types[1].body.properties[0].type.key
      note: `p` of `n:Response`: keys that are strings
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    literal_in_union: response_with(union([literal("x"), builtin("boolean")]), vec![]) => "
    warning[unsupported]: a literal as part of `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type.items[0]
      note: `p` of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    property_of_type_null: response_with(builtin("null"), vec![]) => "
    warning[unsupported]: `_builtins:null` as a type in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    property_of_type_void: response_with(builtin("void"), vec![]) => "
    warning[unsupported]: `_builtins:void` as a type in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    property_of_type_binary: response_with(list(builtin("binary")), vec![]) => "
    warning[unsupported]: `_builtins:binary` as a type in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type.value
      note: `p` of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    union_without_branches: response_with(union([]), vec![]) => "
    warning[unsupported]: a union without branches in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    one_or_many_of_stringified_values: response_with(
        union([stringified(), list(stringified())]),
        vec![with(
            alias("Stringified", union([string(), reference_to(parameter("Stringified", "V"))])),
            json!({
                "name": { "namespace": "_spec_utils", "name": "Stringified" },
                "generics": [parameter("Stringified", "V")],
            }),
        )],
    ) => "
    warning[unsupported]: `T | [T]` in `p` of `n:Response` with a document or an alternative JSON form as `T` is not supported
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    unknown_behavior_of_interface: response_with_t(vec![with(interface("T", []), behavior("More"))]) => "
    warning[unsupported]: the behavior `_spec_utils:More` of `n:T` is not supported
      --> spec.json: types[2].behaviors[0]
      note: the type `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    unsupported_behavior_of_container: response_with_t(vec![with(container(vec![property("a", string())]), behavior("CommonCatQueryParameters"))]) => "
    warning[unsupported]: the behavior `_spec_utils:CommonCatQueryParameters` of the container `n:T` is not supported
      --> spec.json: types[2].behaviors[0]
      note: the type `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    unsupported_behavior_of_request: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), behavior("AdditionalProperties")),
    ]) => "
    warning[unsupported]: the behavior `_spec_utils:AdditionalProperties` of `n:Request` is not supported
      --> spec.json: types[2].behaviors[0]
      note: the behavior `_spec_utils:AdditionalProperties` of `n:Request`: ignored
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    nullable_variant: response_with_t(vec![container(vec![property("a", union([string(), builtin("null")]))])]) => "
    warning[unsupported]: a document or null as the variant `a` of `n:T` is not supported
      --> spec.json: types[2].properties[0]
      note: the variant `a` of `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    generic_tagged_union: response_with(generic("T", [string()]), vec![with(
        alias("T", union([])),
        json!({ "generics": [parameter("T", "V")], "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    warning[unsupported]: the generic tagged union `n:T` in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    one_or_many_of_string_lists: response_with_t(vec![
        alias("T", union([reference("A"), list(reference("A"))])),
        alias("A", union([builtin("boolean"), list(string())])),
    ]) => "
    warning[unsupported]: `T | [T]` in the alias `n:T` with lists of other values than numbers as `T` is not supported
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";

    duration_that_is_an_interface: response_with(
        reference_to(json!({ "namespace": "_types", "name": "Duration" })),
        vec![with(interface("Duration", []), json!({ "name": { "namespace": "_types", "name": "Duration" } }))],
    ) => "
    warning[unsupported]: `_types:Duration` with a definition that is not an alias is not supported
      --> spec.json: types[2]
      note: the type `_types:Duration`: raw JSON
      help: correct the specification, or add support in generator/src/lower/

    0 errors, 1 warning
    ";
}
