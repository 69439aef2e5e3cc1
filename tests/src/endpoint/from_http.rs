//! Decoding requests from HTTP.

use bytes::Bytes;
use http::Request;

use super::requests::{FindRequest, LoginRequest, Refresh, SaveRequest, Wanted, find, save};
use crate::runtime::endpoint::FromHttpErrorKind;
use crate::runtime::{CommonParameters, Document, Endpoint, FromHttp, Nullable, Secret};

fn request(method: &str, uri: &str, body: &'static str) -> Request<Bytes> {
    Request::builder().method(method).uri(uri).body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn round_trip<R: FromHttp + PartialEq + std::fmt::Debug>(request: &R) {
    assert_eq!(&R::from_http(&request.to_http().unwrap()).unwrap(), request);
}

fn decode_error<R: FromHttp>(http: &Request<Bytes>) -> String {
    match R::from_http(http) {
        Ok(_) => String::new(),
        Err(error) => {
            assert_eq!(format!("{error:?}"), format!("FromHttpError({error})"));
            error.to_string()
        }
    }
}

#[test]
fn requests_round_trip() {
    round_trip(&find());
    round_trip(&FindRequest {
        index: Some(vec!["a".to_owned(), "b/c".to_owned()]),
        id: Some("x,y z".to_owned()),
        refresh: Some(Refresh::WaitFor),
        source: Some(Wanted::Fields(vec!["a".to_owned(), "b".to_owned()])),
        size: Some(5),
        score: Some(0.5),
        any: None,
        title: Some("t".to_owned()),
        names: Some(vec!["n".to_owned()]),
        boost: Some(Nullable::Null),
        document: Some(Document::new(&[1])),
        common: CommonParameters {
            filter_path: Some(vec!["took".to_owned()]),
            human: Some(true),
            ..CommonParameters::default()
        },
    });
    round_trip(&FindRequest {
        refresh: Some(Refresh::True),
        source: Some(Wanted::Bool(true)),
        names: Some(vec!["a".to_owned(), "b".to_owned()]),
        boost: Some(Nullable::Value(2.0)),
        ..find()
    });
    round_trip(&LoginRequest {
        name: "jo".to_owned(),
        password: Some(Secret::from("horse")),
        realm: Some("native".to_owned()),
        common: CommonParameters::default(),
    });
    let decoded = SaveRequest::<Document>::from_http(&save("a", Document::new(&1)).to_http().unwrap()).unwrap();
    assert_eq!((&*decoded.index, decoded.document.get()), ("a", Ok("1")));
}

#[test]
fn reads_requests_of_other_clients() {
    let http = request("GET", "/a%2Cb/_find?_source=x%2Cy&unknown=1&human&limit=3&refresh=wait_for&pretty=", "");
    let find = FindRequest::from_http(&http).unwrap();
    assert_eq!(find.index, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(find.source, Some(Wanted::Fields(vec!["x".to_owned(), "y".to_owned()])));
    assert_eq!((find.size, find.refresh), (Some(3), Some(Refresh::WaitFor)));
    assert_eq!((find.common.human, find.common.pretty), (Some(true), Some(true)));
    let http =
        request("POST", "http://localhost:9200/_find?size=1&size=2&_source=a+b", r#"{"headline":"x","other":1}"#);
    let find = FindRequest::from_http(&http).unwrap();
    assert_eq!((find.size, find.title.as_deref()), (Some(2), Some("x")));
    assert_eq!(find.source, Some(Wanted::Fields(vec!["a b".to_owned()])));
}

#[test]
fn rejects_other_url_and_method() {
    assert_eq!(
        decode_error::<FindRequest>(&request("GET", "/_search", "")),
        "find: the path does not belong to this endpoint"
    );
    assert_eq!(
        decode_error::<FindRequest>(&request("GET", "//_find", "")),
        "find: the path does not belong to this endpoint"
    );
    let method = "find: method not allowed for this path";
    assert_eq!(decode_error::<FindRequest>(&request("DELETE", "/_find", "")), method);
    assert_eq!(decode_error::<FindRequest>(&request("GET", "/a/_find/1", "")), method);
    assert_eq!(
        decode_error::<FindRequest>(&request("GET", "/%FF/_find", "")),
        "find: the URL is not UTF-8 after percent-decoding"
    );
}

#[test]
fn rejects_missing_required_parameter() {
    let missing = |http: &Request<Bytes>| decode_error::<LoginRequest>(http);
    assert_eq!(
        missing(&request("POST", "/_login", r#"{"name":"jo"}"#)),
        "security.login: `realm` is required but missing"
    );
    assert_eq!(missing(&request("POST", "/_login?realm=a", "")), "security.login: `name` is required but missing");
    assert_eq!(
        missing(&request("POST", "/_login?realm=a", r#"{"password":"horse"}"#)),
        "security.login: the body at name: a required value is missing"
    );
}

#[test]
fn rejects_values_of_wrong_type() {
    let size = decode_error::<FindRequest>(&request("GET", "/_find?size=horse", ""));
    assert_eq!(size, "find: `size` must be an integer, but is a string");
    let secret =
        decode_error::<LoginRequest>(&request("POST", "/_login?realm=a", r#"{"name":"jo","password":["horse"]}"#));
    assert_eq!(secret, "security.login: the body at password: expected a string, found an array");
    let syntax = decode_error::<FindRequest>(&request("POST", "/_find", "{horse}"));
    assert!(syntax.starts_with("find: the body: invalid JSON at line 1, column 2: "), "{syntax}");
    assert!(!syntax.contains("horse"));
    let error = FindRequest::from_http(&request("GET", "/_find?size=horse", "")).err().unwrap();
    assert_eq!((error.endpoint(), error.field()), ("find", Some("size")));
    assert!(matches!(error.kind(), FromHttpErrorKind::InvalidParameter(_)));
    assert!(std::error::Error::source(&error).is_none(), "the message is complete");
}
