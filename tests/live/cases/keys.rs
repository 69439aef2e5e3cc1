//! `security.grant_api_key`, by each grant and with each of its fields but the roles.

use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use generated::Credentials;
use generated::security::{ApiKeyGrantType, GrantApiKeyRequest};
use generated::types::Refresh;
use serde_json::json;

use crate::answer::{refused, says};
use crate::world::{World, whoami};

/// The key in both of its spellings.
pub(super) async fn by_password(world: &World) -> Result<()> {
    let key = world.grant_api_key(world.key_for_jo(world.key_named("plain"))).await?;
    ensure!(key.name == world.key_named("plain").name && key.expiration.is_none(), "{key:?}");
    let pair = format!("{}:{}", key.id, key.api_key.expose());
    ensure!(key.encoded.expose() == STANDARD.encode(&pair), "`encoded` is not id and key in base64");
    for credentials in [Credentials::api_key(key.encoded), Credentials::api_key(pair)] {
        ensure!(whoami(&world.with(&credentials)?).await? == (world.jo(), "api_key".to_owned()));
    }
    Ok(())
}

pub(super) async fn by_token(world: &World) -> Result<()> {
    let token = world.get_token(world.token_for_jo()).await?;
    let request = |key| GrantApiKeyRequest::new(key, ApiKeyGrantType::AccessToken);
    let key = world.grant_api_key(request(world.key_named("by-token")).access_token(token.access_token)).await?;
    let client = world.with(&Credentials::api_key(key.encoded))?;
    ensure!(whoami(&client).await? == (world.jo(), "api_key".to_owned()));

    let error = refused(world.client.security().grant_api_key(request(world.key_named("none"))), 400).await?;
    ensure!(error.to_string().contains("[access_token] is required for grant_type [access_token]"), "{error}");
    Ok(())
}

/// The user of the grant runs as Jo, whose key it becomes.
pub(super) async fn run_as(world: &World) -> Result<()> {
    let request = |name| GrantApiKeyRequest::new(world.key_named(name), ApiKeyGrantType::Password);
    let granted = request("run-as").username(&world.server.user).password(world.server.password.clone());
    let key = world.grant_api_key(granted.run_as(world.jo())).await?;
    ensure!(world.known_of(&key).await?["username"] == world.jo());
    let client = world.with(&Credentials::api_key(key.encoded))?;
    ensure!(whoami(&client).await? == (world.jo(), "api_key".to_owned()));

    // Jo herself may run as nobody.
    let granted = world.key_for_jo(world.key_named("run-as")).run_as(&world.server.user);
    let error = refused(world.client.security().grant_api_key(granted), 403).await?;
    ensure!(error.to_string().contains(&format!("is unauthorized to run as [{}]", world.server.user)), "{error}");
    Ok(())
}

/// The moment is in milliseconds, whichever way the length of time was said.
pub(super) async fn expiration(world: &World) -> Result<()> {
    let day = Duration::from_secs(24 * 60 * 60);
    for key in [world.key_named("a-day").expiration("1d"), world.key_named("a-day").expiration(day)] {
        let key = world.grant_api_key(world.key_for_jo(key)).await?;
        let end = key.expiration.context("no expiration")?.to_system_time().context("no moment")?;
        let left = end.duration_since(SystemTime::now())?;
        // The server's clock need not be ours.
        ensure!(left.abs_diff(day) < Duration::from_secs(600), "it lives for {left:?}");
    }
    let wrong = world.key_for_jo(world.key_named("none").expiration("soon"));
    let error = refused(world.client.security().grant_api_key(wrong), 400).await?;
    ensure!(
        error.to_string().contains("failed to parse setting [expiration] with value [soon] as a time value"),
        "{error}"
    );
    Ok(())
}

pub(super) async fn metadata(world: &World) -> Result<()> {
    let metadata = json!({"team": "books", "nested": {"list": [1, 2.5, null, "x", true], "none": {}}});
    let pairs = metadata.as_object().context("an object")?.clone();
    let key = world.grant_api_key(world.key_for_jo(world.key_named("noted").metadata(pairs))).await?;
    ensure!(world.known_of(&key).await?["metadata"] == metadata);

    let reserved = world.key_for_jo(world.key_named("none").metadata([("_team", "books")]));
    let error = refused(world.client.security().grant_api_key(reserved), 400).await?;
    says(&error, "Validation Failed: 1: API key metadata keys may not start with [_];")
}

pub(super) async fn refresh(world: &World) -> Result<()> {
    for refresh in [Refresh::True, Refresh::False, Refresh::WaitFor, true.into()] {
        world.grant_api_key(world.key_for_jo(world.key_named("refreshed")).refresh(refresh)).await?;
    }
    let wrong = world.key_for_jo(world.key_named("none")).refresh("later");
    let error = refused(world.client.security().grant_api_key(wrong), 400).await?;
    says(&error, ": illegal_argument_exception: Unknown value for refresh: [later].")
}

/// Read strictly, by the call itself.
pub(super) async fn strict_call(world: &World) -> Result<()> {
    let request = world.key_for_jo(world.key_named("strict").expiration("1d"));
    let response = world.client.security().grant_api_key(request).strict().send().await?;
    world.remember_key(&response.value().id);
    ensure!(response.defaulted().is_empty() && response.value().expiration.is_some(), "{response:?}");
    Ok(())
}
