//! The role descriptors of a key: the server takes all that the types can say, and says it again in their words.

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
use crate::response::{assert_message_ends_with, decode_losslessly, refused};

type Roles = BTreeMap<String, RoleDescriptor>;

/// The roles that the server has kept for a key, read both ways.
async fn kept(context: &TestContext, key: &GrantApiKeyResponse) -> Result<Roles> {
    let known = context.key_information(key).await?;
    let roles = known["role_descriptors"].as_object().context("no role descriptors")?;
    let read = roles.iter().map(|(name, role)| Ok((name.clone(), decode_losslessly(&serde_json::to_vec(role)?)?)));
    read.collect()
}

async fn granted<const N: usize>(context: &TestContext, roles: [(&str, RoleDescriptor); N]) -> Result<Roles> {
    let key = context.key_named("with-roles").role_descriptors(roles);
    let key = context.grant_api_key(context.key_for_jo(key)).await?;
    kept(context, &key).await
}

/// One with `global`, fields and a query, another with queries as templates.
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
    let own = RoleTemplateScript::new().source(json!({"term": {"owner": "{{_user.username}}"}})).params([("a", "b")]);
    let owner = RoleDescriptor::new().indices([
        IndicesPrivileges::new(["notes"], ["write", "read"]).query(RoleTemplateQuery::new().template(own)),
        IndicesPrivileges::new(["drafts"], ["all"]).query(r#"{"match_all":{}}"#).allow_restricted_indices(false),
    ]);
    let kept = granted(context, [("reader", reader.clone()), ("owner", owner)]).await?;

    ensure!(kept.keys().eq(["owner", "reader"]), "{kept:?}");
    let again = &kept["reader"];
    ensure!(again.cluster == reader.cluster && again.global == reader.global, "{again:?}");
    ensure!(again.applications == reader.applications && again.run_as == reader.run_as, "{again:?}");
    ensure!(again.metadata == reader.metadata, "{again:?}");
    let books = again.indices.as_deref().and_then(<[_]>::first).context("no indices")?;
    ensure!(books.field_security == Some(fields), "{books:?}");
    let templates = kept["owner"].indices.as_deref().map(<[_]>::len);
    ensure!(templates == Some(2), "{templates:?}");
    Ok(())
}

/// Other clusters, and a key for one kind of work alone.
pub(super) async fn remote_and_restricted(context: &TestContext) -> Result<()> {
    let remote = RoleDescriptor::new()
        .remote_indices([RemoteIndicesPrivileges::new(["far"], ["books-*"], [IndexPrivilege::Read])])
        .remote_cluster([RemoteClusterPrivileges::new(["far"], [RemoteClusterPrivilege::MonitorEnrich])]);
    let kept = granted(context, [("remote", remote.clone())]).await?;
    ensure!(kept["remote"].remote_cluster == remote.remote_cluster, "{kept:?}");
    ensure!(kept["remote"].remote_indices.as_deref().map(<[_]>::len) == Some(1), "{kept:?}");

    let restricted = RoleDescriptor::new().restriction(Restriction::new([RestrictionWorkflow::SearchApplicationQuery]));
    let kept = granted(context, [("restricted", restricted.clone())]).await?;
    ensure!(kept["restricted"].restriction == restricted.restriction, "{kept:?}");
    Ok(())
}

/// The type is that of other endpoints too, which take a description.
pub(super) async fn described(context: &TestContext) -> Result<()> {
    let role = RoleDescriptor::new().description("Reads what is public.");
    let request = context.key_for_jo(context.key_named("none").role_descriptors([("reader", role)]));
    let error = refused(context.client.security().grant_api_key(request), 400).await?;
    assert_message_ends_with(
        &error,
        "; caused by parse_exception: failed to parse role [reader]. unexpected field [description]",
    )
}

/// A key may do what its roles say, and not what Jo may besides.
pub(super) async fn enforced(context: &TestContext) -> Result<()> {
    let role = RoleDescriptor::new().indices([IndicesPrivileges::new(["books-1"], ["read"])]);
    let key = context.key_named("narrow").role_descriptors([("narrow", role)]);
    let key = context.grant_api_key(context.key_for_jo(key)).await?;
    let client = context.with(&Credentials::api_key(key.encoded))?;
    // There is no such index, but that may be known.
    let error = refused(client.request("GET", "/books-1/_doc/1"), 404).await?;
    ensure!(error.is_not_found());
    for path in ["/books-2/_doc/1", "/_cluster/health"] {
        let error = refused(client.request("GET", path), 403).await?;
        ensure!(error.is_forbidden() && error.to_string().contains("is unauthorized for API key"), "{error}");
    }
    context.as_jo()?.request("GET", "/_cluster/health").await?;
    Ok(())
}
