//! Names that can't be Rust's, and names that would be the same.

use serde_json::json;

use crate::sketch::{
    alias, answer, answer_t, builtin, endpoint, interface, named, object, optional, property, request, sketch, text,
    union, with, words,
};

cases! {
    a_property_without_a_letter: answer_t(vec![interface("T", [property("...", text())])]) => "
    error[invalid-name]: found the property `...` of `n:T`; expected a name that letters and digits of ASCII can be made of
      --> spec.json: types[2].properties[0]
      help: give it a `codegenName`

    1 error, 0 warnings
    ";

    a_member_without_a_letter: answer_t(vec![words("T", &["a", "<"])]) => "
    error[invalid-name]: found the member `<` of `n:T`; expected a name that letters and digits of ASCII can be made of
      --> spec.json: types[2].members[1]
      help: give it a `codegenName`

    1 error, 0 warnings
    ";

    a_type_without_a_letter: answer(named("💥"), vec![interface("💥", [])]) => "
    error[invalid-name]: found the type `n:💥`; expected a name that letters and digits of ASCII can be made of
      --> spec.json: types[2]
      help: rename the type in the specification, or add a fixup that does

    1 error, 0 warnings
    ";

    an_endpoint_without_a_letter: endpoint(json!({ "name": "n.é" })) => "
    error[invalid-name]: found the type `n:Request`; expected a name that letters and digits of ASCII can be made of
      --> spec.json: types[0]
      help: rename the type in the specification, or add a fixup that does

    error[invalid-name]: found the type `n:Response`; expected a name that letters and digits of ASCII can be made of
      --> spec.json: types[1]
      help: rename the type in the specification, or add a fixup that does

    2 errors, 0 warnings
    ";

    a_branch_without_a_letter: answer_t(vec![with(
        alias("T", union([text(), builtin("boolean")])),
        json!({ "codegenNames": ["text", "!"] }),
    )]) => "
    error[invalid-codegen-names]: found the branch name `!`, which is no identifier, in the alias `n:T`; expected one distinct name for each branch
      --> spec.json: types[2].type
      help: correct its `codegenNames`

    1 error, 0 warnings
    ";

    properties_that_differ_in_case: answer_t(vec![interface("T", [property("maxSize", text()), property("max_size", text())])]) => "
    error[name-collision]: duplicate Rust name `max_size`: used by the property `maxSize` of `n:T` and the property `max_size` of `n:T`
      --> spec.json: types[2].properties[1]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_property_whose_other_name_is_taken: answer_t(vec![interface("T", [
        property("a", text()),
        with(property("b", text()), json!({ "aliases": ["a"] })),
    ])]) => "
    error[name-collision]: duplicate JSON name `a`: used by the property `a` of `n:T` and the property `b` of `n:T`
      --> spec.json: types[2].properties[1]
      help: remove one of them, or correct its name or its `aliases`

    1 error, 0 warnings
    ";

    members_that_differ_in_case: answer_t(vec![words("T", &["and", "AND"])]) => "
    error[name-collision]: duplicate Rust name `And`: used by the member `and` of `n:T` and the member `AND` of `n:T`
      --> spec.json: types[2].members[1]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_member_that_stands_twice: answer_t(vec![words("T", &["a", "a"])]) => "
    error[name-collision]: duplicate JSON name `a`: used by the member `a` of `n:T` and the member `a` of `n:T`
      --> spec.json: types[2].members[1]
      help: remove one of them, or correct its name or its `aliases`

    1 error, 0 warnings
    ";

    a_member_called_other: answer_t(vec![words("T", &["a", "other"])]) => "
    error[name-collision]: duplicate Rust name `Other`: used by the variant for what is unknown and the member `other` of `n:T`
      --> spec.json: types[2].members[1]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_namespace_called_as_an_endpoint: two_endpoints("n", "n.call") => "
    error[name-collision]: duplicate Rust name `n`: used by the namespace `n` and the endpoint `n`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    endpoints_of_one_name: two_endpoints("n.get_it", "n.getIt") => "
    error[name-collision]: duplicate Rust name `get_it`: used by the endpoint `n.getIt` and the endpoint `n.get_it`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    an_endpoint_called_as_a_method_of_the_client: endpoint(json!({ "name": "request" })) => "
    error[name-collision]: duplicate Rust name `request`: used by a method of the client and the endpoint `request`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    a_type_called_as_its_namespace: answer(named("NClient"), vec![interface("NClient", [])]) => "
    error[name-collision]: duplicate Rust name `NClient`: used by the type at spec.json: types[2] and the functions of the namespace `n`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    branches_of_one_name: answer_t(vec![with(
        alias("T", union([text(), builtin("boolean")])),
        json!({ "codegenNames": ["a", "A"] }),
    )]) => "
    error[name-collision]: duplicate Rust name `A`: used by the branch `a` and the branch `A`
      --> spec.json: types[2].type
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    types_that_differ_in_case: answer(union([named("Some"), named("some")]), vec![
        interface("Some", [property("a", text())]),
        interface("some", [property("b", text())]),
    ]) => "
    error[name-collision]: found a type that would be called `Some` in the module `n`, as one at spec.json: types[2] is already; expected names that differ
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a fixup that does

    1 error, 0 warnings
    ";

    an_alias_of_a_type_that_differs_in_case: answer_t(vec![
        alias("T", named("t")),
        interface("t", []),
        interface("U", [property("token", named("T"))]),
    ]) => "
    error[name-collision]: found a type that would be called `T` in the module `n`, as one at spec.json: types[2] is already; expected names that differ
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a fixup that does

    1 error, 0 warnings
    ";

    types_of_namespaces_that_are_one_module: answer(named("T"), vec![
        interface("T", [property("u", crate::sketch::instance(json!({ "namespace": "_n", "name": "T" })))]),
        with(interface("T", []), json!({ "name": { "namespace": "_n", "name": "T" } })),
    ]) => "
    error[name-collision]: found a type that would be called `T` in the module `n`, as one at spec.json: types[2] is already; expected names that differ
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a fixup that does

    1 error, 0 warnings
    ";

    parameters_that_differ_in_case: request(json!({
        "query": [optional("maxSize", text())], "body": object([optional("max_size", text())]),
    })) => "
    error[name-collision]: duplicate Rust name `max_size`: used by the parameter `max_size` of `n:Request` and the parameter `maxSize` of `n:Request`
      --> spec.json: types[0].query[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    the_field_of_the_common_parameters: sketch(
        json!({}),
        json!({ "body": object([optional("common", builtin("boolean"))]), "inherits": { "type": { "namespace": "n", "name": "Base" } } }),
        json!({}),
        vec![with(interface("Base", []), json!({ "behaviors": [{ "type": { "namespace": "_spec_utils", "name": "CommonQueryParameters" } }] }))],
    ) => "
    error[name-collision]: duplicate Rust name `common`: used by the common parameters of all endpoints and the parameter `common` of `n:Request`
      --> spec.json: types[0].body.properties[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_query_parameter_given_twice: request(json!({ "query": [optional("q", text()), optional("q", text())] })) => "
    error[name-collision]: duplicate Rust name `q`: used by the parameter `q` of `n:Request` and the parameter `q` of `n:Request`
      --> spec.json: types[0].query[1]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_setter_that_is_taken: request(json!({
        "body": object([optional("x", union([text(), builtin("null")])), optional("x_null", text())]),
    })) => "
    error[name-collision]: duplicate Rust name `x_null`: used by a setter of `x` of `CallRequest` and a setter of `x_null` of `CallRequest`
      --> spec.json: types[0]
      help: give one of them a different `codegenName`, or add a fixup that does so

    1 error, 0 warnings
    ";

    a_namespace_called_runtime: answer(crate::sketch::instance(json!({ "namespace": "runtime", "name": "T" })), vec![
        with(interface("T", []), json!({ "name": { "namespace": "runtime", "name": "T" } })),
    ]) => "
    error[name-collision]: found the type `T` in the module `runtime`, which is that of the hand-written runtime; expected another
      --> spec.json: types[2]
      help: rename its namespace in the specification, or add a fixup that does

    1 error, 0 warnings
    ";

    names_for_other_branches: answer_t(vec![with(
        alias("T", union([text(), builtin("boolean")])),
        json!({ "codegenNames": ["text"] }),
    )]) => "
    error[invalid-codegen-names]: found 1 name for 2 branches in the alias `n:T`; expected one distinct name for each branch
      --> spec.json: types[2].type
      help: correct its `codegenNames`

    1 error, 0 warnings
    ";
}

/// Two endpoints with these names.
fn two_endpoints(one: &str, other: &str) -> crate::sketch::Sketch {
    let mut first = endpoint(json!({ "name": one }));
    let second = endpoint(json!({ "name": other }));
    let text = String::from_utf8(second.inputs[0].bytes.clone()).unwrap();
    let text = text.replace("\"namespace\":\"n\"", "\"namespace\":\"m\"");
    first.inputs.extend(crate::sketch::Sketch::files(&[("other.json", &text)]).inputs);
    first
}
