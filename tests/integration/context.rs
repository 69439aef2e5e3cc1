//! What the cases share: a client, a user, and a list of what they made, so that nothing of it stays behind.

use std::process;
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, ensure};
use generated::Secret;
use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, GetTokenRequest, GetTokenResponse, GrantApiKey, GrantApiKeyRequest,
    GrantApiKeyResponse,
};
use generated::{Call, Client, Credentials};
use serde_json::{Value, json};

use crate::response::in_both_modes;
use crate::server::Server;

pub(crate) struct TestContext {
    pub(crate) server: Server,
    /// As the user that the environment names.
    pub(crate) client: Client,
    /// What names of this run begin with, so that runs don't meet.
    run: String,
    made: Mutex<Made>,
}

/// What has to go again.
#[derive(Default)]
struct Made {
    /// What a token is in the body that invalidates it, and the token.
    tokens: Vec<(&'static str, Secret)>,
    keys: Vec<String>,
}

impl TestContext {
    /// Jo's password.
    pub(crate) const PASSWORD: &str = "correct horse battery";

    /// Makes Jo, who may look at the cluster's state and read `books-*`, and do no more.
    pub(crate) async fn new(server: Server) -> Result<Self> {
        let client = server.client(server.url())?;
        let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let run = format!("integration-{}-{}", process::id(), since.as_millis());
        let context = Self { server, client, run, made: Mutex::default() };
        let role = json!({"cluster": ["monitor"], "indices": [{"names": ["books-*"], "privileges": ["read"]}]});
        context.client.request("PUT", context.role_path()).json_body(role).await?;
        let jo = json!({"password": Self::PASSWORD, "roles": [context.role()], "full_name": "Jo", "email": "jo@example.com"});
        context.client.request("PUT", context.user_path()).json_body(jo).await?;
        Ok(context)
    }

    /// Jo's name.
    pub(crate) fn jo(&self) -> String {
        format!("{}-jo", self.run)
    }

    /// The name of Jo's only role.
    pub(crate) fn role(&self) -> String {
        format!("{}-reader", self.run)
    }

    fn role_path(&self) -> String {
        format!("/_security/role/{}", self.role())
    }

    fn user_path(&self) -> String {
        format!("/_security/user/{}", self.jo())
    }

    /// The same node, with other credentials.
    pub(crate) fn with(&self, credentials: &Credentials) -> Result<Client> {
        Ok(self.client.with_credentials(credentials)?)
    }

    /// Jo's own client.
    pub(crate) fn as_jo(&self) -> Result<Client> {
        self.with(&Credentials::basic(self.jo(), Self::PASSWORD))
    }

    /// A token for Jo is asked for.
    pub(crate) fn token_for_jo(&self) -> GetTokenRequest {
        let request = GetTokenRequest::new().grant_type(AccessTokenGrantType::Password);
        request.username(self.jo()).password(Self::PASSWORD)
    }

    /// A key for Jo is asked for.
    pub(crate) fn key_for_jo(&self, key: GrantApiKey) -> GrantApiKeyRequest {
        let request = GrantApiKeyRequest::new(key, ApiKeyGrantType::Password);
        request.username(self.jo()).password(Self::PASSWORD)
    }

    /// A key that has nothing but a name.
    pub(crate) fn key_named(&self, name: &str) -> GrantApiKey {
        GrantApiKey::new(format!("{}-{name}", self.run))
    }

    /// Buys a token, with the user that the environment names as the caller.
    pub(crate) async fn get_token(&self, request: GetTokenRequest) -> Result<GetTokenResponse> {
        self.token(self.client.security().get_token(request)).await
    }

    /// Buys a token.
    pub(crate) async fn token(&self, call: Call<GetTokenResponse>) -> Result<GetTokenResponse> {
        let token = in_both_modes(call).await?;
        self.remember("token", &token.access_token);
        if let Some(refresh) = &token.refresh_token {
            self.remember("refresh_token", refresh);
        }
        Ok(token)
    }

    /// A token has to go at the end; `kind` is what it is in the body that invalidates it.
    pub(crate) fn remember(&self, kind: &'static str, token: &Secret) {
        self.with_made(|made| made.tokens.push((kind, token.clone())));
    }

    /// Makes a key, with the user that the environment names as the caller.
    pub(crate) async fn grant_api_key(&self, request: GrantApiKeyRequest) -> Result<GrantApiKeyResponse> {
        let key = in_both_modes(self.client.security().grant_api_key(request)).await?;
        self.remember_key(&key.id);
        Ok(key)
    }

    /// A key has to go at the end.
    pub(crate) fn remember_key(&self, id: &str) {
        self.with_made(|made| made.keys.push(id.to_owned()));
    }

    /// What the server knows of a key.
    pub(crate) async fn key_information(&self, key: &GrantApiKeyResponse) -> Result<Value> {
        let mut answer = self.client.request("GET", "/_security/api_key").query_param("id", &key.id).await?;
        let known = answer.pointer_mut("/api_keys/0").map(Value::take);
        known.with_context(|| format!("the server does not know the key {}", key.id))
    }

    /// Ends what this run made.
    pub(crate) async fn clean_up(&self) -> Result<()> {
        let made = self.with_made(std::mem::take);
        for (kind, token) in made.tokens {
            self.end("/_security/oauth2/token", json!({kind: token.expose()})).await.context("a token stays")?;
        }
        if !made.keys.is_empty() {
            self.end("/_security/api_key", json!({"ids": made.keys})).await.context("the keys stay")?;
        }
        self.client.request("DELETE", self.user_path()).await.context("the user stays")?;
        self.client.request("DELETE", self.role_path()).await.context("the role stays")?;
        Ok(())
    }

    async fn end(&self, path: &str, what: Value) -> Result<()> {
        let answer = self.client.request("DELETE", path).json_body(what).await?;
        ensure!(answer["error_count"] == 0, "the server counts errors: {}", answer["error_count"]);
        Ok(())
    }

    fn with_made<T>(&self, change: impl FnOnce(&mut Made) -> T) -> T {
        // A case that panicked has left the list whole.
        change(&mut self.made.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whom the server takes the caller for, and by what.
pub(crate) async fn whoami(client: &Client) -> Result<(String, String)> {
    let me = client.request("GET", "/_security/_authenticate").await?;
    let text = |key: &str| me[key].as_str().unwrap_or_default().to_owned();
    Ok((text("username"), text("authentication_type")))
}
