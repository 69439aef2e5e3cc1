//! The published specifications that the project knows, with their checksums: `xtask/checksums.txt`.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::root::Root;

/// The file, from the repository's folder.
const FILE: &str = "xtask/checksums.txt";

/// Versions and the SHA-256 of their schema.
pub(crate) struct Checksums {
    list: Vec<(String, String)>,
}

impl Checksums {
    /// Reads the file: a version and a checksum a line, `#` starts a comment.
    pub(crate) fn read(root: &Root) -> Result<Self> {
        let text = fs::read_to_string(root.join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        let mut list = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            let words: Vec<_> = line.split_whitespace().collect();
            match words.as_slice() {
                [] => {}
                [version, sum] if is_version(version) && is_sha256(sum) => {
                    list.push(((*version).to_owned(), sum.to_ascii_lowercase()));
                }
                _ => bail!("{FILE}:{}: not a version and a SHA-256: `{}`", number + 1, line.trim()),
            }
        }
        Ok(Self { list })
    }

    /// The checksum of a version.
    ///
    /// # Errors
    /// The version is not in the list; the message says what is, and how to add one.
    pub(crate) fn for_version(&self, version: &str) -> Result<&str> {
        if let Some((_, sum)) = self.list.iter().find(|(known, _)| known == version) {
            return Ok(sum);
        }
        let known: Vec<_> = self.list.iter().map(|(known, _)| known.as_str()).collect();
        bail!(
            "version `{version}` is unknown; known are {}\n  \
             to add one, add its line to {FILE}; the first lines of the file say how to get its checksum",
            if known.is_empty() { "none".to_owned() } else { known.join(", ") }
        )
    }

    /// The version of a schema, if it is a published one.
    pub(crate) fn version_of(&self, schema: &[u8]) -> Option<&str> {
        let sum = sha256(schema);
        self.list.iter().find(|(_, known)| *known == sum).map(|(version, _)| version.as_str())
    }
}

/// The SHA-256, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A version becomes the name of a folder, so it may hold nothing that leads elsewhere.
pub(crate) fn is_version(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
}

fn is_sha256(word: &str) -> bool {
    word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit())
}
