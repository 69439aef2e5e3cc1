//! Untyped calls with strings from an attacker.

use generated::error::BuildErrorKind;
use generated::testing::{CannedResponse, MockTransport};
use generated::{Client, Error};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use serde_json::Value;

pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn server() -> (MockTransport, Client) {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "{}"));
    let client = server.client();
    (server, client)
}

/// Parses a query string like a server.
fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn query_parameter_is_sent_as_one_parameter(name in any::<String>(), value in "[\\PC\\x00-\\x7f]*", with_query in any::<bool>()) {
        let (server, client) = server();
        let path = if with_query { "/a?b=c" } else { "/a" };
        run(client.request("GET", path).query_param(&name, &value).query_param("last", 1).into_future()).unwrap();
        let sent = server.sent_requests().pop().unwrap();
        prop_assert_eq!(sent.uri().path(), "/a");
        prop_assert_eq!(sent.uri().authority().unwrap().as_str(), "localhost:9200");
        let mut expected = vec![(name, value), ("last".to_owned(), "1".to_owned())];
        if with_query {
            expected.insert(0, ("b".to_owned(), "c".to_owned()));
        }
        prop_assert_eq!(pairs(sent.uri().query().unwrap()), expected);
        // The URL parser of the transport returns the same URL.
        let url = wiremock_url(&sent.uri().to_string());
        prop_assert_eq!(url, sent.uri().to_string());
    }

    #[test]
    fn header_is_sent_as_one_header(name in any::<String>(), value in any::<String>()) {
        let (server, client) = server();
        let result = run(client.request("GET", "/").header(&*name, &*value).into_future());
        match server.sent_requests().pop() {
            None => prop_assert!(matches!(result, Err(Error::Build(_)))),
            Some(sent) => prop_assert!(!sent.headers()[&*name].as_bytes().contains(&b'\n')),
        }
    }

    #[test]
    fn path_is_sent_unchanged(path in "/[\\PC\\x00-\\x7f]{0,12}") {
        let (server, client) = server();
        let result = run(client.request("GET", &path).into_future());
        match server.sent_requests().pop() {
            None => prop_assert!(matches!(result, Err(Error::Build(_)))),
            Some(sent) => {
                prop_assert_eq!(sent.target(), &*path);
                prop_assert_eq!(sent.uri().authority().unwrap().as_str(), "localhost:9200");
            }
        }
    }
}

/// Formats a URL with the URL type of the transport.
fn wiremock_url(text: &str) -> String {
    wiremock::http::Url::parse(text).unwrap().to_string()
}

#[test]
fn rejects_line_breaks_in_header() {
    for (name, value, problem) in [
        ("x-a", "1\r\nx-b: hunter2", BuildErrorKind::InvalidHeaderValue(http::HeaderName::from_static("x-a"))),
        ("x-a", "hunter2\n", BuildErrorKind::InvalidHeaderValue(http::HeaderName::from_static("x-a"))),
        ("x-a\r\nx-b", "hunter2", BuildErrorKind::InvalidHeaderName),
        ("transfer-encoding", "hunter2", BuildErrorKind::ReservedHeader(http::header::TRANSFER_ENCODING)),
    ] {
        let (server, client) = server();
        let call = client.request("GET", "/").header(name, value).header("x-c", "fine").json_body(1);
        let error = run(call.into_future()).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"));
        assert!(matches!(error, Error::Build(error) if *error.kind() == problem));
        assert!(server.sent_requests().is_empty());
    }
}

#[test]
fn rejects_invalid_path_and_method() {
    let (server, client) = server();
    for path in
        ["", "a", "//a", "/a/../b", "/a/%2e%2E", "/.", "/a\\..\\b", "/a#b", "/a b", "/a\nb", "http://evil/", "/\u{e4}"]
    {
        let error = run(client.request("GET", path).into_future()).unwrap_err();
        assert!(
            matches!(&error, Error::Build(error) if *error.kind() == BuildErrorKind::InvalidPath),
            "{path}: {error}"
        );
        assert!(error.to_string().starts_with("client.request: invalid path: it must start with a single `/`"));
    }
    let error = run(client.request("GET it", "/").into_future()).unwrap_err();
    assert!(error.to_string().starts_with("client.request: invalid HTTP method"));
    let error = run(client.request("GET", "/").query_param("x", "y".repeat(70_000)).into_future()).unwrap_err();
    assert!(error.to_string().contains("longer than 64 KB"), "{error}");
    assert!(server.sent_requests().is_empty());
}

#[test]
fn rejects_non_json_body() {
    let (server, client) = server();
    let map = std::collections::HashMap::from([((1, 2), 3)]);
    let error = run(client.request("POST", "/").json_body(&map).into_future()).unwrap_err();
    assert!(error.to_string().starts_with("client.request: the body can't be encoded as JSON"), "{error}");
    assert!(server.sent_requests().is_empty());
    let deep = (0..200).fold(Value::Null, |inside, _| Value::Array(vec![inside]));
    run(client.request("POST", "/").json_body(deep).into_future()).unwrap();
}
