//! References to undefined types, to definitions of an invalid kind, and cycles.

use serde_json::json;

use crate::sketch::{
    alias, any_value, builtin, endpoint, generic, interface, list, map, name, optional, parameter, property, reference,
    reference_to, request, response_with, response_with_t, string, string_enum, union, with,
};

fn inherits(of: &str, parent: &str) -> serde_json::Value {
    with(interface(of, []), json!({ "inherits": { "type": name(parent) } }))
}

cases! {
    property_of_missing_type: response_with(reference("Gone"), vec![]) => "
    error[missing-type]: found a reference to `n:Gone` in `p` of `n:Response`; expected a type that one of the input files defines
      --> spec.json: types[1].body.properties[0].type
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    missing_type_inside_alias: response_with_t(vec![alias("T", list(map(string(), reference("Gone"))))]) => "
    error[missing-type]: found a reference to `n:Gone` in the alias `n:T`; expected a type that one of the input files defines
      --> spec.json: types[2].type.value.value
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    unknown_builtin: response_with(builtin("strng"), vec![]) => "
    error[missing-type]: found `_builtins:strng` in `p` of `n:Response`; expected a builtin that there is: string, boolean, number, null, binary, void or object
      --> spec.json: types[1].body.properties[0].type
      help: correct the name

    1 error, 0 warnings
    ";

    missing_parent: response_with_t(vec![inherits("T", "Gone")]) => "
    error[missing-type]: found a reference to `n:Gone` in `inherits` of `n:T`; expected a type that one of the input files defines
      --> spec.json: types[2].inherits
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    missing_request: endpoint(json!({ "request": name("Gone") })) => "
    error[missing-type]: found a reference to `n:Gone` in the endpoint `n.call`; expected a type that one of the input files defines
      --> spec.json: endpoints[0].request
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    missing_response: endpoint(json!({ "response": name("Gone") })) => "
    error[missing-type]: found a reference to `n:Gone` in the endpoint `n.call`; expected a type that one of the input files defines
      --> spec.json: endpoints[0].response
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    missing_variant: response_with_t(vec![with(
        alias("T", union([reference("Gone")])),
        json!({ "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    error[missing-type]: found a reference to `n:Gone` in the alias `n:T`; expected a type that one of the input files defines
      --> spec.json: types[2].type.items[0]
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    property_of_request_type: response_with(reference("Request"), vec![]) => "
    error[wrong-kind]: found `n:Request`, a request or response, as the type of `p` of `n:Response`; expected an interface, enum or alias
      --> spec.json: types[1].body.properties[0].type
      help: move what both need into an interface

    1 error, 0 warnings
    ";

    parent_that_is_an_enum: response_with_t(vec![inherits("T", "E"), string_enum("E", &["a"])]) => "
    error[wrong-kind]: found `n:E` as a parent, which is no interface; expected an interface
      --> spec.json: types[2].inherits
      help: inherit from an interface

    1 error, 0 warnings
    ";

    request_that_is_an_interface:
        endpoint(json!({ "request": name("Response") })) => "
    error[wrong-kind]: found `n:Response` as the request of `n.call`; expected a definition of the kind `request`
      --> spec.json: endpoints[0].request
      help: correct the name, or the definition

    1 error, 0 warnings
    ";

    response_that_is_a_request:
        endpoint(json!({ "response": name("Request") })) => "
    error[wrong-kind]: found `n:Request` as the response of `n.call`; expected a definition of the kind `response`
      --> spec.json: endpoints[0].response
      help: correct the name, or the definition

    1 error, 0 warnings
    ";

    alias_of_itself: response_with_t(vec![alias("T", reference("T"))]) => "
    error[cycle]: found aliases that lead back to themselves: `n:T` -> `n:T`; expected an end
      --> spec.json: types[2]
      help: let one of them stand for a type that is no alias

    1 error, 0 warnings
    ";

    alias_cycle: response_with_t(vec![
        alias("T", list(reference("B"))),
        alias("B", union([string(), reference("C")])),
        alias("C", reference("T")),
    ]) => "
    error[cycle]: found aliases that lead back to themselves: `n:T` -> `n:B` -> `n:C` -> `n:T`; expected an end
      --> spec.json: types[2]
      help: let one of them stand for a type that is no alias

    1 error, 0 warnings
    ";

    type_that_inherits_from_itself: response_with_t(vec![inherits("T", "T")]) => "
    error[cycle]: found a type that inherits from itself: `n:T` -> `n:T`; expected parents that end
      --> spec.json: types[2].inherits
      help: take one `inherits` out

    1 error, 0 warnings
    ";

    inheritance_cycle: response_with_t(vec![inherits("T", "B"), inherits("B", "C"), inherits("C", "T")]) => "
    error[cycle]: found a type that inherits from itself: `n:B` -> `n:C` -> `n:T` -> `n:B`; expected parents that end
      --> spec.json: types[3].inherits
      help: take one `inherits` out

    1 error, 0 warnings
    ";

    type_that_requires_itself: response_with_t(vec![interface("T", [property("next", reference("T"))])]) => "
    error[infinite-type]: found that `T` requires itself, so that no value can end; expected a way out
      --> spec.json: types[2]
      help: make one of the properties on the way optional, or a list

    1 error, 0 warnings
    ";

    types_that_require_each_other: response_with_t(vec![
        interface("T", [property("b", reference("B"))]),
        interface("B", [property("t", reference("T"))]),
    ]) => "
    error[infinite-type]: found that `T`, `B` require each other, so that no value can end; expected a way out
      --> spec.json: types[2]
      help: make one of the properties on the way optional, or a list

    1 error, 0 warnings
    ";

    infinite_generics: response_with(
        generic("G", [string()]),
        vec![with(
            interface("G", [optional("next", generic("G", [list(reference_to(parameter("G", "T")))]))]),
            json!({ "generics": [parameter("G", "T")] }),
        )],
    ) => "
    error[infinite-generics]: found `n:G` with arguments that grow with each use; expected at most 8 levels
      --> spec.json: types[2].properties[0].type
      help: use the type with its own parameters inside itself, not with larger ones

    1 error, 0 warnings
    ";

    exponential_generics: response_with(
        (0..21).fold(string(), |ty, _| generic("A", [ty])),
        vec![with(
            alias("A", union([reference_to(parameter("A", "T")), reference_to(parameter("A", "T"))])),
            json!({ "generics": [parameter("A", "T")] }),
        )],
    ) => "
    error[infinite-generics]: found `n:A` with arguments that grow with each use; expected at most 10000 uses of aliases in one definition
      --> spec.json: types[1].body.properties[0].type.generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[1].generics.items[0].generics.items[0].generics.items[1].generics.items[1].generics.items[1].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0]
      help: use the type with its own parameters inside itself, not with larger ones

    1 error, 0 warnings
    ";

    too_few_type_arguments: response_with(reference("G"), vec![with(
        interface("G", [optional("p", reference_to(parameter("G", "T")))]),
        json!({ "generics": [parameter("G", "T")] }),
    )]) => "
    error[wrong-argument-count]: found 0 type arguments for `n:G`; expected 1
      --> spec.json: types[1].body.properties[0].type
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    too_many_type_arguments: response_with(generic("T", [string()]), vec![interface("T", [])]) => "
    error[wrong-argument-count]: found 1 type argument for `n:T`; expected 0
      --> spec.json: types[1].body.properties[0].type
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    parent_with_wrong_number_of_type_arguments: response_with_t(vec![
        with(interface("T", []), json!({ "inherits": { "type": name("G"), "generics": [string(), string()] } })),
        with(interface("G", []), json!({ "generics": [parameter("G", "T")] })),
    ]) => "
    error[wrong-argument-count]: found 2 type arguments for `n:G`; expected 1
      --> spec.json: types[2].inherits
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    type_nested_too_deep: response_with((0..55).fold(any_value(), |ty, _| list(ty)), vec![]) => "
    error[nesting-too-deep]: found more than 48 levels of types inside each other, aliases counted, at `p` of `n:Response`; expected fewer
      --> spec.json: types[1].body.properties[0].type.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value
      help: make an interface of an inner part

    1 error, 0 warnings
    ";

    aliases_nested_too_deep: response_with(reference("A0"), (0..60).map(|i| {
        alias(&format!("A{i}"), if i == 59 { string() } else { list(reference(&format!("A{}", i + 1))) })
    }).collect()) => "
    error[nesting-too-deep]: found more than 48 levels of types inside each other, aliases counted, at the alias `n:A24`; expected fewer
      --> spec.json: types[26].type
      help: make an interface of an inner part

    error[nesting-too-deep]: found more than 48 levels of types inside each other, aliases counted, at the alias `n:A0`; expected fewer
      --> spec.json: types[2]
      help: make an interface of an inner part

    error[nesting-too-deep]: found more than 48 levels of types inside each other, aliases counted, at the alias `n:A49`; expected fewer
      --> spec.json: types[51].type
      help: make an interface of an inner part

    3 errors, 0 warnings
    ";

    parents_nested_too_deep: response_with(reference("A0"), (0..35).map(|i| {
        if i == 34 { interface("A34", []) } else { inherits(&format!("A{i}"), &format!("A{}", i + 1)) }
    }).collect()) => "
    error[nesting-too-deep]: found more than 32 parents above each other, up to `n:A33`; expected fewer
      --> spec.json: types[34].inherits
      help: put properties of several parents into one

    error[nesting-too-deep]: found more than 32 parents above each other, up to `n:A34`; expected fewer
      --> spec.json: types[35].inherits
      help: put properties of several parents into one

    2 errors, 0 warnings
    ";

    property_already_defined_in_parent: response_with_t(vec![
        with(interface("T", [property("a", string())]), json!({ "inherits": { "type": name("B") } })),
        interface("B", [property("a", any_value())]),
    ]) => "
    error[duplicate-property]: found the property `a` of `n:T` a second time, first at spec.json: types[3].properties[0]; expected it once
      --> spec.json: types[2].properties[0]
      help: take one of them out: a property that a parent has already must not be given again

    1 error, 0 warnings
    ";

    duplicate_property: response_with_t(vec![interface("T", [property("a", string()), property("a", string())])]) => "
    error[duplicate-property]: found the property `a` of `n:T` a second time, first at spec.json: types[2].properties[0]; expected it once
      --> spec.json: types[2].properties[1]
      help: take one of them out: a property that a parent has already must not be given again

    1 error, 0 warnings
    ";

    duplicate_body_property: request(json!({
        "body": crate::sketch::object([property("a", string()), property("a", string())]),
    })) => "
    error[duplicate-property]: found the property `a` of `n:Request` a second time, first at spec.json: types[0].body.properties[0]; expected it once
      --> spec.json: types[0].body.properties[1]
      help: take one of them out: a property that a parent has already must not be given again

    1 error, 0 warnings
    ";
}
