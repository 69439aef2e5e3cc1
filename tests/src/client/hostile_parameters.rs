//! Values from an attacker in path, query string and headers, over a real connection. They must not change the structure of
//! the request.

use std::collections::BTreeSet;

use generated::Client;
use generated::RespondsWith;
use generated::runtime::endpoint::{
    Description, Method, Parameter, ParameterEncoder, ParameterLocation, Route, RouteMethods,
};
use generated::runtime::response::Json;
use generated::{Endpoint, Error};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::recorder::Recorder;

/// `GET /{index}/_doc/{id}?routing=…`, as the generator would emit it.
#[derive(Clone, Debug)]
struct GetRequest {
    index: Vec<String>,
    id: String,
    routing: Vec<String>,
}

static DESCRIPTION: Description = Description {
    name: "get",
    routes: &[Route {
        template: "/{index}/_doc/{id}",
        methods: RouteMethods::Single(Method::Get),
        path_parameters: &["index", "id"],
    }],
    parameters: &[
        Parameter::required("index", ParameterLocation::Path),
        Parameter::required("id", ParameterLocation::Path),
        Parameter::new("routing", ParameterLocation::Query),
    ],
    ..Description::DEFAULT
};

impl Endpoint for GetRequest {
    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn encode_parameters<'a>(&'a self, e: &mut ParameterEncoder<'a>) {
        e.parameter(&self.index).parameter(&self.id).parameter(&self.routing);
    }
}

impl RespondsWith<Value> for GetRequest {
    type ResponseBody = Json;
}

/// Random strings, and strings that are known to cause problems.
fn hostile() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "/",
        "//",
        "..",
        ".",
        "%2e%2e",
        "%2F",
        "../../_shutdown",
        "a/../b",
        "\\",
        "?",
        "a?b=c",
        "#",
        "&",
        "a&b=c",
        "=",
        "+",
        " ",
        "%",
        "%00",
        "\0",
        "\r\nx-evil: 1",
        "\n",
        "_all",
        "*",
        ",",
        "a,b",
        ";",
        "@",
        "http://evil/",
        "//evil",
        ":80",
        "\u{ff0e}\u{ff0e}",
        "\u{202e}",
        "%c0%ae",
        "{index}",
        "-",
        "\u{1f4da}",
        "",
    ]);
    prop_oneof![
        any::<String>(),
        known.clone().prop_map(str::to_owned),
        (known, any::<String>()).prop_map(|(a, b)| a.to_owned() + &b)
    ]
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// Returns true if the request must be rejected before anything is sent.
fn is_invalid(request: &GetRequest) -> bool {
    let is_bad = |text: &String| text.is_empty() || text == "." || text == "..";
    is_bad(&request.id)
        || request.index.is_empty()
        || request.index.iter().any(|index| is_bad(index) || index.contains(','))
}

#[tokio::test]
async fn hostile_parameters_keep_the_url_structure() {
    let server = Recorder::json("200 OK", "{}").await;
    let client = server.client();
    let strategy = (prop::collection::vec(hostile(), 0..3), hostile(), prop::collection::vec(hostile(), 0..3));
    let mut runner = TestRunner::deterministic();
    let (mut sent, mut rejected) = (0, 0);
    while sent < 1000 {
        let (index, id, routing) = strategy.new_tree(&mut runner).unwrap().current();
        let request = GetRequest { index, id, routing };
        let result = client.call(request.clone()).await;
        if is_invalid(&request) {
            assert!(matches!(result, Err(Error::Build(_))), "{request:?}");
            rejected += 1;
            continue;
        }
        result.unwrap_or_else(|error| panic!("{request:?}: {error}"));
        sent += 1;
        let line = server.last().line;
        // Path and query string contain only characters that RFC 3986 allows.
        let [method, target, version] = &*line.split(' ').collect::<Vec<_>>() else { panic!("{line}") };
        assert_eq!((*method, *version), ("GET", "HTTP/1.1"));
        let (path, query) = target.split_once('?').unwrap();
        let [root, index, doc, id] = &*path.split('/').collect::<Vec<_>>() else { panic!("{line}") };
        assert_eq!((*root, *doc), ("", "_doc"));
        assert_eq!(index.split(',').map(decoded).collect::<Vec<_>>(), request.index);
        assert_eq!(decoded(id), request.id);
        let (name, routing) = query.split_once('=').unwrap();
        assert_eq!(name, "routing");
        let is_none = request.routing.is_empty();
        let routing: Vec<_> =
            if is_none && routing.is_empty() { Vec::new() } else { routing.split(',').map(decoded).collect() };
        assert_eq!(routing, request.routing);
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%/?=,".contains(&byte);
        assert!(target.bytes().all(allowed), "{target}");
        // A parser that removes dot segments returns the same path.
        assert_eq!(wiremock::http::Url::parse(&format!("http://a{target}")).unwrap().path(), path);
    }
    assert!(rejected > 50, "only {rejected} were rejected");
    assert_eq!(server.requests().len(), sent);
}

#[tokio::test]
async fn hostile_query_parameters_of_calls_are_encoded() {
    let server = Recorder::json("200 OK", "{}").await;
    let client = server.client();
    let mut runner = TestRunner::deterministic();
    for _ in 0..1000 {
        let (name, value) = (hostile(), hostile()).new_tree(&mut runner).unwrap().current();
        client.request("GET", "/a?b=c").query_param(&name, &value).await.unwrap();
        let line = server.last().line;
        let target = line.strip_prefix("GET /a?b=c&").and_then(|rest| rest.strip_suffix(" HTTP/1.1")).unwrap();
        let [sent_name, sent_value] = &*target.split('=').collect::<Vec<_>>() else { panic!("{line}") };
        assert!(!target.contains(['&', '?', '#', ' ']), "{line}");
        assert_eq!((decoded(sent_name), decoded(sent_value)), (name, value));
    }
}

#[tokio::test]
async fn headers_with_line_breaks_are_rejected() {
    let server = Recorder::json("200 OK", "{}").await;
    let client = server.client();
    for value in ["1\r\nx-evil: 1", "1\nx-evil: 1", "1\r", "\0", "1\r\n\r\nGET /_shutdown HTTP/1.1"] {
        let error = client.request("GET", "/").header("x-a", value).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "client.request: invalid value of the header `x-a`: it contains a character that is not allowed, such as a line break"
        );
        assert!(Client::builder(&server.url).default_header("x-a", value).build().is_err());
    }
    assert!(server.requests().is_empty());
    // HTTP allows a tab and non-ASCII bytes.
    client.request("GET", "/").header("x-a", "a\tb").header("x-b", "Zo\u{eb}").await.unwrap();
    let received: BTreeSet<_> = server.only().headers.into_iter().filter(|header| header.starts_with("x-")).collect();
    assert_eq!(received, BTreeSet::from(["x-a: a\tb".to_owned(), "x-b: Zo\u{eb}".to_owned()]));
}
