//! The state that test cases share: a client, a user, and a list of created tokens and keys, which are deleted at the end.

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
    /// A client with the user of the environment variables.
    pub(crate) client: Client,
    /// The prefix of all names that the run creates, so that concurrent runs do not conflict.
    run: String,
    created: Mutex<Created>,
}

/// The tokens and keys to delete.
#[derive(Default)]
struct Created {
    /// The name of the field in the body that invalidates a token, and the token.
    tokens: Vec<(&'static str, Secret)>,
    keys: Vec<String>,
}

impl TestContext {
    /// The password of the user Jo.
    pub(crate) const PASSWORD: &str = "correct horse battery";

    /// Creates the user Jo with the privileges to monitor the cluster and to read `books-*`.
    pub(crate) async fn new(server: Server) -> Result<Self> {
        let client = server.client(server.url())?;
        let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let run = format!("integration-{}-{}", process::id(), since.as_millis());
        let context = Self { server, client, run, created: Mutex::default() };
        let role = json!({"cluster": ["monitor"], "indices": [{"names": ["books-*"], "privileges": ["read"]}]});
        context.client.request("PUT", context.role_path()).json_body(role).await?;
        let jo = json!({"password": Self::PASSWORD, "roles": [context.role()], "full_name": "Jo", "email": "jo@example.com"});
        context.client.request("PUT", context.user_path()).json_body(jo).await?;
        Ok(context)
    }

    /// Returns the name of the user Jo.
    pub(crate) fn jo(&self) -> String {
        format!("{}-jo", self.run)
    }

    /// Returns the name of the only role of Jo.
    pub(crate) fn role(&self) -> String {
        format!("{}-reader", self.run)
    }

    fn role_path(&self) -> String {
        format!("/_security/role/{}", self.role())
    }

    fn user_path(&self) -> String {
        format!("/_security/user/{}", self.jo())
    }

    /// Returns a client with other credentials.
    pub(crate) fn with(&self, credentials: &Credentials) -> Result<Client> {
        Ok(self.client.with_credentials(credentials)?)
    }

    /// Returns a client with the credentials of Jo.
    pub(crate) fn as_jo(&self) -> Result<Client> {
        self.with(&Credentials::basic(self.jo(), Self::PASSWORD))
    }

    /// Creates a request for a token for Jo.
    pub(crate) fn token_for_jo(&self) -> GetTokenRequest {
        let request = GetTokenRequest::new().grant_type(AccessTokenGrantType::Password);
        request.username(self.jo()).password(Self::PASSWORD)
    }

    /// Creates a request for an API key for Jo.
    pub(crate) fn key_for_jo(&self, key: GrantApiKey) -> GrantApiKeyRequest {
        let request = GrantApiKeyRequest::new(key, ApiKeyGrantType::Password);
        request.username(self.jo()).password(Self::PASSWORD)
    }

    /// Creates the description of a key with only a name.
    pub(crate) fn key_named(&self, name: &str) -> GrantApiKey {
        GrantApiKey::new(format!("{}-{name}", self.run))
    }

    /// Gets a token with the client of the context.
    pub(crate) async fn get_token(&self, request: GetTokenRequest) -> Result<GetTokenResponse> {
        self.token(self.client.security().get_token(request)).await
    }

    /// Sends a call that gets a token.
    pub(crate) async fn token(&self, call: Call<GetTokenResponse>) -> Result<GetTokenResponse> {
        let token = in_both_modes(call).await?;
        self.remember("token", &token.access_token);
        if let Some(refresh) = &token.refresh_token {
            self.remember("refresh_token", refresh);
        }
        Ok(token)
    }

    /// Registers a token for deletion. `field` is the name of the field in the body that invalidates it.
    pub(crate) fn remember(&self, field: &'static str, token: &Secret) {
        self.with_created(|created| created.tokens.push((field, token.clone())));
    }

    /// Creates an API key with the client of the context.
    pub(crate) async fn grant_api_key(&self, request: GrantApiKeyRequest) -> Result<GrantApiKeyResponse> {
        let key = in_both_modes(self.client.security().grant_api_key(request)).await?;
        self.remember_key(&key.id);
        Ok(key)
    }

    /// Registers a key for deletion.
    pub(crate) fn remember_key(&self, id: &str) {
        self.with_created(|created| created.keys.push(id.to_owned()));
    }

    /// Gets the description of a key from the server.
    pub(crate) async fn key_information(&self, key: &GrantApiKeyResponse) -> Result<Value> {
        let mut response = self.client.request("GET", "/_security/api_key").query_param("id", &key.id).await?;
        let known = response.pointer_mut("/api_keys/0").map(Value::take);
        known.with_context(|| format!("the server does not know the key {}", key.id))
    }

    /// Deletes everything that the run created.
    pub(crate) async fn clean_up(&self) -> Result<()> {
        let created = self.with_created(std::mem::take);
        for (field, token) in created.tokens {
            self.invalidate("/_security/oauth2/token", json!({field: token.expose()}))
                .await
                .context("can't invalidate a token")?;
        }
        if !created.keys.is_empty() {
            self.invalidate("/_security/api_key", json!({"ids": created.keys}))
                .await
                .context("can't invalidate the keys")?;
        }
        self.client.request("DELETE", self.user_path()).await.context("can't delete the user")?;
        self.client.request("DELETE", self.role_path()).await.context("can't delete the role")?;
        Ok(())
    }

    async fn invalidate(&self, path: &str, body: Value) -> Result<()> {
        let response = self.client.request("DELETE", path).json_body(body).await?;
        ensure!(response["error_count"] == 0, "the server reports {} errors", response["error_count"]);
        Ok(())
    }

    fn with_created<T>(&self, change: impl FnOnce(&mut Created) -> T) -> T {
        // A panic of a test case can't leave the lists inconsistent.
        change(&mut self.created.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Returns the user name and the authentication type of a client.
pub(crate) async fn whoami(client: &Client) -> Result<(String, String)> {
    let me = client.request("GET", "/_security/_authenticate").await?;
    let text = |key: &str| me[key].as_str().unwrap_or_default().to_owned();
    Ok((text("username"), text("authentication_type")))
}
