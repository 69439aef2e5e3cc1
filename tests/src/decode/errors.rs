//! Errors: their paths and messages, and the absence of values in them.

use indexmap::IndexMap;

use super::{decode_odd, decode_with_deviations, fixture, strict_error};
use crate::runtime::Secret;
use crate::runtime::json::{self, DecodeErrorKind, Mode};

fixture! { Deep { hits: IndexMap<String, Vec<Option<Box<Deep>>>>, score: Option<f64> } |s, d|
d.optional("hits", &mut s.hits).optional("_score", &mut s.score) }

#[test]
fn errors_contain_paths() {
    // The deviations of lenient mode have the same paths.
    for (key, path) in [
        (r#""a""#, "hits.a[2]._score"),
        (r#""a b""#, r#"hits["a b"][2]._score"#),
        (r#""a\nb\"""#, r#"hits["a\nb\""][2]._score"#),
        (r#""0""#, r#"hits["0"][2]._score"#),
        (r#""""#, r#"hits[""][2]._score"#),
    ] {
        let json = format!(r#"{{"hits":{{{key}:[null,{{"_score":1}},{{"_score":"x"}}]}}}}"#);
        let deep = decode_odd::<Deep>(&json, path, &format!("at {path}: expected a number, found a string"));
        assert_eq!(deep.hits[0].iter().flatten().map(|deep| deep.score).collect::<Vec<_>>(), [Some(1.0), None]);
    }
    let list = decode_odd::<Vec<Deep>>("[{},[]]", "[1]", "at [1]: expected an object, found an array");
    assert_eq!(list.len(), 2);
    let error = r#"at ["a.b"]: expected an integer, found a string"#;
    let map = decode_odd::<IndexMap<String, i64>>(r#"{"a.b":""}"#, r#"["a.b"]"#, error);
    assert_eq!(map["a.b"], 0);
    let error = json::decode::<Vec<i64>>(b"[1,[]]", Mode::Strict).unwrap_err();
    assert_eq!(error.path().to_string(), "[1]");
    assert_eq!(format!("{:?}", error.path()), "JsonPath([1])");
    assert_eq!(json::JsonPath::default().to_string(), "$");
    let other = json::decode::<Vec<String>>(br#"["",{}]"#, Mode::Strict).unwrap_err();
    assert_eq!(error.path(), other.path());
}

#[test]
fn errors_have_a_kind() {
    let kind = |json: &[u8]| json::decode::<Vec<Deep>>(json, Mode::Strict).unwrap_err().kind();
    assert_eq!(kind(b"[{}"), DecodeErrorKind::Syntax);
    assert_eq!(kind(b"[\"\xff\"]"), DecodeErrorKind::InvalidUtf8);
    assert_eq!(kind(b"[7]"), DecodeErrorKind::UnexpectedValue);
    assert_eq!(kind(br#"[{"else":1}]"#), DecodeErrorKind::UnknownField);
}

#[test]
fn errors_do_not_quote_input() {
    let secret = "hunter2";
    for json in [r#"{"hits":"hunter2"}"#, r#"{"_score":"hunter2"}"#, r#"{"hits":hunter2}"#, r#"{"_score":"\hunter2"}"#]
    {
        let error = json::decode::<Deep>(json.as_bytes(), Mode::Strict).unwrap_err();
        assert!(!format!("{error} {error:?} {:?}", error.underlying_error()).contains(secret), "{error}");
    }
}

#[test]
fn the_first_failure_is_reported() {
    let json = r#"[1,"x",[],{}]"#;
    assert_eq!(strict_error::<Vec<i64>>(json), "at [1]: expected an integer, found a string");
    let (list, deviations) = decode_with_deviations::<Vec<i64>>(json);
    assert_eq!((list, deviations), (vec![1, 0, 0, 0], [1, 2, 3].map(|index| format!("[{index}] (mistyped)")).to_vec()));
    assert_eq!(strict_error::<Deep>(r#"{"else":1,"_score":"x"}"#), "at _score: expected a number, found a string");
}

fixture! { User { name: String, password: Secret } |s, d|
d.required("name", &mut s.name).required("password", &mut s.password) }
fixture! { Account { id: String, user: User } |s, d| d.required("id", &mut s.id).required("user", &mut s.user) }

#[test]
fn secrets_have_no_empty_value() {
    let json = r#"{"id":"1","user":{"name":"x","password":"y"}}"#;
    assert_eq!(decode_with_deviations::<Account>(json).0.user.password, Secret::from("y"));
    assert_eq!(
        super::decode_error_in_mode::<Account>(r#"{"id":"1","user":{"name":"x"}}"#, Mode::Lenient),
        "at user.password: expected a secret, found nothing"
    );
    // The location is the outermost missing value, which is the user.
    assert_eq!(
        super::decode_error_in_mode::<Account>(r#"{"id":"1"}"#, Mode::Lenient),
        "at user: expected a secret, found nothing"
    );
    assert_eq!(
        super::decode_error_in_mode::<Account>(r#"{"id":"1","user":null}"#, Mode::Lenient),
        "at user: expected a secret, found nothing"
    );
    assert_eq!(
        super::decode_error_in_mode::<Vec<Secret>>("[null]", Mode::Lenient),
        "at [0]: expected a secret, found null"
    );
}
