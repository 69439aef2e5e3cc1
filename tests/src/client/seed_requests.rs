//! Requests of both endpoints with all parameters, as the server receives them.

use generated::Client;
use generated::Endpoint;
use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, ApplicationGlobalUserPrivileges, ApplicationPrivileges, ClusterPrivilege,
    FieldSecurity, GetTokenRequest, GlobalPrivilege, GrantApiKey, GrantApiKeyRequest, IndexPrivilege,
    IndicesPrivileges, ManageUserPrivileges, RemoteClusterPrivilege, RemoteClusterPrivileges, RemoteIndicesPrivileges,
    Restriction, RestrictionWorkflow, RoleDescriptor, RoleTemplateQuery, RoleTemplateScript,
};
use generated::types::Refresh;
use serde_json::json;

use super::recorder::{Received, Recorder};
use super::seeds::TOKEN;

const QUERY: &str = "error_trace=true&filter_path=access_token,a%2C%26b&human=true&pretty=false";

/// Checks the headers that every call of the client below has.
fn assert_headers(received: &Received) {
    let length = format!("content-length: {}", received.body.len());
    let agent = concat!("user-agent: generated/", env!("CARGO_PKG_VERSION"), " (rust)");
    let expected = [
        "accept-encoding: gzip",
        "accept: application/vnd.elasticsearch+json; compatible-with=9",
        "authorization: ApiKey VnVhQ2ZHOnVpMmxwMg==",
        &length,
        "content-type: application/vnd.elasticsearch+json; compatible-with=9",
        agent,
        "x-opaque-id: night-shift",
        "x-team: search",
    ];
    assert_eq!(received.headers, expected);
}

fn client(server: &Recorder) -> Client {
    let builder = Client::builder(&server.url).api_key("VuaCfG:ui2lp2").x_opaque_id("night-shift");
    builder.default_header("x-team", "search").build().unwrap()
}

/// Checks that the test sets all parameters of the endpoint.
fn assert_complete<Q: Endpoint>(received: &Received) {
    for parameter in Q::DESCRIPTION.parameters {
        let is_there = received.body.contains(&format!("\"{}\":", parameter.name))
            || received.line.contains(&format!("{}=", parameter.name));
        assert!(is_there, "`{}` was not set", parameter.name);
    }
}

#[tokio::test]
async fn get_token() {
    let server = Recorder::json("200 OK", TOKEN).await;
    let request = GetTokenRequest::new()
        .grant_type(AccessTokenGrantType::Kerberos)
        .scope("FULL")
        .password("hunter2 \"quoted\" \u{e9}\n")
        .kerberos_ticket("YIIB6wYJKoZ=")
        .refresh_token("vLBPvmAB6KvwvJZr27cS")
        .username("jo");
    let call = client(&server).security().get_token(request);
    let call = call.error_trace(true).filter_path(["access_token", "a,&b"]).human(true).pretty(false);
    let token = call.await.unwrap();
    assert_eq!(token.expires_in, 1200);

    let received = server.only();
    assert_eq!(received.line, format!("POST /_security/oauth2/token?{QUERY} HTTP/1.1"));
    assert_headers(&received);
    assert_eq!(
        received.body,
        concat!(
            r#"{"grant_type":"_kerberos","scope":"FULL","password":"hunter2 \"quoted\" "#,
            "\u{e9}\\n",
            r#"","kerberos_ticket":"YIIB6wYJKoZ=","refresh_token":"vLBPvmAB6KvwvJZr27cS","username":"jo"}"#
        )
    );
    assert_complete::<GetTokenRequest>(&received);
}

#[tokio::test]
async fn each_grant_type_is_sent() {
    let server = Recorder::json("200 OK", TOKEN).await;
    let client = client(&server);
    for (grant, name) in [
        (AccessTokenGrantType::Password, "password"),
        (AccessTokenGrantType::ClientCredentials, "client_credentials"),
        (AccessTokenGrantType::Kerberos, "_kerberos"),
        (AccessTokenGrantType::RefreshToken, "refresh_token"),
        ("not_yet_known".into(), "not_yet_known"),
    ] {
        client.security().get_token(GetTokenRequest::new().grant_type(grant)).await.unwrap();
        let received = server.last();
        assert_eq!(received.body, format!("{{\"grant_type\":\"{name}\"}}"));
        assert_eq!(received.line, "POST /_security/oauth2/token HTTP/1.1");
    }
}

fn role() -> RoleDescriptor {
    let fields = FieldSecurity::new().grant(["title", "body"]).except(["body"]);
    let script = RoleTemplateScript::new()
        .source(r#"{"term":{"owner":"{{_user.username}}"}}"#)
        .id("by-owner")
        .params([("group", json!(7))])
        .lang("mustache")
        .options([("content_type", "application/json")]);
    let template = RoleTemplateQuery::new().template(script);
    let remote = RemoteIndicesPrivileges::new(["europe"], ["logs-*"], [IndexPrivilege::Read]);
    RoleDescriptor::new()
        .cluster([ClusterPrivilege::Monitor, ClusterPrivilege::ManageOwnApiKey])
        .indices([
            IndicesPrivileges::new(["books-*", "papers"], [IndexPrivilege::Read, IndexPrivilege::ViewIndexMetadata])
                .field_security(fields.clone())
                .query(r#"{"match_all":{}}"#)
                .allow_restricted_indices(false),
            IndicesPrivileges::new(["own"], ["all"]).query(template),
        ])
        .remote_indices([remote
            .field_security(fields)
            .query(json!({"exists": {"field": "a"}}))
            .allow_restricted_indices(true)])
        .remote_cluster([RemoteClusterPrivileges::new(["*"], [RemoteClusterPrivilege::MonitorEnrich])])
        .global(
            GlobalPrivilege::new()
                .application(ApplicationGlobalUserPrivileges::new().manage(ManageUserPrivileges::new(["app"]))),
        )
        .applications([ApplicationPrivileges::new("app", ["read", "data:read/*"], ["*"])])
        .metadata([("version", json!(1))])
        .run_as(["deputy"])
        .description("reads books")
        .restriction(Restriction::new([RestrictionWorkflow::SearchApplicationQuery]))
        .transient_metadata([("enabled", json!(true))])
}

#[tokio::test]
async fn grant_api_key() {
    let server = Recorder::json("200 OK", r#"{"id":"1","name":"reader","api_key":"a","encoded":"b"}"#).await;
    let key = GrantApiKey::new("reader")
        .expiration("30d")
        .role_descriptors([("reader", role())])
        .metadata([("app", json!({"tier": [1, 2.5, null]}))]);
    let request = GrantApiKeyRequest::new(key, ApiKeyGrantType::Password)
        .access_token("dG9rZW4=")
        .username("jo")
        .password("correct horse")
        .run_as("deputy")
        .refresh(Refresh::WaitFor);
    let call = client(&server).security().grant_api_key(request);
    call.error_trace(true).filter_path(["access_token", "a,&b"]).human(true).pretty(false).await.unwrap();

    let received = server.only();
    assert_eq!(received.line, format!("POST /_security/api_key/grant?refresh=wait_for&{QUERY} HTTP/1.1"));
    assert_headers(&received);
    assert_complete::<GrantApiKeyRequest>(&received);
    insta::assert_snapshot!("grant_api_key_body", received.body);
}
