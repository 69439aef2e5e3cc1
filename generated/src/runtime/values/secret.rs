//! Passwords, tokens and keys.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use crate::runtime::json::{Decode, Decoder, Encode, Encoder};

/// A secret string: a password, a token or a key.
///
/// It is overwritten in memory when it is dropped. `Debug` does not show it, and there is no `Display`. JSON contains
/// it, and so do the bytes of a built request, which are not overwritten. A response that lacks a required secret
/// cannot be decoded, since a secret has no empty value, unless the request had the parameter `filter_path`.
///
/// ```
/// use generated::Secret;
///
/// let password = Secret::from("correct horse");
/// assert_eq!(format!("{password:?}"), "[REDACTED]");
/// assert_eq!(password.expose(), "correct horse");
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Returns the secret.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<String> for Secret {
    fn from(string: String) -> Self {
        Self(string.into())
    }
}

impl From<&str> for Secret {
    fn from(string: &str) -> Self {
        Self(string.into())
    }
}

impl From<SecretString> for Secret {
    fn from(string: SecretString) -> Self {
        Self(string)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl Encode for Secret {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.secret(self.expose());
    }
}

impl Decode for Secret {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        if let Some(string) = d.secret() {
            *self = Self::from(&*string);
        }
    }

    /// A target for decoding. It is not a valid secret: decoding a missing secret fails.
    fn empty() -> Self {
        Self::from("")
    }
}
