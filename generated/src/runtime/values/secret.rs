//! Passwords, tokens, keys.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use crate::runtime::json::{Read, Reader, Show, Writer};

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
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<SecretString> for Secret {
    fn from(text: SecretString) -> Self {
        Self(text)
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

impl Show for Secret {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.secret(self.expose());
    }
}

impl Read for Secret {
    fn read(&mut self, r: &mut Reader<'_>) {
        match r.text_here() {
            Some(text) => *self = Self::from(&*text),
            None => r.fail("a secret"),
        }
    }

    /// Something to read into, and no secret: reading from nothing fails.
    fn empty() -> Self {
        Self::from("")
    }
}
