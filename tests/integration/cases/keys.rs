//! `security.grant_api_key` with each grant type and each field except the roles.

use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use generated::Credentials;
use generated::security::{ApiKeyGrantType, GrantApiKeyRequest};
use generated::types::Refresh;
use serde_json::json;

use crate::context::{TestContext, whoami};
use crate::response::{assert_message_ends_with, rejected};

/// Both forms of the key are accepted.
pub(super) async fn by_password(context: &TestContext) -> Result<()> {
    let key = context.grant_api_key(context.key_for_jo(context.key_named("plain"))).await?;
    ensure!(key.name == context.key_named("plain").name && key.expiration.is_none(), "{key:?}");
    let pair = format!("{}:{}", key.id, key.api_key.expose());
    ensure!(key.encoded.expose() == STANDARD.encode(&pair), "`encoded` is not id and key in base64");
    for credentials in [Credentials::api_key(key.encoded), Credentials::api_key(pair)] {
        ensure!(whoami(&context.with(&credentials)?).await? == (context.jo(), "api_key".to_owned()));
    }
    Ok(())
}

pub(super) async fn by_token(context: &TestContext) -> Result<()> {
    let token = context.get_token(context.token_for_jo()).await?;
    let request = |key| GrantApiKeyRequest::new(key, ApiKeyGrantType::AccessToken);
    let key = context.grant_api_key(request(context.key_named("by-token")).access_token(token.access_token)).await?;
    let client = context.with(&Credentials::api_key(key.encoded))?;
    ensure!(whoami(&client).await? == (context.jo(), "api_key".to_owned()));

    let error = rejected(context.client.security().grant_api_key(request(context.key_named("none"))), 400).await?;
    ensure!(error.to_string().contains("[access_token] is required for grant_type [access_token]"), "{error}");
    Ok(())
}

/// The user runs as Jo, who then owns the key.
pub(super) async fn run_as(context: &TestContext) -> Result<()> {
    let request = |name| GrantApiKeyRequest::new(context.key_named(name), ApiKeyGrantType::Password);
    let granted = request("run-as").username(&context.server.user).password(context.server.password.clone());
    let key = context.grant_api_key(granted.run_as(context.jo())).await?;
    ensure!(context.key_information(&key).await?["username"] == context.jo());
    let client = context.with(&Credentials::api_key(key.encoded))?;
    ensure!(whoami(&client).await? == (context.jo(), "api_key".to_owned()));

    // Jo lacks the privilege to run as another user.
    let granted = context.key_for_jo(context.key_named("run-as")).run_as(&context.server.user);
    let error = rejected(context.client.security().grant_api_key(granted), 403).await?;
    ensure!(error.to_string().contains(&format!("is unauthorized to run as [{}]", context.server.user)), "{error}");
    Ok(())
}

/// The expiration is in milliseconds, for each form of the duration in the request.
pub(super) async fn expiration(context: &TestContext) -> Result<()> {
    let day = Duration::from_secs(24 * 60 * 60);
    for key in [context.key_named("a-day").expiration("1d"), context.key_named("a-day").expiration(day)] {
        let key = context.grant_api_key(context.key_for_jo(key)).await?;
        let expiration = key.expiration.context("no expiration")?.to_system_time().context("not a point in time")?;
        let left = expiration.duration_since(SystemTime::now())?;
        // The clock of the server may differ.
        ensure!(left.abs_diff(day) < Duration::from_secs(600), "the key expires in {left:?}");
    }
    let request = context.key_for_jo(context.key_named("none").expiration("soon"));
    let error = rejected(context.client.security().grant_api_key(request), 400).await?;
    ensure!(
        error.to_string().contains("failed to parse setting [expiration] with value [soon] as a time value"),
        "{error}"
    );
    Ok(())
}

pub(super) async fn metadata(context: &TestContext) -> Result<()> {
    let metadata = json!({"team": "books", "nested": {"list": [1, 2.5, null, "x", true], "none": {}}});
    let pairs = metadata.as_object().context("an object")?.clone();
    let key = context.grant_api_key(context.key_for_jo(context.key_named("noted").metadata(pairs))).await?;
    ensure!(context.key_information(&key).await?["metadata"] == metadata);

    let reserved = context.key_for_jo(context.key_named("none").metadata([("_team", "books")]));
    let error = rejected(context.client.security().grant_api_key(reserved), 400).await?;
    assert_message_ends_with(&error, "Validation Failed: 1: API key metadata keys may not start with [_];")
}

pub(super) async fn refresh(context: &TestContext) -> Result<()> {
    for refresh in [Refresh::True, Refresh::False, Refresh::WaitFor, true.into()] {
        context.grant_api_key(context.key_for_jo(context.key_named("refreshed")).refresh(refresh)).await?;
    }
    let request = context.key_for_jo(context.key_named("none")).refresh("later");
    let error = rejected(context.client.security().grant_api_key(request), 400).await?;
    assert_message_ends_with(&error, ": illegal_argument_exception: Unknown value for refresh: [later].")
}

/// The call decodes the response in strict mode.
pub(super) async fn strict_call(context: &TestContext) -> Result<()> {
    let request = context.key_for_jo(context.key_named("strict").expiration("1d"));
    let response = context.client.security().grant_api_key(request).strict().send().await?;
    context.remember_key(&response.value().id);
    ensure!(response.deviations().is_empty() && response.value().expiration.is_some(), "{response:?}");
    Ok(())
}
