//! Documents are skipped until serde decodes them, with the same result as without skipping.

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::differential::{apply, change, document, is_intended};
use super::{decode_error_in_mode, decode_lenient, decode_odd, decode_strict};
use crate::runtime::json::{self, Decode, DecodeError, Decoder, Mode, Tape};

/// A hit with a document, and a value of another type under the same key.
#[derive(Clone, Debug, PartialEq)]
struct Hit<T> {
    source: Option<T>,
    fields: Option<Value>,
    inner: Vec<Hit<T>>,
    request: Option<Settings>,
}

/// A type whose `_source` is not a document.
#[derive(Clone, Debug, PartialEq)]
struct Settings {
    source: Option<Value>,
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Hit<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl<T: DeserializeOwned> Decode for Hit<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.document("_source", &mut self.source)
            .optional("fields", &mut self.fields)
            .optional("inner", &mut self.inner)
            .optional("request", &mut self.request);
    }

    fn empty() -> Self {
        Self { source: None, fields: None, inner: Vec::new(), request: None }
    }
}

impl Decode for Settings {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.optional("_source", &mut self.source);
    }

    fn empty() -> Self {
        Self { source: None }
    }
}

/// Decodes from a tape with nodes for all of the input.
fn without_skipping<T: Decode>(json: &[u8]) -> Result<T, DecodeError> {
    let tape = Tape::new(json)?;
    let mut decoder = Decoder::new(&tape, Mode::Lenient, false);
    let mut value = T::empty();
    value.decode(&mut decoder);
    decoder.finish().map(|_| value)
}

fn compare(json: &[u8]) -> Result<(), TestCaseError> {
    let skipping = json::decode::<Hit<Value>>(json, Mode::Lenient).map(|decoded| decoded.value);
    let unskipped = without_skipping::<Hit<Value>>(json);
    let input = String::from_utf8_lossy(json);
    match (skipping, unskipped) {
        (Ok(skipping), Ok(unskipped)) => prop_assert_eq!(skipping, unskipped, "{}", input),
        (Err(skipping), Err(unskipped)) => prop_assert_eq!(skipping.to_string(), unskipped.to_string(), "{}", input),
        (Ok(_), Err(unskipped)) if is_intended(&unskipped) => {}
        (skipping, unskipped) => prop_assert!(false, "{input:?}: skipping {skipping:?}, whole {unskipped:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn skipping_does_not_change_the_result(
        [a, b, c, d] in [document(), document(), document(), document()],
        changes in prop::collection::vec(change(), 0..3),
    ) {
        let json = format!(
            r#"{{"_source":{{"a":{a}}},"fields":{b},"inner":[{{"_source":{c}}},{{"_source":{{"b":{a}}},"_source":{{}}}}],
                "request":{{"_source":{{"a":{d}}}}},"unknown":{{"_source":{{"c":[{c}]}}}}}}"#
        );
        let mut json = json.into_bytes();
        compare(&json)?;
        for (at, change) in &changes {
            apply(&mut json, *at, change);
            compare(&json)?;
        }
    }
}

#[test]
fn reads_valid_and_rejects_invalid_documents() {
    let json =
        r#"{"inner":[{"_source":{"a":{"b":["}]"]}}}],"request":{"_source":{"c":1}},"fields":{"_source":{"d":2}}}"#;
    let hit: Hit<Value> = decode_lenient(json);
    assert_eq!(hit.inner[0].source, Some(serde_json::json!({"a": {"b": ["}]"]}})));
    assert_eq!(hit.request.clone().and_then(|request| request.source), Some(serde_json::json!({"c": 1})));
    assert_eq!(hit.fields, Some(serde_json::json!({"_source": {"d": 2}})));
    assert_eq!(hit, decode_strict(json));
}

#[test]
fn skipped_values_must_be_valid_json() {
    let json = |document: &str| format!(r#"{{"inner":[],"unknown":{{"_source":{document}}}}}"#);
    assert_eq!(decode_lenient::<Hit<Value>>(&json(r#"{"a":[1]}"#)), Hit::empty());
    let message = decode_error_in_mode::<Hit<Value>>(&json(r#"{"a":[1}}"#), Mode::Lenient);
    assert_eq!(message, "invalid JSON at line 1, column 41: expected a comma or a closing bracket, found a bracket");
}

const REJECTED: &str = "at _source: expected a document of the requested type, \
    found one that its `Deserialize` implementation rejects";

#[test]
fn errors_are_the_same_as_without_skipping() {
    let in_document = decode_error_in_mode::<Hit<Value>>(r#"{"_source":{"a":tru}}"#, Mode::Lenient);
    assert_eq!(in_document, "invalid JSON at line 1, column 17: expected true, false or null, found a letter");
    let rejected_by_serde = decode_error_in_mode::<Hit<Vec<u8>>>(r#"{"_source":{"a":1}}"#, Mode::Lenient);
    assert_eq!(rejected_by_serde, "at _source: invalid type: map, expected a sequence");
    let outside = r#"{"_source":{"a":1},"inner":[true,1]}"#;
    let hit = decode_odd::<Hit<Value>>(outside, "inner", "at inner[0]: expected an object, found a boolean");
    assert_eq!((&hit.source, hit.inner.len()), (&Some(serde_json::json!({"a": 1})), 0));
    assert_eq!(hit, without_skipping(outside.as_bytes()).unwrap());
}

#[test]
fn depth_includes_skipped_documents() {
    let json = |levels: usize| format!(r#"{{"_source":{}{}{}}}"#, r#"{"a":"#.repeat(levels), 1, "}".repeat(levels));
    assert!(decode_lenient::<Hit<Value>>(&json(json::MAX_DEPTH - 1)).source.is_some());
    let message = decode_error_in_mode::<Hit<Value>>(&json(json::MAX_DEPTH), Mode::Lenient);
    assert!(message.ends_with("expected at most 127 levels of nesting, found a bracket"), "{message}");
}

/// A document without fields.
#[derive(Debug, Deserialize, PartialEq)]
struct Skipped {}

/// The only difference: serde does not check the range of numbers in fields that it ignores.
#[test]
fn ignored_fields_are_checked_by_serde_only() {
    let json = r#"{"_source":{"a":1e999}}"#;
    assert_eq!(decode_lenient::<Hit<Skipped>>(json).source, Some(Skipped {}));
    assert!(without_skipping::<Hit<Skipped>>(json.as_bytes()).is_err());
    assert!(json::decode::<Hit<Skipped>>(json.as_bytes(), Mode::Strict).is_err());
    assert!(json::decode::<Hit<Skipped>>(br#"{"_source":{"a":1e}}"#, Mode::Lenient).is_err());
}

/// A document that contains a hit, whose document is of the same type.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Nested {
    hit: Option<Box<Hit<Nested>>>,
}

/// Decoding each level twice would need a billion calls.
#[test]
fn nested_documents_are_decoded_in_linear_time() {
    let levels = 30;
    let json = format!(r#"{}{{"_source":{{"hit":1}}}}{}"#, r#"{"_source":{"hit":"#.repeat(levels), "}}".repeat(levels));
    let message = decode_error_in_mode::<Hit<Nested>>(&json, Mode::Lenient);
    assert_eq!(message, REJECTED);
}
