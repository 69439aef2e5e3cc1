//! Tests code that uses the client, without a server: responses are prepared, and requests are recorded.
//!
//! Run the tests below with `cargo test --example canned_responses`.

use std::error::Error;

use generated::Client;
use generated::security::{AccessTokenGrantType, GetTokenRequest};
use generated::testing::{CannedResponse, MockTransport};

/// The code to test: checks the password of a user.
async fn can_log_in(client: &Client, user: &str, password: &str) -> Result<bool, generated::Error> {
    let request = GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).username(user).password(password);
    match client.security().get_token(request).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_unauthorized() => Ok(false),
        Err(error) => Err(error),
    }
}

const TOKEN: &str = r#"{"access_token":"dG9rZW4=","type":"Bearer","expires_in":1200,"authentication":{}}"#;
const WRONG: &str =
    r#"{"error":{"type":"security_exception","reason":"unable to authenticate user [jo]"},"status":401}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, TOKEN)).respond(CannedResponse::json(401, WRONG));
    for password in ["correct horse", "wrong"] {
        println!("with `{password}`: {}", can_log_in(&server.client(), "jo", password).await?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use generated::transport::TransportErrorKind;

    use super::*;

    #[tokio::test]
    async fn correct_password_is_accepted() -> Result<(), Box<dyn Error>> {
        let server = MockTransport::new();
        server.respond(CannedResponse::json(200, TOKEN));
        assert!(can_log_in(&server.client(), "jo", "correct horse").await?);

        // The request that was sent, as HTTP and decoded.
        let sent = &server.sent_requests()[0];
        assert_eq!((sent.method().as_str(), sent.target()), ("POST", "/_security/oauth2/token"));
        let request: GetTokenRequest = sent.typed()?;
        assert_eq!(request.username.as_deref(), Some("jo"));
        assert_eq!(request.password.ok_or("no password")?.expose(), "correct horse");
        Ok(())
    }

    #[tokio::test]
    async fn wrong_password_is_not_an_error() -> Result<(), Box<dyn Error>> {
        let server = MockTransport::new();
        server.respond(CannedResponse::json(401, WRONG));
        assert!(!can_log_in(&server.client(), "jo", "wrong").await?);
        Ok(())
    }

    #[tokio::test]
    async fn missing_server_is_an_error() {
        let server = MockTransport::new();
        server.respond(CannedResponse::failure(TransportErrorKind::Connect));
        let result = can_log_in(&server.client(), "jo", "correct horse").await;
        assert!(result.is_err_and(|error| error.is_connect()));
    }
}
