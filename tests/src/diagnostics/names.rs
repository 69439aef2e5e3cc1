//! Names that are not valid in Rust, and names that collide.

use serde_json::json;

use crate::sketch::{
    alias, builtin, endpoint, interface, object, optional, property, reference, request, response_with,
    response_with_t, sketch, string, string_enum, union, with,
};

cases! {
    property_name_without_letter: response_with_t(vec![interface("T", [property("...", string())])]) => "
    error[invalid-name]: cannot convert the name of the property `...` of `n:T` to an ASCII identifier
      --> spec.json: types[2].properties[0]
      help: give it a `codegenName`

    1 error, 0 warnings
    ";

    enum_variant_name_without_letter: response_with_t(vec![string_enum("T", &["a", "<"])]) => "
    error[invalid-name]: cannot convert the name of the member `<` of `n:T` to an ASCII identifier
      --> spec.json: types[2].members[1]
      help: give it a `codegenName`

    1 error, 0 warnings
    ";

    type_name_without_letter: response_with(reference("💥"), vec![interface("💥", [])]) => "
    error[invalid-name]: cannot convert the name of the type `n:💥` to an ASCII identifier
      --> spec.json: types[2]
      help: rename the type in the specification, or add a correction that renames it

    1 error, 0 warnings
    ";

    endpoint_name_without_letter: endpoint(json!({ "name": "n.é" })) => "
    error[invalid-name]: cannot convert the name of the type `n:Request` to an ASCII identifier
      --> spec.json: types[0]
      help: rename the type in the specification, or add a correction that renames it

    error[invalid-name]: cannot convert the name of the type `n:Response` to an ASCII identifier
      --> spec.json: types[1]
      help: rename the type in the specification, or add a correction that renames it

    2 errors, 0 warnings
    ";

    branch_name_without_letter: response_with_t(vec![with(
        alias("T", union([string(), builtin("boolean")])),
        json!({ "codegenNames": ["text", "!"] }),
    )]) => "
    error[invalid-codegen-names]: the branch name `!` does not form an identifier, in the alias `n:T`
      --> spec.json: types[2].type
      help: give each branch a different name in `codegenNames`

    1 error, 0 warnings
    ";

    properties_that_differ_only_in_case: response_with_t(vec![interface("T", [property("maxSize", string()), property("max_size", string())])]) => "
    error[name-collision]: duplicate Rust name `max_size`: used by the property `maxSize` of `n:T` and the property `max_size` of `n:T`
      --> spec.json: types[2].properties[1]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    property_alias_of_another_property: response_with_t(vec![interface("T", [
        property("a", string()),
        with(property("b", string()), json!({ "aliases": ["a"] })),
    ])]) => "
    error[name-collision]: duplicate JSON name `a`: used by the property `a` of `n:T` and the property `b` of `n:T`
      --> spec.json: types[2].properties[1]
      help: remove one of them, or correct its name or its `aliases`

    1 error, 0 warnings
    ";

    enum_variants_that_differ_only_in_case: response_with_t(vec![string_enum("T", &["and", "AND"])]) => "
    error[name-collision]: duplicate Rust name `And`: used by the member `and` of `n:T` and the member `AND` of `n:T`
      --> spec.json: types[2].members[1]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    duplicate_enum_variant: response_with_t(vec![string_enum("T", &["a", "a"])]) => "
    error[name-collision]: duplicate JSON name `a`: used by the member `a` of `n:T` and the member `a` of `n:T`
      --> spec.json: types[2].members[1]
      help: remove one of them, or correct its name or its `aliases`

    1 error, 0 warnings
    ";

    enum_variant_named_other: response_with_t(vec![string_enum("T", &["a", "other"])]) => "
    error[name-collision]: duplicate Rust name `Other`: used by the variant `Other` for unknown values and the member `other` of `n:T`
      --> spec.json: types[2].members[1]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    namespace_named_like_an_endpoint: two_endpoints("n", "n.call") => "
    error[name-collision]: duplicate Rust name `n`: used by the namespace `n` and the endpoint `n`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    endpoints_with_one_rust_name: two_endpoints("n.get_it", "n.getIt") => "
    error[name-collision]: duplicate Rust name `get_it`: used by the endpoint `n.getIt` and the endpoint `n.get_it`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    endpoint_named_like_a_client_method: endpoint(json!({ "name": "request" })) => "
    error[name-collision]: duplicate Rust name `request`: used by a method of the client and the endpoint `request`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    type_named_like_its_namespace_client: response_with(reference("NClient"), vec![interface("NClient", [])]) => "
    error[name-collision]: duplicate Rust name `NClient`: used by the type at spec.json: types[2] and the operations of the namespace `n`
      --> spec.json: endpoints[0]
      help: rename one of them in the specification, or exclude one with `--endpoints`

    1 error, 0 warnings
    ";

    branches_with_one_rust_name: response_with_t(vec![with(
        alias("T", union([string(), builtin("boolean")])),
        json!({ "codegenNames": ["a", "A"] }),
    )]) => "
    error[name-collision]: duplicate Rust name `A`: used by the branch `a` and the branch `A`
      --> spec.json: types[2].type
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    types_that_differ_only_in_case: response_with(union([reference("Some"), reference("some")]), vec![
        interface("Some", [property("a", string())]),
        interface("some", [property("b", string())]),
    ]) => "
    error[name-collision]: duplicate Rust type `Some` in the module `n`, already defined by spec.json: types[2]
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a correction that does

    1 error, 0 warnings
    ";

    alias_that_differs_only_in_case_from_its_type: response_with_t(vec![
        alias("T", reference("t")),
        interface("t", []),
        interface("U", [property("token", reference("T"))]),
    ]) => "
    error[name-collision]: duplicate Rust type `T` in the module `n`, already defined by spec.json: types[2]
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a correction that does

    1 error, 0 warnings
    ";

    types_of_namespaces_with_one_module_name: response_with(reference("T"), vec![
        interface("T", [property("u", crate::sketch::reference_to(json!({ "namespace": "_n", "name": "T" })))]),
        with(interface("T", []), json!({ "name": { "namespace": "_n", "name": "T" } })),
    ]) => "
    error[name-collision]: duplicate Rust type `T` in the module `n`, already defined by spec.json: types[2]
      --> spec.json: types[3]
      help: rename one of them in the specification, or add a correction that does

    1 error, 0 warnings
    ";

    parameters_that_differ_only_in_case: request(json!({
        "query": [optional("maxSize", string())], "body": object([optional("max_size", string())]),
    })) => "
    error[name-collision]: duplicate Rust name `max_size`: used by the parameter `max_size` of `n:Request` and the parameter `maxSize` of `n:Request`
      --> spec.json: types[0].query[0]
      help: give one of them a different `codegenName`, or add a correction that does so

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
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    duplicate_query_parameter: request(json!({ "query": [optional("q", string()), optional("q", string())] })) => "
    error[name-collision]: duplicate Rust name `q`: used by the parameter `q` of `n:Request` and the parameter `q` of `n:Request`
      --> spec.json: types[0].query[1]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    setter_named_like_another_setter: request(json!({
        "body": object([optional("x", union([string(), builtin("null")])), optional("x_null", string())]),
    })) => "
    error[name-collision]: duplicate Rust name `x_null`: used by a setter of `x` of `CallRequest` and a setter of `x_null` of `CallRequest`
      --> spec.json: types[0]
      help: give one of them a different `codegenName`, or add a correction that does so

    1 error, 0 warnings
    ";

    namespace_named_runtime: response_with(crate::sketch::reference_to(json!({ "namespace": "runtime", "name": "T" })), vec![
        with(interface("T", []), json!({ "name": { "namespace": "runtime", "name": "T" } })),
    ]) => "
    error[name-collision]: the module of the type `T` has the reserved name `runtime`
      --> spec.json: types[2]
      help: rename its namespace in the specification, or add a correction that does

    1 error, 0 warnings
    ";

    branch_names_of_wrong_number: response_with_t(vec![with(
        alias("T", union([string(), builtin("boolean")])),
        json!({ "codegenNames": ["text"] }),
    )]) => "
    error[invalid-codegen-names]: 1 name for 2 branches, in the alias `n:T`
      --> spec.json: types[2].type
      help: give each branch a different name in `codegenNames`

    1 error, 0 warnings
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
