//! Encodings: one value in place of an array, an array of maps in place of a map, strings in place of numbers.

use indexmap::IndexMap;
use serde_json::Value;

use super::{decode_lenient, decode_odd, decode_strict, fixture, strict_error};
use crate::runtime::json::Encoding;

fixture! { One {
    list: Option<Vec<i64>>, lists: Option<Vec<Vec<i64>>>, map: Option<IndexMap<String, Vec<i64>>>, last: Option<Vec<i64>>,
} |s, d|
d.encoding(Encoding::one_or_many()).optional("list", &mut s.list)
    .encoding(Encoding::one_or_many().at_depth(1)).optional("lists", &mut s.lists)
    .encoding(Encoding::one_or_many().at_depth(1)).optional("map", &mut s.map)
    .optional("last", &mut s.last) }

#[test]
fn one_or_many_accepts_single_value() {
    assert_eq!(decode_strict::<One>(r#"{"list":7}"#).list, Some(vec![7]));
    assert_eq!(decode_strict::<One>(r#"{"list":[7,8]}"#).list, Some(vec![7, 8]));
    assert_eq!(decode_strict::<One>(r#"{"lists":[7,[8,9]]}"#).lists, Some(vec![vec![7], vec![8, 9]]));
    assert_eq!(strict_error::<One>(r#"{"lists":7}"#), "at lists: expected an array, found a number");
    assert_eq!(decode_lenient::<One>(r#"{"lists":7}"#).lists, Some(vec![vec![7]]));
    assert_eq!(decode_strict::<One>(r#"{"map":{"a":7,"b":[8]}}"#).map.map(|map| map["a"][0] + map["b"][0]), Some(15));
    // An encoding applies to one field only, present or not.
    assert_eq!(strict_error::<One>(r#"{"map":{},"last":7}"#), "at last: expected an array, found a number");
    assert_eq!(strict_error::<One>(r#"{"last":7}"#), "at last: expected an array, found a number");
    let odd = decode_odd::<One>(r#"{"list":{},"map":{}}"#, "list", "at list: expected an integer, found an object");
    assert_eq!((odd.list, odd.map), (None, Some(IndexMap::new())));
}

fixture! { Nulls { any: Vec<Value>, texts: Option<Vec<String>> } |s, d|
d.encoding(Encoding::one_or_many()).required("any", &mut s.any)
    .encoding(Encoding::one_or_many()).optional("texts", &mut s.texts) }

#[test]
fn null_is_one_of_many_if_items_may_be_null() {
    assert_eq!(decode_strict::<Nulls>(r#"{"any":null}"#).any, [Value::Null]);
    assert_eq!(decode_strict::<Nulls>(r#"{"any":[null,1]}"#).any, [Value::Null, Value::from(1)]);
    assert_eq!(decode_lenient::<Nulls>(r#"{"any":1,"texts":null}"#).texts, None);
    assert_eq!(
        strict_error::<Nulls>(r#"{"any":1,"texts":null}"#),
        "at texts: expected a value or no field, found null"
    );
}

fixture! { Nested { list: Vec<i64> } |s, d| d.required("list", &mut s.list) }
fixture! { Around { nested: Option<Vec<Nested>>, list: Option<Vec<i64>> } |s, d|
d.encoding(Encoding::one_or_many()).optional("nested", &mut s.nested).optional("list", &mut s.list) }

#[test]
fn an_encoding_does_not_apply_to_inner_values() {
    assert_eq!(decode_strict::<Around>(r#"{"nested":{"list":[1]}}"#).nested.map(|nested| nested.len()), Some(1));
    assert_eq!(strict_error::<Around>(r#"{"nested":{"list":1}}"#), "at nested.list: expected an array, found a number");
    assert_eq!(
        strict_error::<Around>(r#"{"nested":[{"list":1}]}"#),
        "at nested[0].list: expected an array, found a number"
    );
}

fixture! { Maps { map: Option<IndexMap<String, i64>>, plain: Option<IndexMap<String, i64>> } |s, d|
d.encoding(Encoding::map_or_list()).optional("map", &mut s.map).optional("plain", &mut s.plain) }

#[test]
fn map_or_list_merges_maps() {
    let map = decode_strict::<Maps>(r#"{"map":[{"a":1,"b":2},{},{"c":3,"a":4}]}"#).map.unwrap();
    assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a".into(), 4), ("b".into(), 2), ("c".into(), 3)]);
    assert_eq!(decode_strict::<Maps>(r#"{"map":{"a":1}}"#).map.map(|map| map["a"]), Some(1));
    assert_eq!(decode_strict::<Maps>(r#"{"map":[]}"#).map.map(|map| map.len()), Some(0));
    let odd = decode_odd::<Maps>(r#"{"map":[{},1]}"#, "map", "at map[1]: expected an object, found a number");
    assert_eq!(odd, Maps { map: None, plain: None });
    let odd = decode_odd::<Maps>(r#"{"plain":[{"a":1}]}"#, "plain", "at plain: expected an object, found an array");
    assert_eq!(odd, Maps { map: None, plain: None });
}

fixture! { Text {
    number: Option<i64>, flag: Option<bool>, float: Option<f64>, list: Option<Vec<i64>>, plain: Option<i64>,
} |s, d|
d.encoding(Encoding::stringified()).optional("number", &mut s.number)
    .encoding(Encoding::stringified()).optional("flag", &mut s.flag)
    .encoding(Encoding::stringified()).optional("float", &mut s.float)
    .encoding(Encoding::stringified().at_depth(1)).optional("list", &mut s.list)
    .optional("plain", &mut s.plain) }

#[test]
fn stringified_accepts_strings() {
    let text = decode_strict::<Text>(r#"{"number":"-5","flag":"true","float":"1.5","list":["1",2]}"#);
    assert_eq!((text.number, text.flag, text.float, text.list), (Some(-5), Some(true), Some(1.5), Some(vec![1, 2])));
    assert_eq!(decode_strict::<Text>(r#"{"number":-5,"flag":false}"#).number, Some(-5));
    assert_eq!(strict_error::<Text>(r#"{"number":"1.0"}"#), "at number: expected an integer, found a string");
    assert_eq!(strict_error::<Text>(r#"{"plain":"1"}"#), "at plain: expected an integer, found a string");
    let odd = decode_odd::<Text>(r#"{"flag":"x"}"#, "flag", "at flag: expected a boolean, found a string");
    assert_eq!(odd.flag, None);
}
