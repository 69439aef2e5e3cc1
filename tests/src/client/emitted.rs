//! What codegen is to write for a client, once by hand, beside what it writes already.

use crate::fixtures::seeds::security::{
    ApiKeyGrantType, GetTokenRequest, GetTokenResponse, GrantApiKey, GrantApiKeyRequest, GrantApiKeyResponse,
};
use crate::runtime::testing::{Canned, CannedAnswer};
use crate::runtime::{Call, Client, answer};

// In `security/get_token.rs`, behind the request:

impl answer::Returns<GetTokenResponse> for GetTokenRequest {
    type Answer = answer::Json;
}

// In `security/grant_api_key.rs`:

impl answer::Returns<GrantApiKeyResponse> for GrantApiKeyRequest {
    type Answer = answer::Json;
}

// In `security/mod.rs`:

/// The endpoints of the namespace `security`.
#[derive(Clone, Copy, Debug)]
#[must_use = "a namespace does nothing until an endpoint of it is called"]
pub(crate) struct SecurityClient<'a> {
    client: &'a Client,
}

impl Client {
    /// The endpoints of the namespace `security`.
    pub(crate) fn security(&self) -> SecurityClient<'_> {
        SecurityClient { client: self }
    }
}

impl SecurityClient<'_> {
    /// Creates a bearer token, so that further calls need no user name and password.
    pub(crate) fn get_token(self, request: GetTokenRequest) -> Call<GetTokenResponse> {
        self.client.call(request)
    }

    /// Creates an API key on behalf of another user.
    pub(crate) fn grant_api_key(self, request: GrantApiKeyRequest) -> Call<GrantApiKeyResponse> {
        self.client.call(request)
    }
}

#[tokio::test]
async fn both_endpoints_are_there() {
    let server = Canned::new();
    server.answer(CannedAnswer::json(200, r#"{"id":"1","name":"n","api_key":"a","encoded":"b"}"#));
    let request = GrantApiKeyRequest::new(GrantApiKey::new("n"), ApiKeyGrantType::Password).refresh("true");
    assert_eq!(server.client().security().grant_api_key(request).await.unwrap().name, "n");
    assert_eq!(server.sent()[0].target(), "/_security/api_key/grant?refresh=true");
}

#[tokio::test]
async fn a_call_reads_as_it_should() {
    let server = Canned::new();
    server.answer(CannedAnswer::json(200, super::seeds::TOKEN));
    let client = server.client();
    let call = client.security().get_token(GetTokenRequest::new().username("jo"));
    let token = tokio::spawn(call.into_future()).await.unwrap().unwrap();
    assert_eq!(token.expires_in, 1200);
    assert_eq!(server.sent()[0].read::<GetTokenRequest>().unwrap(), GetTokenRequest::new().username("jo"));
}
