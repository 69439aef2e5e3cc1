//! Assertions about values and requests that the tests of fixtures share.

use std::fmt::Debug;

use bytes::Bytes;
use http::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::client::hostile::run;
use crate::decode::{not_strict, plain, strict, tolerant};
use crate::runtime::json::{self, Decode, Encode, Mode};
use crate::runtime::{Endpoint, Error, FromHttp, RespondsWith};

/// All that a type does which users exchange.
pub(crate) trait Value: Decode + Encode + PartialEq + Debug + Serialize + DeserializeOwned {}

impl<T: Decode + Encode + PartialEq + Debug + Serialize + DeserializeOwned> Value for T {}

/// The JSON that is written.
pub(crate) fn text(value: &impl Encode) -> String {
    String::from_utf8(json::encode(value).unwrap()).unwrap()
}

/// Read from this text in both modes, and written as the same; by way of serde too.
pub(crate) fn kept<T: Value>(json: &str) -> T {
    let value = strict::<T>(json);
    assert_eq!(plain::<T>(json), value, "{json}");
    assert_eq!(text(&value), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value, "{json}");
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    value
}

/// Read from this text in both modes, and written as another.
pub(crate) fn rewritten<T: Value>(json: &str, written: &str) {
    let value = strict::<T>(json);
    assert_eq!(plain::<T>(json), value, "{json}");
    assert_eq!(kept::<T>(written), value, "{json}");
}

/// Read from this text in tolerant mode alone, and written as another. Strict mode says why not.
pub(crate) fn tolerated<T: Value>(json: &str, written: &str, refusal: &str) {
    assert_eq!(text(&plain::<T>(json)), written, "{json}");
    assert_eq!(not_strict::<T>(json), refusal, "{json}");
}

/// Read from this text in tolerant mode alone, where places are filled in. In a list, since an answer must have something
/// of what it requires.
pub(crate) fn filled_in<T: Value>(json: &str, places: &[&str], written: &str, refusal: &str) {
    let (values, defaulted) = tolerant::<Vec<T>>(&format!("[{json}]"));
    let between = |place: &str| if place.starts_with('[') { "" } else { "." };
    let places: Vec<_> = places.iter().map(|place| format!("[0]{}{place}", between(place))).collect();
    assert_eq!(defaulted, places, "{json}");
    assert_eq!(text(&values), format!("[{written}]"), "{json}");
    assert_eq!(not_strict::<T>(json), refusal, "{json}");
}

/// Method, URI and body of a request on one line, from which the same request is read again.
pub(crate) fn line<R: FromHttp + PartialEq + Debug>(request: &R) -> String {
    let http = request.to_http().unwrap();
    let line = show(&http);
    assert_eq!(&R::from_http(&http).unwrap(), request, "{line}");
    line
}

pub(crate) fn show(http: &Request<Bytes>) -> String {
    let body = std::str::from_utf8(http.body()).unwrap();
    format!("{} {} {body}", http.method(), http.uri()).trim_end().to_owned()
}

/// Why a request can't be sent.
pub(crate) fn not_sent(request: &impl Endpoint) -> String {
    request.to_http().unwrap_err().to_string()
}

/// Why an HTTP request is none of an endpoint.
pub(crate) fn not_taken<R: FromHttp>(method: &str, uri: &str, body: &'static str) -> String {
    let http = Request::builder().method(method).uri(uri).body(Bytes::from_static(body.as_bytes())).unwrap();
    R::from_http(&http).err().unwrap().to_string()
}

/// Reads a request from its method, URI and body.
pub(crate) fn read_request<R: FromHttp>(method: &str, uri: &str, body: &'static str) -> R {
    let body = Bytes::from_static(body.as_bytes());
    R::from_http(&Request::builder().method(method).uri(uri).body(body).unwrap()).unwrap()
}

/// What a request is answered by this status and body, read strictly.
pub(crate) fn answered<Q: RespondsWith<R>, R>(status: u16, body: &'static str) -> Result<R, Error> {
    let response = Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).unwrap();
    Q::from_response(response, Mode::Strict).map(|decoded| decoded.value)
}

pub(crate) fn failed<Q: RespondsWith<R>, R>(status: u16, body: &'static str) -> Error {
    answered::<Q, R>(status, body).err().expect("an error")
}

pub(crate) fn block_on<C: IntoFuture>(call: C) -> C::Output {
    run(async move { call.await })
}

/// What a request asks for.
pub(crate) fn accept(request: &impl Endpoint) -> String {
    request.to_http().unwrap().headers()["accept"].to_str().unwrap().to_owned()
}
