//! The two seed endpoints, called through the crate `generated`.

use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, GetTokenRequest, GetTokenResponse, GrantApiKey, GrantApiKeyRequest,
    GrantApiKeyResponse,
};
use generated::{Call, Client};

pub(super) fn get_token(client: &Client) -> Call<GetTokenResponse> {
    let request =
        GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).username("jo").password("hunter2 \"quoted\"");
    client.security().get_token(request)
}

pub(super) fn grant_api_key(client: &Client) -> Call<GrantApiKeyResponse> {
    let request = GrantApiKeyRequest::new(GrantApiKey::new("reader"), ApiKeyGrantType::AccessToken);
    client.security().grant_api_key(request.access_token("t0k3n"))
}

/// A response of Elasticsearch 9.1.0 to `get_token`.
pub(super) const TOKEN: &str = r#"{"access_token":"s3cr3t-access","type":"Bearer","expires_in":1200,
    "refresh_token":"s3cr3t-refresh","authentication":{"username":"jo","roles":["reader"],"full_name":null,"email":null,
    "metadata":{},"enabled":true,"authentication_realm":{"name":"file1","type":"file"},
    "lookup_realm":{"name":"file1","type":"file"},"authentication_type":"realm"}}"#;
