//! Types that the generator does not support yet: each is an error that names the construct.

use serde_json::{Value, json};

use crate::sketch::{
    alias, answer, answer_t, builtin, generic, instance, interface, list, literal, map, name, named, parameter,
    property, sketch, text, union, with,
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
    a_single_key_that_is_a_number:
        answer(with(map(builtin("number"), text()), json!({ "singleKey": true })), vec![]) => "
    error[unsupported]: found a key in `p` of `n:Response` that is neither text nor an enum, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type.key
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_dictionary_whose_keys_are_numbers: answer(map(builtin("number"), text()), vec![]) => "
    error[unsupported]: found a key in `p` of `n:Response` that is neither text nor an enum, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type.key
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_literal_in_a_union: answer(union([literal("x"), builtin("boolean")]), vec![]) => "
    error[unsupported]: found a literal as a part of `p` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type.items[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_null_of_its_own: answer(builtin("null"), vec![]) => "
    error[unsupported]: found `_builtins:null` as a type of its own in `p` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_void: answer(builtin("void"), vec![]) => "
    error[unsupported]: found `_builtins:void` as a type of its own in `p` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_binary: answer(list(builtin("binary")), vec![]) => "
    error[unsupported]: found `_builtins:binary` as a type of its own in `p` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type.value
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_union_without_branches: answer(union([]), vec![]) => "
    error[unsupported]: found a union without branches in `p` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

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
    error[unsupported]: found a list or a single value, of what has two forms itself, in `p` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_behavior_of_an_interface: answer_t(vec![with(interface("T", []), behavior("More"))]) => "
    error[unsupported]: found the behavior `_spec_utils:More` of `n:T`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_behavior_of_a_container: answer_t(vec![with(container(vec![property("a", text())]), behavior("CommonCatQueryParameters"))]) => "
    error[unsupported]: found the behavior `_spec_utils:CommonCatQueryParameters` of the container `n:T`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_behavior_of_a_request: sketch(json!({}), json!({ "inherits": { "type": name("B") } }), json!({}), vec![
        with(interface("B", []), behavior("AdditionalProperties")),
    ]) => "
    error[unsupported]: found the behavior `_spec_utils:AdditionalProperties` of `n:Request`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].behaviors[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_variant_that_may_be_null: answer_t(vec![container(vec![property("a", union([text(), builtin("null")]))])]) => "
    error[unsupported]: found a document or a null as the variant `a` of `n:T`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].properties[0]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_generic_tagged_union: answer(generic("T", [text()]), vec![with(
        alias("T", union([])),
        json!({ "generics": [parameter("T", "V")], "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    error[unsupported]: found the generic tagged union `n:T` in `p` of `n:Response`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[1].body.properties[0].type
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_list_of_texts_or_several: answer_t(vec![
        alias("T", union([named("A"), list(named("A"))])),
        alias("A", union([builtin("boolean"), list(text())])),
    ]) => "
    error[unsupported]: found a list or a single value, which may itself be a list of something else than numbers, in the alias `n:T`, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2].type
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";

    a_duration_that_is_an_interface: answer(
        instance(json!({ "namespace": "_types", "name": "Duration" })),
        vec![with(interface("Duration", []), json!({ "name": { "namespace": "_types", "name": "Duration" } }))],
    ) => "
    error[unsupported]: found `_types:Duration` as something else than an alias, which the generator does not lower yet; expected a construct that it knows
      --> spec.json: types[2]
      help: leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct

    1 error, 0 warnings
    ";
}
