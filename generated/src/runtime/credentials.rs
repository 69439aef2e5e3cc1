//! Who is calling.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;

use crate::runtime::Secret;
use crate::runtime::error::ConfigError;

/// Who is calling: what stands in the header `authorization`.
///
/// `Debug` shows the kind, and the name of a user; never a password, a key or a token.
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
    /// A user and its password.
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic(username.into(), password.into()))
    }

    /// An API key: `id:key`, or the two encoded in base64, as the field `encoded` of the answer that made it.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self(Kind::ApiKey(key.into()))
    }

    /// A token, such as `security.get_token` makes.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Kind::Bearer(token.into()))
    }

    /// The header's value, marked so that nobody prints it.
    ///
    /// # Errors
    /// When no header can hold it.
    pub(in crate::runtime) fn header(&self) -> Result<HeaderValue, ConfigError> {
        let text = match &self.0 {
            Kind::Basic(username, _) if username.contains(':') => {
                return Err(ConfigError::InvalidCredentials("a user's name can't hold a colon"));
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
        let mut value = HeaderValue::try_from(text)
            .map_err(|_| ConfigError::InvalidCredentials("they hold a character that no header can hold"))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

const INVALID_API_KEY: &str =
    "the API key holds a space, a line break or another character that no key has: was it read from a file?";
const INVALID_TOKEN: &str =
    "the token holds a space, a line break or another character that no token has: was it read from a file?";

fn check_token<'s>(
    secret: &'s Secret,
    if_empty: &'static str,
    if_invalid: &'static str,
) -> Result<&'s str, ConfigError> {
    match secret.expose() {
        "" => Err(ConfigError::InvalidCredentials(if_empty)),
        text if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(text),
        _ => Err(ConfigError::InvalidCredentials(if_invalid)),
    }
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
