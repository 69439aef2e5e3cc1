//! A comparison with `serde_json`, on valid, mutated and truncated JSON: both accept the same input and decode the same
//! value.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use crate::runtime::json::{self, DecodeError, Mode};

/// The intended differences: the expectation in our error, and the reason. They exist only with `arbitrary_precision`.
const DIFFERENCES: &[(&str, &str)] = if cfg!(feature = "exact-json") {
    &[("a number in the range of a float", "`serde_json` accepts 1e999, which none of our types can represent")]
} else {
    &[]
};

/// Returns whether rejecting what `serde_json` accepts is intended.
pub(super) fn is_intended(error: &DecodeError) -> bool {
    DIFFERENCES.iter().any(|(expected, _)| *expected == error.expected())
}

fn compare(json: &[u8]) -> Result<(), TestCaseError> {
    let decoded = json::decode::<Value>(json, Mode::Lenient).map(|decoded| decoded.value);
    let input = String::from_utf8_lossy(json);
    match (decoded, serde_json::from_slice::<Value>(json)) {
        (Ok(decoded), Ok(theirs)) => prop_assert_eq!(decoded, theirs, "{}", input),
        (Err(_), Err(_)) => {}
        (Err(error), Ok(_)) if is_intended(&error) => {}
        (Err(error), Ok(_)) => prop_assert!(false, "only serde_json accepts {input:?}: {error}"),
        (Ok(_), Err(error)) => prop_assert!(false, "only serde_json rejects {input:?}: {error}"),
    }
    Ok(())
}

fn space() -> impl Strategy<Value = String> {
    prop_oneof![6 => Just(String::new()), 1 => "[ \t\r\n]{1,3}"]
}

fn string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z _#.]{0,12}",
        2 => "\\PC{0,3}".prop_map(|piece| piece.replace(['"', '\\'], "")),
        1 => "\\\\[\"\\\\/bfnrt]",
        1 => "\\\\u[01][0-9a-fA-F]{3}",
        1 => "\\\\u[dD][89abAB][0-9a-f]{2}\\\\u[dD][c-fC-F][0-9a-f]{2}",
        // Sometimes half of a surrogate pair.
        1 => "\\\\ud[89a-f][0-9a-f]{2}",
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

fn key() -> impl Strategy<Value = String> {
    // Few keys, so that duplicates are likely, also with escapes.
    prop_oneof![4 => "\"[ab]{1,2}\"", 1 => "\"(\\\\u0061|\\\\u0062|a|b)\"", 1 => string()]
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => string(),
        1 => "null|true|false",
        3 => "-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?([eE][+-]?[0-9]{1,2})?",
        1 => "-?[1-9][0-9]{16,21}",
        1 => "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?",
    ]
}

pub(super) fn document() -> impl Strategy<Value = String> {
    let value = leaf().prop_recursive(6, 60, 6, |inner| {
        let item = (space(), inner.clone(), space()).prop_map(|(a, item, b)| a + &item + &b);
        let field = (space(), key(), space(), inner).prop_map(|(a, key, b, value)| format!("{a}{key}{b}:{value}"));
        prop_oneof![
            (prop::collection::vec(item, 0..6)).prop_map(|items| format!("[{}]", items.join(","))),
            (prop::collection::vec(field, 0..6), space())
                .prop_map(|(fields, a)| format!("{{{}{a}}}", fields.join(","))),
        ]
    });
    (space(), value, space()).prop_map(|(a, value, b)| a + &value + &b)
}

#[derive(Clone, Debug)]
pub(super) enum Change {
    Flip(u8),
    Insert(u8),
    Delete,
    Swap,
    Truncate,
}

pub(super) fn change() -> impl Strategy<Value = (prop::sample::Index, Change)> {
    let byte = || prop_oneof![any::<u8>(), prop::sample::select(&b"{}[]\",:\\u0123456789.eE+-tfn \x00\x1f"[..])];
    let change = prop_oneof![
        byte().prop_map(Change::Flip),
        byte().prop_map(Change::Insert),
        Just(Change::Delete),
        Just(Change::Swap),
        Just(Change::Truncate),
    ];
    (any::<prop::sample::Index>(), change)
}

