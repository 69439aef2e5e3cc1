//! Deserialization with serde: from several formats, and inside other types.

use indexmap::IndexMap;
use serde::de::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::fixture;
use crate::fixtures::interface::fix::call::CallResponse;
use crate::fixtures::secret::fix::types::Shown as Account;
use crate::runtime::json;

fixture! { Node {
    name: String, numbers: Vec<f64>, big: Option<u64>, child: Option<Box<Node>>, map: Option<IndexMap<String, i64>>,
    any: Option<Value>,
} |s, d|
d.required("name", &mut s.name).optional("numbers", &mut s.numbers).optional("big", &mut s.big).optional("child", &mut s.child)
    .optional("map", &mut s.map).optional("any", &mut s.any) }

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

const TEXT: &str = r#"{"child":{"name":"in\n\"ner\""},"name":"x","numbers":[1,-2.5,"NaN",1e100],"big":18446744073709551615,
    "map":{"1":1,"true":2},"any":{"b":[null,true,12345678901234567890,0.1]},"unknown":[[]]}"#;

fn check(node: &Node) {
    assert_eq!(node.name, "x");
    assert_eq!(node.child.as_ref().map(|child| child.name.as_str()), Some("in\n\"ner\""));
    assert!(node.numbers[2].is_nan());
    assert_eq!(format!("{:?}", node.numbers), "[1.0, -2.5, NaN, 1e100]");
    assert_eq!(node.big, Some(u64::MAX));
    assert_eq!(node.map.as_ref().map(|map| (map["1"], map["true"])), Some((1, 2)));
    assert_eq!(node.any, Some(json!({"b": [null, true, 12_345_678_901_234_567_890_u64, 0.1]})));
}

#[test]
fn from_json() {
    check(&serde_json::from_str(TEXT).unwrap());
    check(&serde_json::from_slice(TEXT.as_bytes()).unwrap());
    check(&serde_json::from_reader(TEXT.as_bytes()).unwrap());
    check(&serde_json::from_value(serde_json::from_str(TEXT).unwrap()).unwrap());
    check(&Node::deserialize(&serde_json::from_str::<Value>(TEXT).unwrap()).unwrap());
}

#[derive(serde::Deserialize)]
struct Flat {
    extra: i64,
    #[serde(flatten)]
    node: Node,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Either {
    Number(i64),
    Node(Node),
}

#[derive(serde::Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    Node(Node),
}

