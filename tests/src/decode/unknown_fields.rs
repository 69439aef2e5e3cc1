//! Unknown keys and odd values: each kind of object keeps them, lenient mode reports them, and strict mode refuses them.

use super::{decode_error_in_mode, decode_with_deviations, strict_error};
use crate::assertions::{keeps, request_from_http, request_keeps, request_line, to_json};
use crate::fixtures::additional_properties::fix::types::Shown as WithMap;
use crate::fixtures::additional_property::fix::types::Shown as WithSingle;
use crate::fixtures::container_closed::fix::types::Shown as Container;
use crate::fixtures::container_with_properties::fix::types::Shown as Flattened;
use crate::fixtures::document_in_response::fix::call::CallResponse as WithDocument;
use crate::fixtures::document_in_response::fix::types::Hit;
use crate::fixtures::interface::fix::call::CallResponse as Nested;
use crate::fixtures::interface::fix::types::Shown;
use crate::fixtures::ndjson_by_key::monitoring::bulk::BulkRequest;
use crate::fixtures::ndjson_pairs::fix::call::CallRequest as Searches;
use crate::fixtures::nullable_response::fix::types::Shown as WithScore;
use crate::fixtures::parameter::fix::call::CallRequest;
use crate::fixtures::response::fix::many::ManyResponse;
use crate::fixtures::secret::fix::call::CallResponse as SecretResponse;
use crate::fixtures::secret::fix::types::Shown as Account;
use crate::fixtures::single_key::fix::types::Shown as SingleKeys;
use crate::fixtures::tagged_closed::fix::types::Shown as Tagged;
use crate::fixtures::typed_keys::fix::call::CallResponse as Aggregations;
use crate::fixtures::union_by_kind::fix::types::Shown as Union;
use crate::fixtures::whole_body::fix::call::CallRequest as WholeBody;
use crate::runtime::ErrorResponse;
use crate::runtime::json::{self, Decode, Deviation, DeviationKind, Mode};

/// Asserts that an unknown key at this path is kept, and refused by strict mode.
fn keeps_key<T: crate::assertions::Value>(json: &str, path: &str) -> T {
    keeps(json, &[&format!("{path} (unknown)")], &format!("at {path}: unknown field"))
}

