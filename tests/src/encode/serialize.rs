//! serde's `Serialize`: into JSON and other formats, and inside other types.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::to_json;
use super::types::{Everything, Query, Realm, Refresh, Template, everything, realm};
use crate::runtime::json::Decode;
use crate::runtime::{Other, RawJson};

#[test]
fn serde_json_writes_the_same_json() {
    assert_eq!(serde_json::to_string(&everything()).unwrap(), to_json(&everything()));
    assert_eq!(serde_json::to_string(&Everything::empty()).unwrap(), to_json(&Everything::empty()));
    assert_eq!(serde_json::to_string(&Refresh::True).unwrap(), "true");
}

#[test]
fn into_a_value_and_back() {
    let value = serde_json::to_value(everything()).unwrap();
    assert_eq!(value["score"], json!(1.0));
    assert_eq!(value["meta"], json!({ "a": [null, 1.5] }));
    assert_eq!(serde_json::from_value::<Everything>(value).unwrap(), everything());
}

#[test]
fn into_cbor_and_back() {
    let mut bytes = Vec::new();
    ciborium::into_writer(&everything(), &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<Everything, _>(&*bytes).unwrap(), everything());
}

#[test]
fn into_yaml_and_back() {
    let yaml = serde_norway::to_string(&everything()).unwrap();
    assert!(yaml.contains("template:\n  name: native\n"), "{yaml}");
    assert!(yaml.contains("- null\n    - 1.5\n") || yaml.contains("- null\n  - 1.5\n"), "{yaml}");
    assert_eq!(serde_norway::from_str::<Everything>(&yaml).unwrap(), everything());
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Outer {
    id: u32,
    #[serde(flatten)]
    inner: Everything,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(untagged)]
enum Either {
    Number(u32),
    Realm(Realm),
}

#[test]
fn works_inside_a_flattened_struct() {
    let outer = Outer { id: 1, inner: everything() };
    let json = serde_json::to_string(&outer).unwrap();
    assert!(json.starts_with(r#"{"id":1,"kind":"all","flag":true,"#));
    assert_eq!(serde_json::from_str::<Outer>(&json).unwrap(), outer);
    let yaml = serde_norway::to_string(&outer).unwrap();
    assert_eq!(serde_norway::from_str::<Outer>(&yaml).unwrap(), outer);
}

#[test]
fn works_inside_an_untagged_enum() {
    let either = vec![Either::Number(1), Either::Realm(realm("a"))];
    let json = serde_json::to_string(&either).unwrap();
    assert_eq!(json, r#"[1,{"name":"a"}]"#);
    assert_eq!(serde_json::from_str::<Vec<Either>>(&json).unwrap(), either);
}

#[test]
fn numbers_of_a_value_stay_numbers_in_other_formats() {
    let mut some = Everything::empty();
    some.meta = Some(serde_json::from_str("[1, -1, 1.5, 18446744073709551615]").unwrap());
    let yaml = serde_norway::to_string(&some).unwrap();
    assert!(yaml.contains("- 1\n"), "{yaml}");
    assert!(yaml.contains("- 1.5\n"), "{yaml}");
    assert!(yaml.contains("- 18446744073709551615\n"), "{yaml}");
    assert!(!yaml.contains("private"), "{yaml}");
    let value = serde_json::to_value(&some).unwrap();
    assert_eq!(value["meta"], json!([1, -1, 1.5, 18_446_744_073_709_551_615_u64]));
}

#[test]
fn raw_json_becomes_values_of_the_format() {
    let raw = RawJson::from_json(r#"{"new": [1.50, "x", null]}"#).unwrap();
    let query = Query::Other(Other { name: "new".to_owned(), raw: raw.clone() });
    assert_eq!(serde_json::to_string(&query).unwrap(), r#"{"new":[1.5,"x",null]}"#);
    assert_eq!(serde_norway::to_string(&raw).unwrap(), "new:\n- 1.5\n- x\n- null\n");
    assert_eq!(
        serde_json::to_value(Template::Other(Other { name: String::new(), raw })).unwrap(),
        json!({ "new": [1.5, "x", null] })
    );
}

#[test]
fn non_finite_floats_are_strings() {
    let mut some = Everything::empty();
    some.score = Some(f64::NEG_INFINITY);
    assert_eq!(serde_json::to_value(&some).unwrap()["score"], Value::from("-Infinity"));
}
