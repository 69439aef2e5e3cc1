//! Creates a token for a user, calls Elasticsearch with the token, and handles a wrong password.
//!
//! Environment variables: `ELASTICSEARCH_URL` is the URL of the server, `ELASTICSEARCH_USER` and `ELASTICSEARCH_PASSWORD` are
//! the user and the password. `ELASTICSEARCH_CA` is optional: the path of the certificate of a certificate authority.

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
        Err(error) if error.is_unauthorized() => return Err(format!("wrong user or password: {error}").into()),
        Err(error) => return Err(error.into()),
    };
    println!("token for {}, valid for {} seconds", token.authentication.username, token.expires_in);

    let as_user = client.with_credentials(&Credentials::bearer(token.access_token))?;
    let me = as_user.request("GET", "/_security/_authenticate").await?;
    println!("authenticated as {} with the {}", me["username"], me["authentication_type"]);
    Ok(())
}
