//! Errors and values that drawing does not reach: a request with a secret that can't be built, a document whose error
//! contains a secret, an unknown variant with a secret in it.

use std::error::Error;

use serde::{Serialize, Serializer};

use super::canary;
use crate::fixtures::seeds::security::get_token::GetTokenRequest;
use crate::fixtures::seeds::security::grant_api_key::{GrantApiKey, GrantApiKeyRequest};
use crate::round_trip::cases::VALUES;
use crate::runtime::json::{Encode, Encoder, encode};
use crate::runtime::{Document, Endpoint, FromHttp, Other, RawJson, Secret};

/// Returns the `Display` and `Debug` output of an error and of its sources.
fn printed_chain(error: &dyn Error) -> String {
    let source = error.source().map(printed_chain).unwrap_or_default();
    format!("{error} {error:?} {error:#?} {source}")
}

#[test]
fn build_errors_contain_no_secret() {
    let secret = canary(1);
    let mut deep = serde_json::Value::Null;
    for _ in 0..200 {
        deep = serde_json::json!([deep, secret]);
    }
    let request = GrantApiKeyRequest::new(GrantApiKey::new("key").metadata([("deep", deep)]), "password")
        .access_token(secret.as_str())
        .password(secret.as_str());
    let error = request.to_http().unwrap_err();
    assert!(!printed_chain(&error).contains(&secret), "{error}");
    assert_eq!(
        error.to_string(),
        "security.grant_api_key: `api_key` can't be encoded as JSON: nested more than 127 levels deep"
    );

    let mut request = GetTokenRequest::new().password(secret.as_str());
    request.common.filter_path = Some(vec![secret.repeat(4_000)]);
    let error = request.to_http().unwrap_err();
    assert!(!printed_chain(&error).contains(&secret), "{error}");
}

#[test]
fn from_http_errors_contain_no_secret() {
    let secret = canary(2);
    for (method, uri, body) in [
        ("POST", format!("/{secret}"), String::new()),
        ("PUT", format!("/_security/oauth2/token?{secret}"), String::new()),
        ("POST", format!("/_security/oauth2/token?human={secret}"), String::new()),
        ("POST", format!("/_security/oauth2/token?human=%FF{secret}"), String::new()),
        ("POST", "/_security/oauth2/token".to_owned(), format!("{{\"password\":[\"{secret}\"]}}")),
        ("POST", "/_security/oauth2/token".to_owned(), format!("\"{secret}")),
    ] {
        let http = http::Request::builder().method(method).uri(&uri).body(bytes::Bytes::from(body)).unwrap();
        let error = GetTokenRequest::from_http(&http).unwrap_err();
        assert!(!printed_chain(&error).contains(&secret), "{uri}: {error}");
    }
}

/// A document that can't be serialized, and whose error contains its content.
struct Quoting(String);

impl Serialize for Quoting {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(&self.0))
    }
}

/// A type with a secret and a document.
struct Login {
    password: Secret,
    document: Document,
    user: Option<Quoting>,
}

impl Encode for Login {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("Login")
            .field("password", &self.password)
            .field("document", &self.document)
            .document("user", &self.user);
    }
}

crate::runtime::json::impl_debug_partial_eq!(Login);

#[test]
fn document_errors_contain_no_secret() {
    let secret = canary(3);
    let quoting = || Quoting(secret.clone());
    let password = Secret::from(secret.as_str());
    for login in [
        Login { password: password.clone(), document: Document::new(&quoting()), user: None },
        Login { password, document: Document::new(&1), user: Some(quoting()) },
    ] {
        let error = encode(&login).unwrap_err();
        assert!(!printed_chain(&error).contains(&secret), "{error}");
        assert_eq!(
            error.document_error().map(ToString::to_string).as_ref(),
            Some(&secret),
            "the message of serde is accessible"
        );
        assert!(!format!("{login:?} {login:#?}").contains(&secret));
    }
}

#[test]
fn unknown_variants_print_no_secret() {
    let secret = canary(4);
    let json = format!(r#"{{"unlisted":{{"password":"{secret}"}},"type":"unlisted"}}"#);
    let raw = RawJson::from_json(&json).unwrap();
    let other = Other { name: "unlisted".to_owned(), raw: raw.clone() };
    let document = Document::from_json(&json).unwrap();
    assert!(!format!("{raw:?} {raw:#?} {other:?} {other:#?} {document:?}").contains(&secret));

    // The open unions of the fixtures, such as containers and tagged unions.
    let mut unknown_variants = 0;
    for case in VALUES {
        let printed = (case.print)(&json);
        let is_unknown_variant = |json: &&String| json.contains("Other {") && json.contains("Json(");
        for json in printed.values.iter().filter(is_unknown_variant) {
            assert!(!json.contains(&secret), "{}: {json}", case.item);
            unknown_variants += 1;
        }
    }
    assert!(unknown_variants > 0, "no unknown variant contains the secret");
}

#[test]
fn secrets_are_sent() {
    let secret = canary(5);
    let http = GetTokenRequest::new().password(secret.as_str()).to_http().unwrap();
    assert_eq!(http.body().as_ref(), format!(r#"{{"password":"{secret}"}}"#).as_bytes());
    assert_eq!(GetTokenRequest::from_http(&http).unwrap().password.unwrap().expose(), secret);
}
