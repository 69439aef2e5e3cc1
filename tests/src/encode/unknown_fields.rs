//! Unknown fields in values that are written: a user adds, reads and removes them; what a field has wins.

use serde_json::{Value, json};

use super::to_json;
use crate::assertions::{request_line, round_trips};
use crate::decode::decode_with_deviations;
use crate::fixtures::document_in_response::fix::types::Hit;
use crate::fixtures::enum_boolean::fix::call::CallRequest as Flagged;
use crate::fixtures::interface::fix::call::CallResponse as Nested;
use crate::fixtures::interface::fix::types::{Nothing, Shown};
use crate::fixtures::ndjson_pairs::fix::call::CallRequest as Searches;
use crate::fixtures::ndjson_pairs::msearch::RequestItem;
use crate::fixtures::ndjson_pairs::types::{Header, Search};
use crate::fixtures::parameter::fix::call::CallRequest;
use crate::fixtures::redacted::fix::types::Shown as Redacted;
use crate::fixtures::secret::fix::types::Shown as Account;
use crate::runtime::{RawJson, UnknownFields};

/// Decodes in lenient mode.
fn decode<T: crate::runtime::json::Decode>(json: &str) -> T {
    decode_with_deviations(json).0
}

#[test]
fn users_insert_read_and_remove_fields() {
    let mut value = Shown::new("a").nothing(Nothing::new());
    assert_eq!(value.unknown_fields.insert("size", json!({ "max": 3 })), None);
    value.nothing.as_mut().unwrap().unknown_fields.insert("deep", json!([1]));
    assert_eq!(to_json(&value), r#"{"name":"a","nothing":{"deep":[1]},"size":{"max":3}}"#);
    let replaced = value.unknown_fields.insert("size", RawJson::from_json("[ 1.10 ]").unwrap());
    assert_eq!(replaced.unwrap().parse::<Value>().unwrap(), json!({ "max": 3 }));
    assert_eq!(to_json(&value), r#"{"name":"a","nothing":{"deep":[1]},"size":[ 1.10 ]}"#);
    assert_eq!(value.unknown_fields.get("size").unwrap().parse::<Vec<f64>>().unwrap(), [1.1]);
    value.unknown_fields.insert("more", json!(null));
    let names: Vec<_> = value.unknown_fields.iter().map(|(name, raw)| (name, raw.get())).collect();
    assert_eq!(names, [("size", "[ 1.10 ]"), ("more", "null")]);
    assert_eq!(value.unknown_fields.remove("size").unwrap().get(), "[ 1.10 ]");
    assert_eq!((value.unknown_fields.remove("size"), value.unknown_fields.len()), (None, 1));
    assert_eq!(to_json(&value), r#"{"name":"a","nothing":{"deep":[1]},"more":null}"#);
}

#[test]
fn users_insert_fields_in_requests() {
    let mut request = CallRequest::new("a").from(1);
    request.unknown_fields.insert("new_option", json!(true));
    assert_eq!(request_line(&request), r#"POST /_fix?from=1 {"text":"a","new_option":true}"#);
    // A body without any field is absent, except for these.
    let mut request = Flagged::new();
    assert_eq!(request_line(&request), "POST /fix");
    request.unknown_fields.insert("new_option", json!(true));
    assert_eq!(request_line(&request), r#"POST /fix {"new_option":true}"#);
    request.unknown_fields.remove("new_option");
    assert_eq!(request_line(&request), "POST /fix");
    // In NDJSON, each line has its own.
    let (mut header, mut search) = (Header::new(), Search::new().size(1));
    header.unknown_fields.insert("a", json!(1));
    search.unknown_fields.insert("b", json!("\n"));
    let request = Searches::new([RequestItem::new(header, search)]);
    assert_eq!(request_line(&request), "POST /_fix {\"a\":1}\n{\"size\":1,\"b\":\"\\n\"}");
}

#[test]
fn names_are_escaped() {
    let mut value = Shown::new("a");
    value.unknown_fields.insert("b\n\"", json!(1));
    assert_eq!(to_json(&value), r#"{"name":"a","b\n\"":1}"#);
    assert_eq!(decode::<Shown>(&to_json(&value)), value);
}

#[test]
fn set_fields_win_over_kept_values() {
    let odd = || decode::<Shown>(r#"{"name":[1],"count":"x","scores":{}}"#);
    assert_eq!(to_json(&odd()), r#"{"name":[1],"count":"x","scores":{}}"#);
    assert_eq!(to_json(&odd().name("a")), r#"{"name":"a","count":"x","scores":{}}"#);
    assert_eq!(to_json(&odd().count(1)), r#"{"count":1,"name":[1],"scores":{}}"#);
    // An optional field that is set to an empty value is set.
    assert_eq!(to_json(&odd().count(0)), r#"{"count":0,"name":[1],"scores":{}}"#);
    assert_eq!(to_json(&odd().scores([0.0; 0])), r#"{"scores":[],"name":[1],"count":"x"}"#);
    assert_eq!(serde_json::to_value(odd().count(0)).unwrap(), json!({ "count": 0, "name": [1], "scores": {} }));
    // A required one that is empty, or an optional one that is not set, writes the kept value. The user can remove it.
    let mut value = odd();
    value.name = String::new();
    assert_eq!(to_json(&value), r#"{"name":[1],"count":"x","scores":{}}"#);
    value.unknown_fields.remove("name");
    value.unknown_fields.remove("count");
    assert_eq!(to_json(&value), r#"{"name":"","scores":{}}"#);
    // A value that the user inserts under the name of a field follows the same rule.
    let mut value = Shown::new("a").count(1);
    value.unknown_fields.insert("name", json!("b"));
    value.unknown_fields.insert("scores", json!("c"));
    assert_eq!(to_json(&value), r#"{"name":"a","count":1,"scores":"c"}"#);
}

#[test]
fn set_struct_wins_over_kept_value() {
    let mut response = decode::<Nested>(r#"{"shown":[]}"#);
    assert_eq!(to_json(&response), r#"{"shown":[]}"#);
    response.shown.unknown_fields.insert("else", json!(1));
    assert_eq!(to_json(&response), r#"{"shown":{"name":"","else":1}}"#);
}

#[test]
fn debug_prints_names_only() {
    let value = decode::<Shown>(r#"{"name":"a","count":"hunter2","else":{"hunter2":1},"b":"hunter2"}"#);
    let printed = r#"Shown { name: "a", unknown_fields: ["count", "else", "b"] }"#;
    assert_eq!(format!("{value:?}"), printed);
    assert_eq!(format!("{:?}", value.unknown_fields), r#"["count", "else", "b"]"#);
    assert!(!format!("{value:#?} {:#?}", value.unknown_fields).contains("hunter2"));
    assert_eq!(format!("{:?}", Shown::new("a")), r#"Shown { name: "a" }"#);
    let account = decode::<Account>(r#"{"password":"hunter2","secret_key":"hunter2","api_key_id":["hunter2"]}"#);
    let printed = r#"Account { password: [REDACTED], unknown_fields: ["api_key_id", "secret_key"] }"#;
    assert_eq!(format!("{account:?}"), printed.replace("Account", "Shown"));
    let redacted = decode::<Redacted>(r#"{"token":"hunter2","credentials":["hunter2"],"signing_key":{"hunter2":1}}"#);
    assert!(!format!("{redacted:?} {redacted:#?}").contains("hunter2"), "{redacted:?}");
    assert_eq!(redacted.unknown_fields.get("credentials").unwrap().get(), r#"["hunter2"]"#);
    let hit = decode::<Hit<i64>>(r#"{"_id":"1","else":"hunter2"}"#);
    assert_eq!(format!("{hit:?}"), r#"Hit { id: "1", source: None, unknown_fields: ["else"] }"#);
}

#[test]
fn equality_includes_unknown_fields() {
    let value = decode::<Shown>(r#"{"name":"a","b":1,"c":2}"#);
    assert_eq!(value, decode(r#"{"c":2,"b":1,"name":"a"}"#));
    assert_ne!(value, decode(r#"{"name":"a","b":1}"#));
    assert_ne!(value, decode(r#"{"name":"a","b":1,"c":3}"#));
    assert_ne!(value, Shown::new("a"));
    let mut removed = value.clone();
    removed.unknown_fields.remove("b");
    removed.unknown_fields.remove("c");
    assert_eq!(removed, Shown::new("a"));
    assert_eq!(removed.unknown_fields, UnknownFields::new());
}

#[test]
fn serde_keeps_unknown_fields() {
    let json = r#"{"name":"a","nothing":{"deep":{"b":null}},"count":["x"],"else":[1,2.5]}"#;
    let value = decode::<Shown>(json);
    let tree = serde_json::to_value(&value).unwrap();
    assert_eq!(tree, serde_json::from_str::<Value>(json).unwrap());
    assert_eq!(serde_json::from_value::<Shown>(tree).unwrap(), value);
    assert_eq!(serde_json::from_str::<Shown>(json).unwrap(), value);
    let yaml = serde_norway::to_string(&value).unwrap();
    assert_eq!(serde_norway::from_str::<Shown>(&yaml).unwrap(), value);
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<Shown, _>(&*bytes).unwrap(), value);
    // An absent field stays absent.
    assert_eq!(serde_json::to_string(&decode::<Shown>(r#"{"count":1}"#)).unwrap(), r#"{"count":1}"#);
}

#[test]
fn unknown_fields_do_not_change_known_ones() {
    let mut value = round_trips::<Shown>(r#"{"name":"a","count":-1,"scores":[1.5]}"#);
    value.unknown_fields.insert("else", json!(1));
    let again = decode::<Shown>(&to_json(&value));
    assert_eq!((again.name.as_str(), again.count, again.scores.as_deref()), ("a", Some(-1), Some(&[1.5][..])));
}
