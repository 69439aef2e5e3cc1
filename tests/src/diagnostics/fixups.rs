//! Corrections that no longer match the specification, and the versions and inputs that corrections apply to.

use serde_json::{Value, json};

use crate::sketch::{
    Sketch, alias, any_value, builtin, interface, list, optional, property, reference, reference_to, response_with,
    response_with_t, string, union, with,
};

fn descriptor() -> Value {
    json!({ "namespace": "security._types", "name": "RoleDescriptor" })
}

fn query() -> Value {
    json!({ "namespace": "security._types", "name": "IndicesPrivilegesQuery" })
}

/// A role descriptor with these properties.
fn role_descriptor(properties: Vec<Value>) -> Sketch {
    response_with(
        reference_to(descriptor()),
        vec![with(interface("RoleDescriptor", properties), json!({ "name": descriptor() }))],
    )
}

/// A global privilege with these properties.
fn global_privileges(properties: Vec<Value>) -> Sketch {
    let name = json!({ "namespace": "security._types", "name": "GlobalPrivilege" });
    response_with(
        reference_to(name.clone()),
        vec![with(interface("GlobalPrivilege", properties), json!({ "name": name }))],
    )
}

/// A union of a query and a template whose branches have these names.
fn query_or_template(names: &[&str]) -> Sketch {
    let changes = json!({ "name": query(), "codegenNames": names });
    let union = union([string(), reference("Query"), reference("Template")]);
    response_with(
        reference_to(query()),
        vec![
            with(alias("IndicesPrivilegesQuery", union), changes),
            interface("Query", []),
            interface("Template", [optional("template", any_value())]),
        ],
    )
}

/// A response to a deletion that already is an object.
fn deletion() -> Sketch {
    let name = json!({ "namespace": "ml.delete_job", "name": "Response" });
    let body = json!({ "kind": "properties", "properties": [] });
    response_with(string(), vec![json!({ "kind": "response", "name": name, "body": body, "specLocation": "spec.ts" })])
}

/// A sort by score with these properties.
fn score_sort(properties: Vec<Value>, changes: Value) -> Sketch {
    let name = json!({ "namespace": "_types", "name": "ScoreSort" });
    let sort = with(interface("ScoreSort", properties), json!({ "name": name }));
    response_with(reference_to(name), vec![with(sort, changes)])
}

/// A time of the year with these properties.
fn time_of_year(properties: Vec<Value>) -> Sketch {
    let name = json!({ "namespace": "watcher._types", "name": "TimeOfYear" });
    response_with(reference_to(name.clone()), vec![with(interface("TimeOfYear", properties), json!({ "name": name }))])
}

/// The request of an endpoint that has no client method, with this parameter and this body.
fn without_client_method(namespace: &str, parameter: Option<Value>, body: &Value) -> Sketch {
    let name = json!({ "namespace": namespace, "name": "Request" });
    let query: Vec<_> = parameter.into_iter().collect();
    response_with(
        string(),
        vec![json!({
            "kind": "request", "name": name, "path": [], "query": query, "body": body, "specLocation": "spec.ts",
        })],
    )
}