#[test]
fn reads_inside_serde_buffers() {
    let json = TEXT.replacen('{', r#"{"extra":7,"kind":"Node","#, 1);
    let flat: Flat = serde_json::from_str(&json).unwrap();
    assert_eq!(flat.extra, 7);
    check(&flat.node);
    match serde_json::from_str(&json).unwrap() {
        Either::Node(node) => check(&node),
        Either::Number(number) => panic!("{number}"),
    }
    let Tagged::Node(node) = serde_json::from_str(&json).unwrap();
    check(&node);
}

#[test]
fn from_cbor() {
    let value: ciborium::Value = ciborium::Value::serialized(&json!({
        "name": "x", "big": u64::MAX, "child": {"name": "in\n\"ner\""}, "any": {"b": [null, true]}
    }))
    .unwrap();
    let ciborium::Value::Map(mut fields) = value else { panic!() };
    let numbers = [1.0, -2.5, f64::NAN, f64::INFINITY].map(ciborium::Value::from).to_vec();
    fields.push(("numbers".into(), numbers.into()));
    fields.push(("map".into(), ciborium::Value::Map(vec![(1.into(), 1.into()), (true.into(), 2.into())])));
    let mut bytes = Vec::new();
    ciborium::into_writer(&ciborium::Value::Map(fields.clone()), &mut bytes).unwrap();
    let node: Node = ciborium::from_reader(&*bytes).unwrap();
    assert_eq!(format!("{:?}", node.numbers), "[1.0, -2.5, NaN, inf]");
    assert_eq!(node.big, Some(u64::MAX));
    assert_eq!(node.map.map(|map| (map["1"], map["true"])), Some((1, 2)));

    fields.push(("any".into(), ciborium::Value::Bytes(vec![1, 2])));
    bytes.clear();
    ciborium::into_writer(&ciborium::Value::Map(fields), &mut bytes).unwrap();
    let error = ciborium::from_reader::<Node, _>(&*bytes).unwrap_err().to_string();
    assert!(error.contains("invalid type: byte array, expected a value that JSON can represent"), "{error}");
}

#[test]
fn from_yaml() {
    let json = "name: x\nnumbers: [1, -2.5, .nan, 1e100]\nbig: 18446744073709551615\nmap: {1: 1, true: 2}\n\
        child: {name: \"in\\n\\\"ner\\\"\"}\nany: {b: [null, true, 12345678901234567890, 0.1]}\n";
    check(&serde_norway::from_str(json).unwrap());
    check(&serde_norway::from_value(serde_norway::from_str(json).unwrap()).unwrap());
}

#[test]
fn deserialize_returns_decode_errors() {
    let error = serde_json::from_str::<Account>(r#"{"password":["hidden"]}"#).unwrap_err().to_string();
    assert!(error.starts_with("at password: expected a string, found an array"), "{error}");
    let error = serde_json::from_value::<CallResponse>(json!({"else": "hidden"})).unwrap_err().to_string();
    assert_eq!(error, "at $: expected an object with fields of this type, found an object");
    // Deserialization is lenient.
    let node: Node = serde_json::from_str(r#"{"name":"x","numbers":["odd"]}"#).unwrap();
    assert_eq!((node.name.as_str(), node.numbers.len()), ("x", 0));
}

#[test]
fn deserialize_limits_depth() {
    let mut value = ciborium::Value::Null;
    for _ in 0..126 {
        value = ciborium::Value::Array(vec![value]);
    }
    let wrap = |any: ciborium::Value| ciborium::Value::Map(vec![("name".into(), "x".into()), ("any".into(), any)]);
    assert!(wrap(value.clone()).deserialized::<Node>().is_ok());
    let error = wrap(ciborium::Value::Array(vec![value])).deserialized::<Node>().unwrap_err();
    assert!(error.to_string().contains("nested more than 127 levels deep"), "{error}");
}

#[test]
fn numbers_may_be_maps() {
    // The representation that serde_json uses with `arbitrary_precision`. Objects that only resemble it remain objects.
    let read = |value: Value| as_map(value).deserialized::<Any>().unwrap().0.to_string();
    let key = "$serde_json::private::Number";
    assert_eq!(read(json!({key: "1.5"})), "1.5");
    assert_eq!(read(json!([{key: "-12"}])), "[-12]");
    for json in ["", "x", "01", "1 ", "\\\"", "1,2"] {
        let value = json!({key: json});
        assert_eq!(read(value.clone()), value.to_string());
    }
    for value in
        [json!({key: 1}), json!({key: null}), json!({key: ["1"]}), json!({key: "1", "x": 2}), json!({"x": {"y": "1"}})]
    {
        assert_eq!(read(value.clone()), value.to_string());
    }
}

struct Any(Value);

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer).map(Self)
    }
}

/// A value as a format represents it that is not based on `serde_json`.
fn as_map(value: Value) -> ciborium::Value {
    match value {
        Value::Object(fields) => {
            ciborium::Value::Map(fields.into_iter().map(|(key, value)| (key.into(), as_map(value))).collect())
        }
        Value::Array(items) => ciborium::Value::Array(items.into_iter().map(as_map).collect()),
        Value::String(json) => json.into(),
        Value::Number(number) => number.as_i64().unwrap_or_default().into(),
        Value::Bool(flag) => flag.into(),
        Value::Null => ciborium::Value::Null,
    }
}

#[test]
fn digits_are_kept() {
    let json = r#"{"name":"x","numbers":[0.1],"any":[123456789012345678]}"#;
    let node: Node = serde_json::from_str(json).unwrap();
    assert_eq!(node.numbers[0].to_bits(), 0.1_f64.to_bits());
    assert_eq!(node.any.unwrap().to_string(), "[123456789012345678]");
}
