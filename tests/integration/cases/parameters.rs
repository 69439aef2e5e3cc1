//! The query parameters that every endpoint takes.

use anyhow::{Context as _, Result, ensure};
use generated::Error;
use generated::runtime::Secret;
use generated::security::GrantApiKeyResponse;
use serde::Deserialize;

use crate::context::TestContext;
use crate::response::{decode_losslessly, in_both_modes, refused};

/// The two fields that are asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    name: String,
}

/// The token, alone.
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

/// What is left out is missing, and a type of one's own does not mind.
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

/// Without it the type is the endpoint's: a secret that is missing has no stand-in; what is missing elsewhere has one, of
/// which the answer tells.
pub(super) async fn filter_path_typed(context: &TestContext) -> Result<()> {
    let request = context.key_for_jo(context.key_named("cut"));
    match context.client.security().grant_api_key(request).filter_path(["id", "name"]).await {
        Err(Error::Decode(error)) => {
            let key: Named = error.response().json()?;
            context.remember_key(&key.id);
            ensure!(error.to_string().contains(": at api_key: expected a secret, found nothing"), "{error}");
        }
        other => return Err(anyhow::anyhow!("a secret is missing, and no error of decoding: {other:?}")),
    }
    let request = context.token_for_jo();
    let response = context
        .client
        .security()
        .get_token(request)
        .filter_path(["*", "-authentication.roles", "-type", "-refresh_token"])
        .send()
        .await?;
    context.remember("token", &response.value().access_token);
    let mut filled: Vec<_> = response.defaulted().iter().map(ToString::to_string).collect();
    filled.sort();
    ensure!(filled == ["authentication.roles", "type"], "{filled:?}");
    Ok(())
}

/// Moments and sizes for people would stand beside the numbers; these endpoints have none, and nothing else changes.
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
    let answer = context.client.security().grant_api_key(request).pretty(true).send_raw().await?;
    let key = whole::<GrantApiKeyResponse>(answer.body())?;
    context.remember_key(&key.id);
    ensure!(answer.body().windows(4).any(|part| part == b"\n  \""), "it is not indented");
    Ok(())
}

/// Errors come with the server's stack trace, which no line of a log holds.
pub(super) async fn error_trace(context: &TestContext) -> Result<()> {
    let request = || context.key_for_jo(context.key_named("none")).refresh("later");
    let plain = refused(context.client.security().grant_api_key(request()), 400).await?;
    ensure!(plain.cause().is_some_and(|cause| cause.stack_trace.is_none()));
    let traced = refused(context.client.security().grant_api_key(request()).error_trace(true), 400).await?;
    let trace = traced.cause().and_then(|cause| cause.stack_trace.as_deref()).context("no stack trace")?;
    ensure!(trace.contains("\tat "), "that is no trace: {trace}");
    ensure!(traced.to_string() == plain.to_string(), "{traced}");
    // An answer that is no error has none.
    let key = in_both_modes(
        context.client.security().grant_api_key(context.key_for_jo(context.key_named("traced"))).error_trace(true),
    );
    context.remember_key(&key.await?.id);
    Ok(())
}
