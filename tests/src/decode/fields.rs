//! Decoder methods for fields.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use super::{decode_error, decode_lenient, decode_odd, decode_strict, decode_with_deviations, fixture, strict_error};
use crate::runtime::json::{self, Decode, DecodeErrorKind, Decoder, Literal, Mode};

fixture! { Optional { a: Option<String>, b: Option<Vec<i64>>, v: Option<Value> } |s, d|
d.optional("a", &mut s.a).optional("b", &mut s.b).optional("v", &mut s.v) }

#[test]
fn optional_fields_may_be_absent() {
    let full = Optional { a: Some("x".into()), b: Some(vec![1]), v: Some(Value::Null) };
    assert_eq!(decode_strict::<Optional>(r#"{"v":null,"b":[1],"a":"x"}"#), full);
    let none = Optional { a: None, b: None, v: None };
    assert_eq!(decode_strict::<Optional>("{}"), none);
    assert_eq!(decode_lenient::<Optional>(r#"{"a":null,"b":null,"else":{"a":[1]}}"#), none);
    assert_eq!(strict_error::<Optional>(r#"{"a":null}"#), "at a: expected a value or no field, found null");
    let unknown = r#"{"a":"x","else":{"a":[1]}}"#;
    assert_eq!(strict_error::<Optional>(unknown), "at else: unknown field");
    assert_eq!(strict_error::<Optional>(r#"{"a":"x","a":"y"}"#), "at a: expected each key once, found a duplicate");
    assert_eq!(decode_lenient::<Optional>(r#"{"a":"x","a":"y"}"#).a.as_deref(), Some("y"));
    assert_eq!(decode_lenient::<Optional>(r#"{"a":{"not":"text"},"\u0061":"y"}"#).a.as_deref(), Some("y"));
    assert_eq!(decode_error::<Optional>("[1]"), "at $: expected an object, found an array");
    let odd = decode_odd::<Optional>(r#"{"a":"x","b":[1,"x"]}"#, "b", "at b[1]: expected an integer, found a string");
    assert_eq!(odd, Optional { a: Some("x".into()), b: None, v: None });
}

fixture! { Nullable { a: Option<String>, b: Option<i64> } |s, d| d.optional_nullable("a", &mut s.a).required_nullable("b", &mut s.b) }

#[test]
fn nullable_fields_may_be_null() {
    assert_eq!(decode_strict::<Nullable>(r#"{"a":null,"b":null}"#), Nullable { a: None, b: None });
    assert_eq!(decode_strict::<Nullable>(r#"{"b":1}"#), Nullable { a: None, b: Some(1) });
    assert_eq!(strict_error::<Nullable>("{}"), "at b: missing required field");
    assert_eq!(decode_with_deviations::<Vec<Nullable>>("[{}]").1, ["[0].b"]);
}

fixture! { Inner { name: String, count: i64, items: Vec<Inner> } |s, d|
d.required("name", &mut s.name).required("count", &mut s.count).required("items", &mut s.items) }
fixture! { Outer { inner: Box<Inner>, score: f64, flag: bool } |s, d|
d.required("inner", &mut s.inner).required("score", &mut s.score).required("flag", &mut s.flag) }

#[test]
fn required_fields_are_required_in_strict_mode() {
    let json = r#"{"inner":{"name":"n","count":1,"items":[]},"score":1,"flag":true}"#;
    let inner = Box::new(Inner { name: "n".into(), count: 1, items: vec![] });
    assert_eq!(decode_strict::<Outer>(json), Outer { inner, score: 1.0, flag: true });
    assert_eq!(strict_error::<Outer>(r#"{"score":1}"#), "at inner: missing required field");
    assert_eq!(strict_error::<Outer>(r#"{"inner":null}"#), "at inner: expected an object, found null");
}

#[test]
fn reports_outermost_missing_field() {
    let (outer, defaulted) = decode_with_deviations::<Outer>(r#"{"flag":true}"#);
    assert_eq!((outer.inner.name.as_str(), outer.inner.count), ("", 0));
    assert_eq!(defaulted, ["inner", "score"]);
    let (outer, defaulted) = decode_with_deviations::<Outer>(r#"{"inner":null,"score":null,"flag":null}"#);
    assert!(outer.score.is_nan() && !outer.flag);
    assert_eq!(defaulted, ["inner", "flag"]);
    let (_, defaulted) =
        decode_with_deviations::<Outer>(r#"{"flag":true,"score":1,"inner":{"items":[{"items":[]},{"count":1}]}}"#);
    assert_eq!(
        defaulted,
        [
            "inner.name",
            "inner.count",
            "inner.items[0].name",
            "inner.items[0].count",
            "inner.items[1].name",
            "inner.items[1].items"
        ]
    );
    // A list with an element that does not fit is empty, so its elements are not reported.
    let (outer, deviations) =
        decode_with_deviations::<Outer>(r#"{"flag":true,"score":1,"inner":{"items":[{"items":[]},null,{"count":1}]}}"#);
    assert_eq!(deviations, ["inner.name", "inner.count", "inner.items (mistyped)"]);
    assert!(outer.inner.items.is_empty());
}

#[test]
fn object_without_any_required_field_is_accepted() {
    assert_eq!(decode_with_deviations::<Outer>("{}").1, ["inner", "score", "flag"]);
    assert_eq!(decode_with_deviations::<Vec<Inner>>("[{}]").1, ["[0].name", "[0].count", "[0].items"]);
    assert_eq!(decode_lenient::<Optional>("{}"), Optional { a: None, b: None, v: None });
}

fixture! { Aliased { aggs: Option<i64>, other: Option<i64> } |s, d|
d.aliases(&["aggs", "a"]).optional("aggregations", &mut s.aggs).optional("other", &mut s.other) }

#[test]
fn aliases_name_the_next_field() {
    for name in ["aggregations", "aggs", "a"] {
        assert_eq!(decode_strict::<Aliased>(&format!(r#"{{"{name}":1}}"#)), Aliased { aggs: Some(1), other: None });
    }
    // The field's own name has precedence in any order, and an alias applies to one field only.
    assert_eq!(decode_lenient::<Aliased>(r#"{"a":1,"aggregations":2}"#).aggs, Some(2));
    assert_eq!(strict_error::<Aliased>(r#"{"a":1,"aggregations":2}"#), "at a: unknown field");
    assert_eq!(decode_lenient::<Aliased>(r#"{"other":3}"#), Aliased { aggs: None, other: Some(3) });
}

fixture! { Fixed { n: Option<i64> } |s, d|
d.literal("type", Literal::String("geo"))
    .optional_literal("managed", Literal::Bool(true))
    .optional_literal("version", Literal::Integer(-1))
    .optional("n", &mut s.n) }

#[test]
fn literals_are_checked_in_strict_mode() {
    assert_eq!(decode_strict::<Fixed>(r#"{"n":1,"version":-1,"managed":true,"type":"\u0067eo"}"#).n, Some(1));
    for (json, place) in [
        (r#"{"type":"x","n":1}"#, "type"),
        (r#"{"type":"geo","managed":false,"n":1}"#, "managed"),
        (r#"{"type":"geo","version":1,"n":1}"#, "version"),
        (r#"{"type":"geo","version":"-1","n":1}"#, "version"),
    ] {
        let error = format!("at {place}: expected the constant value of this field, found another value");
        assert_eq!(decode_odd::<Fixed>(json, place, &error).n, Some(1));
    }
    assert_eq!(decode_lenient::<Fixed>("{}").n, None);
    assert_eq!(strict_error::<Fixed>("{}"), "at type: missing required field");
}

#[derive(Debug, Deserialize, PartialEq)]
struct Book {
    title: String,
}

#[derive(Debug, PartialEq)]
struct Found<T> {
    source: Option<T>,
    fields: Option<T>,
}

impl<T: serde::de::DeserializeOwned> Decode for Found<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required_document("_source", &mut self.source).document("fields", &mut self.fields);
    }

    fn empty() -> Self {
        Self { source: None, fields: None }
    }
}

#[test]
fn documents_are_decoded_by_serde() {
    let book = || Some(Book { title: "x".into() });
    let json = r#"{"fields":null,"_source":{"title":"x","else":1,"else":2}}"#;
    assert_eq!(decode_strict::<Found<Book>>(json), Found { source: book(), fields: None });
    assert_eq!(decode_error::<Found<Book>>("{}"), "at _source: expected a document, found nothing");
    assert_eq!(decode_error::<Found<Book>>(r#"{"_source":null}"#), "at _source: expected a document, found null");
    assert_eq!(decode_lenient::<Found<String>>(r#"{"_source":"a\"b","fields":"c"}"#).source.as_deref(), Some("a\"b"));
}

#[test]
fn rejected_document_is_an_error_without_its_values() {
    let error =
        json::decode::<Found<Book>>(br#"{"_source":{"title":"x"},"fields":{"title":["hidden"]}}"#, Mode::Lenient)
            .unwrap_err();
    let message = "at fields.title: invalid type: sequence, expected a string";
    assert_eq!(error.to_string(), message);
    assert_eq!(format!("{error:?}"), format!("DecodeError({message})"));
    let underlying_error = error.underlying_error().unwrap().downcast_ref::<serde_json::Error>().unwrap();
    assert!(underlying_error.is_data() && underlying_error.to_string().contains("expected a string"));
    assert_eq!(error.kind(), DecodeErrorKind::Document);
    assert!(std::error::Error::source(&error).is_none());
}

fixture! { Nothing {} |_s, d| d.object() }

#[test]
fn object_checks_the_type() {
    assert_eq!(decode_lenient::<Nothing>(r#"{"a":1}"#), Nothing {});
    assert_eq!(strict_error::<Nothing>(r#"{"a":1}"#), "at a: unknown field");
    assert_eq!(decode_error::<Nothing>("[]"), "at $: expected an object, found an array");
}

#[test]
fn fields_are_found_in_any_order() {
    let names: Vec<String> = (0..300).map(|number| format!("field_{number}_in_bytes")).collect();
    let fields: Vec<String> = names.iter().rev().map(|name| format!("\"{name}\":\"{name}\"")).collect();
    let map = decode_strict::<IndexMap<String, String>>(&format!("{{{}}}", fields.join(",")));
    assert!(map.iter().all(|(key, value)| key == value) && map.len() == 300);
}
