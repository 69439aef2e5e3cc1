//! Each construct of the specification, as the generator writes it today, run: bytes read and written, tolerant and
//! strict, each tolerance and each refusal. A fixture has the name of what it shows.

mod additional;
mod beside;
mod bodies;
mod buckets;
mod documents;
mod enums;
mod interfaces;
mod lines;
mod lists;
mod making;
mod nulls;
mod path_and_body;
mod recursion;
mod requests;
mod responses;
mod secrets;
mod seeds;
mod several_places;
mod single_keys;
mod small_values;
mod typed_keys;
mod unions;
mod untagged;
mod variants;

use std::fmt::Debug;

use bytes::Bytes;
use http::Request;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::reader::{never, not_strict, plain, strict, tolerant};
use crate::runtime::json::{self, Read, Show};
use crate::runtime::{Endpoint, FromHttp};

/// All that a type does which users exchange.
trait Value: Read + Show + PartialEq + Debug + Serialize + DeserializeOwned {}

impl<T: Read + Show + PartialEq + Debug + Serialize + DeserializeOwned> Value for T {}

/// The JSON that is written.
fn text(value: &impl Show) -> String {
    String::from_utf8(json::write(value).unwrap()).unwrap()
}

/// Read from this text in both modes, and written as the same; by way of serde too.
fn kept<T: Value>(json: &str) -> T {
    let value = strict::<T>(json);
    assert_eq!(plain::<T>(json), value, "{json}");
    assert_eq!(text(&value), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value, "{json}");
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    value
}

/// Read from this text in both modes, and written as another.
fn rewritten<T: Value>(json: &str, written: &str) {
    let value = strict::<T>(json);
    assert_eq!(plain::<T>(json), value, "{json}");
    assert_eq!(kept::<T>(written), value, "{json}");
}

/// Read from this text in tolerant mode alone, and written as another. Strict mode says why not.
fn tolerated<T: Value>(json: &str, written: &str, refusal: &str) {
    assert_eq!(text(&plain::<T>(json)), written, "{json}");
    assert_eq!(not_strict::<T>(json), refusal, "{json}");
}

/// Read from this text in tolerant mode alone, where places are filled in. In a list, since an answer must have something
/// of what it requires.
fn filled_in<T: Value>(json: &str, places: &[&str], written: &str, refusal: &str) {
    let (values, defaulted) = tolerant::<Vec<T>>(&format!("[{json}]"));
    let between = |place: &str| if place.starts_with('[') { "" } else { "." };
    let places: Vec<_> = places.iter().map(|place| format!("[0]{}{place}", between(place))).collect();
    assert_eq!(defaulted, places, "{json}");
    assert_eq!(text(&values), format!("[{written}]"), "{json}");
    assert_eq!(not_strict::<T>(json), refusal, "{json}");
}

/// Method, URI and body of a request on one line, from which the same request is read again.
fn line<R: FromHttp + PartialEq + Debug>(request: &R) -> String {
    let http = request.to_http().unwrap();
    let line = show(&http);
    assert_eq!(&R::from_http(&http).unwrap(), request, "{line}");
    line
}

fn show(http: &Request<Bytes>) -> String {
    let body = std::str::from_utf8(http.body()).unwrap();
    format!("{} {} {body}", http.method(), http.uri()).trim_end().to_owned()
}

/// Why a request can't be sent.
fn not_sent(request: &impl Endpoint) -> String {
    request.to_http().unwrap_err().to_string()
}

/// Why an HTTP request is none of an endpoint.
fn not_taken<R: FromHttp>(method: &str, uri: &str, body: &'static str) -> String {
    let http = Request::builder().method(method).uri(uri).body(Bytes::from_static(body.as_bytes())).unwrap();
    R::from_http(&http).err().unwrap().to_string()
}