#[test]
fn each_kind_of_object_keeps_unknown_keys() {
    let value = keeps_key::<Shown>(r#"{"name":"a","else":{"b":[1,null]}}"#, "else");
    assert_eq!(value.unknown_fields.get("else").unwrap().get(), r#"{"b":[1,null]}"#);
    let value = keeps_key::<Nested>(r#"{"shown":{"name":"a","nothing":{"else":1}}}"#, "shown.nothing.else");
    assert!(value.unknown_fields.is_empty() && value.shown.unknown_fields.is_empty());
    let value = keeps_key::<ManyResponse>(r#"[{"acknowledged":true},{"acknowledged":true,"else":1}]"#, "[1].else");
    assert_eq!((value[0].unknown_fields.len(), value[1].unknown_fields.len()), (0, 1));
    let value = keeps_key::<SingleKeys>(r#"{"term":{"a":{"value":"b","else":1}}}"#, "term.a.else");
    assert_eq!(value.term.value().unwrap().unknown_fields.len(), 1);
    let value = keeps_key::<Flattened>(r#"{"term":{"field":"a"},"boost":1,"else":{}}"#, "else");
    assert_eq!((value.boost, value.unknown_fields.len()), (Some(1), 1));
    let _ = keeps_key::<Flattened>(r#"{"term":{"field":"a","else":1}}"#, "term.else");
    let _ = keeps_key::<Container>(r#"{"term":{"field":"a","else":1}}"#, "term.else");
    let _ = keeps_key::<Tagged>(r#"{"type":"keyword","limit":1,"else":null}"#, "else");
    let _ = keeps_key::<Union>(r#"{"from":1,"else":1}"#, "else");
    let _ = keeps_key::<Aggregations>(r#"{"required":{"avg#a":{"value":1.0,"else":2}}}"#, r#"required["avg#a"].else"#);
    let _ = keeps_key::<ErrorResponse>(r#"{"error":{"type":"a","else":1},"status":404,"else":2}"#, "else");
    let _ = keeps_key::<Shown>(r#"{"name":"a","\u0065lse \"\n":1}"#, r#"["else \"\n"]"#);
}

#[test]
fn requests_keep_unknown_keys() {
    let request = request_keeps::<CallRequest>(r#"POST /_fix?from=1 {"text":"a","else":1}"#, "else");
    assert_eq!((request.from, request.unknown_fields.len()), (Some(1), 1));
    let request = request_keeps::<WholeBody>(r#"PUT /_fix/a {"limit":1,"else":1}"#, "else");
    assert_eq!(request.settings.unknown_fields.len(), 1);
    let request = request_keeps::<Searches>("POST /_fix {\"index\":\"a\",\"else\":1}\n{}", "else");
    assert_eq!(request_line(&request), "POST /_fix {\"index\":\"a\",\"else\":1}\n{}");
    let lines = "{\"index\":{\"_id\":\"1\",\"else\":1}}\n{\"title\":\"a\"}\n{\"delete\":{\"_id\":\"1\",\"more\":2}}";
    let request = request_from_http::<BulkRequest>("POST", "/_bulk", lines);
    assert_eq!(request_line(&request), format!("POST /_bulk {lines}"));
    // A body that consists of unknown keys is sent too.
    let request = request_from_http::<WholeBody>("PUT", "/_fix/a", r#"{"else":1}"#);
    assert_eq!(request_line(&request), r#"PUT /_fix/a {"else":1}"#);
}

#[test]
fn unknown_keys_keep_their_spelling() {
    let json = r#"{"name":"a","else":{ "b" : 1.10, "c":12345678901234567890123, "b":"\u0061" }}"#;
    let (value, _) = decode_with_deviations::<Shown>(json);
    assert_eq!(to_json(&value), json);
    // Of several values of a key, the last one counts.
    let (value, deviations) = decode_with_deviations::<Shown>(r#"{"name":"a","else":1,"else":2}"#);
    assert_eq!((to_json(&value).as_str(), deviations.len()), (r#"{"name":"a","else":2}"#, 1));
}

#[test]
fn odd_values_leave_their_fields_empty() {
    let error = "at score: expected a number, found an object";
    let value = keeps::<WithScore>(r#"{"required":"a","score":{"b":1}}"#, &["score (mistyped)"], error);
    assert_eq!((value.required.as_deref(), value.score), (Some("a"), None));
    // The values inside an odd value are not reported.
    let value = keeps::<Nested>(
        r#"{"shown":[{"else":1,"count":[]}]}"#,
        &["shown (mistyped)"],
        "at shown: expected an object, found an array",
    );
    assert_eq!(value.shown, Shown::new(""));
    // A variant `Other` holds an odd value.
    let value = keeps::<Vec<Union>>(r#"["a",[1]]"#, &[], "at [1]: expected a type of the union, found an array");
    assert!(matches!(&value[1], Union::Other(raw) if raw.get() == "[1]"));
}

/// A value that was decoded in part is empty too.
#[test]
fn odd_value_is_empty_after_it_was_decoded_in_part() {
    use crate::fixtures::container_with_properties::fix::call::CallResponse;
    let error = "at shown: expected a variant, found none";
    let value = keeps::<CallResponse>(r#"{"shown":{"boost":2}}"#, &["shown (mistyped)"], error);
    assert_eq!((value.shown.boost, value.unknown_fields.get("shown").unwrap().get()), (None, r#"{"boost":2}"#));
}

#[test]
fn object_keeps_odd_variant_of_its_container() {
    let error = "at term: expected a string, found an array";
    let value = keeps::<Flattened>(r#"{"boost":2,"term":[]}"#, &["term (mistyped)"], error);
    assert_eq!((value.boost, value.unknown_fields.get("term").unwrap().get()), (Some(2), "[]"));
    // The variant that the user sets wins.
    let mut changed = Flattened::term("a").boost(1);
    changed.unknown_fields = value.unknown_fields;
    assert_eq!(to_json(&changed), r#"{"term":{"field":"a"},"boost":1}"#);
}

#[test]
fn null_in_place_of_a_required_value_is_kept() {
    for json in [r#"{"name":null}"#, r#"{"name":null,"count":1}"#] {
        let value = keeps::<Shown>(json, &["name"], "at name: expected a string, found null");
        assert_eq!(value.name, "");
        assert_eq!(to_json(&value.name("b")), json.replace("null", r#""b""#));
    }
    // A float is NaN then.
    let decoded = decode_with_deviations::<Aggregations>(r#"{"required":{"avg#a":{"value":null}}}"#).0;
    assert!(decoded.required.avg("a").unwrap().value.is_nan());
    assert_eq!(to_json(&decoded), r#"{"required":{"avg#a":{"value":null}}}"#);
}

#[test]
fn additional_properties_that_do_not_fit_are_kept() {
    let error = "at b: expected an array, found null";
    let value = keeps::<WithMap>(r#"{"name":"a","type":"shown","b":null,"c":1}"#, &["b (mistyped)"], error);
    assert_eq!((value.extras.len(), value.unknown_fields.get("b").unwrap().get()), (1, "null"));
    let error = "at b: expected a string, found an object";
    let value = keeps::<WithSingle>(r#"{"b":{},"boost":1.0}"#, &["b (mistyped)"], error);
    assert_eq!((value.field.as_str(), value.boost, value.unknown_fields.len()), ("", Some(1.0), 1));
}

#[test]
fn absent_required_fields_stay_absent() {
    for (json, paths) in [(r#"{"count":1}"#, &["name"][..]), ("{}", &["name"])] {
        let value = keeps::<Shown>(json, paths, "at name: missing required field");
        assert!(value.unknown_fields.is_empty());
        assert_eq!(to_json(&value.name("b")), json.replacen('{', r#"{"name":"b","#, 1).replace(",}", "}"));
    }
    let value = keeps::<Nested>(r#"{"shown":{}}"#, &["shown.name"], "at shown.name: missing required field");
    assert_eq!(value.shown, Shown::new(""));
}

#[test]
fn deviations_are_sorted_and_have_paths_and_kinds() {
    let json = br#"{"z":1,"shown":{"nothing":[],"b c":2,"name":null,"scores":["x"]},"a":3}"#;
    let decoded = json::decode::<Nested>(json, Mode::Lenient).unwrap();
    let places: Vec<_> =
        decoded.deviations.iter().map(|Deviation { path, kind, .. }| (path.to_string(), *kind)).collect();
    let expected = [
        ("z", DeviationKind::Unknown),
        ("shown.nothing", DeviationKind::Mistyped),
        (r#"shown["b c"]"#, DeviationKind::Unknown),
        ("shown.name", DeviationKind::Defaulted),
        ("shown.scores", DeviationKind::Mistyped),
        ("a", DeviationKind::Unknown),
    ];
    assert_eq!(places, expected.map(|(path, kind)| (path.to_owned(), kind)));
    let value = to_json(&decoded.value);
    assert_eq!(crate::assertions::json_tree(&value), crate::assertions::json_tree(std::str::from_utf8(json).unwrap()));
}

#[test]
fn outermost_value_of_another_type_is_refused() {
    let foreign = "at $: expected an object with fields of this type, found an object";
    assert_eq!(decode_error_in_mode::<Shown>(r#"{"title":"a"}"#, Mode::Lenient), foreign);
    assert_eq!(strict_error::<Shown>(r#"{"title":"a"}"#), "at name: missing required field");
    for (json, found) in [("[]", "an array"), ("1", "a number"), ("null", "null")] {
        assert_eq!(super::decode_error::<Shown>(json), format!("at $: expected an object, found {found}"));
    }
    let of_list = |json: &str| decode_error_in_mode::<ManyResponse>(json, Mode::Lenient);
    assert_eq!(of_list(r#"{"title":"a"}"#), foreign);
    assert_eq!(of_list("7"), "at $: expected an object, found a number");
    // With `filter_path`, any field may be missing.
    assert_eq!(
        json::decode_filtered::<Shown>(br#"{"title":"a"}"#, Mode::Lenient).unwrap().value.unknown_fields.len(),
        1
    );
}

#[test]
fn secrets_are_never_invented() {
    let lenient = |json: &str| decode_error_in_mode::<SecretResponse>(json, Mode::Lenient);
    assert_eq!(lenient(r#"{"shown":[]}"#), "at shown: expected an object, found an array");
    assert_eq!(lenient(r#"{"shown":{"password":[]}}"#), "at shown.password: expected a string, found an array");
    assert_eq!(lenient(r#"{"shown":{"token":"a"}}"#), "at shown.password: expected a secret, found nothing");
    // An optional one is a failure too, since it would be among the unknown fields.
    assert_eq!(
        lenient(r#"{"shown":{"password":"a","token":{}}}"#),
        "at shown.token: expected a string, found an object"
    );
}

/// Decodes the response to a request with `filter_path`.
fn filtered<T: Decode>(json: &str) -> (T, Vec<String>) {
    let decoded = json::decode_filtered::<T>(json.as_bytes(), Mode::Lenient).unwrap();
    (decoded.value, decoded.deviations.iter().map(super::describe_deviation).collect())
}

#[test]
fn filtered_responses_may_lack_secrets_and_documents() {
    let (response, deviations) = filtered::<SecretResponse>("{}");
    assert_eq!((deviations, response.shown.password.expose()), (vec!["shown".to_owned()], ""));
    assert_eq!(to_json(&response), "{}");
    let (account, deviations) = filtered::<Account>(r#"{"token":"a"}"#);
    assert_eq!((deviations, to_json(&account).as_str()), (vec!["password".to_owned()], r#"{"token":"a"}"#));
    let (hit, deviations) = filtered::<Hit<i64>>("{}");
    assert_eq!((hit.source, deviations), (None, vec!["_id".to_owned()]));
    let (response, deviations) = filtered::<WithDocument<i64>>(r#"{"page":{}}"#);
    assert_eq!((response.first, deviations), (None, ["first", "page.hits"].map(str::to_owned).to_vec()));
    // Strict mode allows them to be missing too, and refuses everything else.
    let strict = |json: &str| json::decode_filtered::<SecretResponse>(json.as_bytes(), Mode::Strict);
    assert_eq!(strict("{}").unwrap().value.shown.password.expose(), "");
    assert_eq!(strict(r#"{"else":1}"#).unwrap_err().to_string(), "at else: unknown field");
}
