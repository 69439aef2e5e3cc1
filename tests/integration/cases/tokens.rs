//! `security.get_token`, by each grant.

use anyhow::{Context as _, Result, ensure};
use generated::Credentials;
use generated::security::{AccessTokenGrantType, GetTokenRequest};

use crate::context::{TestContext, whoami};
use crate::response::{assert_message_ends_with, refused};

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

/// The caller's own token. It can't be refreshed.
pub(super) async fn by_client_credentials(context: &TestContext) -> Result<()> {
    let token = context.get_token(GetTokenRequest::new().grant_type(AccessTokenGrantType::ClientCredentials)).await?;
    ensure!(token.refresh_token.is_none() && token.scope.is_none(), "{token:?}");
    let client = context.with(&Credentials::bearer(token.access_token))?;
    ensure!(whoami(&client).await? == (context.server.user.clone(), "token".to_owned()));
    Ok(())
}

/// A refresh gives another pair of tokens. What is no refresh token is refused, in the words of OAuth.
pub(super) async fn by_refresh(context: &TestContext) -> Result<()> {
    let first = context.get_token(context.token_for_jo()).await?;
    let refresh = || GetTokenRequest::new().grant_type(AccessTokenGrantType::RefreshToken);
    // Only the client that bought the token can.
    let second = context.get_token(refresh().refresh_token(first.refresh_token.context("no refresh token")?)).await?;
    ensure!(second.refresh_token.is_some() && second.access_token != first.access_token, "{second:?}");
    ensure!(second.authentication.username == context.jo(), "{second:?}");
    let client = context.with(&Credentials::bearer(second.access_token))?;
    ensure!(whoami(&client).await? == (context.jo(), "token".to_owned()));

    let error = refused(context.client.security().get_token(refresh().refresh_token("none")), 400).await?;
    assert_message_ends_with(&error, ": invalid_grant: could not refresh the requested token")?;
    ensure!(error.cause().is_some_and(|cause| cause.type_.as_deref() == Some("invalid_grant")));
    Ok(())
}

/// A node without Kerberos says whom it did not take the ticket for.
pub(super) async fn by_kerberos(context: &TestContext) -> Result<()> {
    let kerberos = || GetTokenRequest::new().grant_type(AccessTokenGrantType::Kerberos);
    let error = refused(context.client.security().get_token(kerberos().kerberos_ticket("dGlja2V0")), 401).await?;
    ensure!(error.is_unauthorized());
    ensure!(
        error.to_string().contains(": security_exception: unable to authenticate user [<Kerberos Token>]"),
        "{error}"
    );
    let error = refused(context.client.security().get_token(kerberos()), 400).await?;
    assert_message_ends_with(&error, ": invalid_request: Validation Failed: 1: kerberos_ticket is missing;")
}

pub(super) async fn by_an_unknown_grant(context: &TestContext) -> Result<()> {
    let request = GetTokenRequest::new().grant_type("device_code");
    let error = refused(context.client.security().get_token(request), 400).await?;
    ensure!(error.cause().is_some_and(|cause| cause.type_.as_deref() == Some("unsupported_grant_type")), "{error}");
    ensure!(error.to_string().contains("grant_type only supports the values: [password, "), "{error}");
    Ok(())
}

/// Whatever is asked for, the server gives all, and says so.
pub(super) async fn scope(context: &TestContext) -> Result<()> {
    let token = context.get_token(context.token_for_jo().scope("little")).await?;
    ensure!(token.scope.as_deref() == Some("full"), "{token:?}");
    Ok(())
}

/// A client that reads strictly takes what the server answers.
pub(super) async fn strict_client(context: &TestContext) -> Result<()> {
    let client = context
        .server
        .builder(context.server.url())
        .basic_auth(context.jo(), TestContext::PASSWORD)
        .strict()
        .build()?;
    let error = refused(client.security().get_token(context.token_for_jo()), 403).await?;
    ensure!(error.is_forbidden());
    let client = context.server.builder(context.server.url()).strict();
    let client = client.basic_auth(&context.server.user, context.server.password.clone()).build()?;
    context.token(client.security().get_token(context.token_for_jo())).await?;
    Ok(())
}

/// So does a call that alone is read strictly.
pub(super) async fn strict_call(context: &TestContext) -> Result<()> {
    let token = context.token(context.client.security().get_token(context.token_for_jo()).strict()).await?;
    ensure!(token.authentication.username == context.jo(), "{token:?}");
    Ok(())
}
