//! The encoder's methods, and the JSON that they write.

use indexmap::IndexMap;

use super::to_json;
use super::types::{Everything, Query, Refresh, Template, everything, realm};
use crate::runtime::json::{Decode, Encode, EncodeErrorKind, Encoder, Literal};
use crate::runtime::{Other, RawJson};

/// A value that a closure encodes.
struct EncodedBy<F>(F);

impl<F: for<'w, 'a> Fn(&'w mut Encoder<'a>) -> &'w mut Encoder<'a>> Encode for EncodedBy<F> {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        (self.0)(e);
    }
}

fn encoded(encode: impl for<'w, 'a> Fn(&'w mut Encoder<'a>) -> &'w mut Encoder<'a>) -> String {
    to_json(&EncodedBy(encode))
}

#[test]
fn scalars_are_encoded() {
    assert_eq!(encoded(|e| e.absent()), "null");
    assert_eq!(encoded(|e| e.null()), "null");
    assert_eq!(encoded(|e| e.bool(true)), "true");
    assert_eq!(encoded(|e| e.integer(i64::MIN)), "-9223372036854775808");
    assert_eq!(encoded(|e| e.unsigned(u64::MAX)), "18446744073709551615");
    assert_eq!(encoded(|e| e.string("a")), r#""a""#);
    assert_eq!(encoded(|e| e.string_owned("a\"b".to_owned())), r#""a\"b""#);
    assert_eq!(encoded(|e| e.secret("hush")), r#""hush""#);
    assert_eq!(encoded(|e| e.raw(r#"{"a": 1}"#)), r#"{"a": 1}"#);
    assert_eq!(encoded(|e| e.enum_member("wait_for", "WaitFor")), r#""wait_for""#);
    assert_eq!(encoded(|e| e.enum_member("true", "True")), r#""true""#);
    assert_eq!(encoded(|e| e.boolean_enum_member("true", "True")), "true");
    assert_eq!(encoded(|e| e.boolean_enum_member("wait_for", "WaitFor")), r#""wait_for""#);
    assert_eq!(encoded(|e| e.unknown_enum_member("new")), r#""new""#);
    assert_eq!(to_json(&()), "null");
    assert_eq!(to_json("a"), r#""a""#);
    assert_eq!(to_json(&[-1_i8].to_vec()), "[-1]");
    assert_eq!(to_json(&(1_i16, 2_u32).0), "1");
}

#[test]
fn floats_have_the_shortest_exact_digits() {
    for (value, expected) in [(1.0, "1.0"), (0.1, "0.1"), (-0.0, "-0.0"), (1.5e-7, "1.5e-7")] {
        assert_eq!(to_json(&value), expected);
    }
    for value in [1e16, f64::MAX, f64::MIN_POSITIVE] {
        assert_eq!(to_json(&value), serde_json::to_string(&value).unwrap());
    }
    assert_eq!(to_json(&vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]), r#"["NaN","Infinity","-Infinity"]"#);
}

#[test]
fn strings_are_escaped_as_by_serde_json() {
    let awkward = [
        "",
        "plain",
        "eight ch",
        "a\"b",
        "back\\slash",
        "tab\tin 16 bytes.",
        "\u{0}\u{1f}\u{7f}",
        "\u{e9}\u{2028}\u{1f600}",
        "12345678\n",
    ];
    for value in awkward {
        assert_eq!(to_json(value), serde_json::to_string(value).unwrap());
    }
    for byte in 0..=127_u8 {
        for at in 0..17 {
            let mut value = "x".repeat(17);
            value.insert(at, char::from(byte));
            assert_eq!(to_json(&value), serde_json::to_string(&value).unwrap());
        }
    }
}

#[test]
fn absent_values_are_omitted_in_objects_and_null_elsewhere() {
    assert_eq!(to_json(&realm("native")), r#"{"name":"native"}"#);
    assert_eq!(to_json(&vec![Some(1_i32), None, Some(2)]), "[1,null,2]");
    let map: IndexMap<String, Option<bool>> =
        [("a".to_owned(), None), ("b".to_owned(), Some(true))].into_iter().collect();
    assert_eq!(to_json(&map), r#"{"a":null,"b":true}"#);
    assert_eq!(to_json(&None::<bool>), "null");
}

#[test]
fn commas_separate_present_fields() {
    let json = encoded(|e| {
        e.object("T").field("a", &None::<bool>).literal("b", Literal::Integer(1));
        e.field("c", &None::<bool>).literal("d", Literal::Bool(false)).field("e", &None::<bool>)
    });
    assert_eq!(json, r#"{"b":1,"d":false}"#);
    assert_eq!(encoded(|e| e.object("T").field("a", &None::<bool>)), "{}");
    assert_eq!(to_json(&Vec::<bool>::new()), "[]");
    assert_eq!(to_json(&IndexMap::<String, bool>::new()), "{}");
}

#[test]
fn keys_are_escaped() {
    let map: IndexMap<String, i32> = [("a\"b".to_owned(), 1)].into_iter().collect();
    assert_eq!(to_json(&map), r#"{"a\"b":1}"#);
}

#[test]
fn structs_are_encoded_as_objects() {
    let expected = concat!(
        r#"{"kind":"all","flag":true,"count":-7,"score":1.0,"password":"horse","refresh":"wait_for","#,
        r#""template":{"name":"native"},"query":{"not":{"term":{"name":"t"}}},"names":["a","b"],"#,
        r#""realms":{"x":{"name":"1"},"y":{"name":"2"}},"meta":{"a":[null,1.5]}}"#,
    );
    assert_eq!(to_json(&everything()), expected);
    assert_eq!(to_json(&Everything::empty()), r#"{"kind":"all","realms":{}}"#);
}

#[test]
fn unions_are_encoded_as_their_payload() {
    assert_eq!(to_json(&Template::Text("x".to_owned())), r#""x""#);
    assert_eq!(to_json(&vec![Refresh::True, Refresh::False, Refresh::Other("no".to_owned())]), r#"[true,false,"no"]"#);
    let raw = RawJson::from_json(r#"{"new" : 1.10}"#).unwrap();
    let other = Other { name: "new".to_owned(), raw };
    assert_eq!(to_json(&Query::Not(Box::new(Query::Other(other)))), r#"{"not":{"new" : 1.10}}"#);
}

#[test]
fn a_container_may_be_a_field_of_an_object() {
    let json = encoded(|e| e.object("Both").literal("boost", Literal::Integer(2)).keyed_variant("all", "All", &true));
    assert_eq!(json, r#"{"boost":2,"all":true}"#);
}

/// A type with a document parameter.
struct Hit<T>(Option<T>, Option<T>);

impl<T: serde::Serialize> Encode for Hit<T> {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("Hit").document("_source", &self.0).document("none", &self.1);
    }
}

#[test]
fn documents_are_encoded_by_their_own_serialize() {
    let book = std::collections::BTreeMap::from([("title", "Rust")]);
    assert_eq!(to_json(&Hit(Some(book), None)), r#"{"_source":{"title":"Rust"}}"#);
}

#[test]
fn a_failing_document_is_an_error_without_its_values() {
    let failing = std::collections::BTreeMap::from([(vec![1], 1)]);
    let error = crate::runtime::json::encode(&Hit(Some(failing), None)).unwrap_err();
    assert_eq!(error.to_string(), "the `Serialize` implementation of a document failed");
    assert_eq!(format!("{error:?}"), "EncodeError(the `Serialize` implementation of a document failed)");
    assert_eq!(error.document_error().map(ToString::to_string).as_deref(), Some("key must be a string"));
    assert_eq!(error.kind(), EncodeErrorKind::Document);
    assert!(std::error::Error::source(&error).is_none());
}

#[test]
fn values_keep_their_digits() {
    let value: serde_json::Value =
        serde_json::from_str(r#"{"a":[1.0,18446744073709551615,-1,true,null,"x"],"b":{}}"#).unwrap();
    assert_eq!(to_json(&value), r#"{"a":[1.0,18446744073709551615,-1,true,null,"x"],"b":{}}"#);
}

#[cfg(feature = "exact-json")]
#[test]
fn values_keep_digits_beyond_floats() {
    let exact = "[1.000000000000000000000000000001,123456789012345678901234567890,1E400]";
    let value: serde_json::Value = serde_json::from_str(exact).unwrap();
    assert_eq!(to_json(&value), serde_json::to_string(&value).unwrap());
    assert!(to_json(&value).starts_with("[1.000000000000000000000000000001,123456789012345678901234567890,"));
}

#[test]
fn only_the_first_value_is_written() {
    assert_eq!(encoded(|e| e.bool(true).bool(false)), "true");
    assert_eq!(encoded(|e| e.array(0).string("x").object("T")), "[]");
    assert_eq!(encoded(|e| e.array(1).item(&1_i32).field("x", &2_i32).entry("y", &3_i32)), "[1]");
}
