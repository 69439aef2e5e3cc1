//! Well-known difficulties of JSON parsers.

use serde_json::{Value, json};

use super::{decode_error, decode_error_in_mode, decode_lenient, decode_strict};
use crate::runtime::json::{self, DecodeErrorKind, Mode};

fn syntax(json: &str) -> String {
    let error = decode_error::<Value>(json);
    assert_eq!(serde_json::from_str::<Value>(json).ok(), None, "serde_json accepts {json}");
    error.strip_prefix("invalid JSON at line 1, column ").unwrap_or_else(|| panic!("{error}")).to_owned()
}

#[test]
fn surrogates_are_paired() {
    assert_eq!(decode_lenient::<Value>(r#""\ud83d\uDE00""#), json!("😀"));
    assert_eq!(decode_lenient::<Value>(r#""\uD800\uDC00\uDBFF\uDFFF""#), json!("\u{10000}\u{10ffff}"));
    assert_eq!(syntax(r#""\ud83d""#), "8: expected the second half of a surrogate pair, found a quote");
    assert_eq!(syntax(r#""\ud83dx""#), "8: expected the second half of a surrogate pair, found a letter");
    assert_eq!(syntax(r#""\ud83d\n""#), "8: expected the second half of a surrogate pair, found a backslash");
    assert_eq!(syntax(r#""\ud83d\ud83d""#), "8: expected the second half of a surrogate pair, found a backslash");
    assert_eq!(syntax(r#""\ud83d\u0041""#), "8: expected the second half of a surrogate pair, found a backslash");
    assert_eq!(syntax(r#""\ud83d\u12""#), "8: expected the second half of a surrogate pair, found a backslash");
    assert_eq!(syntax(r#""\ude00""#), "2: expected the first half of a surrogate pair, found a backslash");
    assert_eq!(syntax(r#""\ude00\ud83d""#), "2: expected the first half of a surrogate pair, found a backslash");
    assert_eq!(syntax(r#"{"\ud800":1}"#), "9: expected the second half of a surrogate pair, found a quote");
}

#[test]
fn escapes_are_checked() {
    assert_eq!(decode_lenient::<Value>(r#""\"\\\/\b\f\n\r\t\u0000\u00e9""#), json!("\"\\/\u{8}\u{c}\n\r\t\0é"));
    assert_eq!(syntax(r#""\x""#), "3: expected a valid escape, found a letter");
    assert_eq!(syntax(r#""\u12g4""#), "4: expected four hexadecimal digits, found a digit");
    assert_eq!(syntax(r#""\"#), "3: expected a valid escape, found the end of the input");
}

#[test]
fn control_characters_are_rejected() {
    for byte in 0..0x20_u8 {
        let json = format!("\"long enough for a chunk{}\"", char::from(byte));
        assert_eq!(syntax(&json), "25: expected no unescaped control character, found a control character", "{byte}");
    }
    assert_eq!(decode_lenient::<Value>("\"\u{7f}\""), json!("\u{7f}"));
    assert_eq!(syntax("\0"), "1: expected a value, found a control character");
    assert_eq!(syntax("1\0"), "2: expected the end of the input, found a control character");
    assert_eq!(syntax("\u{c}1"), "1: expected a value, found a control character");
    assert_eq!(syntax("\u{a0}1"), "1: expected a value, found a non-ASCII byte");
}

#[test]
fn byte_order_mark_is_rejected() {
    assert_eq!(syntax("\u{feff}{}"), "1: expected a value, found a non-ASCII byte");
}

#[test]
fn invalid_utf8_is_rejected() {
    let cases: [&[u8]; 6] =
        [b"\"\xff\"", b"\"\xc3\"", b"\"\xed\xa0\x80\"", b"\"\xc0\x80\"", b"\"\xf4\x90\x80\x80\"", b"\x80"];
    for json in cases {
        assert!(serde_json::from_slice::<Value>(json).is_err());
        let error = json::decode::<Value>(json, Mode::Lenient).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
        assert_eq!(error.expected(), "UTF-8");
        assert_eq!(error.found(), "a non-ASCII byte");
    }
}

#[test]
fn numbers_follow_the_grammar() {
    assert_eq!(syntax("01"), "2: expected no digit after a leading zero, found a digit");
    assert_eq!(syntax("-01"), "3: expected no digit after a leading zero, found a digit");
    assert_eq!(syntax("-"), "2: expected a digit, found the end of the input");
    assert_eq!(syntax("+1"), "1: expected a value, found a punctuation character");
    assert_eq!(syntax(".5"), "1: expected a value, found a punctuation character");
    assert_eq!(syntax("1."), "3: expected a digit, found the end of the input");
    assert_eq!(syntax("1.e5"), "3: expected a digit, found a letter");
    assert_eq!(syntax("1e"), "3: expected a digit, found the end of the input");
    assert_eq!(syntax("1e+"), "4: expected a digit, found the end of the input");
    assert_eq!(syntax("0x10"), "2: expected the end of the input, found a letter");
    assert_eq!(syntax("NaN"), "1: expected a value, found a letter");
    assert_eq!(syntax("Infinity"), "1: expected a value, found a letter");
    assert_eq!(syntax("nul"), "1: expected true, false or null, found a letter");
    assert_eq!(decode_lenient::<f64>("1e-999").to_bits(), 0);
    assert_eq!(decode_lenient::<f64>("-0").to_bits(), (-0.0_f64).to_bits());
    assert_eq!(decode_lenient::<i64>("-0"), 0);
    assert_eq!(decode_lenient::<u64>("-0"), 0);
    assert_eq!(decode_lenient::<f64>("0e999").to_bits(), 0);
}

#[test]
fn numbers_out_of_range_are_rejected() {
    let expected = "invalid JSON at line 1, column 2: expected a number in the range of a float, found a digit";
    assert_eq!(decode_error_in_mode::<Value>(" 1e999", Mode::Lenient), expected);
    assert_eq!(decode_error_in_mode::<Value>(&format!(" 1{}", "0".repeat(400)), Mode::Lenient), expected);
    assert_eq!(decode_error_in_mode::<f64>(" 1e99999999999999999999", Mode::Lenient), expected);
    assert!(decode_lenient::<f64>(&"9".repeat(300)) > 1e299);
}

#[test]
fn long_integers_are_exact() {
    assert_eq!(decode_lenient::<i64>("9223372036854775807"), i64::MAX);
    assert_eq!(decode_lenient::<i64>("-9223372036854775808"), i64::MIN);
    assert_eq!(decode_lenient::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(
        decode_error::<i64>("9223372036854775808"),
        "at $: expected an integer in the range of its type, found a number"
    );
    // A number beyond 64 bits is a float.
    assert_eq!(
        decode_error_in_mode::<i64>("-9223372036854775809", Mode::Lenient),
        "at $: expected an integer in the range of its type, found a number"
    );
    assert_eq!(
        decode_error_in_mode::<i64>("-9223372036854775809", Mode::Strict),
        "at $: expected an integer, found a number"
    );
    assert_eq!(decode_error::<u64>("18446744073709551616"), "at $: expected an integer, found a number");
    assert_eq!(decode_error::<u64>("-1"), "at $: expected an integer in the range of its type, found a number");
    assert_eq!(decode_strict::<f64>("12345678901234567890123").to_bits(), 12_345_678_901_234_567_890_123_f64.to_bits());
    // `serde_json` rounds these digits differently when it parses a float.
    assert_eq!(decode_strict::<f64>("51.24817837550540").to_bits(), 51.248_178_375_505_4_f64.to_bits());
}

#[test]
fn rejects_trailing_characters() {
    assert_eq!(syntax("1 2"), "3: expected the end of the input, found a digit");
    assert_eq!(syntax("{}}"), "3: expected the end of the input, found a bracket");
    assert_eq!(syntax("[1,]"), "4: expected a value, found a bracket");
    assert_eq!(syntax(r#"{"a":1,}"#), "8: expected a key, found a bracket");
    assert_eq!(syntax("[1 2]"), "4: expected a comma or a closing bracket, found a digit");
    assert_eq!(syntax("[1}"), "3: expected a comma or a closing bracket, found a bracket");
    assert_eq!(syntax(r#"{"a" 1}"#), "6: expected a colon, found a digit");
    assert_eq!(syntax("{1:2}"), "2: expected a key or a closing bracket, found a digit");
    assert_eq!(syntax(r#"{"a"}"#), "5: expected a colon, found a bracket");
    assert_eq!(syntax("'a'"), "1: expected a value, found a punctuation character");
    assert_eq!(syntax(""), "1: expected a value, found the end of the input");
    assert_eq!(syntax("  "), "3: expected a value, found the end of the input");
    assert_eq!(syntax("\""), "2: expected a quote, found the end of the input");
    assert_eq!(syntax("[1] // no"), "5: expected the end of the input, found a punctuation character");
}

#[test]
fn errors_contain_line_and_column() {
    assert_eq!(
        decode_error_in_mode::<Value>("{\n  \"a\": 1,\n  b\n}", Mode::Lenient),
        "invalid JSON at line 3, column 3: expected a key, found a letter"
    );
}

#[test]
fn depth_is_limited() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert_eq!(decode_lenient::<Value>(&nested(127)), serde_json::from_str::<Value>(&nested(127)).unwrap());
        assert!(serde_json::from_str::<Value>(&nested(128)).is_err());
        let error = json::decode::<Value>(nested(128).as_bytes(), Mode::Lenient).unwrap_err();
        assert_eq!(error.expected(), "at most 127 levels of nesting");
        assert!(json::decode::<Value>(open.repeat(200_000).as_bytes(), Mode::Lenient).is_err());
    }
}

#[test]
fn the_last_duplicate_key_is_used() {
    let json = r#"{"a":1,"b":2,"\u0061":3}"#;
    assert_eq!(decode_lenient::<Value>(json), json!({"a": 3, "b": 2}));
    // Strict mode does not check JSON whose shape the specification leaves open.
    assert_eq!(decode_strict::<Value>(json), json!({"a": 3, "b": 2}));
}
