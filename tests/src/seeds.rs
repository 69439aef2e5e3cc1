//! Requests and recorded responses of the two endpoints in `spec/`, with the crate `generated` as users see it.

use generated::json::{self, Decode, Mode};
use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, GetTokenRequest, GetTokenResponse, GrantApiKey, GrantApiKeyRequest,
    GrantApiKeyResponse, IndicesPrivileges, RoleDescriptor,
};
use generated::types::Refresh;
use generated::{Endpoint, EpochMilliseconds, FromHttp, Secret};
use serde_json::json;

/// The response to a request with the grant `client_credentials` by a built-in user.
const TOKEN: &str = r#"{
    "access_token": "4wTTBKzRPzVYmoQUL1JMNC9qaUJqMmdS",
    "type": "Bearer",
    "expires_in": 1200,
    "authentication": {
        "username": "elastic",
        "roles": ["superuser"],
        "full_name": null,
        "email": null,
        "metadata": {"_reserved":true},
        "enabled": true,
        "authentication_realm": {"name": "reserved", "type": "reserved"},
        "lookup_realm": {"name": "reserved", "type": "reserved"},
        "authentication_type": "realm"
    }
}"#;

/// The response with a key that expires.
const KEY: &str = r#"{
    "id": "Vu2CfGcBCdbkQm",
    "name": "reader",
    "expiration": 1756684800000,
    "api_key": "ui2lp2axTNm",
    "encoded": "VnUyQ2ZHYw=="
}"#;

/// Decodes JSON in both modes, and asserts that both return the same value without defaults.
fn decode_both_modes<T: Decode + PartialEq + std::fmt::Debug>(json: &str) -> T {
    let [lenient, strict] = [Mode::Lenient, Mode::Strict].map(|mode| json::decode::<T>(json.as_bytes(), mode).unwrap());
    assert!(lenient.deviations.is_empty() && strict.deviations.is_empty());
    assert_eq!(lenient.value, strict.value);
    strict.value
}

#[test]
fn decodes_token_for_built_in_user() {
    let response = decode_both_modes::<GetTokenResponse>(TOKEN);
    assert_eq!(response.access_token.expose(), "4wTTBKzRPzVYmoQUL1JMNC9qaUJqMmdS");
    assert_eq!((response.type_.as_str(), response.expires_in), ("Bearer", 1200));
    assert!(response.refresh_token.is_none() && response.scope.is_none());
    assert!(response.kerberos_authentication_response_token.is_none());
    let user = &response.authentication;
    assert_eq!((user.username.as_str(), user.roles.as_slice()), ("elastic", ["superuser".to_owned()].as_slice()));
    assert_eq!((user.full_name.as_deref(), user.email.as_deref()), (None, None));
    assert_eq!(user.metadata.get("_reserved"), Some(&json!(true)));
    assert_eq!((user.lookup_realm.type_.as_str(), user.authentication_type.as_str()), ("reserved", "realm"));
    let debug = format!("{response:?}");
    assert!(debug.contains("access_token: [REDACTED]") && !debug.contains("4wTTBKz"));
    assert_eq!(decode_both_modes::<GetTokenResponse>(&serde_json::to_string(&response).unwrap()), response);
}

#[test]
fn decodes_token_with_all_optional_fields() {
    let response = TOKEN.replacen("null", r#""Jo Doe""#, 1).replacen("null", r#""jo@example.com""#, 1).replacen(
        r#""type""#,
        r#""refresh_token": "vLBPvmAB6K", "scope": "FULL", "type""#,
        1,
    );
    let response = decode_both_modes::<GetTokenResponse>(&response);
    assert_eq!(response.refresh_token.as_ref().map(Secret::expose), Some("vLBPvmAB6K"));
    assert_eq!(response.scope.as_deref(), Some("FULL"));
    assert_eq!(response.authentication.full_name.as_deref(), Some("Jo Doe"));
    assert_eq!(response.authentication.email.as_deref(), Some("jo@example.com"));
}

#[test]
fn decodes_filtered_response() {
    let json = br#"{"access_token":"4wTTBKz"}"#;
    let response = json::decode::<GetTokenResponse>(json, Mode::Lenient).unwrap();
    assert_eq!(response.value.access_token, Secret::from("4wTTBKz"));
    let places: Vec<_> = response.deviations.iter().map(|deviation| deviation.path.to_string()).collect();
    assert_eq!(places, ["expires_in", "type", "authentication"]);
    let strict = json::decode::<GetTokenResponse>(json, Mode::Strict).unwrap_err().to_string();
    assert_eq!(strict, "at expires_in: missing required field");
}

