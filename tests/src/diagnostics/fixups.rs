//! Fixups whose target is not what they correct, and the versions and inputs for which they hold.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, answer, answer_t, any, builtin, instance, interface, list, named, optional, property, text, union,
    with,
};

fn descriptor() -> Value {
    json!({ "namespace": "security._types", "name": "RoleDescriptor" })
}

fn query() -> Value {
    json!({ "namespace": "security._types", "name": "IndicesPrivilegesQuery" })
}

/// A role descriptor with these properties.
fn role(properties: Vec<Value>) -> Sketch {
    answer(instance(descriptor()), vec![with(interface("RoleDescriptor", properties), json!({ "name": descriptor() }))])
}

/// A global privilege with these properties.
fn global(properties: Vec<Value>) -> Sketch {
    let name = json!({ "namespace": "security._types", "name": "GlobalPrivilege" });
    answer(instance(name.clone()), vec![with(interface("GlobalPrivilege", properties), json!({ "name": name }))])
}

/// A union of a query and a template with these names for its branches.
fn told(names: &[&str]) -> Sketch {
    let changes = json!({ "name": query(), "codegenNames": names });
    let union = union([text(), named("Query"), named("Template")]);
    answer(
        instance(query()),
        vec![
            with(alias("IndicesPrivilegesQuery", union), changes),
            interface("Query", []),
            interface("Template", [optional("template", any())]),
        ],
    )
}

/// The answer to a deletion, as an object already.
fn deletion() -> Sketch {
    let name = json!({ "namespace": "ml.delete_job", "name": "Response" });
    let body = json!({ "kind": "properties", "properties": [] });
    answer(text(), vec![json!({ "kind": "response", "name": name, "body": body, "specLocation": "spec.ts" })])
}

/// A sort by score with these properties.
fn score(properties: Vec<Value>, changes: Value) -> Sketch {
    let name = json!({ "namespace": "_types", "name": "ScoreSort" });
    let sort = with(interface("ScoreSort", properties), json!({ "name": name }));
    answer(instance(name), vec![with(sort, changes)])
}

/// A time of the year with these properties.
fn year(properties: Vec<Value>) -> Sketch {
    let name = json!({ "namespace": "watcher._types", "name": "TimeOfYear" });
    answer(instance(name.clone()), vec![with(interface("TimeOfYear", properties), json!({ "name": name }))])
}

/// A request of an endpoint that nothing calls, with this parameter and this body.
fn uncalled(namespace: &str, parameter: Option<Value>, body: &Value) -> Sketch {
    let name = json!({ "namespace": namespace, "name": "Request" });
    let query: Vec<_> = parameter.into_iter().collect();
    answer(
        text(),
        vec![json!({
            "kind": "request", "name": name, "path": [], "query": query, "body": body, "specLocation": "spec.ts",
        })],
    )
}

