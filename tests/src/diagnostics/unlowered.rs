//! Types that are not lowered yet: each is an error that names it, never something else in silence.

use serde_json::{Value, json};

use crate::sketch::{
    alias, answer, answer_t, builtin, generic, instance, interface, list, literal, map, name, named, parameter,
    property, sketch, text, union, with,
};

fn behavior(name: &str) -> Value {
    json!({ "behaviors": [{ "type": { "namespace": "_spec_utils", "name": name } }] })
}

/// A boolean or its text.
fn stringified() -> Value {
    let named = json!({ "type": { "namespace": "_spec_utils", "name": "Stringified" } });
    with(generic("Stringified", [builtin("boolean")]), named)
}

fn container(properties: Vec<Value>) -> Value {
    with(interface("T", properties), json!({ "variants": { "kind": "container" } }))
}

cases! {
    a_single_key_that_is_a_number:
        answer(with(map(builtin("number"), text()), json!({ "singleKey": true })), vec![]) => "
    error[unsupported]: a key in `p` of `n:Response` that is neither a string nor an enum is not supported
      --> spec.json: types[1].body.properties[0].type.key
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_dictionary_whose_keys_are_numbers: answer(map(builtin("number"), text()), vec![]) => "
    error[unsupported]: a key in `p` of `n:Response` that is neither a string nor an enum is not supported
      --> spec.json: types[1].body.properties[0].type.key
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_literal_in_a_union: answer(union([literal("x"), builtin("boolean")]), vec![]) => "
    error[unsupported]: a literal as part of `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type.items[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_null_of_its_own: answer(builtin("null"), vec![]) => "
    error[unsupported]: `_builtins:null` as a type in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_void: answer(builtin("void"), vec![]) => "
    error[unsupported]: `_builtins:void` as a type in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_binary: answer(list(builtin("binary")), vec![]) => "
    error[unsupported]: `_builtins:binary` as a type in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type.value
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_union_without_branches: answer(union([]), vec![]) => "
    error[unsupported]: a union without branches, in `p` of `n:Response`, is not supported
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_list_or_one_of_what_may_be_its_text: answer(
        union([stringified(), list(stringified())]),
        vec![with(
            alias("Stringified", union([text(), instance(parameter("Stringified", "V"))])),
            json!({
                "name": { "namespace": "_spec_utils", "name": "Stringified" },
                "generics": [parameter("Stringified", "V")],
            }),
        )],
    ) => "
    error[unsupported]: `T | [T]` in `p` of `n:Response`, where `T` has an alternative JSON form or is a document, is not supported
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_behavior_of_an_interface: answer_t(vec![with(interface("T", []), behavior("More"))]) => "
    error[unsupported]: the behavior `_spec_utils:More` of `n:T` is not supported
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_behavior_of_a_container: answer_t(vec![with(container(vec![property("a", text())]), behavior("CommonCatQueryParameters"))]) => "
    error[unsupported]: the behavior `_spec_utils:CommonCatQueryParameters` of the container `n:T` is not supported
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_behavior_of_a_request: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), behavior("AdditionalProperties")),
    ]) => "
    error[unsupported]: the behavior `_spec_utils:AdditionalProperties` of `n:Request` is not supported
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_variant_that_may_be_null: answer_t(vec![container(vec![property("a", union([text(), builtin("null")]))])]) => "
    error[unsupported]: a document or null as the variant `a` of `n:T` is not supported
      --> spec.json: types[2].properties[0]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_generic_tagged_union: answer(generic("T", [text()]), vec![with(
        alias("T", union([])),
        json!({ "generics": [parameter("T", "V")], "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    error[unsupported]: the generic tagged union `n:T` in `p` of `n:Response` is not supported
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_list_of_texts_or_several: answer_t(vec![
        alias("T", union([named("A"), list(named("A"))])),
        alias("A", union([builtin("boolean"), list(text())])),
    ]) => "
    error[unsupported]: `T | [T]` in the alias `n:T`, where `T` accepts lists of other values than numbers, is not supported
      --> spec.json: types[2].type
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";

    a_duration_that_is_an_interface: answer(
        instance(json!({ "namespace": "_types", "name": "Duration" })),
        vec![with(interface("Duration", []), json!({ "name": { "namespace": "_types", "name": "Duration" } }))],
    ) => "
    error[unsupported]: `_types:Duration` with a definition that is not an alias is not supported
      --> spec.json: types[2]
      help: leave the endpoint out with `--endpoints`, or add support in generator/src/lower/

    1 error, 0 warnings
    ";
}
