//! The common query parameters.

use anyhow::{Context as _, Result, ensure};
use generated::Secret;
use generated::security::GrantApiKeyResponse;
use serde::Deserialize;

use crate::context::TestContext;
use crate::response::{decode_losslessly, in_both_modes, rejected};

/// The two requested fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    name: String,
}

/// A response with only the token and the user name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Token {
    access_token: String,
    authentication: User,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct User {
    username: String,
}

/// A filtered response is decoded as a type of the test.
pub(super) async fn filter_path(context: &TestContext) -> Result<()> {
    let request = context.key_for_jo(context.key_named("filtered"));
    let key = context.client.security().grant_api_key(request).filter_path(["id", "name"]).json::<Named>().await?;
    context.remember_key(&key.id);
    ensure!(key.name == context.key_named("filtered").name);

    let request = context.token_for_jo();
    let token = context
        .client
        .security()
        .get_token(request)
        .filter_path(["access_token", "authentication.user*"])
        .json::<Token>()
        .await?;
    context.remember("token", &Secret::from(token.access_token));
    ensure!(token.authentication.username == context.jo());
    Ok(())
}

/// A filtered response is decoded as the type of the endpoint. Missing values are empty and listed, even secrets.
pub(super) async fn filter_path_typed(context: &TestContext) -> Result<()> {
    let request = context.key_for_jo(context.key_named("cut"));
    let key = context.client.security().grant_api_key(request).filter_path(["id", "name"]).send().await?;
    context.remember_key(&key.value().id);
    let mut missing: Vec<_> = key.deviations().iter().map(|deviation| deviation.path.to_string()).collect();
    missing.sort();
    ensure!(missing == ["api_key", "encoded"], "{missing:?}");
    ensure!(key.value().api_key.expose().is_empty(), "a missing secret is not empty");
    let request = context.token_for_jo();
    let response = context
        .client
        .security()
        .get_token(request)
        .filter_path(["*", "-authentication.roles", "-type", "-refresh_token"])
        .send()
        .await?;
    context.remember("token", &response.value().access_token);
    let mut defaulted: Vec<_> = response.deviations().iter().map(|deviation| deviation.path.to_string()).collect();
    defaulted.sort();
    ensure!(defaulted == ["authentication.roles", "type"], "{defaulted:?}");
    Ok(())
}

/// The parameter adds formatted times and sizes to a response. The responses of these endpoints have none.
pub(super) async fn human(context: &TestContext) -> Result<()> {
    let mut request = context.key_for_jo(context.key_named("human").expiration("1h"));
    request.common.human = Some(true);
    let key = context.grant_api_key(request).await?;
    ensure!(key.expiration.is_some());
    let mut request = context.token_for_jo();
    request.common.human = Some(true);
    context.get_token(request).await?;
    Ok(())
}

pub(super) async fn pretty(context: &TestContext) -> Result<()> {
    let request = context.key_for_jo(context.key_named("pretty"));
    let response = context.client.security().grant_api_key(request).pretty(true).send_raw().await?;
    let key = decode_losslessly::<GrantApiKeyResponse>(response.body())?;
    context.remember_key(&key.id);
    ensure!(response.body().windows(4).any(|part| part == b"\n  \""), "the body is not indented");
    Ok(())
}

/// Errors contain the stack trace of the server, but their messages do not.
pub(super) async fn error_trace(context: &TestContext) -> Result<()> {
    let request = || context.key_for_jo(context.key_named("none")).refresh("later");
    let error = rejected(context.client.security().grant_api_key(request()), 400).await?;
    ensure!(error.cause().is_some_and(|cause| cause.stack_trace.is_none()));
    let traced = rejected(context.client.security().grant_api_key(request()).error_trace(true), 400).await?;
    let trace = traced.cause().and_then(|cause| cause.stack_trace.as_deref()).context("no stack trace")?;
    ensure!(trace.contains("\tat "), "not a stack trace: {trace}");
    ensure!(traced.to_string() == error.to_string(), "{traced}");
    // A successful response is unchanged.
    let key = in_both_modes(
        context.client.security().grant_api_key(context.key_for_jo(context.key_named("traced"))).error_trace(true),
    );
    context.remember_key(&key.await?.id);
    Ok(())
}
