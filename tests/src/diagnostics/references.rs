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
    error[missing-type]: missing type `n:Gone`, referenced by `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      help: correct the name in the reference, or add a definition of `n:Gone`

    1 error, 0 warnings
    ";

    missing_type_inside_alias: response_with_t(vec![alias("T", list(map(string(), reference("Gone"))))]) => "
    error[missing-type]: missing type `n:Gone`, referenced by the alias `n:T`
      --> spec.json: types[2].type.value.value
      help: correct the name in the reference, or add a definition of `n:Gone`

    1 error, 0 warnings
    ";

    unknown_builtin: response_with(builtin("strng"), vec![]) => "
    error[missing-type]: unknown builtin type `_builtins:strng` in `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      help: use one of string, boolean, number, null, binary, void, object

    1 error, 0 warnings
    ";

    missing_parent: response_with_t(vec![inherits("T", "Gone")]) => "
    error[missing-type]: missing type `n:Gone`, referenced by `inherits` of `n:T`
      --> spec.json: types[2].inherits
      help: correct the name in the reference, or add a definition of `n:Gone`

    1 error, 0 warnings
    ";

    missing_request: endpoint(json!({ "request": name("Gone") })) => "
    error[missing-type]: missing type `n:Gone`, referenced by the endpoint `n.call`
      --> spec.json: endpoints[0].request
      help: correct the name in the reference, or add a definition of `n:Gone`

    1 error, 0 warnings
    ";

    missing_response: endpoint(json!({ "response": name("Gone") })) => "
    error[missing-type]: missing type `n:Gone`, referenced by the endpoint `n.call`
      --> spec.json: endpoints[0].response
      help: correct the name in the reference, or add a definition of `n:Gone`

    1 error, 0 warnings
    ";

    missing_variant: response_with_t(vec![with(
        alias("T", union([reference("Gone")])),
        json!({ "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    error[missing-type]: missing type `n:Gone`, referenced by the alias `n:T`
      --> spec.json: types[2].type.items[0]
      help: correct the name in the reference, or add a definition of `n:Gone`

    1 error, 0 warnings
    ";

    property_of_request_type: response_with(reference("Request"), vec![]) => "
    error[wrong-kind]: `n:Request` is a request or response, and cannot be the type of `p` of `n:Response`
      --> spec.json: types[1].body.properties[0].type
      help: move the shared properties into an interface

    1 error, 0 warnings
    ";

    parent_that_is_an_enum: response_with_t(vec![inherits("T", "E"), string_enum("E", &["a"])]) => "
    error[wrong-kind]: the parent `n:E` is not an interface
      --> spec.json: types[2].inherits
      help: inherit from an interface

    1 error, 0 warnings
    ";

    request_that_is_an_interface:
        endpoint(json!({ "request": name("Response") })) => "
    error[wrong-kind]: the request `n:Response` of `n.call` is not a definition of the kind `request`
      --> spec.json: endpoints[0].request
      help: set the endpoint's `request` to a definition of the kind `request`, or change the kind of `n:Response`

    1 error, 0 warnings
    ";

    response_that_is_a_request:
        endpoint(json!({ "response": name("Request") })) => "
    error[wrong-kind]: the response `n:Request` of `n.call` is not a definition of the kind `response`
      --> spec.json: endpoints[0].response
      help: set the endpoint's `response` to a definition of the kind `response`, or change the kind of `n:Request`

    1 error, 0 warnings
    ";

    alias_of_itself: response_with_t(vec![alias("T", reference("T"))]) => "
    error[cycle]: cycle of aliases: `n:T` -> `n:T`
      --> spec.json: types[2]
      help: declare one of them as a type that is not an alias

    1 error, 0 warnings
    ";

    alias_cycle: response_with_t(vec![
        alias("T", list(reference("B"))),
        alias("B", union([string(), reference("C")])),
        alias("C", reference("T")),
    ]) => "
    error[cycle]: cycle of aliases: `n:T` -> `n:B` -> `n:C` -> `n:T`
      --> spec.json: types[2]
      help: declare one of them as a type that is not an alias

    1 error, 0 warnings
    ";

    type_that_inherits_from_itself: response_with_t(vec![inherits("T", "T")]) => "
    error[cycle]: cycle of parents: `n:T` -> `n:T`
      --> spec.json: types[2].inherits
      help: remove one `inherits`

    1 error, 0 warnings
    ";

    inheritance_cycle: response_with_t(vec![inherits("T", "B"), inherits("B", "C"), inherits("C", "T")]) => "
    error[cycle]: cycle of parents: `n:B` -> `n:C` -> `n:T` -> `n:B`
      --> spec.json: types[3].inherits
      help: remove one `inherits`

    1 error, 0 warnings
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
    error[infinite-generics]: the type arguments of `n:G` grow without end: more than 8 levels of arguments
      --> spec.json: types[2].properties[0].type
      help: use the type inside its own definition with its own type parameters

    1 error, 0 warnings
    ";

    exponential_generics: response_with(
        (0..21).fold(string(), |ty, _| generic("A", [ty])),
        vec![with(
            alias("A", union([reference_to(parameter("A", "T")), reference_to(parameter("A", "T"))])),
            json!({ "generics": [parameter("A", "T")] }),
        )],
    ) => "
    error[infinite-generics]: the type arguments of `n:A` grow without end: more than 10000 uses of aliases in one definition
      --> spec.json: types[1].body.properties[0].type.generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[1].generics.items[0].generics.items[0].generics.items[1].generics.items[1].generics.items[1].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0]
      help: use the type inside its own definition with its own type parameters

    1 error, 0 warnings
    ";

    too_few_type_arguments: response_with(reference("G"), vec![with(
        interface("G", [optional("p", reference_to(parameter("G", "T")))]),
        json!({ "generics": [parameter("G", "T")] }),
    )]) => "
    error[wrong-argument-count]: wrong number of type arguments for `n:G`: expected 1, found 0
      --> spec.json: types[1].body.properties[0].type
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    too_many_type_arguments: response_with(generic("T", [string()]), vec![interface("T", [])]) => "
    error[wrong-argument-count]: wrong number of type arguments for `n:T`: expected 0, found 1
      --> spec.json: types[1].body.properties[0].type
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    parent_with_wrong_number_of_type_arguments: response_with_t(vec![
        with(interface("T", []), json!({ "inherits": { "type": name("G"), "generics": [string(), string()] } })),
        with(interface("G", []), json!({ "generics": [parameter("G", "T")] })),
    ]) => "
    error[wrong-argument-count]: wrong number of type arguments for `n:G`: expected 1, found 2
      --> spec.json: types[2].inherits
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    type_nested_too_deep: response_with((0..55).fold(any_value(), |ty, _| list(ty)), vec![]) => "
    error[nesting-too-deep]: types nested more than 48 levels deep in `p` of `n:Response`, aliases included
      --> spec.json: types[1].body.properties[0].type.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value
      help: declare an inner part as an interface

    1 error, 0 warnings
    ";

    aliases_nested_too_deep: response_with(reference("A0"), (0..60).map(|i| {
        alias(&format!("A{i}"), if i == 59 { string() } else { list(reference(&format!("A{}", i + 1))) })
    }).collect()) => "
    error[nesting-too-deep]: types nested more than 48 levels deep in the alias `n:A24`, aliases included
      --> spec.json: types[26].type
      help: declare an inner part as an interface

    error[nesting-too-deep]: types nested more than 48 levels deep in the alias `n:A0`, aliases included
      --> spec.json: types[2]
      help: declare an inner part as an interface

    error[nesting-too-deep]: types nested more than 48 levels deep in the alias `n:A49`, aliases included
      --> spec.json: types[51].type
      help: declare an inner part as an interface

    3 errors, 0 warnings
    ";

    parents_nested_too_deep: response_with(reference("A0"), (0..35).map(|i| {
        if i == 34 { interface("A34", []) } else { inherits(&format!("A{i}"), &format!("A{}", i + 1)) }
    }).collect()) => "
    error[nesting-too-deep]: more than 32 ancestors, up to `n:A33`
      --> spec.json: types[34].inherits
      help: merge the properties of several parents into one

    error[nesting-too-deep]: more than 32 ancestors, up to `n:A34`
      --> spec.json: types[35].inherits
      help: merge the properties of several parents into one

    2 errors, 0 warnings
    ";

    property_already_defined_in_parent: response_with_t(vec![
        with(interface("T", [property("a", string())]), json!({ "inherits": { "type": name("B") } })),
        interface("B", [property("a", any_value())]),
    ]) => "
    error[duplicate-property]: duplicate property `a` of `n:T`, already defined by spec.json: types[3].properties[0]
      --> spec.json: types[2].properties[0]
      help: remove one of them: a type must not repeat a property of a parent

    1 error, 0 warnings
    ";

    duplicate_property: response_with_t(vec![interface("T", [property("a", string()), property("a", string())])]) => "
    error[duplicate-property]: duplicate property `a` of `n:T`, already defined by spec.json: types[2].properties[0]
      --> spec.json: types[2].properties[1]
      help: remove one of them: a type must not repeat a property of a parent

    1 error, 0 warnings
    ";

    duplicate_body_property: request(json!({
        "body": crate::sketch::object([property("a", string()), property("a", string())]),
    })) => "
    error[duplicate-property]: duplicate property `a` of `n:Request`, already defined by spec.json: types[0].body.properties[0]
      --> spec.json: types[0].body.properties[1]
      help: remove one of them: a type must not repeat a property of a parent

    1 error, 0 warnings
    ";
}
