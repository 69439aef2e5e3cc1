//! Names that are not valid in Rust, and names that collide.

use serde_json::json;

use crate::sketch::{
    alias, builtin, endpoint, interface, object, optional, property, reference, request, response_with,
    response_with_t, sketch, string, string_enum, union, with,
};

cases! {
    property_name_without_letter: response_with_t(vec![interface("T", [property("...", string())])]) => "
    warning[invalid-name]: cannot convert the name of the property `...` of `n:T` to an ASCII identifier
      --> spec.json: types[2].properties[0]
      note: the property `...` of `n:T`: named `property_0ac31c19`
      help: give it a `codegenName`

    0 errors, 1 warning
    ";

    enum_variant_name_without_letter: response_with_t(vec![string_enum("T", &["a", "<"])]) => "
    warning[invalid-name]: cannot convert the name of the member `<` of `n:T` to an ASCII identifier
      --> spec.json: types[2].members[1]
      note: the member `<` of `n:T`: named `member_390caefb`
      help: give it a `codegenName`

    0 errors, 1 warning
    ";

    type_name_without_letter: response_with(reference("💥"), vec![interface("💥", [])]) => "
    warning[invalid-name]: cannot convert the name of the type `n:💥` to an ASCII identifier
      --> spec.json: types[2]
      note: the type `n:💥`: named `n::Type2c91ed79`
      help: rename the type in the specification, or add a correction that renames it

    0 errors, 1 warning
    ";

    endpoint_name_without_letter: endpoint(json!({ "name": "n.é" })) => "
    warning[invalid-name]: cannot convert the name of the endpoint `n.é` to ASCII identifiers
      --> spec.json: endpoints[0].name
      note: the endpoint `n.é`: left out
      help: rename the endpoint in the specification

    error[no-endpoints]: every selected endpoint is left out
      --> the input
      help: correct the endpoints that are left out, or select others

    1 error, 1 warning
    ";

    branch_name_without_letter: response_with_t(vec![with(
        alias("T", union([string(), builtin("boolean")])),
        json!({ "codegenNames": ["text", "!"] }),
    )]) => "
    warning[invalid-codegen-names]: the branch name `!` does not form an identifier, in the alias `n:T`
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: give each branch a different name in `codegenNames`

    0 errors, 1 warning
    ";

    properties_that_differ_only_in_case: response_with_t(vec![interface("T", [property("maxSize", string()), property("max_size", string())])]) => "
    warning[name-collision]: duplicate Rust name `max_size`: used by the property `max_size` of `n:T` and the property `maxSize` of `n:T`
      --> spec.json: types[2].properties[0]
      note: the property `maxSize` of `n:T`: named `max_size_00e65f28`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    property_alias_of_another_property: response_with_t(vec![interface("T", [
        property("a", string()),
        with(property("b", string()), json!({ "aliases": ["a"] })),
    ])]) => "
    warning[name-collision]: duplicate JSON name `a`: used by the property `a` of `n:T` and the property `b` of `n:T`
      --> spec.json: types[2].properties[1]
      note: the property `b` of `n:T`: the alias `a` is ignored
      help: remove one of them, or correct its name or its `aliases`

    0 errors, 1 warning
    ";

    enum_variants_that_differ_only_in_case: response_with_t(vec![string_enum("T", &["and", "AND"])]) => "
    warning[name-collision]: duplicate Rust name `And`: used by the member `and` of `n:T` and the member `AND` of `n:T`
      --> spec.json: types[2].members[1]
      note: the member `AND` of `n:T`: named `And91666dc6`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    duplicate_enum_variant: response_with_t(vec![string_enum("T", &["a", "a"])]) => "
    warning[name-collision]: duplicate JSON name `a`: used by the member `a` of `n:T` and the member `a` of `n:T`
      --> spec.json: types[2].members[1]
      note: the member `a` of `n:T`: the first one is used
      help: remove one of them, or correct its name or its `aliases`

    0 errors, 1 warning
    ";

    enum_variant_named_other: response_with_t(vec![string_enum("T", &["a", "other"])]) => "
    warning[name-collision]: duplicate Rust name `Other`: used by the variant `Other` for unknown values and the member `other` of `n:T`
      --> spec.json: types[2].members[1]
      note: the member `other` of `n:T`: named `Otherc87d8df5`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    namespace_named_like_an_endpoint: two_endpoints("n", "n.call") => "
    warning[name-collision]: duplicate Rust name `n`: used by the namespace `n` and the endpoint `n`
      --> spec.json: endpoints[0]
      note: the endpoint `n`: a method named `n_1e3604ee`
      help: rename one of them in the specification, or exclude one with `--endpoints`

    0 errors, 1 warning
    ";

    endpoints_with_one_rust_name: two_endpoints("n.get_it", "n.getIt") => "
    warning[name-collision]: duplicate Rust name `get_it`: used by the endpoint `n.getIt` and the endpoint `n.get_it`
      --> spec.json: endpoints[0]
      note: the endpoint `n.get_it`: a method named `get_it_65c9e93a`
      help: rename one of them in the specification, or exclude one with `--endpoints`

    0 errors, 1 warning
    ";

    endpoint_named_like_a_client_method: endpoint(json!({ "name": "request" })) => "
    warning[name-collision]: duplicate Rust name `request`: used by a method of the client and the endpoint `request`
      --> spec.json: endpoints[0]
      note: the endpoint `request`: a method named `request_3eaa09b2`
      help: rename one of them in the specification, or exclude one with `--endpoints`

    0 errors, 1 warning
    ";

    type_named_like_its_namespace_client: response_with(reference("NClient"), vec![interface("NClient", [])]) => "
    0 errors, 0 warnings
    ";

    branches_with_one_rust_name: response_with_t(vec![with(
        alias("T", union([string(), builtin("boolean")])),
        json!({ "codegenNames": ["a", "A"] }),
    )]) => "
    warning[name-collision]: duplicate Rust name `A`: used by the branch `A` and the branch `a`
      --> spec.json: types[2].type
      note: the branch `a`: named `Ae40c292c`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    types_that_differ_only_in_case: response_with(union([reference("Some"), reference("some")]), vec![
        interface("Some", [property("a", string())]),
        interface("some", [property("b", string())]),
    ]) => "
    warning[name-collision]: duplicate Rust type `Some` in the module `n`: used by `n:Some` and `n:some`
      --> spec.json: types[3]
      note: the type `n:some`: named `n::Some63a39795`
      help: rename one of them in the specification, or add a correction that does

    0 errors, 1 warning
    ";

    alias_that_differs_only_in_case_from_its_type: response_with_t(vec![
        alias("T", reference("t")),
        interface("t", []),
        interface("U", [property("token", reference("T"))]),
    ]) => "
    warning[name-collision]: duplicate Rust type `T` in the module `n`: used by `n:T` and `n:t`
      --> spec.json: types[3]
      note: the type `n:t`: named `n::T16e4513f`
      help: rename one of them in the specification, or add a correction that does

    0 errors, 1 warning
    ";

    types_of_namespaces_with_one_module_name: response_with(reference("T"), vec![
        interface("T", [property("u", crate::sketch::reference_to(json!({ "namespace": "_n", "name": "T" })))]),
        with(interface("T", []), json!({ "name": { "namespace": "_n", "name": "T" } })),
    ]) => "
    warning[name-collision]: duplicate Rust type `T` in the module `n`: used by `_n:T` and `n:T`
      --> spec.json: types[2]
      note: the type `n:T`: named `n::Tf6e41edf`
      help: rename one of them in the specification, or add a correction that does

    0 errors, 1 warning
    ";

    parameters_that_differ_only_in_case: request(json!({
        "query": [optional("maxSize", string())], "body": object([optional("max_size", string())]),
    })) => "
    warning[name-collision]: duplicate Rust name `max_size`: used by the parameter `max_size` of `n:Request` and the parameter `maxSize` of `n:Request`
      --> spec.json: types[0].query[0]
      note: the parameter `maxSize` of `n:Request`: named `max_size_00e65f28`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    body_property_named_common: sketch(
        json!({}),
        json!({ "body": object([optional("common", builtin("boolean"))]), "inherits": { "type": { "namespace": "n", "name": "Base" } } }),
        json!({}),
        vec![with(interface("Base", []), json!({ "behaviors": [{ "type": { "namespace": "_spec_utils", "name": "CommonQueryParameters" } }] }))],
    ) => "
    warning[name-collision]: duplicate Rust name `common`: used by the common parameters of all endpoints and the parameter `common` of `n:Request`
      --> spec.json: types[0].body.properties[0]
      note: the parameter `common` of `n:Request`: named `common_4d5b0474`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    duplicate_query_parameter: request(json!({ "query": [optional("q", string()), optional("q", string())] })) => "
    warning[duplicate-property]: duplicate the parameter `q` of `n:Request`
      --> spec.json: types[0].query[1]
      note: the parameter `q` of `n:Request`: the first one is used
      help: remove one of them

    0 errors, 1 warning
    ";

    setter_named_like_another_setter: request(json!({
        "body": object([optional("x", union([string(), builtin("null")])), optional("x_null", string())]),
    })) => "
    warning[name-collision]: duplicate Rust name `x_null`: used by a setter of `x_null` of `CallRequest` and a setter of `x` of `CallRequest`
      --> spec.json: types[0]
      note: a setter of `x` of `CallRequest`: named `x_null_17c680c4`
      help: give one of them a different `codegenName`, or add a correction that does so

    0 errors, 1 warning
    ";

    namespace_named_runtime: response_with(crate::sketch::reference_to(json!({ "namespace": "runtime", "name": "T" })), vec![
        with(interface("T", []), json!({ "name": { "namespace": "runtime", "name": "T" } })),
    ]) => "
    warning[name-collision]: the module of the type `runtime:T` has the reserved name `runtime`
      --> spec.json: types[2]
      note: the type `runtime:T`: named `runtime_44c0392b::T`
      help: rename its namespace in the specification, or add a correction that does

    0 errors, 1 warning
    ";

    branch_names_of_wrong_number: response_with_t(vec![with(
        alias("T", union([string(), builtin("boolean")])),
        json!({ "codegenNames": ["text"] }),
    )]) => "
    warning[invalid-codegen-names]: 1 name for 2 branches, in the alias `n:T`
      --> spec.json: types[2].type
      note: the type `n:T`: raw JSON
      help: give each branch a different name in `codegenNames`

    0 errors, 1 warning
    ";
}

/// Two endpoints with these names.
fn two_endpoints(first: &str, second: &str) -> crate::sketch::Sketch {
    let mut first = endpoint(json!({ "name": first }));
    let second = endpoint(json!({ "name": second }));
    let source = String::from_utf8(second.inputs[0].bytes.clone()).unwrap();
    let source = source.replace("\"namespace\":\"n\"", "\"namespace\":\"m\"");
    first.inputs.extend(crate::sketch::Sketch::files(&[("other.json", &source)]).inputs);
    first
}