cases! {
    corrected_body_is_already_an_object: deletion() => r#"
    error[stale-correction]: found that the fixup `a_deletion_may_be_a_task` no longer applies to `ml.delete_job:Response`: its body is of another type
      --> spec.json: types[2]
      help: the fixup exists because with `wait_for_completion=false` the answer is `{"task": …}` and has no `acknowledged`, as an example of it shows; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    corrected_property_is_missing: role_descriptor(vec![optional("cluster", string())]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: it has no property `global`
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    corrected_property_is_already_optional: global_privileges(vec![optional("application", string())]) => r#"
    error[stale-correction]: found that the fixup `global_privilege_has_three_kinds` no longer applies to `security._types:GlobalPrivilege`: `application` is not required
      --> spec.json: types[2]
      help: the fixup exists because the server knows three, of which none has to be there, and answers all: "failed to parse privilege. expected one of [application,profile,role]"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    added_property_exists: global_privileges(vec![property("application", string()), optional("profile", string())]) => r#"
    error[stale-correction]: found that the fixup `global_privilege_has_three_kinds` no longer applies to `security._types:GlobalPrivilege`: it has a property `profile`
      --> spec.json: types[2]
      help: the fixup exists because the server knows three, of which none has to be there, and answers all: "failed to parse privilege. expected one of [application,profile,role]"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    corrected_property_is_already_correct: role_descriptor(vec![optional("global", string())]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: `global` has another type
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    corrected_union_has_more_branches:
        role_descriptor(vec![optional("global", union([string(), list(string()), any_value()]))]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: `global` has another type
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    corrected_type_has_another_kind:
        response_with(reference_to(descriptor()), vec![with(alias("RoleDescriptor", string()), json!({ "name": descriptor() }))]) => "
    error[stale-correction]: found that the fixup `role_descriptor_global_is_one` no longer applies to `security._types:RoleDescriptor`: it is no interface
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a list in `global`: it wants one object; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    corrected_branch_has_another_name: query_or_template(&["text", "query", "other"]) => "
    error[stale-correction]: found that the fixup `indices_privileges_query_by_template` no longer applies to `security._types:IndicesPrivilegesQuery`: no branch is called `template`
      --> spec.json: types[2]
      help: the fixup exists because a query and a template are both objects without a required key; the server takes one with `template` for the template; if that is mended, narrow its versions in generator/src/fixups/

    warning[ambiguous-union]: ambiguous union: several branches accept objects: `Query`, `Template`, in the alias `security._types:IndicesPrivilegesQuery`
      --> spec.json: types[2].type
      note: the type `security._types:IndicesPrivilegesQuery`: raw JSON
      help: give each object a required key that the others lack, or add a correction with a rule

    1 error, 1 warning
    ";

    added_shortcut_exists: score_sort(vec![optional("order", string())], json!({ "shortcutProperty": "order" })) => r#"
    error[stale-correction]: found that the fixup `scores_are_sorted_by_an_order_alone` no longer applies to `_types:ScoreSort`: it has a shortcut
      --> spec.json: types[2]
      help: the fixup exists because the server takes `{"_score":"desc"}` and `{"_doc":"asc"}`, as it does for a field; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    added_shortcut_has_no_property: score_sort(vec![optional("by", string())], json!({})) => r#"
    error[stale-correction]: found that the fixup `scores_are_sorted_by_an_order_alone` no longer applies to `_types:ScoreSort`: it has no property `order`
      --> spec.json: types[2]
      help: the fixup exists because the server takes `{"_score":"desc"}` and `{"_doc":"asc"}`, as it does for a field; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    corrected_key_is_already_correct: time_of_year(vec![property("int", string()), property("in", string())]) => "
    error[stale-correction]: found that the fixup `years_have_months_under_in` no longer applies to `watcher._types:TimeOfYear`: it has a property `in`
      --> spec.json: types[2]
      help: the fixup exists because the server reads `in` and passes over `int`, so that a schedule would run in January (`YearTimes`); if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    corrected_key_belongs_to_another_property: time_of_year(vec![
        property("int", string()), with(property("month", string()), json!({ "aliases": ["in"] })),
    ]) => "
    error[stale-correction]: found that the fixup `years_have_months_under_in` no longer applies to `watcher._types:TimeOfYear`: it has a property `in`
      --> spec.json: types[2]
      help: the fixup exists because the server reads `in` and passes over `int`, so that a schedule would run in January (`YearTimes`); if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    added_parameter_is_in_the_body: without_client_method("nodes.stats", None, &json!({
        "kind": "properties", "properties": [optional("groups", builtin("boolean"))],
    })) => r#"
    error[stale-correction]: found that the fixup `groups_of_statistics_are_names` no longer applies to `nodes.stats:Request`: it has no parameter `groups`
      --> spec.json: types[2]
      help: the fixup exists because the server reads a list of names: to `groups=true` it answers with the group called "true"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    added_parameter_exists: without_client_method("nodes.stats", Some(optional("groups", string())), &json!({ "kind": "no_body" })) => r#"
    error[stale-correction]: found that the fixup `groups_of_statistics_are_names` no longer applies to `nodes.stats:Request`: `groups` has another type
      --> spec.json: types[2]
      help: the fixup exists because the server reads a list of names: to `groups=true` it answers with the group called "true"; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    corrected_body_has_another_type: without_client_method("inference.update", None, &json!({ "kind": "value", "value": string() })) => r#"
    error[stale-correction]: found that the fixup `endpoints_of_inference_keep_their_service` no longer applies to `inference.update:Request`: its body is of another type
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a service, which the specification requires: "Request contained fields which cannot be updated"; an example of the specification has it all the same; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    corrected_body_is_missing: without_client_method("inference.update", None, &json!({ "kind": "no_body" })) => r#"
    error[stale-correction]: found that the fixup `endpoints_of_inference_keep_their_service` no longer applies to `inference.update:Request`: it is no request whose body is a value
      --> spec.json: types[2]
      help: the fixup exists because the server answers 400 to a service, which the specification requires: "Request contained fields which cannot be updated"; an example of the specification has it all the same; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    "#;

    bulk_actions_with_other_keys: response_with(reference_to(operation()), vec![
        with(interface("OperationContainer", [optional("index", string()), optional("upsert", string())]), json!({
            "name": operation(), "variants": { "kind": "container" },
        })),
    ]) => "
    error[stale-correction]: found that the fixup `bulk_actions_have_lines_behind_them` no longer applies to `_global.bulk:OperationContainer`: it has other keys
      --> spec.json: types[2]
      help: the fixup exists because the server reads a document behind `index` and `create`, what to change behind `update`, and nothing behind `delete`; if that is mended, narrow its versions in generator/src/fixups/

    1 error, 0 warnings
    ";

    msearch_body_before_header: response_with(reference_to(searches()), vec![
        with(alias("RequestItem", union([string(), builtin("boolean")])), json!({
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
fn complete_input_must_have_all_targets() {
    let report = response_with_t(vec![interface("T", [property("a", string())])]).complete().report();
    let stale_correction = "error[stale-correction]: found that the fixup `field_security_takes_lists` no longer applies to `security._types:FieldSecurity`: it is not defined\n  --> the specification\n  help: the fixup exists because the server answers 400 to a single field: \"could not parse [grant] field. expected a string array but found [VALUE_STRING]\"; if that is mended, narrow its versions in generator/src/fixups/\n";
    assert!(report.contains(stale_correction), "{report}");
    let errors = report.matches("error[").count();
    assert_eq!(errors, report.matches("error[stale-correction]").count());
    assert!(errors > 20, "{report}");
}

#[test]
fn matching_target_is_corrected() {
    assert_eq!(query_or_template(&["text", "query", "template"]).report(), "0 errors, 0 warnings");
}

#[test]
fn partial_input_may_lack_targets() {
    assert_eq!(response_with_t(vec![interface("T", [property("a", string())])]).report(), "0 errors, 0 warnings");
}

#[test]
fn correction_applies_only_to_its_versions() {
    let before = role_descriptor(vec![optional("cluster", string())]);
    for version in ["8.16.3", "7.17.28"] {
        assert_eq!(before.clone().version(version).complete().report(), "0 errors, 0 warnings", "{version}");
    }
    for version in ["8.17.0", "8.17.0-SNAPSHOT", "8.100.0", "9.5.0", "10.0.0", ""] {
        let report = before.clone().version(version).report();
        assert!(report.contains("error[stale-correction]"), "{version}: {report}");
    }
}

fn operation() -> Value {
    json!({ "namespace": "_global.bulk", "name": "OperationContainer" })
}

fn searches() -> Value {
    json!({ "namespace": "_global.msearch", "name": "RequestItem" })
}
