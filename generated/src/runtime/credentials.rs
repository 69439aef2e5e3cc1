//! Credentials for the header `authorization`.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;

use crate::runtime::Secret;
use crate::runtime::error::{ConfigError, ConfigErrorKind};

/// Credentials for the header `authorization`.
///
/// `Debug` shows the kind and the name of a user. It never shows a password, a key or a token.
///
/// ```
/// use generated::Credentials;
///
/// assert_eq!(format!("{:?}", Credentials::basic("elastic", "correct horse")), r#"Basic("elastic")"#);
/// assert_eq!(format!("{:?}", Credentials::api_key("VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw")), "ApiKey");
/// ```
#[derive(Clone)]
pub struct Credentials(Kind);

#[derive(Clone)]
enum Kind {
    Basic(String, Secret),
    ApiKey(Secret),
    Bearer(Secret),
}

impl Credentials {
    /// Creates credentials from a user name and a password.
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic(username.into(), password.into()))
    }

    /// Creates credentials from an API key: either `id:key`, or the base64-encoded form in the field `encoded` of the response
    /// that created the key.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self(Kind::ApiKey(key.into()))
    }

    /// Creates credentials from a bearer token, such as one of `security.get_token`.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Kind::Bearer(token.into()))
    }

    /// Returns the value of the header, marked as sensitive.
    ///
    /// # Errors
    /// Returns an error if the credentials contain characters that are not allowed.
    pub(in crate::runtime) fn header(&self) -> Result<HeaderValue, ConfigError> {
        let value = match &self.0 {
            Kind::Basic(username, _) if username.contains(':') => {
                return Err(invalid("a user name can't contain a colon"));
            }
            Kind::Basic(username, password) => {
                format!("Basic {}", STANDARD.encode(format!("{username}:{}", password.expose())))
            }
            Kind::ApiKey(key) if key.expose().contains(':') => {
                format!("ApiKey {}", STANDARD.encode(check_token(key, "the API key is empty", INVALID_API_KEY)?))
            }
            Kind::ApiKey(key) => format!("ApiKey {}", check_token(key, "the API key is empty", INVALID_API_KEY)?),
            Kind::Bearer(bearer) => format!("Bearer {}", check_token(bearer, "the token is empty", INVALID_TOKEN)?),
        };
        let mut value = HeaderValue::try_from(value).map_err(|_| invalid("a character is not allowed in headers"))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

const INVALID_API_KEY: &str =
    "the API key contains whitespace or another character that is not allowed (trim it if it was read from a file)";
const INVALID_TOKEN: &str =
    "the token contains whitespace or another character that is not allowed (trim it if it was read from a file)";

fn check_token<'s>(
    secret: &'s Secret,
    if_empty: &'static str,
    if_invalid: &'static str,
) -> Result<&'s str, ConfigError> {
    match secret.expose() {
        "" => Err(invalid(if_empty)),
        token if token.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(token),
        _ => Err(invalid(if_invalid)),
    }
}

fn invalid(reason: &'static str) -> ConfigError {
    ConfigError::new(ConfigErrorKind::InvalidCredentials(reason))
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Basic(username, _) => f.debug_tuple("Basic").field(username).finish(),
            Kind::ApiKey(_) => f.write_str("ApiKey"),
            Kind::Bearer(_) => f.write_str("Bearer"),
        }
    }
}
