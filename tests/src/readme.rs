//! The code in the README compiles and does what it says.

use generated::runtime::{Endpoint, json};
use generated::security::{
    ApiKeyGrantType, GrantApiKey, GrantApiKeyRequest, GrantApiKeyResponse, IndicesPrivileges, RoleDescriptor,
};

type Failure = Box<dyn std::error::Error>;

#[test]
fn a_request() -> Result<(), Failure> {
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
fn an_answer() -> Result<(), Failure> {
    let answer = br#"{"id":"VuaCfGcB","name":"reader","api_key":"ui2lp2axTNms","encoded":"VnVh"}"#;
    let read = json::read::<GrantApiKeyResponse>(answer, json::Mode::Tolerant)?;
    assert!(read.defaulted.is_empty());
    assert!(format!("{:?}", read.value).contains("api_key: [REDACTED]"));
    Ok(())
}

/// Each line of code in the README stands in this file too.
#[test]
fn the_readme_shows_this_code() {
    let readme = include_str!("../../README.md");
    let here = include_str!("readme.rs");
    let mut lines = 0;
    for block in readme.split("```rust\n").skip(1) {
        for line in block.split("```").next().unwrap_or_default().lines() {
            let code = line.split("   //").next().unwrap_or_default().trim();
            // Printing is shown there and asserted here.
            if code.is_empty() || code.starts_with("println!") || code.starts_with("use generated") {
                continue;
            }
            assert!(here.contains(code), "the README has a line that is not tested: {code}");
            lines += 1;
        }
    }
    assert!(lines > 10, "found only {lines} lines of code in the README");
}
