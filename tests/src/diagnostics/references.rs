//! References to undefined types, to definitions of an invalid kind, and cycles.

use serde_json::json;

use crate::sketch::{
    alias, any_value, builtin, endpoint, generic, interface, list, map, name, optional, parameter, property, reference,
    reference_to, request, response_with, response_with_t, string, string_enum, union, with,
};

fn inherits(child: &str, parent: &str) -> serde_json::Value {
    with(interface(child, []), json!({ "inherits": { "type": name(parent) } }))
}

cases! {
    property_of_missing_type: response_with(reference("Gone"), vec![]) => "
    warning[missing-type]: missing type `n:Gone`, referenced by `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 1 warning
    ";

    missing_type_inside_alias: response_with_t(vec![alias("T", list(map(string(), reference("Gone"))))]) => "
    warning[missing-type]: missing type `n:Gone`, referenced by the alias `n:T`
      --> spec.json: types[2].type.value.value
      note: the alias `n:T`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 1 warning
    ";

    unknown_builtin: response_with(builtin("strng"), vec![]) => "
    warning[missing-type]: unknown builtin type `_builtins:strng` in `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: use one of string, boolean, number, null, binary, void, object

    0 errors, 1 warning
    ";

    missing_parent: response_with_t(vec![inherits("T", "Gone")]) => "
    warning[missing-type]: missing type `n:Gone`, referenced by `inherits` of `n:T`
      --> spec.json: types[2].inherits
      note: the type `n:T`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 1 warning
    ";

    missing_request: endpoint(json!({ "request": name("Gone") })) => "
    warning[missing-type]: missing type `n:Gone`, referenced by the endpoint `n.call`
      --> spec.json: endpoints[0].request
      note: the endpoint `n.call`: left out
      help: correct the name in the reference, or add a definition of the type

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    missing_response: endpoint(json!({ "response": name("Gone") })) => "
    warning[missing-type]: missing type `n:Gone`, referenced by the endpoint `n.call`
      --> spec.json: endpoints[0].response
      note: the endpoint `n.call`: left out
      help: correct the name in the reference, or add a definition of the type

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    missing_variant: response_with_t(vec![with(
        alias("T", union([reference("Gone")])),
        json!({ "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    warning[missing-type]: missing type `n:Gone`, referenced by the alias `n:T`
      --> spec.json: types[2].type.items[0]
      note: the type `n:T`: raw JSON
      help: correct the name in the reference, or add a definition of the type

    0 errors, 1 warning
    ";

    property_of_request_type: response_with(reference("Request"), vec![]) => "
    warning[wrong-kind]: `n:Request` is a request or response, and cannot be the type of `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: move the shared properties into an interface

    0 errors, 1 warning
    ";

    parent_that_is_an_enum: response_with_t(vec![inherits("T", "E"), string_enum("E", &["a"])]) => "
    warning[wrong-kind]: the parent `n:E` is not an interface
      --> spec.json: types[2].inherits
      note: the type `n:T`: raw JSON
      help: inherit from an interface

    0 errors, 1 warning
    ";

    request_that_is_an_interface:
        endpoint(json!({ "request": name("Response") })) => "
    warning[wrong-kind]: the request `n:Response` of `n.call` is not a definition of the kind `request`
      --> spec.json: endpoints[0].request
      note: the endpoint `n.call`: left out
      help: set the endpoint's `request` to a definition of the kind `request`, or change its kind

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    response_that_is_a_request:
        endpoint(json!({ "response": name("Request") })) => "
    warning[wrong-kind]: the response `n:Request` of `n.call` is not a definition of the kind `response`
      --> spec.json: endpoints[0].response
      note: the endpoint `n.call`: left out
      help: set the endpoint's `response` to a definition of the kind `response`, or change its kind

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    alias_of_itself: response_with_t(vec![alias("T", reference("T"))]) => "
    warning[cycle]: cycle of aliases: `n:T` -> `n:T`
      --> spec.json: types[2]
      note: the type `n:T`: raw JSON
      help: declare one of them as a type that is not an alias

    0 errors, 1 warning
    ";

    alias_cycle: response_with_t(vec![
        alias("T", list(reference("B"))),
        alias("B", union([string(), reference("C")])),
        alias("C", reference("T")),
    ]) => "
    warning[cycle]: cycle of aliases: `n:T` -> `n:B` -> `n:C` -> `n:T`
      --> spec.json: types[2]
      note: the type `n:T`: raw JSON
      help: declare one of them as a type that is not an alias

    0 errors, 1 warning
    ";

    type_that_inherits_from_itself: response_with_t(vec![inherits("T", "T")]) => "
    warning[cycle]: cycle of parents: `n:T` -> `n:T`
      --> spec.json: types[2].inherits
      note: the type `n:T`: raw JSON
      help: remove one `inherits`

    0 errors, 1 warning
    ";

    inheritance_cycle: response_with_t(vec![inherits("T", "B"), inherits("B", "C"), inherits("C", "T")]) => "
    warning[cycle]: 3 problems
      cycle of parents: `n:B` -> `n:C` -> `n:T` -> `n:B`
        --> spec.json: types[3].inherits
        note: the type `n:T`: raw JSON
      cycle of parents: `n:B` -> `n:C` -> `n:T` -> `n:B`
        --> spec.json: types[3].inherits
        note: the type `n:B`: raw JSON
      cycle of parents: `n:B` -> `n:C` -> `n:T` -> `n:B`
        --> spec.json: types[3].inherits
        note: the type `n:C`: raw JSON
      help: remove one `inherits`

    0 errors, 3 warnings
    ";

    type_that_requires_itself: response_with_t(vec![interface("T", [property("next", reference("T"))])]) => "
    error[infinite-type]: infinite type: `T` requires itself
      --> spec.json: types[2]
      help: declare one of the properties in the cycle as optional, or as a list

    1 error, 0 warnings
    ";

    types_that_require_each_other: response_with_t(vec![
        interface("T", [property("b", reference("B"))]),
        interface("B", [property("t", reference("T"))]),
    ]) => "
    error[infinite-type]: infinite type: `T`, `B` require each other
      --> spec.json: types[2]
      help: declare one of the properties in the cycle as optional, or as a list

    1 error, 0 warnings
    ";

    infinite_generics: response_with(
        generic("G", [string()]),
        vec![with(
            interface("G", [optional("next", generic("G", [list(reference_to(parameter("G", "T")))]))]),
            json!({ "generics": [parameter("G", "T")] }),
        )],
    ) => "
    warning[infinite-generics]: the type arguments of `n:G` grow without end: more than 8 levels of arguments
      --> spec.json: types[2].properties[0].type
      note: `next` of `n:GStringListListListListListListList`: raw JSON
      help: use the type inside its own definition with its own type parameters

    0 errors, 1 warning
    ";

    too_few_type_arguments: response_with(reference("G"), vec![with(
        interface("G", [optional("p", reference_to(parameter("G", "T")))]),
        json!({ "generics": [parameter("G", "T")] }),
    )]) => "
    warning[wrong-argument-count]: wrong number of type arguments for `n:G`: expected 1, found 0
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: give one argument for each entry of the `generics` of its definition

    0 errors, 1 warning
    ";

    too_many_type_arguments: response_with(generic("T", [string()]), vec![interface("T", [])]) => "
    warning[wrong-argument-count]: wrong number of type arguments for `n:T`: expected 0, found 1
      --> spec.json: types[1].body.properties[0].type
      note: `p` of `n:Response`: raw JSON
      help: give one argument for each entry of the `generics` of its definition

    0 errors, 1 warning
    ";

    parent_with_wrong_number_of_type_arguments: response_with_t(vec![
        with(interface("T", []), json!({ "inherits": { "type": name("G"), "generics": [string(), string()] } })),
        with(interface("G", []), json!({ "generics": [parameter("G", "T")] })),
    ]) => "
    warning[wrong-argument-count]: wrong number of type arguments for `n:G`: expected 1, found 2
      --> spec.json: types[2].inherits
      note: the type `n:T`: raw JSON
      help: give one argument for each entry of the `generics` of its definition

    0 errors, 1 warning
    ";

    type_nested_too_deep: response_with((0..55).fold(any_value(), |ty, _| list(ty)), vec![]) => "
    warning[nesting-too-deep]: types nested more than 48 levels deep in `p` of `n:Response`, aliases included
      --> spec.json: types[1].body.properties[0].type.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value
      note: `p` of `n:Response`: raw JSON
      help: declare an inner part as an interface

    0 errors, 1 warning
    ";

    aliases_nested_too_deep: response_with(reference("A0"), (0..60).map(|i| {
        alias(&format!("A{i}"), if i == 59 { string() } else { list(reference(&format!("A{}", i + 1))) })
    }).collect()) => "
    warning[nesting-too-deep]: 2 problems
      types nested more than 48 levels deep in the alias `n:A24`, aliases included
        --> spec.json: types[26].type
        note: the alias `n:A24`: raw JSON
      types nested more than 48 levels deep in the alias `n:A49`, aliases included
        --> spec.json: types[51].type
        note: the alias `n:A49`: raw JSON
      help: declare an inner part as an interface

    0 errors, 2 warnings
    ";

    parents_nested_too_deep: response_with(reference("A0"), (0..35).map(|i| {
        if i == 34 { interface("A34", []) } else { inherits(&format!("A{i}"), &format!("A{}", i + 1)) }
    }).collect()) => "
    warning[nesting-too-deep]: 2 problems
      more than 32 ancestors, up to `n:A33`
        --> spec.json: types[34].inherits
        note: the type `n:A0`: raw JSON
      more than 32 ancestors, up to `n:A34`
        --> spec.json: types[35].inherits
        note: the type `n:A1`: raw JSON
      help: merge the properties of several parents into one

    0 errors, 2 warnings
    ";

    property_already_defined_in_parent: response_with_t(vec![
        with(interface("T", [property("a", string())]), json!({ "inherits": { "type": name("B") } })),
        interface("B", [property("a", any_value())]),
    ]) => "
    warning[duplicate-property]: duplicate property `a` of `n:T`, already defined at spec.json: types[3].properties[0]
      --> spec.json: types[2].properties[0]
      note: `a` of `n:T`: the last definition is used
      help: remove one of them: a type must not repeat a property of a parent

    0 errors, 1 warning
    ";

    duplicate_property: response_with_t(vec![interface("T", [property("a", string()), property("a", string())])]) => "
    warning[duplicate-property]: duplicate property `a` of `n:T`, already defined at spec.json: types[2].properties[0]
      --> spec.json: types[2].properties[1]
      note: `a` of `n:T`: the last definition is used
      help: remove one of them: a type must not repeat a property of a parent

    0 errors, 1 warning
    ";

    duplicate_body_property: request(json!({
        "body": crate::sketch::object([property("a", string()), property("a", string())]),
    })) => "
    warning[duplicate-property]: duplicate property `a` of `n:Request`, already defined at spec.json: types[0].body.properties[0]
      --> spec.json: types[0].body.properties[1]
      note: `a` of `n:Request`: the last definition is used
      help: remove one of them: a type must not repeat a property of a parent

    0 errors, 1 warning
    ";
}
