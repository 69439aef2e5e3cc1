//! Errors of documents: the place and the kinds of values, but no values.

use std::collections::HashMap;

use serde::de::{DeserializeOwned, Error, Unexpected};
use serde::{Deserialize, Deserializer};

use crate::runtime::RawJson;
use crate::runtime::json::{self, Decode, DecodeError, DecodeErrorKind, Decoder, Mode};

/// A response with documents.
struct Hits<T>(Vec<Hit<T>>);

struct Hit<T>(Option<T>);

impl<T: DeserializeOwned> Decode for Hits<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required("hits", &mut self.0);
    }

    fn empty() -> Self {
        Self(Vec::new())
    }
}

impl<T: DeserializeOwned> Decode for Hit<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required_document("_source", &mut self.0);
    }

    fn empty() -> Self {
        Self(None)
    }
}

/// Returns the error of a document in a response, without the path of the document.
fn error<T: DeserializeOwned>(document: &str) -> String {
    let json = format!("{{\n  \"hits\": [{{\"_source\": {document} }}, {{\"_source\": {document} }}]}}");
    let fail = |mode| json::decode::<Hits<T>>(json.as_bytes(), mode).err().unwrap();
    let (lenient, strict) = (fail(Mode::Lenient), fail(Mode::Strict));
    assert_eq!(lenient, strict);
    assert_eq!(lenient.kind(), DecodeErrorKind::Document);
    assert!(lenient.underlying_error().unwrap().is::<serde_json::Error>());
    let alone = RawJson::from_json(document).unwrap().parse::<T>().err().unwrap().to_string();
    let message = lenient.to_string();
    assert_eq!(format!("{lenient:?}"), format!("DecodeError({message})"));
    let message = message.strip_prefix("at hits[0]._source").unwrap().trim_start_matches('.').to_owned();
    let alone = alone.strip_prefix("at ").unwrap();
    assert_eq!(alone.trim_start_matches('$'), message, "the same without a response around it");
    message
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the tests only decode it")]
struct Product {
    sku: i32,
    #[serde(default)]
    tags: Vec<String>,
    size: Option<u8>,
    kind: Option<Kind>,
    parts: Option<HashMap<String, (bool, f64)>>,
    inner: Option<Box<Product>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Book,
    Film(#[allow(dead_code, reason = "the tests only decode it")] String),
}

#[test]
fn error_has_path_and_kinds() {
    for (document, message) in [
        (r#"{"sku":"hunter2"}"#, "sku: invalid type: string, expected i32"),
        (r#"{"sku": 1.5}"#, "sku: invalid type: floating point, expected i32"),
        (r#"{"sku": null }"#, "sku: invalid type: null, expected i32"),
        (r#"{"sku":[1]}"#, "sku: invalid type: sequence, expected i32"),
        ("{\"sku\"\n:\n\t{ }\n}", "sku: invalid type: map, expected i32"),
        (r#"{"sku":99999999999}"#, "sku: invalid value: integer, expected i32"),
        (r#"{"sku":1,"size":300}"#, "size: invalid value: integer, expected u8"),
        (r#"{"sku":1,"tags":["a", 7, "b"]}"#, "tags[1]: invalid type: integer, expected a string"),
        (r#"{"sku":1,"tags":[[]]}"#, "tags[0]: invalid type: sequence, expected a string"),
        (r#"{"sku":1,"tags":"a, expected u8"}"#, "tags: invalid type: string, expected a sequence"),
        ("{\n\"sku\":1,\n\"inner\":{\"sku\":true}}", "inner.sku: invalid type: boolean, expected i32"),
        (r#"{"sku":1,"parts":{"a b":[true,"ü"]}}"#, r#"parts["a b"][1]: invalid type: string, expected f64"#),
        (r#"{"sku":1,"parts":{"a":[true]}}"#, "parts.a: invalid length"),
        (r#"{"sku":1,"kind":"hunter2"}"#, "kind: unknown variant"),
        (r#"{"sku":1,"kind":{"film":5}}"#, "kind.film: invalid type: integer, expected a string"),
        (r#"{"sku":1,"else":2}"#, "else: unknown field"),
        (r#"{"sku":1,"sku":2}"#, "sku: duplicate field"),
        (r#"{"inner":{"sku":1}}"#, "sku: missing field"),
        (r#"{"sku":1,"inner":{"size":1}}"#, "inner.sku: missing field"),
        ("[]", ": invalid length"),
        ("7", ": invalid type: integer, expected a struct"),
    ] {
        assert_eq!(error::<Product>(document), message, "{document}");
    }
}

/// A type whose errors contain the value.
struct Hostile;

impl<'de> Deserialize<'de> for Hostile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let secret = String::deserialize(deserializer)?;
        let (kind, secret) = secret.split_once(':').unwrap();
        let known: &'static [&'static str] = &["hunter2"];
        Err(match kind {
            "custom" => D::Error::custom(secret),
            "type" => D::Error::custom(format!("invalid type: {secret}, expected {secret}")),
            "kinds" => D::Error::custom(format!("invalid type: string {secret}, expected struct {secret}")),
            "expected" => D::Error::invalid_type(Unexpected::Other(secret), &secret),
            "value" => D::Error::invalid_value(Unexpected::Str(secret), &secret),
            "length" => D::Error::invalid_length(1, &secret),
            "variant" => D::Error::unknown_variant(secret, known),
            "field" => D::Error::unknown_field(secret, known),
            "position" => D::Error::custom(format!("missing field `{secret}` at line 1 column 2")),
            "upper" => D::Error::custom(format!("missing field `{}`", secret.to_uppercase())),
            "long" => D::Error::custom(format!("missing field `x_{secret}_x`")),
            _ => D::Error::custom(format!("missing field `{secret}`")),
        })
    }
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "the tests only decode it")]
struct Account {
    password: Hostile,
}

#[test]
fn messages_contain_no_value_of_the_document() {
    let kinds = ["custom", "type", "kinds", "expected", "value", "length", "variant", "field", "position", "upper"];
    for kind in kinds.into_iter().chain(["long", "missing"]) {
        for secret in ["hunter2", "i32", r"a\u0062cde"] {
            let document = format!(r#"{{"password":"{kind}:{secret}"}}"#);
            let message = error::<Account>(&document).to_lowercase();
            let shows = |part: &str| secret != "i32" && message.contains(part);
            assert!(!shows("hunter2") && !shows("abcde"), "{kind}: {message}");
        }
    }
    assert_eq!(
        error::<Account>(r#"{"password":"custom:hunter2"}"#),
        ": expected a document of the requested type, found one that its `Deserialize` implementation rejects"
    );
}

#[test]
fn error_of_a_whole_input() {
    let fail = |json: &str| -> DecodeError { RawJson::from_json(json).unwrap().parse::<Vec<u8>>().unwrap_err() };
    let error = fail(r#"[1, "x"]"#);
    assert_eq!(error.to_string(), "at [1]: invalid type: string, expected u8");
    assert_eq!((error.expected(), error.found(), error.path().to_string().as_str()), ("u8", "string", "[1]"));
    let message = error.underlying_error().unwrap().to_string();
    assert_eq!(message, r#"invalid type: string "x", expected u8 at line 1 column 7"#);
}
