//! The two seed endpoints, called through the crate `generated`.

use generated::runtime::answer::{Json, Returns};
use generated::runtime::endpoint::{Description, Slots};
use generated::runtime::{Call, Client, Endpoint};
use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, GetTokenRequest, GetTokenResponse, GrantApiKey, GrantApiKeyRequest,
    GrantApiKeyResponse,
};

/// A request of another crate, with the answer that belongs to it.
pub(super) struct Typed<Q>(pub(super) Q);

impl<Q: Endpoint> Endpoint for Typed<Q> {
    const DESCRIPTION: &'static Description = Q::DESCRIPTION;

    fn slots<'a>(&'a self, w: &mut Slots<'a>) {
        self.0.slots(w);
    }
}

impl Returns<GetTokenResponse> for Typed<GetTokenRequest> {
    type Answer = Json;
}

impl Returns<GrantApiKeyResponse> for Typed<GrantApiKeyRequest> {
    type Answer = Json;
}

pub(super) fn get_token(client: &Client) -> Call<GetTokenResponse> {
    client.call(Typed(
        GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).username("jo").password("hunter2 \"quoted\""),
    ))
}

pub(super) fn grant_api_key(client: &Client) -> Call<GrantApiKeyResponse> {
    let request = GrantApiKeyRequest::new(GrantApiKey::new("reader"), ApiKeyGrantType::AccessToken);
    client.call(Typed(request.access_token("t0k3n")))
}

/// What a node of 9.1.0 answered to `get_token`.
pub(super) const TOKEN: &str = r#"{"access_token":"s3cr3t-access","type":"Bearer","expires_in":1200,
    "refresh_token":"s3cr3t-refresh","authentication":{"username":"jo","roles":["reader"],"full_name":null,"email":null,
    "metadata":{},"enabled":true,"authentication_realm":{"name":"file1","type":"file"},
    "lookup_realm":{"name":"file1","type":"file"},"authentication_type":"realm"}}"#;
