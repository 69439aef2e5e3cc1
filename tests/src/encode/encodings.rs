//! Encodings: an array of one item is written as the item, only where the specification allows it.

use indexmap::IndexMap;

use super::to_json;
use crate::runtime::json::{self, Encode, Encoder, Encoding};
use crate::runtime::{Nullable, RawJson};

/// A type with a field that has an encoding.
struct With<T>(Encoding, T);

impl<T: Encode> Encode for With<T> {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("With").encoding(self.0).field("x", &self.1).field("y", &None::<bool>);
    }
}

/// A branch of a union that has an encoding.
struct Branch(Vec<i32>);

impl Encode for Branch {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.encoding(Encoding::one_or_many()).variant("Numbers", &self.0);
    }
}

fn one_or_many(value: impl Encode) -> String {
    json_and_round_trip(&With(Encoding::one_or_many(), value))
}

/// Encodes a value directly and with serde, which must return the same JSON.
fn json_and_round_trip(value: &impl Encode) -> String {
    let mut serialized = Vec::new();
    json::serialize(value, &mut serde_json::Serializer::new(&mut serialized)).unwrap();
    let direct = to_json(value);
    assert_eq!(direct, String::from_utf8(serialized).unwrap());
    direct
}

#[test]
fn an_array_of_one_item_is_written_as_the_item() {
    assert_eq!(one_or_many(vec![1_i32]), r#"{"x":1}"#);
    assert_eq!(one_or_many(vec![1_i32, 2]), r#"{"x":[1,2]}"#);
    assert_eq!(one_or_many(Vec::<i32>::new()), r#"{"x":[]}"#);
    assert_eq!(one_or_many(Some(Nullable::Value(Box::new(vec![1_i32])))), r#"{"x":1}"#);
    assert_eq!(json_and_round_trip(&With(Encoding::stringified(), vec![1_i32])), r#"{"x":[1]}"#);
    assert_eq!(to_json(&vec![1_i32]), "[1]");
}

#[test]
fn an_item_that_is_an_object_is_closed() {
    let map: IndexMap<String, i32> = [("a".to_owned(), 1)].into_iter().collect();
    assert_eq!(one_or_many(vec![map]), r#"{"x":{"a":1}}"#);
    assert_eq!(one_or_many(vec![super::types::realm("n")]), r#"{"x":{"name":"n"}}"#);
}

#[test]
fn an_item_that_is_null_or_an_array_is_unambiguous() {
    assert_eq!(one_or_many(vec![None::<i32>]), r#"{"x":null}"#);
    assert_eq!(one_or_many(vec![vec![1_i32, 2]]), r#"{"x":[[1,2]]}"#);
    assert_eq!(one_or_many(vec![Vec::<i32>::new()]), r#"{"x":[[]]}"#);
    assert_eq!(one_or_many(vec![serde_json::json!([1])]), r#"{"x":[[1]]}"#);
    assert_eq!(one_or_many(vec![RawJson::from_json("[1]").unwrap()]), r#"{"x":[[1]]}"#);
}

#[test]
fn an_encoding_may_apply_to_inner_values() {
    let inside = Encoding::one_or_many().at_depth(1);
    let map: IndexMap<String, Vec<i32>> =
        [("a".to_owned(), vec![1]), ("b".to_owned(), vec![1, 2])].into_iter().collect();
    assert_eq!(json_and_round_trip(&With(inside, map)), r#"{"x":{"a":1,"b":[1,2]}}"#);
    assert_eq!(json_and_round_trip(&With(inside, vec![vec![1_i32]])), r#"{"x":[1]}"#);
}

#[test]
fn an_encoding_applies_to_one_field_only() {
    let value = With(Encoding::one_or_many(), IndexMap::<String, Vec<i32>>::from_iter([("a".to_owned(), vec![1])]));
    assert_eq!(json_and_round_trip(&value), r#"{"x":{"a":[1]}}"#);
    assert_eq!(json_and_round_trip(&With(Encoding::one_or_many(), serde_json::json!([1]))), r#"{"x":[1]}"#);
}

#[test]
fn a_branch_may_have_an_encoding() {
    assert_eq!(json_and_round_trip(&Branch(vec![1])), "1");
    assert_eq!(json_and_round_trip(&Branch(vec![1, 2])), "[1,2]");
    assert_eq!(json_and_round_trip(&With(Encoding::one_or_many(), vec![Branch(vec![1, 2])])), r#"{"x":[[1,2]]}"#);
}
