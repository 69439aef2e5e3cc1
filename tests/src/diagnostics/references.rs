//! References to undefined types, to definitions of an invalid kind, and cycles.

use serde_json::json;

use crate::sketch::{
    alias, answer, answer_t, any, builtin, endpoint, generic, instance, interface, list, map, name, named, optional,
    parameter, property, request, text, union, with, words,
};

fn inherits(of: &str, parent: &str) -> serde_json::Value {
    with(interface(of, []), json!({ "inherits": { "type": name(parent) } }))
}

cases! {
    a_property_of_a_type_that_is_missing: answer(named("Gone"), vec![]) => "
    error[missing-type]: found a reference to `n:Gone` in `p` of `n:Response`; expected a type that one of the input files defines
      --> spec.json: types[1].body.properties[0].type
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    a_missing_type_inside_an_alias: answer_t(vec![alias("T", list(map(text(), named("Gone"))))]) => "
    error[missing-type]: found a reference to `n:Gone` in the alias `n:T`; expected a type that one of the input files defines
      --> spec.json: types[2].type.value.value
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    a_builtin_that_there_is_not: answer(builtin("strng"), vec![]) => "
    error[missing-type]: found `_builtins:strng` in `p` of `n:Response`; expected a builtin that there is: string, boolean, number, null, binary, void or object
      --> spec.json: types[1].body.properties[0].type
      help: correct the name

    1 error, 0 warnings
    ";

    a_parent_that_is_missing: answer_t(vec![inherits("T", "Gone")]) => "
    error[missing-type]: found a reference to `n:Gone` in `inherits` of `n:T`; expected a type that one of the input files defines
      --> spec.json: types[2].inherits
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    a_request_that_is_missing: endpoint(json!({ "request": name("Gone") })) => "
    error[missing-type]: found a reference to `n:Gone` in the endpoint `n.call`; expected a type that one of the input files defines
      --> spec.json: endpoints[0].request
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    a_response_that_is_missing: endpoint(json!({ "response": name("Gone") })) => "
    error[missing-type]: found a reference to `n:Gone` in the endpoint `n.call`; expected a type that one of the input files defines
      --> spec.json: endpoints[0].response
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    a_variant_that_is_missing: answer_t(vec![with(
        alias("T", union([named("Gone")])),
        json!({ "variants": { "kind": "internal_tag", "tag": "type" } }),
    )]) => "
    error[missing-type]: found a reference to `n:Gone` in the alias `n:T`; expected a type that one of the input files defines
      --> spec.json: types[2].type.items[0]
      help: correct the name, or add the definition

    1 error, 0 warnings
    ";

    a_property_whose_type_is_a_request: answer(named("Request"), vec![]) => "
    error[wrong-kind]: found `n:Request`, a request or response, as the type of `p` of `n:Response`; expected an interface, enum or alias
      --> spec.json: types[1].body.properties[0].type
      help: move what both need into an interface

    1 error, 0 warnings
    ";

    a_parent_that_is_an_enum: answer_t(vec![inherits("T", "E"), words("E", &["a"])]) => "
    error[wrong-kind]: found `n:E` as a parent, which is no interface; expected an interface
      --> spec.json: types[2].inherits
      help: inherit from an interface

    1 error, 0 warnings
    ";

    a_request_that_is_an_interface:
        endpoint(json!({ "request": name("Response") })) => "
    error[wrong-kind]: found `n:Response` as the request of `n.call`; expected a definition of the kind `request`
      --> spec.json: endpoints[0].request
      help: correct the name, or the definition

    1 error, 0 warnings
    ";

    a_response_that_is_a_request:
        endpoint(json!({ "response": name("Request") })) => "
    error[wrong-kind]: found `n:Request` as the response of `n.call`; expected a definition of the kind `response`
      --> spec.json: endpoints[0].response
      help: correct the name, or the definition

    1 error, 0 warnings
    ";

    an_alias_of_itself: answer_t(vec![alias("T", named("T"))]) => "
    error[cycle]: found aliases that lead back to themselves: `n:T` -> `n:T`; expected an end
      --> spec.json: types[2]
      help: let one of them stand for a type that is no alias

    1 error, 0 warnings
    ";

    aliases_that_lead_back: answer_t(vec![
        alias("T", list(named("B"))),
        alias("B", union([text(), named("C")])),
        alias("C", named("T")),
    ]) => "
    error[cycle]: found aliases that lead back to themselves: `n:T` -> `n:B` -> `n:C` -> `n:T`; expected an end
      --> spec.json: types[2]
      help: let one of them stand for a type that is no alias

    1 error, 0 warnings
    ";

    a_type_that_inherits_from_itself: answer_t(vec![inherits("T", "T")]) => "
    error[cycle]: found a type that inherits from itself: `n:T` -> `n:T`; expected parents that end
      --> spec.json: types[2].inherits
      help: take one `inherits` out

    1 error, 0 warnings
    ";

    parents_that_lead_back: answer_t(vec![inherits("T", "B"), inherits("B", "C"), inherits("C", "T")]) => "
    error[cycle]: found a type that inherits from itself: `n:B` -> `n:C` -> `n:T` -> `n:B`; expected parents that end
      --> spec.json: types[3].inherits
      help: take one `inherits` out

    1 error, 0 warnings
    ";

    a_type_that_requires_itself: answer_t(vec![interface("T", [property("next", named("T"))])]) => "
    error[infinite-type]: found that `T` requires itself, so that no value can end; expected a way out
      --> spec.json: types[2]
      help: make one of the properties on the way optional, or a list

    1 error, 0 warnings
    ";

    two_types_that_require_each_other: answer_t(vec![
        interface("T", [property("b", named("B"))]),
        interface("B", [property("t", named("T"))]),
    ]) => "
    error[infinite-type]: found that `T`, `B` require each other, so that no value can end; expected a way out
      --> spec.json: types[2]
      help: make one of the properties on the way optional, or a list

    1 error, 0 warnings
    ";

    generics_that_grow: answer(
        generic("G", [text()]),
        vec![with(
            interface("G", [optional("next", generic("G", [list(instance(parameter("G", "T")))]))]),
            json!({ "generics": [parameter("G", "T")] }),
        )],
    ) => "
    error[infinite-generics]: found `n:G` with arguments that grow with each use; expected at most 8 levels
      --> spec.json: types[2].properties[0].type
      help: use the type with its own parameters inside itself, not with larger ones

    1 error, 0 warnings
    ";

    an_alias_that_doubles_its_argument: answer(
        (0..21).fold(text(), |ty, _| generic("A", [ty])),
        vec![with(
            alias("A", union([instance(parameter("A", "T")), instance(parameter("A", "T"))])),
            json!({ "generics": [parameter("A", "T")] }),
        )],
    ) => "
    error[infinite-generics]: found `n:A` with arguments that grow with each use; expected at most 10000 uses of aliases in one definition
      --> spec.json: types[1].body.properties[0].type.generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[1].generics.items[0].generics.items[0].generics.items[1].generics.items[1].generics.items[1].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0].generics.items[0]
      help: use the type with its own parameters inside itself, not with larger ones

    1 error, 0 warnings
    ";

    too_few_type_arguments: answer(named("G"), vec![with(
        interface("G", [optional("p", instance(parameter("G", "T")))]),
        json!({ "generics": [parameter("G", "T")] }),
    )]) => "
    error[wrong-argument-count]: found 0 type arguments for `n:G`; expected 1
      --> spec.json: types[1].body.properties[0].type
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    too_many_type_arguments: answer(generic("T", [text()]), vec![interface("T", [])]) => "
    error[wrong-argument-count]: found 1 type argument for `n:T`; expected 0
      --> spec.json: types[1].body.properties[0].type
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    a_parent_with_the_wrong_number_of_arguments: answer_t(vec![
        with(interface("T", []), json!({ "inherits": { "type": name("G"), "generics": [text(), text()] } })),
        with(interface("G", []), json!({ "generics": [parameter("G", "T")] })),
    ]) => "
    error[wrong-argument-count]: found 2 type arguments for `n:G`; expected 1
      --> spec.json: types[2].inherits
      help: give one argument for each entry of the `generics` of its definition

    1 error, 0 warnings
    ";

    a_type_that_is_nested_too_deep: answer((0..55).fold(any(), |ty, _| list(ty)), vec![]) => "
    error[nesting-too-deep]: found more than 48 levels of types inside each other, aliases counted, at `p` of `n:Response`; expected fewer
      --> spec.json: types[1].body.properties[0].type.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value
      help: make an interface of an inner part

    1 error, 0 warnings
    ";

    aliases_of_aliases_without_end: answer(named("A0"), (0..60).map(|i| {
        alias(&format!("A{i}"), if i == 59 { text() } else { list(named(&format!("A{}", i + 1))) })
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

    parents_of_parents_without_end: answer(named("A0"), (0..35).map(|i| {
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

    a_property_that_a_parent_has: answer_t(vec![
        with(interface("T", [property("a", text())]), json!({ "inherits": { "type": name("B") } })),
        interface("B", [property("a", any())]),
    ]) => "
    error[duplicate-property]: found the property `a` of `n:T` a second time, first at spec.json: types[3].properties[0]; expected it once
      --> spec.json: types[2].properties[0]
      help: take one of them out: a property that a parent has already must not be given again

    1 error, 0 warnings
    ";

    a_property_that_stands_twice: answer_t(vec![interface("T", [property("a", text()), property("a", text())])]) => "
    error[duplicate-property]: found the property `a` of `n:T` a second time, first at spec.json: types[2].properties[0]; expected it once
      --> spec.json: types[2].properties[1]
      help: take one of them out: a property that a parent has already must not be given again

    1 error, 0 warnings
    ";

    a_property_of_a_body_that_stands_twice: request(json!({
        "body": crate::sketch::object([property("a", text()), property("a", text())]),
    })) => "
    error[duplicate-property]: found the property `a` of `n:Request` a second time, first at spec.json: types[0].body.properties[0]; expected it once
      --> spec.json: types[0].body.properties[1]
      help: take one of them out: a property that a parent has already must not be given again

    1 error, 0 warnings
    ";
}
