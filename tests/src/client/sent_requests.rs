//! The requests that the transport receives.

use std::time::Duration;

use generated::security::GetTokenRequest;
use generated::testing::{CannedResponse, MockTransport};
use generated::{Client, Credentials, MediaType};
use serde_json::json;

use super::seeds::{TOKEN, get_token};

/// A server that responds to every request with an empty object.
fn server() -> MockTransport {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "{}"));
    server
}

#[tokio::test]
async fn typed_call_sends_method_path_headers_and_body() {
    let server = server();
    server.respond(CannedResponse::json(200, TOKEN));
    get_token(&server.client()).await.unwrap();
    let [sent] = &*server.sent_requests() else { panic!("one request") };
    assert_eq!(sent.method(), "POST");
    assert_eq!(sent.uri(), "http://localhost:9200/_security/oauth2/token");
    assert_eq!(sent.body(), r#"{"grant_type":"password","password":"hunter2 \"quoted\"","username":"jo"}"#);
    let mut names: Vec<_> = sent.headers().keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "content-type", "user-agent"]);
    for name in ["accept", "content-type"] {
        assert_eq!(sent.header(name), Some("application/vnd.elasticsearch+json; compatible-with=9"));
    }
    assert_eq!(sent.header("user-agent"), Some(concat!("generated/", env!("CARGO_PKG_VERSION"), " (rust)")));
    assert_eq!(sent.options().timeout, Some(Duration::from_secs(30)));
}

#[tokio::test]
async fn common_parameters_of_a_call_reach_the_url() {
    let server = server();
    server.default_response(CannedResponse::json(200, TOKEN));
    let client = server.client();
    let call = get_token(&client).error_trace(true).filter_path(["access_token", "-a,&b"]);
    call.human(false).pretty(true).await.unwrap();
    client.request("GET", "/_cat/indices?h=index").filter_path(vec![String::from("*.index")]).await.unwrap();
    let targets: Vec<_> = server.sent_requests().iter().map(|sent| sent.target().to_owned()).collect();
    let query = "error_trace=true&filter_path=access_token,-a%2C%26b&human=false&pretty=true";
    assert_eq!(targets[0], format!("/_security/oauth2/token?{query}"));
    assert_eq!(targets[1], "/_cat/indices?h=index&filter_path=%2A.index");
}

#[tokio::test]
async fn common_parameters_of_a_call_replace_those_of_the_request() {
    let server = server();
    server.default_response(CannedResponse::json(200, TOKEN));
    let client = server.client();
    let mut request = GetTokenRequest::new();
    request.common.human = Some(true);
    request.common.pretty = Some(true);
    request.common.filter_path = Some(vec!["a".to_owned()]);
    let call = client.security().get_token(request).query_param("human_", "x").human(false).human(true);
    call.filter_path(["access_token"]).await.unwrap();
    let mut only_human = GetTokenRequest::new();
    only_human.common.human = Some(true);
    client.security().get_token(only_human).human(false).await.unwrap();
    let targets: Vec<_> = server.sent_requests().iter().map(|sent| sent.target().to_owned()).collect();
    assert_eq!(targets[0], "/_security/oauth2/token?pretty=true&human_=x&human=true&filter_path=access_token");
    assert_eq!(targets[1], "/_security/oauth2/token?human=false");
}

#[tokio::test]
async fn call_without_body_has_no_content_type() {
    let server = server();
    server.client().request("GET", "/").await.unwrap();
    assert_eq!(server.sent_requests()[0].header("content-type"), None);
    assert!(server.sent_requests()[0].body().is_empty());
}

#[tokio::test]
async fn media_type_is_configurable() {
    for (media_type, text) in [
        (MediaType::Json, "application/json"),
        (MediaType::Compatible(8), "application/vnd.elasticsearch+json; compatible-with=8"),
    ] {
        let server = server();
        let client = server.client_builder().media_type(media_type).build().unwrap();
        get_token(&client).json::<serde_json::Value>().await.unwrap();
        client.request("POST", "/x").json_body(json!({})).await.unwrap();
        for sent in server.sent_requests() {
            assert_eq!((sent.header("accept"), sent.header("content-type")), (Some(text), Some(text)));
        }
    }
}

