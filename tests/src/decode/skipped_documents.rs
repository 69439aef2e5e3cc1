//! The user's documents are not looked into before serde reads them, and nobody can tell.

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::differential::{apply, change, document, is_meant};
use super::{plain, refused, strict};
use crate::runtime::json::{self, Decode, DecodeError, Decoder, Mode, Tape};

/// A hit: a document, and something else that may stand behind the same key.
#[derive(Clone, Debug, PartialEq)]
struct Hit<T> {
    source: Option<T>,
    fields: Option<Value>,
    inner: Vec<Hit<T>>,
    request: Option<Settings>,
}

/// Where `_source` is no document.
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

/// Read from a tape that has all of the text.
fn whole<T: Decode>(text: &[u8]) -> Result<T, DecodeError> {
    let tape = Tape::new(text)?;
    let mut reader = Decoder::new(&tape, Mode::Tolerant);
    let mut value = T::empty();
    value.decode(&mut reader);
    reader.finish().map(|_| value)
}

fn compare(text: &[u8]) -> Result<(), TestCaseError> {
    let sealed = json::decode::<Hit<Value>>(text, Mode::Tolerant).map(|decoded| decoded.value);
    let whole = whole::<Hit<Value>>(text);
    let shown = String::from_utf8_lossy(text);
    match (sealed, whole) {
        (Ok(sealed), Ok(whole)) => prop_assert_eq!(sealed, whole, "{}", shown),
        (Err(sealed), Err(whole)) => prop_assert_eq!(sealed.to_string(), whole.to_string(), "{}", shown),
        (Ok(_), Err(whole)) if is_meant(&whole) => {}
        (sealed, whole) => prop_assert!(false, "{shown:?}: sealed {sealed:?}, whole {whole:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_the_same_as_a_whole_tape(
        [a, b, c, d] in [document(), document(), document(), document()],
        changes in prop::collection::vec(change(), 0..3),
    ) {
        let text = format!(
            r#"{{"_source":{{"a":{a}}},"fields":{b},"inner":[{{"_source":{c}}},{{"_source":{{"b":{a}}},"_source":{{}}}}],
                "request":{{"_source":{{"a":{d}}}}},"unknown":{{"_source":{{"c":[{c}]}}}}}}"#
        );
        let mut text = text.into_bytes();
        compare(&text)?;
        for (at, change) in &changes {
            apply(&mut text, *at, change);
            compare(&text)?;
        }
    }
}

#[test]
fn reads_valid_and_rejects_invalid_documents() {
    let text =
        r#"{"inner":[{"_source":{"a":{"b":["}]"]}}}],"request":{"_source":{"c":1}},"fields":{"_source":{"d":2}}}"#;
    let hit: Hit<Value> = plain(text);
    assert_eq!(hit.inner[0].source, Some(serde_json::json!({"a": {"b": ["}]"]}})));
    assert_eq!(hit.request.clone().and_then(|request| request.source), Some(serde_json::json!({"c": 1})));
    assert_eq!(hit.fields, Some(serde_json::json!({"_source": {"d": 2}})));
    assert_eq!(hit, strict(text));
}

#[test]
fn skipped_values_must_be_valid_json() {
    let text = |document: &str| format!(r#"{{"inner":[],"unknown":{{"_source":{document}}}}}"#);
    assert_eq!(plain::<Hit<Value>>(&text(r#"{"a":[1]}"#)), Hit::empty());
    let words = refused::<Hit<Value>>(&text(r#"{"a":[1}}"#), Mode::Tolerant);
    assert_eq!(words, "not JSON at line 1, column 41: expected a comma or a closing bracket, found a bracket");
}

#[test]
fn an_error_is_what_it_would_be_without() {
    let in_document = refused::<Hit<Value>>(r#"{"_source":{"a":tru}}"#, Mode::Tolerant);
    assert_eq!(in_document, "not JSON at line 1, column 17: expected true, false or null, found a letter");
    let refused_by_serde = refused::<Hit<Vec<u8>>>(r#"{"_source":{"a":1}}"#, Mode::Tolerant);
    let words = "at _source: expected a document of the type asked for, found one that serde refuses";
    assert_eq!(refused_by_serde, words);
    let beside = refused::<Hit<Value>>(r#"{"_source":{"a":1},"inner":[true,1]}"#, Mode::Tolerant);
    assert_eq!(beside, "at inner[0]: expected an object, found a boolean");
}

#[test]
fn depth_counts_inside_too() {
    let text = |levels: usize| format!(r#"{{"_source":{}{}{}}}"#, r#"{"a":"#.repeat(levels), 1, "}".repeat(levels));
    assert!(plain::<Hit<Value>>(&text(json::MAX_DEPTH - 1)).source.is_some());
    let words = refused::<Hit<Value>>(&text(json::MAX_DEPTH), Mode::Tolerant);
    assert!(words.ends_with("expected no deeper nesting, found a bracket"), "{words}");
}

/// A document that asks for nothing of what is in it.
#[derive(Debug, Deserialize, PartialEq)]
struct Skipped {}

/// The one difference: what serde skips is JSON by serde's rules, which know no range of a number there.
#[test]
fn what_serde_skips_is_held_to_its_rules() {
    let text = r#"{"_source":{"a":1e999}}"#;
    assert_eq!(plain::<Hit<Skipped>>(text).source, Some(Skipped {}));
    assert!(whole::<Hit<Skipped>>(text.as_bytes()).is_err());
    assert!(json::decode::<Hit<Skipped>>(text.as_bytes(), Mode::Strict).is_err());
    assert!(json::decode::<Hit<Skipped>>(br#"{"_source":{"a":1e}}"#, Mode::Tolerant).is_err());
}

/// A document with a hit in it, whose document is such a one again.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Nested {
    hit: Option<Box<Hit<Nested>>>,
}

/// Were each level read twice, this would take a billion reads.
#[test]
fn documents_in_documents_are_read_a_few_times() {
    let levels = 30;
    let text = format!(r#"{}{{"_source":{{"hit":1}}}}{}"#, r#"{"_source":{"hit":"#.repeat(levels), "}}".repeat(levels));
    let words = refused::<Hit<Nested>>(&text, Mode::Tolerant);
    assert_eq!(words, "at _source: expected a document of the type asked for, found one that serde refuses");
}
