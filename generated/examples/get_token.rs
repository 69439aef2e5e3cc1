//! Buys a token for a user, calls as that user with it, and says what to do when that fails.
//!
//! `ELASTICSEARCH_URL` names the server, `ELASTICSEARCH_USER` and `ELASTICSEARCH_PASSWORD` the user, and `ELASTICSEARCH_CA`
//! the file of the certificate authority, where the server has one of its own.

use std::error::Error;
use std::{env, fs};

use generated::security::{AccessTokenGrantType, GetTokenRequest};
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

    let request = GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).username(user).password(password);
    let token = match client.security().get_token(request).await {
        Ok(token) => token,
        Err(error) if error.is_unauthorized() => return Err(format!("user or password is wrong: {error}").into()),
        Err(error) => return Err(error.into()),
    };
    println!("a token for {}, good for {} seconds", token.authentication.username, token.expires_in);

    let as_user = client.with_credentials(&Credentials::bearer(token.access_token))?;
    let me = as_user.request("GET", "/_security/_authenticate").await?;
    println!("the server knows the caller as {} by its {}", me["username"], me["authentication_type"]);
    Ok(())
}
