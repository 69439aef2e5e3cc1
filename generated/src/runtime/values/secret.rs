//! Passwords, tokens, keys.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use crate::runtime::json::{Decode, Decoder, Encode, Encoder};

/// A text that must not be seen: a password, a token, a key.
///
/// It is overwritten in memory when it is dropped, and `Debug` does not show it; there is no `Display`. JSON holds it,
/// and so do the bytes of a request that was built, which are not overwritten. An answer that lacks a secret it must
/// hold can't be decoded: there is no empty secret to stand in.
///
/// ```
/// use generated::runtime::Secret;
///
/// let password = Secret::from("correct horse");
/// assert_eq!(format!("{password:?}"), "[REDACTED]");
/// assert_eq!(password.expose(), "correct horse");
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The text.
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
        match d.current_string() {
            Some(string) => *self = Self::from(&*string),
            None => d.fail("a secret"),
        }
    }

    /// Something to read into, and no secret: reading from nothing fails.
    fn empty() -> Self {
        Self::from("")
    }
}