#[tokio::test]
async fn path_of_base_url_is_kept() {
    let server = server();
    for (url, path) in [
        ("http://localhost:9200", "/_cat/indices"),
        ("http://localhost:9200/", "/_cat/indices"),
        ("http://localhost:9200/search", "/search/_cat/indices"),
        ("http://localhost:9200/a/b%20c/", "/a/b%20c/_cat/indices"),
        ("https://[::1]:9201/a", "/a/_cat/indices"),
    ] {
        let client = Client::builder(url).transport(server.clone()).build().unwrap();
        client.request("GET", "/_cat/indices").await.unwrap();
        let sent = server.sent_requests().pop().unwrap();
        assert_eq!(sent.uri().path(), path);
        assert!(url.starts_with(&sent.uri().to_string()[..sent.uri().to_string().len() - path.len()]));
    }
}

#[tokio::test]
async fn sends_credentials_and_user_agent() {
    let server = server();
    let basic = "Basic ZWxhc3RpYzpjaGFuZ2U6bWU="; // elastic:change:me
    let encoded = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==";
    let api_key = format!("ApiKey {encoded}");
    let decoded_key = "VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw";
    let builder = || server.client_builder();
    let with_user = |url: &str| Client::builder(url).transport(server.clone());
    for (builder, expected) in [
        (builder().basic_auth("elastic", "change:me"), basic),
        (builder().api_key(decoded_key), &*api_key),
        (builder().api_key(encoded), &api_key),
        (builder().bearer_auth("dG9rZW4="), "Bearer dG9rZW4="),
        (with_user("http://elastic:change%3Ame@localhost:9200"), basic),
        (with_user("http://elastic:change%3Ame@localhost:9200").bearer_auth("x"), "Bearer x"),
        (with_user("https://jo@localhost"), "Basic am86"),
    ] {
        let client = builder.build().unwrap();
        client.request("GET", "/").await.unwrap();
        let sent = server.sent_requests().pop().unwrap();
        assert_eq!(sent.header("authorization"), Some(expected));
        assert!(sent.headers()["authorization"].is_sensitive());
        assert_eq!(sent.uri().authority().unwrap().as_str().split(':').next(), Some("localhost"));
        assert!(!format!("{client:?}").contains("elastic"), "{client:?}");
    }
}

