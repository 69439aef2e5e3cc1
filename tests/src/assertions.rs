//! Assertions about values and requests that the tests of fixtures share.

use std::fmt::Debug;

use bytes::Bytes;
use http::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::client::hostile::run;
use crate::decode::{decode_lenient, decode_strict, decode_with_deviations, strict_error};
use crate::runtime::json::{self, Decode, Encode, Mode};
use crate::runtime::{Endpoint, Error, FromHttp, RespondsWith};

/// The traits of every generated type that can be encoded alone.
pub(crate) trait Value: Decode + Encode + PartialEq + Debug + Serialize + DeserializeOwned {}

impl<T: Decode + Encode + PartialEq + Debug + Serialize + DeserializeOwned> Value for T {}

/// Encodes a value as JSON.
pub(crate) fn to_json(value: &impl Encode) -> String {
    String::from_utf8(json::encode(value).unwrap()).unwrap()
}

/// Decodes this JSON in both modes and through serde, and asserts that each encodes to the same JSON again.
pub(crate) fn round_trips<T: Value>(json: &str) -> T {
    let value = decode_strict::<T>(json);
    assert_eq!(decode_lenient::<T>(json), value, "{json}");
    assert_eq!(to_json(&value), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value, "{json}");
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    value
}

/// Asserts that this JSON is decoded in both modes, and encoded as the other JSON.
pub(crate) fn reencodes_as<T: Value>(json: &str, written: &str) {
    let value = decode_strict::<T>(json);
    assert_eq!(decode_lenient::<T>(json), value, "{json}");
    assert_eq!(round_trips::<T>(written), value, "{json}");
}

/// Asserts that this JSON is decoded in lenient mode, and encoded as the other JSON, but is an error in strict mode.
pub(crate) fn lenient_only<T: Value>(json: &str, written: &str, error: &str) {
    assert_eq!(to_json(&decode_lenient::<T>(json)), written, "{json}");
    assert_eq!(strict_error::<T>(json), error, "{json}");
}

/// Asserts that lenient mode decodes this JSON with these deviations and writes it back unchanged, except for the order of keys,
/// and that strict mode reports an error. Returns the value.
pub(crate) fn keeps<T: Value>(json: &str, deviations: &[&str], error: &str) -> T {
    let (value, found) = decode_with_deviations::<T>(json);
    assert_eq!(found, deviations, "{json}");
    assert_eq!(strict_error::<T>(json), error, "{json}");
    assert_eq!(json_tree(&to_json(&value)), json_tree(json));
    assert_eq!(json_tree(&serde_json::to_string(&value).unwrap()), json_tree(json));
    // Serde reads numbers and whitespace differently.
    let deserialized = serde_json::from_str::<T>(json).unwrap();
    assert_eq!(json_tree(&to_json(&deserialized)), json_tree(json));
    value
}

/// Parses JSON for a comparison that ignores the order of keys, and the difference between `1` and `1.0`.
pub(crate) fn json_tree(json: &str) -> Json {
    let mut tree = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json:.200}: {error}"));
    unify_numbers(&mut tree);
    tree
}

fn unify_numbers(tree: &mut Json) {
    match tree {
        Json::Array(items) => items.iter_mut().for_each(unify_numbers),
        Json::Object(fields) => fields.values_mut().for_each(unify_numbers),
        Json::Number(number) => {
            let whole = number.to_string().strip_suffix(".0").and_then(|digits| digits.parse::<i64>().ok());
            if let Some(whole) = whole {
                *tree = whole.into();
            }
        }
        Json::Null | Json::Bool(_) | Json::String(_) => {}
    }
}

/// Asserts that a request keeps a value of its body that does not fit, and writes it back. `line` is the method, the path, and
/// the body.
pub(crate) fn request_keeps<R: FromHttp + PartialEq + Debug>(line: &'static str, name: &str) -> R {
    let [method, uri, body] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
    let request = request_from_http::<R>(method, uri, body);
    assert_eq!(request_line(&request), line);
    assert!(format!("{request:?}").contains(&format!("unknown_fields: [\"{name}\"]")), "{request:?}");
    request
}

/// Asserts that lenient mode fills these paths with defaults, and that strict mode reports an error.
///
/// The value is decoded inside a list: a whole response without any of its required fields is an error in both modes.
pub(crate) fn fills_defaults<T: Value>(json: &str, paths: &[&str], written: &str, error: &str) {
    let (values, defaulted) = decode_with_deviations::<Vec<T>>(&format!("[{json}]"));
    let separator = |path: &str| if path.starts_with('[') { "" } else { "." };
    let paths: Vec<_> = paths.iter().map(|path| format!("[0]{}{path}", separator(path))).collect();
    assert_eq!(defaulted, paths, "{json}");
    assert_eq!(to_json(&values), format!("[{written}]"), "{json}");
    assert_eq!(strict_error::<T>(json), error, "{json}");
}

/// Returns the method, URI and body of a request on one line, and asserts that the request can be restored from them.
pub(crate) fn request_line<R: FromHttp + PartialEq + Debug>(request: &R) -> String {
    let http = request.to_http().unwrap();
    let line = format_request(&http);
    assert_eq!(&R::from_http(&http).unwrap(), request, "{line}");
    line
}

/// Returns the method, URI and body of an HTTP request on one line.
pub(crate) fn format_request(http: &Request<Bytes>) -> String {
    let body = std::str::from_utf8(http.body()).unwrap();
    format!("{} {} {body}", http.method(), http.uri()).trim_end().to_owned()
}

/// Returns the error of a request that can't be built.
pub(crate) fn build_error(request: &impl Endpoint) -> String {
    request.to_http().unwrap_err().to_string()
}

/// Returns the error of an HTTP request that does not fit an endpoint.
pub(crate) fn from_http_error<R: FromHttp>(method: &str, uri: &str, body: &'static str) -> String {
    let http = Request::builder().method(method).uri(uri).body(Bytes::from_static(body.as_bytes())).unwrap();
    R::from_http(&http).err().unwrap().to_string()
}

/// Restores a request from its method, URI and body.
pub(crate) fn request_from_http<R: FromHttp>(method: &str, uri: &str, body: &'static str) -> R {
    let body = Bytes::from_static(body.as_bytes());
    R::from_http(&Request::builder().method(method).uri(uri).body(body).unwrap()).unwrap()
}

/// Decodes the response to a request, in strict mode, from its status and body.
pub(crate) fn decode_response<Q: RespondsWith<R>, R>(status: u16, body: &'static str) -> Result<R, Error> {
    let response = Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).unwrap();
    Q::from_response(response, Mode::Strict).map(|decoded| decoded.value)
}

/// Returns the error that this status and body are decoded to.
pub(crate) fn response_error<Q: RespondsWith<R>, R>(status: u16, body: &'static str) -> Error {
    decode_response::<Q, R>(status, body).err().expect("an error")
}

pub(crate) fn block_on<C: IntoFuture>(call: C) -> C::Output {
    run(async move { call.await })
}

/// Returns the `accept` header of a request.
pub(crate) fn accept_header(request: &impl Endpoint) -> String {
    request.to_http().unwrap().headers()["accept"].to_str().unwrap().to_owned()
}
