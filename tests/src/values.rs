//! The value types.

use std::time::{self, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::runtime::json::{
    self, Decode, Decoder, Encode, EncodeError, Encoder, Mode, TypedValue, impl_debug_partial_eq,
};
use crate::runtime::{
    CommonParameters, Document, EpochMilliseconds, EpochSeconds, Nullable, Other, RawJson, Secret, TimeValue, TypedKeys,
};

fn to_json(value: &impl Encode) -> String {
    String::from_utf8(json::encode(value).unwrap()).unwrap()
}

fn decode<T: Decode>(json: &str) -> Result<T, String> {
    json::decode(json.as_bytes(), Mode::Lenient).map(|decoded| decoded.value).map_err(|error| error.to_string())
}

/// A type with secrets and a nullable field.
#[derive(Clone)]
struct Login {
    password: Secret,
    token: Option<Secret>,
    nickname: Option<Nullable<String>>,
}

impl Encode for Login {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("Login")
            .field("password", &self.password)
            .field("token", &self.token)
            .field("nickname", &self.nickname);
    }
}

impl Decode for Login {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required("password", &mut self.password)
            .optional("token", &mut self.token)
            .optional_nullable("nickname", &mut self.nickname);
    }

    fn empty() -> Self {
        Self { password: Secret::empty(), token: None, nickname: None }
    }
}

impl_debug_partial_eq!(Login);