#[test]
fn rejects_invalid_token_response() {
    let error = |json: &str| json::decode::<GetTokenResponse>(json.as_bytes(), Mode::Lenient).unwrap_err().to_string();
    let error_response = r#"{"error":"invalid_grant","error_description":"could not refresh the requested token"}"#;
    assert_eq!(error(error_response), "at access_token: expected a secret, found nothing");
    assert_eq!(error(r#"{"type":"Bearer"}"#), "at access_token: expected a secret, found nothing");
    assert_eq!(error(""), "invalid JSON at line 1, column 1: expected a value, found the end of the input");
}

#[test]
fn decodes_granted_api_key() {
    let response = decode_both_modes::<GrantApiKeyResponse>(KEY);
    assert_eq!((response.id.as_str(), response.name.as_str()), ("Vu2CfGcBCdbkQm", "reader"));
    assert_eq!(response.expiration, Some(EpochMilliseconds(1_756_684_800_000)));
    assert_eq!((response.api_key.expose(), response.encoded.expose()), ("ui2lp2axTNm", "VnUyQ2ZHYw=="));
    assert!(!format!("{response:?}").contains("ui2lp2axTNm") && !format!("{response:?}").contains("VnUyQ2ZHYw"));
    let endless = KEY.replace(r#""expiration": 1756684800000,"#, "");
    assert_eq!(decode_both_modes::<GrantApiKeyResponse>(&endless).expiration, None);
}

#[test]
fn token_request_round_trips() {
    let request = GetTokenRequest::new().grant_type(AccessTokenGrantType::ClientCredentials);
    let http = request.to_http().unwrap();
    assert_eq!((http.method().as_str(), http.uri().to_string()), ("POST", "/_security/oauth2/token".to_owned()));
    assert_eq!(http.body().as_ref(), br#"{"grant_type":"client_credentials"}"#);
    assert_eq!(GetTokenRequest::from_http(&http).unwrap(), request);
    let mut request = GetTokenRequest::new().grant_type("password").username("jo").password("horse");
    request.common.filter_path = Some(vec!["access_token".to_owned()]);
    let http = request.to_http().unwrap();
    assert_eq!(http.uri().to_string(), "/_security/oauth2/token?filter_path=access_token");
    assert_eq!(http.body().as_ref(), br#"{"grant_type":"password","password":"horse","username":"jo"}"#);
    assert!(!format!("{request:?}").contains("horse"));
    assert_eq!(GetTokenRequest::from_http(&http).unwrap(), request);
}

#[test]
fn api_key_request_round_trips() {
    let privileges = IndicesPrivileges::new(["a-*"], ["read"]).query(json!({"match_all": {}}));
    let role = RoleDescriptor::new().cluster(["monitor"]).indices([privileges]);
    let key = GrantApiKey::new("reader").expiration("1d").role_descriptors([("reader", role)]);
    let request =
        GrantApiKeyRequest::new(key, ApiKeyGrantType::AccessToken).access_token("t").refresh(Refresh::WaitFor);
    let http = request.to_http().unwrap();
    assert_eq!(
        (http.method().as_str(), http.uri().to_string()),
        ("POST", "/_security/api_key/grant?refresh=wait_for".to_owned())
    );
    // The role descriptors are an object: the server rejects a list with the status 400. A list of one index pattern is
    // written as a string.
    let body = r#"{"api_key":{"name":"reader","expiration":"1d","role_descriptors":{"reader":{"cluster":["monitor"],"indices":[{"names":"a-*","privileges":["read"],"query":{"match_all":{}}}]}}},"grant_type":"access_token","access_token":"t"}"#;
    assert_eq!(std::str::from_utf8(http.body()).unwrap(), body);
    assert_eq!(GrantApiKeyRequest::from_http(&http).unwrap(), request);
}

#[tokio::test]
async fn calls_seed_endpoints() {
    use generated::testing::{CannedResponse, MockTransport};
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, r#"{"id":"1","name":"n","api_key":"a","encoded":"b"}"#));
    let request = GrantApiKeyRequest::new(GrantApiKey::new("n"), ApiKeyGrantType::Password).refresh("true");
    let call = server.client().security().grant_api_key(request);
    assert_eq!(tokio::spawn(call.into_future()).await.unwrap().unwrap().name, "n");
    assert_eq!(server.sent_requests()[0].target(), "/_security/api_key/grant?refresh=true");
}
