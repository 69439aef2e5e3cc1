//! Requests that the server rejects. Each error is typed and contains the reason.

use anyhow::{Context as _, Result, ensure};
use generated::security::{AccessTokenGrantType, GetTokenRequest, RoleDescriptor};

use crate::context::TestContext;
use crate::response::{assert_message_ends_with, rejected};

/// 400, with a specific type of cause.
pub(super) async fn bad_request(context: &TestContext) -> Result<()> {
    let invalid_role = RoleDescriptor::new().cluster(["everything"]);
    let request = context.key_for_jo(context.key_named("none").role_descriptors([("wrong", invalid_role)]));
    let error = rejected(context.client.security().grant_api_key(request), 400).await?;
    let cause = error.cause().context("no cause")?;
    ensure!(cause.type_.as_deref() == Some("action_request_validation_exception"), "{cause}");
    let reason = cause.reason.as_deref().context("no reason")?;
    ensure!(reason.starts_with("Validation Failed: 1: unknown cluster privilege [everything]."), "{reason}");
    ensure!(error.endpoint() == Some("security.grant_api_key"));
    Ok(())
}

/// The specification does not describe which fields a grant type requires.
pub(super) async fn incomplete(context: &TestContext) -> Result<()> {
    let request = GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).username(context.jo());
    let error = rejected(context.client.security().get_token(request), 400).await?;
    assert_message_ends_with(&error, ": invalid_request: Validation Failed: 1: password is missing;")?;
    let error = rejected(context.client.security().get_token(GetTokenRequest::new()), 400).await?;
    ensure!(error.cause().is_some_and(|cause| cause.type_.as_deref() == Some("unsupported_grant_type")), "{error}");
    Ok(())
}

/// 401, with the authentication schemes in three headers and in the body.
pub(super) async fn without_credentials(context: &TestContext) -> Result<()> {
    let client = context.server.builder(context.server.url()).build()?;
    let error = rejected(client.security().get_token(context.token_for_jo()), 401).await?;
    ensure!(error.is_unauthorized());
    let suffix = ": security_exception: missing authentication credentials for REST request [/_security/oauth2/token]";
    assert_message_ends_with(&error, suffix)?;
    let headers = error.response().context("no response")?.headers();
    let schemes: Vec<_> =
        headers.get_all("www-authenticate").iter().map(|scheme| scheme.to_str()).collect::<Result<_, _>>()?;
    ensure!(schemes.len() == 3, "{schemes:?}");
    for (scheme, start) in schemes.iter().zip(["Basic ", "Bearer ", "ApiKey"]) {
        ensure!(scheme.starts_with(start), "{schemes:?}");
    }
    let in_body = &error.cause().context("no cause")?.metadata["header"]["WWW-Authenticate"];
    ensure!(in_body.as_array().is_some_and(|in_body| in_body == &schemes), "{in_body}");
    Ok(())
}

/// 401: the password of the client is wrong.
pub(super) async fn wrong_password(context: &TestContext) -> Result<()> {
    let client = context.server.builder(context.server.url()).basic_auth(context.jo(), "wrong").build()?;
    let error = rejected(client.security().get_token(context.token_for_jo()), 401).await?;
    ensure!(error.is_unauthorized() && error.to_string().contains("unable to authenticate user ["), "{error}");
    Ok(())
}

/// The password in the request is wrong: 401 from one endpoint, and 403 with a cause from the other.
pub(super) async fn password_of_other_user(context: &TestContext) -> Result<()> {
    let error = rejected(context.client.security().get_token(context.token_for_jo().password("wrong")), 401).await?;
    ensure!(error.is_unauthorized() && error.to_string().contains("unable to authenticate user ["), "{error}");
    let request = context.key_for_jo(context.key_named("none")).password("wrong");
    let error = rejected(context.client.security().grant_api_key(request), 403).await?;
    ensure!(error.is_forbidden());
    let reasons: Vec<_> = error.cause().context("no cause")?.chain().map(|cause| cause.reason.as_deref()).collect();
    ensure!(reasons.len() == 2 && reasons[0] == Some("Failed to authenticate api key grant"), "{reasons:?}");
    Ok(())
}

/// 403: Jo lacks the privileges.
pub(super) async fn forbidden(context: &TestContext) -> Result<()> {
    let client = context.as_jo()?;
    let denied = [
        rejected(client.security().get_token(context.token_for_jo()), 403).await?,
        rejected(client.security().grant_api_key(context.key_for_jo(context.key_named("none"))), 403).await?,
    ];
    for (error, privilege) in denied.iter().zip(["manage_token", "grant_api_key"]) {
        ensure!(error.is_forbidden());
        ensure!(error.cause().is_some_and(|cause| cause.type_.as_deref() == Some("security_exception")), "{error}");
        ensure!(error.to_string().contains(privilege), "the message does not contain the privilege: {error}");
    }
    Ok(())
}

/// 405, with an error that is a string.
pub(super) async fn wrong_method(context: &TestContext) -> Result<()> {
    let error = rejected(context.client.request("GET", "/_security/api_key/grant"), 405).await?;
    let suffix = ": Incorrect HTTP method for uri [/_security/api_key/grant] and method [GET], allowed: [POST, PUT]";
    assert_message_ends_with(&error, suffix)
}

/// 400 for an unknown path, with an error that is a string and without a status in the body.
pub(super) async fn wrong_path(context: &TestContext) -> Result<()> {
    let error = rejected(context.client.request("GET", "/_security/oauth2/token/of/nobody"), 400).await?;
    assert_message_ends_with(
        &error,
        ": no handler found for uri [/_security/oauth2/token/of/nobody] and method [GET]",
    )?;
    let cause = error.cause().context("no cause")?;
    ensure!(cause.type_.is_none() && cause.metadata.is_empty(), "{:?}", cause.metadata.keys());
    Ok(())
}
