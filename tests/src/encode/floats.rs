//! Floats through decoding, `Serialize` and parsing: no bit changes, wherever the float is.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use crate::decode::decode_strict;
use crate::fixtures::document_in_response::fix::call::CallResponse;
use crate::fixtures::{numbers, user_defined_value};
use crate::runtime::RawJson;

/// Checks a float as a field, inside raw JSON, inside a user's value, as an unknown field and inside a user's document.
fn check(number: f64) -> Result<(), TestCaseError> {
    let json = format!("{number:?}");
    let field = decode_strict::<numbers::fix::types::Shown>(&format!(r#"{{"double":{json}}}"#));
    let raw = decode_strict::<RawJson>(&format!(r#"{{"x":{json}}}"#));
    let value = decode_strict::<user_defined_value::fix::types::Shown>(&format!(r#"{{"any":{{"x":{json}}}}}"#));
    let document = format!(r#"{{"page":{{"hits":[],"best":{{"_id":"1","_source":{{"x":{json}}}}}}},"first":1}}"#);
    let document = decode_strict::<CallResponse<Value>>(&document);
    let mut with_unknown = numbers::fix::types::Shown::new();
    with_unknown.unknown_fields.insert("x", RawJson::from_json(&json).unwrap());
    for (serialized, pointer) in [
        (serialized(&field), "/double"),
        (serialized(&raw), "/x"),
        (serialized(&value), "/any/x"),
        (serialized(&document), "/page/best/_source/x"),
        (serialized(&with_unknown), "/x"),
    ] {
        for tree in serialized {
            let after = tree.pointer(pointer).and_then(Value::as_f64);
            prop_assert_eq!(after.map(f64::to_bits), Some(number.to_bits()), "{} at {}", json, pointer);
        }
    }
    Ok(())
}

/// Serializes to a string that is parsed again, and to a value.
fn serialized(value: &impl serde::Serialize) -> [Value; 2] {
    let string = serde_json::to_string(value).unwrap();
    [serde_json::from_str(&string).unwrap(), serde_json::to_value(value).unwrap()]
}

proptest! {
    #[test]
    fn floats_keep_all_bits(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        if number.is_finite() {
            check(number)?;
        }
    }

    #[test]
    fn floats_of_usual_size_keep_all_bits(number in -1e6..1e6) {
        check(number)?;
    }
}

#[test]
fn recorded_floats_keep_all_bits() {
    for number in [31.599_999_999_999_998, 0.1 + 0.2, 5e-324, f64::MAX, -0.0] {
        check(number).unwrap();
    }
}