#[tokio::test]
async fn client_with_other_credentials_shares_the_transport() {
    let server = server();
    let client = server.client_builder().basic_auth("elastic", "changeme").build().unwrap();
    let as_token = client.with_credentials(&Credentials::bearer("t")).unwrap();
    as_token.request("GET", "/").await.unwrap();
    client.request("GET", "/").header("authorization", "Bearer u").await.unwrap();
    client.request("GET", "/").await.unwrap();
    let headers: Vec<_> =
        server.sent_requests().iter().map(|sent| sent.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(headers, ["Bearer t", "Bearer u", "Basic ZWxhc3RpYzpjaGFuZ2VtZQ=="]);
    assert!(server.sent_requests()[1].headers()["authorization"].is_sensitive());
}

#[tokio::test]
async fn call_settings_override_client_settings() {
    let server = server();
    let client = server
        .client_builder()
        .x_opaque_id("app")
        .default_header("x-team", "search")
        .request_timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    client.request("GET", "/").await.unwrap();
    client
        .request("GET", "/")
        .header("x-opaque-id", "42")
        .header("accept", "application/yaml")
        .request_timeout(Duration::from_secs(7))
        .await
        .unwrap();
    client.request("GET", "/").request_timeout(None).await.unwrap();
    let sent = server.sent_requests();
    assert_eq!((sent[0].header("x-opaque-id"), sent[0].header("x-team")), (Some("app"), Some("search")));
    assert_eq!((sent[1].header("x-opaque-id"), sent[1].header("x-team")), (Some("42"), Some("search")));
    assert_eq!(sent[1].header("accept"), Some("application/yaml"));
    assert_eq!(sent[1].headers().get_all("x-opaque-id").iter().count(), 1);
    let limits: Vec<_> = sent.iter().map(|sent| sent.options().timeout).collect();
    assert_eq!(limits, [Some(Duration::from_secs(5)), Some(Duration::from_secs(7)), None]);
}

#[tokio::test]
async fn sends_user_body() {
    let server = server();
    server.respond(CannedResponse::json(200, TOKEN));
    let client = server.client();
    get_token(&client).json_body(json!({"grant_type": "new_kind"})).query_param("x", 1).await.unwrap();
    client
        .request("POST", "/_bulk?refresh=true")
        .body("application/x-ndjson", "{}\n")
        .query_param("a", "b")
        .await
        .unwrap();
    let sent = server.sent_requests();
    assert_eq!(sent[0].json().unwrap(), json!({"grant_type": "new_kind"}));
    assert_eq!(sent[0].target(), "/_security/oauth2/token?x=1");
    assert_eq!(sent[1].target(), "/_bulk?refresh=true&a=b");
    let lines = Some("application/vnd.elasticsearch+x-ndjson; compatible-with=9");
    assert_eq!((sent[1].header("content-type"), &sent[1].body()[..]), (lines, &b"{}\n"[..]));
}

const JSON_9: &str = "application/vnd.elasticsearch+json; compatible-with=9";

/// An NDJSON body of the user has the version that is set for the client.
#[tokio::test]
async fn ndjson_uses_client_media_type_version() {
    for (media_type, accept, lines) in [
        (
            MediaType::Compatible(8),
            "application/vnd.elasticsearch+json; compatible-with=8",
            "application/vnd.elasticsearch+x-ndjson; compatible-with=8",
        ),
        (MediaType::Json, "application/json", "application/x-ndjson"),
    ] {
        let server = server();
        let client = server.client_builder().media_type(media_type).build().unwrap();
        client.request("POST", "/_bulk").body("application/x-ndjson", "{}\n").await.unwrap();
        let sent = &server.sent_requests()[0];
        assert_eq!((sent.header("accept"), sent.header("content-type")), (Some(accept), Some(lines)));
    }
}

/// `Debug` of the headers shows no credentials.
#[tokio::test]
async fn marks_credentials_as_sensitive() {
    for (name, is_sensitive) in [
        ("authorization", true),
        ("proxy-authorization", true),
        ("cookie", true),
        ("es-secondary-authorization", true),
        ("ES-Client-Authentication", true),
        ("x-opaque-id", false),
        ("x-team", false),
    ] {
        let server = server();
        let client = server.client_builder().default_header(name, "hunter2").build().unwrap();
        client.request("GET", "/").await.unwrap();
        server.client().request("GET", "/").header(name, "hunter2").await.unwrap();
        for sent in server.sent_requests() {
            assert_eq!(sent.headers()[name], "hunter2");
            assert_eq!(sent.headers()[name].is_sensitive(), is_sensitive, "{name}");
            assert_eq!(format!("{:?}", sent.headers()).contains("hunter2"), !is_sensitive, "{name}");
        }
    }
}

/// Elasticsearch 9.1.0 rejects a request if only one of the two headers has a version.
#[tokio::test]
async fn content_type_and_accept_share_version() {
    let server = server();
    let client = server.client();
    client.request("POST", "/_bulk").body("application/x-ndjson", "{}\n").await.unwrap();
    client.request("POST", "/x").body("application/json", "{}").await.unwrap();
    client.request("POST", "/x").body("text/plain", "x").await.unwrap();
    // A header of the user is not changed.
    client
        .request("POST", "/_bulk")
        .body("text/plain", "{}\n")
        .header("content-type", "application/x-ndjson")
        .await
        .unwrap();
    client.request("POST", "/x").json_body(1).header("accept", "application/yaml").await.unwrap();
    client.request("GET", "/x").header("accept", "application/yaml").await.unwrap();
    let headers: Vec<_> = server
        .sent_requests()
        .iter()
        .map(|sent| (sent.header("accept").unwrap().to_owned(), sent.header("content-type").map(str::to_owned)))
        .collect();
    let pair = |accept: &str, content_type: Option<&str>| (accept.to_owned(), content_type.map(str::to_owned));
    let expected = [
        pair(JSON_9, Some("application/vnd.elasticsearch+x-ndjson; compatible-with=9")),
        pair(JSON_9, Some(JSON_9)),
        pair("application/json", Some("text/plain")),
        pair("application/json", Some("application/x-ndjson")),
        pair("application/yaml", Some("application/json")),
        pair("application/yaml", None),
    ];
    assert_eq!(headers, expected);
}
