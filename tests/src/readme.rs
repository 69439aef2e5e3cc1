//! The code in the README compiles and runs as described there.

use std::time::Duration;

use generated::Client;
use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, GetTokenRequest, GrantApiKey, GrantApiKeyRequest, GrantApiKeyResponse,
    IndicesPrivileges, RoleDescriptor,
};
use generated::testing::{CannedResponse, MockTransport};
use generated::{Endpoint, json};

type Failure = Box<dyn std::error::Error>;

#[test]
fn request() -> Result<(), Failure> {
    let reader = RoleDescriptor::new()
        .cluster(["monitor"])
        .indices([IndicesPrivileges::new(["books-*"], ["read"]).query(r#"{"term":{"public":true}}"#)]);
    let request = GrantApiKeyRequest::new(
        GrantApiKey::new("reader").expiration("30d").role_descriptors([("reader", reader)]),
        ApiKeyGrantType::Password,
    )
    .username("jo")
    .password("correct horse");

    let http = request.to_http()?;
    assert_eq!((http.method().as_str(), http.uri().path()), ("POST", "/_security/api_key/grant"));
    Ok(())
}

#[test]
fn response() -> Result<(), Failure> {
    let response = br#"{"id":"VuaCfGcB","name":"reader","api_key":"ui2lp2axTNms","encoded":"VnVh"}"#;
    let decoded = json::decode::<GrantApiKeyResponse>(response, json::Mode::Lenient)?;
    assert!(decoded.deviations.is_empty());
    assert!(format!("{:?}", decoded.value).contains("api_key: [REDACTED]"));
    Ok(())
}

#[test]
fn connect() -> Result<(), Failure> {
    let client = Client::builder("http://localhost:9200").basic_auth("elastic", "changeme").build()?;
    assert!(format!("{client:?}").contains("http://localhost:9200"));

    let ca = rcgen::generate_simple_self_signed(["localhost".to_owned()])?.cert.pem();
    let key = "VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw";
    let client = Client::builder("https://localhost:9200").ca_certificate(ca).api_key(key).build()?;
    assert!(format!("{client:?}").contains("https://localhost:9200"));
    Ok(())
}

const TOKEN: &str = r#"{"access_token":"a","type":"Bearer","expires_in":1200,"authentication":{}}"#;

#[tokio::test]
async fn call() -> Result<(), Failure> {
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, TOKEN));
    server.respond(CannedResponse::json(200, r#"{"status":"green"}"#));
    server.respond(CannedResponse::json(200, r#"{"id":"1","name":"n","api_key":"a","encoded":"b"}"#));
    let client = server.client();

    let request =
        GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).password("correct horse").username("jo");
    let response = client.security().get_token(request).await?;
    assert_eq!(response.expires_in, 1200);

    // An endpoint without a type:
    let health = client.request("GET", "/_cluster/health").query_param("level", "indices").await?;
    assert_eq!(health["status"], "green");

    let request = GrantApiKeyRequest::new(GrantApiKey::new("n"), ApiKeyGrantType::Password);
    let response = client
        .security()
        .grant_api_key(request)
        .request_timeout(Duration::from_secs(5))
        .header("x-opaque-id", "42")
        .send()
        .await?;
    assert!(response.warnings().is_empty());
    Ok(())
}

#[tokio::test]
async fn errors() -> Result<(), Failure> {
    let server = MockTransport::new();
    server.respond(CannedResponse::json(401, r#"{"error":{"type":"security_exception"},"status":401}"#));
    let client = server.client();
    let request = GetTokenRequest::new();
    match client.security().get_token(request).await {
        Ok(token) => println!("{} seconds", token.expires_in),
        Err(error) if error.is_unauthorized() => println!("wrong password"),
        Err(error) if error.is_timeout() || error.is_connect() => println!("try again later: {error}"),
        Err(error) if error.is_too_many_requests() => println!("try again after {:?}", error.retry_after()),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

#[tokio::test]
async fn testing_without_a_server() -> Result<(), Failure> {
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, r#"{"status":"green"}"#));
    let health = server.client().request("GET", "/_cluster/health").await?;
    assert_eq!(health["status"], "green");
    assert_eq!(server.sent_requests()[0].target(), "/_cluster/health");
    Ok(())
}

/// Each line of code in the README is also in this file.
#[test]
fn the_readme_shows_this_code() {
    let readme = include_str!("../../README.md");
    let this_file = include_str!("readme.rs");
    let mut lines = 0;
    for block in readme.split("```rust\n").skip(1) {
        for line in block.split("```").next().unwrap_or_default().lines() {
            let code = line.split("   //").next().unwrap_or_default().trim();
            // Lines that print are replaced by assertions here.
            if code.is_empty() || code.starts_with("println!") || code.starts_with("use generated") {
                continue;
            }
            assert!(this_file.contains(code), "the README has a line that is not tested: {code}");
            lines += 1;
        }
    }
    assert!(lines > 10, "found only {lines} lines of code in the README");
}

/// README and the crate's front page show the same call.
#[test]
fn the_front_page_has_the_same_sample() {
    let readme = include_str!("../../README.md");
    let crate_docs = include_str!("../../generated/src/lib.rs");
    let (_, code) = crate_docs.split_once("//! # Call\n").unwrap();
    let (code, _) = code.split_once("//! ```\n").unwrap();
    let lines = code.lines().filter_map(|line| line.strip_prefix("//! ")).skip(1);
    let visible_lines: Vec<_> = lines.filter(|line| !line.starts_with('#') && !line.starts_with("println!")).collect();
    assert!(visible_lines.len() > 5, "{visible_lines:?}");
    for line in visible_lines {
        assert!(readme.lines().any(|other| other == line), "only the front page has: {line}");
    }
}