cases! {
    a_body_that_is_an_object_by_now: deletion() => "
    error[stale-correction]: found that the fixup `a_deletion_may_be_a_task` no longer applies to `ml.delete_job:Response`: its body is of another type
      --> spec.json: types[2]
      help: the fixup exists because with `wait_for_completion=false` the answer is `{\"task\": …}` and has no `acknowledged`, as an example of it shows; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    a_property_to_mend_that_is_gone: role(vec![optional("cluster", text())]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: it has no property `global`
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    a_property_that_is_not_required_any_more: global(vec![optional("application", text())]) => r#"
    error[stale-correction]: found that the fixup `global_privilege_has_three_kinds` no longer applies to `security._types:GlobalPrivilege`: `application` is not required
      --> spec.json: types[2]
      help: the fixup exists because the server knows three, of which none has to be there, and answers all: "failed to parse privilege. expected one of [application,profile,role]"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    a_property_to_add_that_is_there: global(vec![property("application", text()), optional("profile", text())]) => r#"
    error[stale-correction]: found that the fixup `global_privilege_has_three_kinds` no longer applies to `security._types:GlobalPrivilege`: it has a property `profile`
      --> spec.json: types[2]
      help: the fixup exists because the server knows three, of which none has to be there, and answers all: "failed to parse privilege. expected one of [application,profile,role]"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    a_property_to_mend_that_is_mended: role(vec![optional("global", text())]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: `global` has another type
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    a_union_to_mend_with_more_branches:
        role(vec![optional("global", union([text(), list(text()), any()]))]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: `global` has another type
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    a_target_of_another_sort:
        answer(instance(descriptor()), vec![with(alias("RoleDescriptor", text()), json!({ "name": descriptor() }))]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: it is no interface
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    a_branch_that_has_another_name: told(&["text", "query", "other"]) => "
    error[stale-correction]: found that the fixup `indices_privileges_query_by_template` no longer applies to `security._types:IndicesPrivilegesQuery`: no branch is called `template`
      --> spec.json: types[2]
      help: the fixup exists because a query and a template are both objects without a required key; the server takes one with `template` for the template; if that is mended, narrow its versions in generator/src/fixups/

    error[name-collision]: duplicate Rust name `Other`: used by the variant for what is unknown and the branch `other`
      --> spec.json: types[2].type
      help: give one of them a different `codegenName`, or add a fixup that does so

    error[ambiguous-union]: found a union in the alias `security._types:IndicesPrivilegesQuery` with several branches for objects: `Query`, `Template`; expected that looking at the JSON tells them apart
      --> spec.json: types[2].type
      help: give each object a required key that the others lack, or add a fixup that names the rule

    3 errors, 0 warnings
    ";

    a_shortcut_that_is_there: score(vec![optional("order", text())], json!({ "shortcutProperty": "order" })) => r#"
    error[stale-correction]: found that the fixup `scores_are_sorted_by_an_order_alone` no longer applies to `_types:ScoreSort`: it has a shortcut
      --> spec.json: types[2]
      help: the fixup exists because the server takes `{"_score":"desc"}` and `{"_doc":"asc"}`, as it does for a field; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    a_shortcut_to_nothing: score(vec![optional("by", text())], json!({})) => r#"
    error[stale-correction]: found that the fixup `scores_are_sorted_by_an_order_alone` no longer applies to `_types:ScoreSort`: it has no property `order`
      --> spec.json: types[2]
      help: the fixup exists because the server takes `{"_score":"desc"}` and `{"_doc":"asc"}`, as it does for a field; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    a_key_that_is_right_already: year(vec![property("int", text()), property("in", text())]) => "
    error[stale-correction]: found that the fixup `years_have_months_under_in` no longer applies to `watcher._types:TimeOfYear`: it has a property `in`
      --> spec.json: types[2]
      help: the fixup exists because the server reads `in` and passes over `int`, so that a schedule would run in January (`YearTimes`); if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    a_key_that_another_reads: year(vec![
        property("int", text()), with(property("month", text()), json!({ "aliases": ["in"] })),
    ]) => "
    error[stale-correction]: found that the fixup `years_have_months_under_in` no longer applies to `watcher._types:TimeOfYear`: it has a property `in`
      --> spec.json: types[2]
      help: the fixup exists because the server reads `in` and passes over `int`, so that a schedule would run in January (`YearTimes`); if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    a_parameter_that_stands_in_the_body: uncalled("nodes.stats", None, &json!({
        "kind": "properties", "properties": [optional("groups", builtin("boolean"))],
    })) => r#"
    error[stale-correction]: found that the fixup `groups_of_statistics_are_names` no longer applies to `nodes.stats:Request`: it has no parameter `groups`
      --> spec.json: types[2]
      help: the fixup exists because the server reads a list of names: to `groups=true` it answers with the group called "true"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    a_parameter_that_is_mended: uncalled("nodes.stats", Some(optional("groups", text())), &json!({ "kind": "no_body" })) => r#"
    error[stale-correction]: found that the fixup `groups_of_statistics_are_names` no longer applies to `nodes.stats:Request`: `groups` has another type
      --> spec.json: types[2]
      help: the fixup exists because the server reads a list of names: to `groups=true` it answers with the group called "true"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    a_body_of_another_type: uncalled("inference.update", None, &json!({ "kind": "value", "value": text() })) => r#"
    error[stale-correction]: found that the fixup `endpoints_of_inference_keep_their_service` no longer applies to `inference.update:Request`: its body is of another type
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a service, which the specification requires: "Request contained fields which cannot be updated"; an example of the specification has it all the same; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    a_body_that_is_none: uncalled("inference.update", None, &json!({ "kind": "no_body" })) => r#"
    error[stale-correction]: found that the fixup `endpoints_of_inference_keep_their_service` no longer applies to `inference.update:Request`: it is no request whose body is a value
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a service, which the specification requires: "Request contained fields which cannot be updated"; an example of the specification has it all the same; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    actions_with_other_keys: answer(instance(operation()), vec![
        with(interface("OperationContainer", [optional("index", text()), optional("upsert", text())]), json!({
            "name": operation(), "variants": { "kind": "container" },
        })),
    ]) => "
    error[stale-correction]: found that the fixup `bulk_actions_have_lines_behind_them` no longer applies to `_global.bulk:OperationContainer`: it has other keys
      --> spec.json: types[2]
      help: the fixup exists because the server reads a document behind `index` and `create`, what to change behind `update`, and nothing behind `delete`; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    searches_before_their_headers: answer(instance(searches()), vec![
        with(alias("RequestItem", union([text(), builtin("boolean")])), json!({
            "name": searches(), "codegenNames": ["body", "header"],
        })),
    ]) => "
    error[stale-correction]: found that the fixup `msearch_has_headers_and_bodies_in_turn` no longer applies to `_global.msearch:RequestItem`: its branches are not `header` and `body`
      --> spec.json: types[2]
      help: the fixup exists because the server reads a header and a search in turn; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";
}

#[test]
fn targets_that_a_complete_input_lacks() {
    let said = answer_t(vec![interface("T", [property("a", text())])]).complete().report();
    let one = "error[stale-correction]: found that the fixup `field_security_takes_lists` no longer applies to `security._types:FieldSecurity`: it is not defined\n  --> the specification\n  help: the fixup exists because the server answers 400 to a single field: \"could not parse [grant] field. expected a string array but found [VALUE_STRING]\"; if that is mended, narrow its versions in generator/src/fixups/\n";
    assert!(said.contains(one), "{said}");
    let errors = said.matches("error[").count();
    assert_eq!(errors, said.matches("error[stale-correction]").count());
    assert!(errors > 20, "{said}");
}

#[test]
fn a_target_that_matches_is_corrected() {
    assert_eq!(told(&["text", "query", "template"]).report(), "0 errors, 0 warnings");
}

#[test]
fn a_target_that_a_part_of_the_specification_lacks_is_passed_over() {
    assert_eq!(answer_t(vec![interface("T", [property("a", text())])]).report(), "0 errors, 0 warnings");
}

#[test]
fn a_version_before_the_mistake_is_left_as_it_is() {
    let before = role(vec![optional("cluster", text())]);
    for version in ["8.16.3", "7.17.28"] {
        assert_eq!(before.clone().version(version).complete().report(), "0 errors, 0 warnings", "{version}");
    }
    for version in ["8.17.0", "8.17.0-SNAPSHOT", "8.100.0", "9.5.0", "10.0.0", ""] {
        let said = before.clone().version(version).report();
        assert!(said.contains("error[stale-correction]"), "{version}: {said}");
    }
}

fn operation() -> Value {
    json!({ "namespace": "_global.bulk", "name": "OperationContainer" })
}

fn searches() -> Value {
    json!({ "namespace": "_global.msearch", "name": "RequestItem" })
}
