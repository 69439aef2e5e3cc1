//! Setters accept the literals that a user would write, one of each kind. The tests check that the code compiles, and
//! what is sent.

use std::time::Duration;

use generated::Endpoint as _;
use generated::security::get_token::AccessTokenGrantType;
use generated::security::{
    ApplicationGlobalUserPrivileges, ApplicationPrivileges, FieldSecurity, GetTokenRequest, GlobalPrivilege,
    GrantApiKey, GrantApiKeyRequest, IndexPrivilege, IndicesPrivileges, ManageRoleIndices, ManageRolePrivileges,
    ManageUserPrivileges, RemoteClusterPrivileges, Restriction, RoleDescriptor, RoleGlobalPrivileges,
    RoleTemplateQuery, RoleTemplateScript,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::fixtures;
use crate::runtime::{Endpoint, json::encode};

/// Returns the method and the target, and the body.
fn sent(http: &http::Request<bytes::Bytes>) -> (String, &str) {
    (format!("{} {}", http.method(), http.uri()), std::str::from_utf8(http.body()).unwrap())
}

#[test]
fn token_request_from_literals() {
    let password = String::from("correct horse");
    let http = GetTokenRequest::new()
        .grant_type(AccessTokenGrantType::Password)
        .username("jo")
        .password(password)
        .to_http()
        .unwrap();
    let (target, body) = sent(&http);
    assert_eq!(target, "POST /_security/oauth2/token");
    assert_eq!(body, r#"{"grant_type":"password","password":"correct horse","username":"jo"}"#);

    let http = GetTokenRequest::new().grant_type("_kerberos").kerberos_ticket("YII").to_http().unwrap();
    assert_eq!(sent(&http).1, r#"{"grant_type":"_kerberos","kerberos_ticket":"YII"}"#);
}

fn key() -> GrantApiKey {
    let reader = RoleDescriptor::new()
        .cluster(["monitor", "manage_own_api_key"])
        .indices([
            IndicesPrivileges::new(["logs-*"], ["read", "view_index_metadata"])
                .query(json!({ "term": { "team": "red" } }))
                .field_security(FieldSecurity::new().grant(["*"]).except(["secret"]))
                .allow_restricted_indices(false),
            IndicesPrivileges::new(vec!["books".to_owned()], [IndexPrivilege::Read, "delete".into()])
                .query(r#"{"match_all":{}}"#),
        ])
        .metadata([("version", json!(1)), ("tags", json!(["a", "b"]))]);
    let books = ManageRolePrivileges::new().indices([ManageRoleIndices::new(["books"], ["read"])]);
    let writer = RoleDescriptor::new()
        .indices([IndicesPrivileges::new(["team-*"], ["write"]).query(RoleTemplateQuery::new().template(
            RoleTemplateScript::new().source(json!({ "term": { "acl": "{{_user.username}}" } })).lang("mustache"),
        ))])
        .applications([ApplicationPrivileges::new("shop", ["buy"], ["*"])])
        .global(
            GlobalPrivilege::new()
                .application(ApplicationGlobalUserPrivileges::new().manage(ManageUserPrivileges::new(["shop-*"])))
                .profile([("write", ManageUserPrivileges::new(["shop-*"]))])
                .role(RoleGlobalPrivileges::new().manage(books)),
        )
        .remote_cluster([RemoteClusterPrivileges::new(["west"], ["monitor_stats"])])
        .run_as(["ann"])
        .restriction(Restriction::new(["search_application_query"]))
        .description("writes");
    GrantApiKey::new("key")
        .expiration("30d")
        .role_descriptors([("reader", reader), ("writer", writer)])
        .metadata([("application", "shop"), ("stage", "test")])
}

#[test]
fn nested_request_from_literals() {
    let http = GrantApiKeyRequest::new(key(), "password")
        .username("jo")
        .password("correct horse")
        .refresh(true)
        .to_http()
        .unwrap();
    let (target, body) = sent(&http);
    assert_eq!(target, "POST /_security/api_key/grant?refresh=true");
    assert_eq!(
        body,
        concat!(
            r#"{"api_key":{"name":"key","expiration":"30d","role_descriptors":{"#,
            r#""reader":{"cluster":["monitor","manage_own_api_key"],"indices":["#,
            r#"{"field_security":{"except":["secret"],"grant":["*"]},"names":"logs-*","#,
            r#""privileges":["read","view_index_metadata"],"query":{"term":{"team":"red"}},"#,
            r#""allow_restricted_indices":false},"#,
            r#"{"names":"books","privileges":["read","delete"],"query":"{\"match_all\":{}}"}],"#,
            r#""metadata":{"version":1,"tags":["a","b"]}},"#,
            r#""writer":{"indices":[{"names":"team-*","privileges":["write"],"#,
            r#""query":{"template":{"source":{"term":{"acl":"{{_user.username}}"}},"lang":"mustache"}}}],"#,
            r#""remote_cluster":[{"clusters":["west"],"privileges":["monitor_stats"]}],"#,
            r#""global":{"application":{"manage":{"applications":["shop-*"]}},"#,
            r#""profile":{"write":{"applications":["shop-*"]}},"#,
            r#""role":{"manage":{"indices":[{"names":["books"],"privileges":["read"]}]}}},"#,
            r#""applications":[{"application":"shop","privileges":["buy"],"resources":["*"]}],"#,
            r#""run_as":["ann"],"description":"writes","#,
            r#""restriction":{"workflows":["search_application_query"]}}},"#,
            r#""metadata":{"application":"shop","stage":"test"}},"#,
            r#""grant_type":"password","username":"jo","password":"correct horse"}"#,
        )
    );
}

#[test]
fn enum_accepts_boolean() {
    let refresh = |request: GrantApiKeyRequest| request.to_http().unwrap().uri().query().unwrap().to_owned();
    let request = || GrantApiKeyRequest::new(GrantApiKey::new("key"), "password");
    assert_eq!(refresh(request().refresh(true)), "refresh=true");
    assert_eq!(refresh(request().refresh(false)), "refresh=false");
    assert_eq!(refresh(request().refresh("wait_for")), "refresh=wait_for");
}

#[test]
fn time_value_from_duration_and_string() {
    let text = |key: GrantApiKey| serde_json::to_value(&key).unwrap()["expiration"].take();
    assert_eq!(text(GrantApiKey::new("key").expiration(Duration::from_secs(90))), "90s");
    assert_eq!(text(GrantApiKey::new("key").expiration("1d")), "1d");
}

#[test]
fn numbers_from_literals() {
    use fixtures::numbers::fix::{call::CallRequest, types::Shown};

    let value =
        Shown::new().byte(-1).short(300).integer(70_000).long(5_000_000_000).uint(7).ulong(8).float(0.5).double(2.0);
    let http = CallRequest::new(value).to_http().unwrap();
    let body = r#"{"shown":{"byte":-1,"short":300,"integer":70000,"long":5000000000,"uint":7,"ulong":8,"float":0.5,"double":2.0}}"#;
    assert_eq!(sent(&http), ("POST /fix".to_owned(), body));
}

#[test]
fn maps_and_arrays_from_literals() {
    use fixtures::single_or_array::fix::types::Shown;
    use fixtures::{dictionary, recursion};

    let value = Shown::new(["a"]).alias(["b", "c"]).inside([("d", [1, 2]), ("e", [3, 4])]);
    let body = r#"{"direct":"a","alias":["b","c"],"inside":{"d":[1,2],"e":[3,4]}}"#;
    assert_eq!(encode(&value).unwrap(), body.as_bytes());

    let value = dictionary::fix::types::Shown::new([("one", 1), ("two", 2)]);
    assert_eq!(encode(&value).unwrap(), br#"{"by_name":{"one":1,"two":2}}"#);

    // The setter of a boxed field accepts the value without the box.
    let value = || recursion::fix::types::Shown::new();
    let nested = value().next(value().list([value()])).map([("a", value())]);
    assert_eq!(encode(&nested).unwrap(), br#"{"next":{"list":[{}]},"map":{"a":{}}}"#);
}

#[test]
fn nullable_from_value_and_null() {
    use fixtures::nullable::fix::{call::CallRequest, types::Sent};

    let body = |sent: Sent| String::from_utf8(CallRequest::new(sent).to_http().unwrap().body().to_vec()).unwrap();
    assert_eq!(body(Sent::new().refresh_interval("1s")), r#"{"sent":{"refresh_interval":"1s"}}"#);
    assert_eq!(body(Sent::new().refresh_interval_null()), r#"{"sent":{"refresh_interval":null}}"#);
    assert_eq!(body(Sent::new()), r#"{"sent":{}}"#);
}

/// A document.
#[derive(Serialize)]
struct Book<'a> {
    title: &'a str,
}

#[test]
fn documents_from_serializable_values() {
    use fixtures::document_in_request::fix::{call::CallRequest, types::Shown};

    let http = CallRequest::new(Book { title: "Rust" })
        .upsert(json!({ "title": null }))
        .shown(Shown::new().doc([1, 2]))
        .to_http()
        .unwrap();
    let body = r#"{"document":{"title":"Rust"},"upsert":{"title":null},"shown":{"doc":[1,2]}}"#;
    assert_eq!(sent(&http).1, body);
    assert_eq!(sent(&CallRequest::new(&Book { title: "a" }).to_http().unwrap()).1, r#"{"document":{"title":"a"}}"#);
}

#[test]
fn union_branches_from_literals() {
    use fixtures::union_by_kind::fix::{parts::Range, types::Shown};

    let json = |value: Shown| serde_json::to_value(&value).unwrap();
    assert_eq!(json(true.into()), json!(true));
    assert_eq!(json(5.into()), json!(5));
    assert_eq!(json(0.5.into()), json!(0.5));
    assert_eq!(json("a".into()), json!("a"));
    assert_eq!(json(Range::new(1).into()), json!({ "from": 1 }));
}

#[test]
fn url_parameters_from_literals() {
    use fixtures::parameter::fix::call::CallRequest;

    let http = CallRequest::new("a b").from(-1).levels(["low"]).source(true).to_http().unwrap();
    assert_eq!(sent(&http), ("POST /_fix?from=-1&levels=low&source=true".to_owned(), r#"{"text":"a b"}"#));
    let http = CallRequest::new("").source(["title", "author"]).to_http().unwrap();
    assert_eq!(sent(&http).0, "POST /_fix?source=title,author");
}

#[test]
fn untyped_value_from_typed_value() {
    let _: Value = json!(key());
}
