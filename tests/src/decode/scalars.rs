//! Scalars, arrays and maps in both modes.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::{decode_error, decode_lenient, decode_odd, decode_strict, decode_with_deviations, strict_error};

fn assert_same(value: f64, other: f64) {
    assert_eq!(value.to_bits(), other.to_bits());
}

#[test]
fn booleans_may_be_strings_in_lenient_mode() {
    assert!(decode_strict::<bool>("true"));
    assert!(!decode_strict::<bool>("false"));
    assert!(decode_lenient::<bool>(r#""true""#));
    assert!(!decode_lenient::<bool>(r#""\u0066alse""#));
    assert_eq!(strict_error::<bool>(r#""true""#), "at $: expected a boolean, found a string");
    assert_eq!(decode_error::<bool>(r#""yes""#), "at $: expected a boolean, found a string");
    assert_eq!(decode_error::<bool>(r#""""#), "at $: expected a boolean, found a string");
    assert_eq!(decode_error::<bool>("1"), "at $: expected a boolean, found a number");
    assert_eq!(decode_error::<bool>("null"), "at $: expected a boolean, found null");
}

#[test]
fn integers_may_be_floats_or_strings_in_lenient_mode() {
    assert_eq!(decode_strict::<i32>("-17"), -17);
    for json in ["12.0", "12.000", "1.2e1", "120e-1", "0.12E+2", r#""12""#, r#""12.0""#, "12000e-3"] {
        assert_eq!(decode_lenient::<i32>(json), 12, "{json}");
        let found = if json.starts_with('"') { "a string" } else { "a number" };
        assert_eq!(strict_error::<i32>(json), format!("at $: expected an integer, found {found}"));
    }
    assert_eq!(decode_lenient::<i64>("9223372036854775807.0"), i64::MAX);
    assert_eq!(decode_lenient::<i64>("0.0e-99999999999999999999"), 0);
    assert_eq!(decode_lenient::<i64>("-0.0"), 0);
    assert_eq!(decode_lenient::<i64>("-5e3"), -5000);
    for json in ["1.5", "1e-1", "1e30", r#""1.5""#, r#""""#, r#"" 1""#, r#""0x1""#, "true", "{}", "null"] {
        assert!(decode_error::<i64>(json).starts_with("at $: expected an integer, found"), "{json}");
    }
    assert_eq!(decode_strict::<i8>("-128"), -128);
    assert_eq!(decode_error::<i8>("128"), "at $: expected an integer in the range of its type, found a number");
    assert_eq!(decode_error::<i16>("-32769"), "at $: expected an integer in the range of its type, found a number");
    assert_eq!(decode_error::<u32>("4294967296"), "at $: expected an integer in the range of its type, found a number");
    assert_eq!(decode_error::<u32>("-1"), "at $: expected an integer in the range of its type, found a number");
    assert_eq!(decode_strict::<u32>("4294967295"), u32::MAX);
}

#[test]
fn floats_may_be_strings_in_lenient_mode() {
    assert_same(decode_strict::<f64>("1"), 1.0);
    assert_same(decode_strict::<f64>("0.1"), 0.1);
    assert_same(decode_strict::<f64>(r#""Infinity""#), f64::INFINITY);
    assert_same(decode_strict::<f64>(r#""-Infinity""#), f64::NEG_INFINITY);
    assert!(decode_strict::<f64>(r#""NaN""#).is_nan());
    assert_same(decode_lenient::<f64>(r#""1.5""#), 1.5);
    assert_eq!(strict_error::<f64>(r#""1.5""#), "at $: expected a number, found a string");
    assert!(decode_lenient::<f64>("null").is_nan());
    assert_eq!(strict_error::<f64>("null"), "at $: expected a number, found null");
    for json in [r#""inf""#, r#""nan""#, r#""+1""#, r#"".5""#, r#""1.""#, r#""1e999""#, r#""""#] {
        assert_eq!(decode_error::<f64>(json), "at $: expected a number, found a string", "{json}");
    }
    assert_eq!(decode_error::<f64>("true"), "at $: expected a number, found a boolean");
}

#[test]
fn strings_may_be_scalars_in_lenient_mode() {
    assert_eq!(decode_strict::<String>(r#""a\tb""#), "a\tb");
    assert_eq!(decode_lenient::<String>("1.50"), "1.50");
    assert_eq!(decode_lenient::<String>("true"), "true");
    assert_eq!(strict_error::<String>("1.50"), "at $: expected a string, found a number");
    assert_eq!(decode_error::<String>("[]"), "at $: expected a string, found an array");
    assert_eq!(decode_error::<String>("null"), "at $: expected a string, found null");
}

#[test]
fn options_and_boxes_are_transparent() {
    assert_eq!(decode_strict::<Option<bool>>("null"), None);
    assert_eq!(decode_strict::<Option<Box<i64>>>("3"), Some(Box::new(3)));
    // Null is a value of this type.
    assert_eq!(decode_strict::<Option<Value>>("null"), Some(Value::Null));
    decode_strict::<()>(r#"{"a":[1],"a":2}"#);
}

#[test]
fn arrays_may_be_single_values_in_lenient_mode() {
    assert_eq!(decode_strict::<Vec<i64>>("[1,2,3]"), [1, 2, 3]);
    assert_eq!(decode_strict::<Vec<i64>>(" [ ] "), [0; 0]);
    assert_eq!(decode_lenient::<Vec<i64>>("7"), [7]);
    assert_eq!(decode_lenient::<Vec<Vec<i64>>>("[7,[8]]"), [[7], [8]]);
    assert_eq!(strict_error::<Vec<i64>>("7"), "at $: expected an array, found a number");
    assert_eq!(strict_error::<Vec<Vec<i64>>>("[7]"), "at [0]: expected an array, found a number");
    assert_eq!(decode_error::<Vec<i64>>("null"), "at $: expected an array, found null");
    let odd = decode_odd::<Vec<i64>>("[1,[2]]", "[1]", "at [1]: expected an integer, found an array");
    assert_eq!(odd, [1, 0]);
}

#[test]
fn nulls_in_arrays_and_maps_are_empty_values_in_lenient_mode() {
    assert_eq!(decode_with_deviations::<Vec<i64>>("[1,null,2]"), (vec![1, 0, 2], vec!["[1]".to_owned()]));
    assert_eq!(strict_error::<Vec<i64>>("[1,null]"), "at [1]: expected an integer, found null");
    assert_eq!(decode_strict::<Vec<Option<i64>>>("[1,null]"), [Some(1), None]);
    assert_eq!(decode_strict::<Vec<Value>>("[null]"), [Value::Null]);
    assert!(decode_lenient::<Vec<f64>>("[null]")[0].is_nan());
    assert_eq!(strict_error::<Vec<f64>>("[null]"), "at [0]: expected a number, found null");
    let (map, defaulted) = decode_with_deviations::<IndexMap<String, Vec<String>>>(r#"{"a":["x",null],"b c":null}"#);
    assert!(map["a"].is_empty() && map["b c"].is_empty());
    assert_eq!(defaulted, ["a (mistyped)", r#"["b c"]"#]);
    assert_eq!(strict_error::<IndexMap<String, bool>>(r#"{"a":null}"#), "at a: expected a boolean, found null");
}

#[test]
fn maps_keep_order_and_the_last_duplicate() {
    let json = r#"{"z":1,"a":2,"\u007a":3,"":4}"#;
    let map = decode_lenient::<IndexMap<String, i64>>(json);
    assert_eq!(
        map.iter().map(|(key, value)| (key.as_str(), *value)).collect::<Vec<_>>(),
        [("a", 2), ("z", 3), ("", 4)]
    );
    assert_eq!(strict_error::<IndexMap<String, i64>>(json), "at z: expected each key once, found a duplicate");
    assert_eq!(decode_error::<IndexMap<String, i64>>("[]"), "at $: expected an object, found an array");
    assert_eq!(decode_error::<IndexMap<String, i64>>("1"), "at $: expected an object, found a number");
}

#[test]
fn values_are_the_same_as_with_serde_json() {
    let json = r#"{"a":[1,1.5,"x\ny",null,true,{"b":{}}],"big":12345678901234567890}"#;
    assert_eq!(decode_strict::<Value>(json), serde_json::from_str::<Value>(json).unwrap());
    assert_eq!(decode_strict::<IndexMap<String, Value>>(r#"{"a":{"b":[]}}"#)["a"], json!({"b": []}));
}
