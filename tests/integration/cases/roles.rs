//! The role descriptors of a key: the server accepts all fields of the types, and returns them.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use generated::Credentials;
use generated::security::{
    ApplicationGlobalUserPrivileges, ApplicationPrivileges, ClusterPrivilege, FieldSecurity, GlobalPrivilege,
    GrantApiKeyResponse, IndexPrivilege, IndicesPrivileges, ManageRoleIndices, ManageRolePrivileges,
    ManageUserPrivileges, RemoteClusterPrivilege, RemoteClusterPrivileges, RemoteIndicesPrivileges, Restriction,
    RestrictionWorkflow, RoleDescriptor, RoleGlobalPrivileges, RoleTemplateQuery, RoleTemplateScript,
};
use serde_json::json;

use crate::context::TestContext;
use crate::response::{assert_message_ends_with, decode_losslessly, rejected};

type Roles = BTreeMap<String, RoleDescriptor>;

/// Gets the roles of a key from the server, and decodes them in both modes.
async fn roles_of(context: &TestContext, key: &GrantApiKeyResponse) -> Result<Roles> {
    let known = context.key_information(key).await?;
    let roles = known["role_descriptors"].as_object().context("no role descriptors")?;
    let decoded = roles.iter().map(|(name, role)| Ok((name.clone(), decode_losslessly(&serde_json::to_vec(role)?)?)));
    decoded.collect()
}

async fn roles_of_new_key<const N: usize>(context: &TestContext, roles: [(&str, RoleDescriptor); N]) -> Result<Roles> {
    let key = context.key_named("with-roles").role_descriptors(roles);
    let key = context.grant_api_key(context.key_for_jo(key)).await?;
    roles_of(context, &key).await
}

/// A role with `global`, fields and a query, and a role with a template query.
pub(super) async fn two_roles(context: &TestContext) -> Result<()> {
    let fields = FieldSecurity::new().grant(["title", "author.*"]).except(["author.born"]);
    let roles = ManageRolePrivileges::new().indices([ManageRoleIndices::new(["shop-*"], ["read"])]);
    let reader = RoleDescriptor::new()
        .cluster([ClusterPrivilege::Monitor])
        .indices([IndicesPrivileges::new(["books-*"], [IndexPrivilege::Read])
            .field_security(fields.clone())
            .query(json!({"term": {"public": true}}))])
        .global(
            GlobalPrivilege::new()
                .application(ApplicationGlobalUserPrivileges::new().manage(ManageUserPrivileges::new(["shop-*"])))
                .profile([("write", ManageUserPrivileges::new(["shop-*"]))])
                .role(RoleGlobalPrivileges::new().manage(roles)),
        )
        .applications([ApplicationPrivileges::new("shop", ["read"], ["*"])])
        .metadata([("since", 2)])
        .run_as(["nobody"]);
    let script =
        RoleTemplateScript::new().source(json!({"term": {"owner": "{{_user.username}}"}})).params([("a", "b")]);
    let owner = RoleDescriptor::new().indices([
        IndicesPrivileges::new(["notes"], ["write", "read"]).query(RoleTemplateQuery::new().template(script)),
        IndicesPrivileges::new(["drafts"], ["all"]).query(r#"{"match_all":{}}"#).allow_restricted_indices(false),
    ]);
    let roles = roles_of_new_key(context, [("reader", reader.clone()), ("owner", owner)]).await?;

    ensure!(roles.keys().eq(["owner", "reader"]), "{roles:?}");
    let received = &roles["reader"];
    ensure!(received.cluster == reader.cluster && received.global == reader.global, "{received:?}");
    ensure!(received.applications == reader.applications && received.run_as == reader.run_as, "{received:?}");
    ensure!(received.metadata == reader.metadata, "{received:?}");
    let books = received.indices.as_deref().and_then(<[_]>::first).context("no indices")?;
    ensure!(books.field_security == Some(fields), "{books:?}");
    let count = roles["owner"].indices.as_deref().map(<[_]>::len);
    ensure!(count == Some(2), "{count:?}");
    Ok(())
}

/// Privileges on remote clusters, and a restriction to one workflow.
pub(super) async fn remote_and_restricted(context: &TestContext) -> Result<()> {
    let remote = RoleDescriptor::new()
        .remote_indices([RemoteIndicesPrivileges::new(["far"], ["books-*"], [IndexPrivilege::Read])])
        .remote_cluster([RemoteClusterPrivileges::new(["far"], [RemoteClusterPrivilege::MonitorEnrich])]);
    let roles = roles_of_new_key(context, [("remote", remote.clone())]).await?;
    ensure!(roles["remote"].remote_cluster == remote.remote_cluster, "{roles:?}");
    ensure!(roles["remote"].remote_indices.as_deref().map(<[_]>::len) == Some(1), "{roles:?}");

    let restricted = RoleDescriptor::new().restriction(Restriction::new([RestrictionWorkflow::SearchApplicationQuery]));
    let roles = roles_of_new_key(context, [("restricted", restricted.clone())]).await?;
    ensure!(roles["restricted"].restriction == restricted.restriction, "{roles:?}");
    Ok(())
}

/// Other endpoints use the same type and accept a description, this one does not.
pub(super) async fn described(context: &TestContext) -> Result<()> {
    let role = RoleDescriptor::new().description("Reads what is public.");
    let request = context.key_for_jo(context.key_named("none").role_descriptors([("reader", role)]));
    let error = rejected(context.client.security().grant_api_key(request), 400).await?;
    assert_message_ends_with(
        &error,
        "; caused by parse_exception: failed to parse role [reader]. unexpected field [description]",
    )
}

/// A key has the privileges of its roles, but not the other privileges of Jo.
pub(super) async fn enforced(context: &TestContext) -> Result<()> {
    let role = RoleDescriptor::new().indices([IndicesPrivileges::new(["books-1"], ["read"])]);
    let key = context.key_named("narrow").role_descriptors([("narrow", role)]);
    let key = context.grant_api_key(context.key_for_jo(key)).await?;
    let client = context.with(&Credentials::api_key(key.encoded))?;
    // The index does not exist, but the key has the privilege to read it.
    let error = rejected(client.request("GET", "/books-1/_doc/1"), 404).await?;
    ensure!(error.is_not_found());
    for path in ["/books-2/_doc/1", "/_cluster/health"] {
        let error = rejected(client.request("GET", path), 403).await?;
        ensure!(error.is_forbidden() && error.to_string().contains("is unauthorized for API key"), "{error}");
    }
    context.as_jo()?.request("GET", "/_cluster/health").await?;
    Ok(())
}