#[test]
fn secrets_are_not_printed() {
    let login: Login = decode(r#"{"password":"horse","token":"t\"1"}"#).unwrap();
    assert_eq!(format!("{login:?}"), "Login { password: [REDACTED], token: [REDACTED] }");
    assert_eq!(format!("{:#?}", login.password), "[REDACTED]");
    assert_eq!(login.token.as_ref().unwrap().expose(), "t\"1");
    assert_eq!(login, login.clone());
    assert_eq!(to_json(&login), r#"{"password":"horse","token":"t\"1"}"#);
    assert_eq!(Secret::from("a".to_owned()), Secret::from("a"));
    assert_ne!(Secret::from("a"), Secret::from("b"));
}

#[test]
fn a_required_secret_has_no_empty_value() {
    assert_eq!(decode::<Login>(r#"{"token":"x"}"#).unwrap_err(), "at password: expected a secret, found nothing");
    assert!(decode::<Login>(r#"{"password":null,"token":"x"}"#).is_err());
    assert!(decode::<Login>(r#"{"password":["horse"]}"#).is_err());
    assert_eq!(decode::<Login>(r#"{"password":"horse","token":null}"#).unwrap().token, None);
    let strict = json::decode::<Login>(br#"{"token":"x"}"#, Mode::Strict);
    assert!(strict.is_err());
}

#[test]
fn null_and_absent_are_distinct() {
    let with_null: Login = decode(r#"{"password":"p","nickname":null}"#).unwrap();
    assert_eq!(with_null.nickname, Some(Nullable::Null));
    assert_eq!(to_json(&with_null), r#"{"password":"p","nickname":null}"#);
    let with_value: Login = decode(r#"{"password":"p","nickname":"jo"}"#).unwrap();
    assert_eq!(with_value.nickname, Some(Nullable::from("jo".to_owned())));
    assert_eq!(with_value.nickname.clone().and_then(Nullable::into_value).as_deref(), Some("jo"));
    assert_eq!(format!("{with_value:?}"), r#"Login { password: [REDACTED], nickname: "jo" }"#);
    let without: Login = decode(r#"{"password":"p"}"#).unwrap();
    assert_eq!(without.nickname, None);
    assert_eq!(Nullable::<i32>::default().value(), None);
}

#[test]
fn documents_are_kept_as_json() {
    let document = Document::new(&serde_json::json!({ "a": 1 }));
    assert_eq!(document.get(), Ok(r#"{"a":1}"#));
    assert_eq!(to_json(&document), r#"{"a":1}"#);
    assert_eq!(decode::<Document>(r#" {"a": 1} "#).unwrap().get(), Ok(r#"{"a": 1}"#));
    assert_eq!(Document::from(RawJson::new(&1).unwrap()).get(), Ok("1"));
    assert_eq!(format!("{document:?}"), "Json(7 bytes)");
    // A document may be created from a document, as setters do.
    assert_eq!(Document::new(&document).get(), Ok(r#"{"a":1}"#));
}

#[test]
fn a_document_keeps_its_error() {
    let document = Document::new(&std::collections::BTreeMap::from([(vec!["horse"], 1)]));
    let message = |error: EncodeError| error.document_error().map(ToString::to_string);
    assert_eq!(message(document.get().unwrap_err()).as_deref(), Some("key must be a string"));
    assert_eq!(message(json::encode(&document).unwrap_err()).as_deref(), Some("key must be a string"));
    assert_eq!(format!("{document:?}"), "EncodeError(the `Serialize` implementation of a document failed)");
}

#[test]
fn raw_json_is_valid_and_unchanged() {
    assert_eq!(RawJson::from_json(" {\"a\" : 1.10}\n").unwrap().get(), "{\"a\" : 1.10}");
    for invalid in ["", "{", "nul", "1 2", "\"\u{1}\"", "[1,]"] {
        assert!(RawJson::from_json(invalid).is_err(), "{invalid}");
    }
    assert!(RawJson::from_json("[".repeat(200) + &"]".repeat(200)).is_err());
    assert_eq!(RawJson::empty().get(), "null");
    assert_eq!(RawJson::new(&Some("x")).unwrap().get(), "\"x\"");
    assert_eq!(format!("{:?}", RawJson::new("horse").unwrap()), "Json(7 bytes)");
    assert_eq!(serde_json::to_value(RawJson::new(&[1]).unwrap()).unwrap(), serde_json::json!([1]));
    assert_eq!(serde_json::from_str::<RawJson>("[1]").unwrap().get(), "[1]");
}

#[test]
fn an_empty_other_is_null() {
    assert_eq!(to_json(&Other::empty()), "null");
    assert_eq!(format!("{:?}", Other::empty()), r#"Other { name: "", raw: Json(4 bytes) }"#);
}

#[test]
fn time_values_are_unchanged() {
    for (json, expected) in [(r#""1d""#, "1d"), ("-1", "-1"), ("0", "0"), (r#""-1""#, "-1"), (r#""1.5s""#, "1.5s")] {
        let time: TimeValue = decode(json).unwrap();
        assert_eq!(time.as_str(), expected);
        assert_eq!(time.to_string(), expected);
        assert_eq!(to_json(&time), json);
    }
    assert!(decode::<TimeValue>("[]").is_err());
    assert!(decode::<TimeValue>("{}").is_err());
    assert_eq!(format!("{:?}", TimeValue::from("30s")), r#""30s""#);
    assert_eq!(serde_json::to_value(TimeValue::MINUS_ONE).unwrap(), Value::from("-1"));
    assert_eq!(serde_json::from_str::<TimeValue>(r#""30s""#).unwrap(), TimeValue::from("30s"));
}

#[test]
fn time_values_from_std() {
    let cases = [
        (time::Duration::ZERO, "0"),
        (time::Duration::from_secs(90), "90s"),
        (time::Duration::from_millis(1500), "1500ms"),
        (time::Duration::from_micros(1_000_001), "1000001micros"),
        (time::Duration::from_nanos(7), "7nanos"),
    ];
    for (std, string) in cases {
        assert_eq!(TimeValue::from(std).as_str(), string);
        assert_eq!(TimeValue::from(std).to_std(), Some(std));
    }
    assert_eq!(TimeValue::from(time::Duration::MAX).to_std(), Some(time::Duration::MAX));
}

#[test]
fn time_values_to_std() {
    let seconds = |string: &str| TimeValue::from(string).to_std().map(|std| std.as_secs_f64());
    let cases = [
        ("2d", 172_800.0),
        ("1h", 3600.0),
        ("1m", 60.0),
        ("1.25s", 1.25),
        ("5ms", 0.005),
        ("0", 0.0),
        ("0s", 0.0),
        ("2 s", 2.0),
    ];
    for (string, expected) in cases {
        assert_eq!(seconds(string), Some(expected), "{string}");
    }
    let too_long = format!("{}d", u128::MAX);
    for string in [
        "",
        "-1",
        "5",
        "s",
        "-5s",
        "1x",
        "1.2.3s",
        "1..s",
        "+1s",
        "1e3s",
        "\u{663}s",
        "now",
        &too_long,
        "99999999999999999999d",
    ] {
        assert_eq!(seconds(string), None, "{string}");
    }
}

#[test]
fn points_in_time_are_numbers() {
    let time: EpochMilliseconds = decode("1700000000123").unwrap();
    assert_eq!(time, EpochMilliseconds(1_700_000_000_123));
    assert_eq!(to_json(&time), "1700000000123");
    assert_eq!(time.to_system_time(), Some(UNIX_EPOCH + time::Duration::from_millis(1_700_000_000_123)));
    assert_eq!(EpochMilliseconds::from_system_time(time.to_system_time().unwrap()), Some(time));
    assert_eq!(EpochSeconds(-1).to_system_time(), UNIX_EPOCH.checked_sub(time::Duration::from_secs(1)));
    assert_eq!(EpochSeconds::from_system_time(UNIX_EPOCH - time::Duration::from_secs(1)), Some(EpochSeconds(-1)));
    assert_eq!(decode::<EpochSeconds>(r#""1700000000""#).unwrap(), EpochSeconds::from(1_700_000_000));
    assert_eq!(EpochSeconds(5).to_string(), "5");
    assert!(EpochSeconds::from_system_time(SystemTime::now()) > Some(EpochSeconds(1_700_000_000)));
}

#[test]
fn common_parameters_are_compared_and_printed() {
    let common = CommonParameters { filter_path: Some(vec!["a.b".to_owned()]), ..CommonParameters::default() };
    assert_eq!(format!("{common:?}"), r#"CommonParameters { filter_path: ["a.b"] }"#);
    assert_eq!(common, common.clone());
    assert_ne!(common, CommonParameters::default());
}

#[derive(Clone, Debug, PartialEq)]
struct Count(usize);

impl TypedValue for Count {
    fn type_name(&self) -> &'static str {
        "value_count"
    }
}

/// Short names are stored inline and long ones on the heap, with the same behaviour.
#[test]
fn typed_keys_of_any_length() {
    let unique = (0..70).map(|length| "x".repeat(length));
    let names = unique.chain((0..40).map(|length| "x".repeat(length) + "é")).chain(["\0".to_owned()]);
    for name in names {
        let mut map: TypedKeys<Count> = [(name.as_str(), Count(1))].into_iter().collect();
        assert_eq!(map.get(&name), Some(&Count(1)), "{name:?}");
        let mut other = name.clone();
        let last = other.pop();
        let different =
            [format!("{name}\0"), format!("{name}x"), last.map_or("y".into(), |_| format!("{other}y")), other];
        assert!(different.iter().all(|other| *other == name || map.get(other).is_none()), "{name:?}");
        assert_eq!(map.insert(name.clone(), Count(2)), Some(Count(1)), "{name:?}");
        assert_eq!((map.names().collect::<Vec<_>>(), &map), (vec![&*name], &map.clone()));
        assert_eq!(format!("{map:?}"), format!("{{{name:?}: Count(2)}}"));
        assert_eq!(format!("{:?}", map.clone().into_iter().next()), format!("Some(({name:?}, Count(2)))"));
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [(name, Count(2))]);
    }
}

/// Few names are searched linearly and many in a hash map, with the same behaviour.
#[test]
fn typed_keys_of_any_number() {
    for many in [0, 1, 16, 17, 18, 200] {
        let name = |number: usize| format!("n{number}");
        let mut map: TypedKeys<Count> = (0..many).map(|number| (name(number), Count(number))).collect();
        let backwards: TypedKeys<Count> = (0..many).rev().map(|number| (name(number), Count(number))).collect();
        assert_eq!((map.len(), &map), (many, &backwards));
        assert!((0..many).all(|number| map.get(&name(number)) == Some(&Count(number))));
        assert_eq!(map.get("n"), None);
        for number in (0..many).rev() {
            assert_eq!(map.insert(name(number), Count(number + 1)), Some(Count(number)), "{many}");
        }
        assert_eq!(map.insert("new", Count(0)), None);
        assert_ne!(map, backwards);
        let numbers: Vec<usize> = map.into_iter().map(|(_, Count(number))| number).collect();
        assert_eq!(numbers, (1..=many).chain([0]).collect::<Vec<_>>(), "the order is kept");
    }
}
