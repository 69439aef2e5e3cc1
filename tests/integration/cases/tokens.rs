//! `security.get_token` with each grant type.

use anyhow::{Context as _, Result, ensure};
use generated::Credentials;
use generated::security::{AccessTokenGrantType, GetTokenRequest};

use crate::context::{TestContext, whoami};
use crate::response::{assert_message_ends_with, rejected};

pub(super) async fn by_password(context: &TestContext) -> Result<()> {
    let token = context.get_token(context.token_for_jo()).await?;
    let jo = &token.authentication;
    ensure!(token.type_ == "Bearer" && token.expires_in > 0 && token.refresh_token.is_some(), "{token:?}");
    ensure!(jo.username == context.jo() && jo.roles == [context.role()] && jo.enabled, "{jo:?}");
    ensure!(jo.full_name.as_deref() == Some("Jo") && jo.email.as_deref() == Some("jo@example.com"), "{jo:?}");
    ensure!(jo.authentication_realm.type_ == "native" && jo.authentication_type == "realm", "{jo:?}");

    let client = context.with(&Credentials::bearer(token.access_token))?;
    ensure!(whoami(&client).await? == (context.jo(), "token".to_owned()));
    Ok(())
}

/// The token belongs to the user of the client. It can't be refreshed.
pub(super) async fn by_client_credentials(context: &TestContext) -> Result<()> {
    let token = context.get_token(GetTokenRequest::new().grant_type(AccessTokenGrantType::ClientCredentials)).await?;
    ensure!(token.refresh_token.is_none() && token.scope.is_none(), "{token:?}");
    let client = context.with(&Credentials::bearer(token.access_token))?;
    ensure!(whoami(&client).await? == (context.server.user.clone(), "token".to_owned()));
    Ok(())
}

/// A refresh returns a new pair of tokens. An invalid refresh token is an OAuth error.
pub(super) async fn by_refresh(context: &TestContext) -> Result<()> {
    let first = context.get_token(context.token_for_jo()).await?;
    let refresh = || GetTokenRequest::new().grant_type(AccessTokenGrantType::RefreshToken);
    // Only the client that got the token can refresh it.
    let second = context.get_token(refresh().refresh_token(first.refresh_token.context("no refresh token")?)).await?;
    ensure!(second.refresh_token.is_some() && second.access_token != first.access_token, "{second:?}");
    ensure!(second.authentication.username == context.jo(), "{second:?}");
    let client = context.with(&Credentials::bearer(second.access_token))?;
    ensure!(whoami(&client).await? == (context.jo(), "token".to_owned()));

    let error = rejected(context.client.security().get_token(refresh().refresh_token("none")), 400).await?;
    assert_message_ends_with(&error, ": invalid_grant: could not refresh the requested token")?;
    ensure!(error.cause().is_some_and(|cause| cause.type_.as_deref() == Some("invalid_grant")));
    Ok(())
}

/// A node without Kerberos returns an error.
pub(super) async fn by_kerberos(context: &TestContext) -> Result<()> {
    let kerberos = || GetTokenRequest::new().grant_type(AccessTokenGrantType::Kerberos);
    let error = rejected(context.client.security().get_token(kerberos().kerberos_ticket("dGlja2V0")), 401).await?;
    ensure!(error.is_unauthorized());
    ensure!(
        error.to_string().contains(": security_exception: unable to authenticate user [<Kerberos Token>]"),
        "{error}"
    );
    let error = rejected(context.client.security().get_token(kerberos()), 400).await?;
    assert_message_ends_with(&error, ": invalid_request: Validation Failed: 1: kerberos_ticket is missing;")
}

pub(super) async fn unknown_grant_type(context: &TestContext) -> Result<()> {
    let request = GetTokenRequest::new().grant_type("device_code");
    let error = rejected(context.client.security().get_token(request), 400).await?;
    ensure!(error.cause().is_some_and(|cause| cause.type_.as_deref() == Some("unsupported_grant_type")), "{error}");
    ensure!(error.to_string().contains("grant_type only supports the values: [password, "), "{error}");
    Ok(())
}

/// The server ignores the requested scope, and returns the full scope.
pub(super) async fn scope(context: &TestContext) -> Result<()> {
    let token = context.get_token(context.token_for_jo().scope("little")).await?;
    ensure!(token.scope.as_deref() == Some("full"), "{token:?}");
    Ok(())
}

/// A strict client accepts the responses of the server.
pub(super) async fn strict_client(context: &TestContext) -> Result<()> {
    let client = context
        .server
        .builder(context.server.url())
        .basic_auth(context.jo(), TestContext::PASSWORD)
        .strict()
        .build()?;
    let error = rejected(client.security().get_token(context.token_for_jo()), 403).await?;
    ensure!(error.is_forbidden());
    let client = context.server.builder(context.server.url()).strict();
    let client = client.basic_auth(&context.server.user, context.server.password.clone()).build()?;
    context.token(client.security().get_token(context.token_for_jo())).await?;
    Ok(())
}

/// A strict call accepts the response of the server.
pub(super) async fn strict_call(context: &TestContext) -> Result<()> {
    let token = context.token(context.client.security().get_token(context.token_for_jo()).strict()).await?;
    ensure!(token.authentication.username == context.jo(), "{token:?}");
    Ok(())
}
