//! Creates an API key for a user, with fewer privileges than the user has, and calls Elasticsearch with the key.
//!
//! The environment variables are the same as for the example `get_token`.

use std::error::Error;
use std::{env, fs};

use generated::security::{ApiKeyGrantType, GrantApiKey, GrantApiKeyRequest, IndicesPrivileges, RoleDescriptor};
use generated::{Client, Credentials};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("ELASTICSEARCH_URL")?;
    let (user, password) = (env::var("ELASTICSEARCH_USER")?, env::var("ELASTICSEARCH_PASSWORD")?);
    let mut builder = Client::builder(url).basic_auth(&user, &*password);
    if let Ok(file) = env::var("ELASTICSEARCH_CA") {
        builder = builder.ca_certificate(fs::read(file)?);
    }
    let client = builder.build()?;

    let reader = RoleDescriptor::new().cluster(["monitor"]).indices([IndicesPrivileges::new(["books-*"], ["read"])]);
    let key = GrantApiKey::new("reader").expiration("1h").role_descriptors([("reader", reader)]);
    let request = GrantApiKeyRequest::new(key, ApiKeyGrantType::Password).username(user).password(password);
    let response = client.security().grant_api_key(request).send().await?;
    for warning in response.warnings() {
        eprintln!("warning: {warning}");
    }
    let key = response.into_value();
    println!("key {} with the name {}", key.id, key.name);

    let with_key = client.with_credentials(&Credentials::api_key(key.encoded))?;
    let me = with_key.request("GET", "/_security/_authenticate").await?;
    println!("authenticated as {} with the {}", me["username"], me["authentication_type"]);
    Ok(())
}