pub(super) fn apply(json: &mut Vec<u8>, at: prop::sample::Index, change: &Change) {
    if json.is_empty() {
        return;
    }
    let at = at.index(json.len());
    match change {
        Change::Flip(byte) => json[at] = *byte,
        Change::Insert(byte) => json.insert(at, *byte),
        Change::Delete => drop(json.remove(at)),
        Change::Swap => json.swap(at, 0),
        Change::Truncate => json.truncate(at),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_on_documents(json in document()) {
        compare(json.as_bytes())?;
    }

    #[test]
    fn agrees_on_mutated_documents(json in document(), changes in prop::collection::vec(change(), 1..4)) {
        let mut json = json.into_bytes();
        for (at, change) in &changes {
            apply(&mut json, *at, change);
            compare(&json)?;
        }
    }

    #[test]
    fn agrees_on_bytes(json in prop::collection::vec(any::<u8>(), 0..40)) {
        compare(&json)?;
    }

    #[test]
    fn agrees_on_numbers(json in "-?[0-9]{0,4}\\.?[0-9]{0,4}[eE]?[+-]?[0-9]{0,4}") {
        compare(json.as_bytes())?;
    }

    #[test]
    fn agrees_on_numbers_near_the_largest(digits in "1[.]?79769313486231[0-9]{1,6}", power in 280..312_i32) {
        compare(format!("{digits}e{power}").as_bytes())?;
        compare(format!("-{digits}E+{power}").as_bytes())?;
    }

    #[test]
    fn agrees_on_long_numbers(digits in "[1-9][0-9]{290,320}", fraction in "(\\.[0-9]{1,20})?") {
        compare(format!("{digits}{fraction}").as_bytes())?;
    }
}

#[test]
fn all_differences_are_listed() {
    assert_eq!(DIFFERENCES.len(), usize::from(cfg!(feature = "exact-json")));
}

/// Digits are scanned eight bytes at a time. Tests each character after each number of digits.
#[test]
fn rejects_characters_after_number() {
    let characters = (0..=0x7F_u8).map(char::from).chain(['é', '€', '😀']);
    for (length, after) in characters.flat_map(|after| (1..=18).map(move |length| (length, after))) {
        let json = format!("[{}{after}99999999]", "1".repeat(length));
        compare(json.as_bytes()).unwrap();
        let (line, column) = match after {
            '\n' => (2, 1),
            // The character itself is valid, but the next one is not.
            ' ' | '\t' | '\r' | ']' => (1, length + 3),
            // The exponent is too large, so the error is at the start of the number.
            'e' | 'E' => (1, 2),
            _ => (1, length + 2),
        };
        match json::decode::<Value>(json.as_bytes(), Mode::Lenient) {
            Ok(_) => assert!(matches!(after, ',' | '.' | '0'..='9'), "{json}"),
            Err(error) => {
                let position = format!("line {line}, column {column}:");
                assert!(error.to_string().contains(&position), "{json}: {error}");
            }
        }
    }
}

#[test]
fn agrees_on_every_truncation() {
    let json = r#" {"a" : [1.5e+3, -0, "x\u00e9\ud83d\ude00y", {"b":null,"c":[true,false]}], "ä": {}} "#;
    for end in 0..=json.len() {
        compare(&json.as_bytes()[..end]).unwrap();
    }
}

#[test]
fn agrees_on_every_change_of_a_byte() {
    let json = br#"{"a":[1.5e3,-0,"x\u00e9\ud83d\ude00y",null,{"b":true}]}"#;
    for at in 0..json.len() {
        for byte in 0..=u8::MAX {
            let mut json = json.to_vec();
            json[at] = byte;
            compare(&json).unwrap();
        }
    }
}
