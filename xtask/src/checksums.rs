//! The checksums of published specifications, from `xtask/checksums.txt`.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::root::Root;

/// The path of the file in the repository.
const FILE: &str = "xtask/checksums.txt";

/// The SHA-256 checksums of the schemas, by version.
pub(crate) struct Checksums {
    list: Vec<(String, String)>,
}

impl Checksums {
    /// Reads the file. Each line contains a version and a checksum; `#` starts a comment.
    pub(crate) fn read(root: &Root) -> Result<Self> {
        let content = fs::read_to_string(root.join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        let mut list = Vec::new();
        for (number, line) in content.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            let fields: Vec<_> = line.split_whitespace().collect();
            match fields.as_slice() {
                [] => {}
                [version, sum] if is_version(version) && is_sha256(sum) => {
                    list.push(((*version).to_owned(), sum.to_ascii_lowercase()));
                }
                _ => bail!("{FILE}:{}: expected a version and a SHA-256 checksum: `{}`", number + 1, line.trim()),
            }
        }
        Ok(Self { list })
    }

    /// Returns the checksum of a version.
    ///
    /// # Errors
    /// The file does not contain the version.
    pub(crate) fn for_version(&self, version: &str) -> Result<&str> {
        if let Some((_, sum)) = self.list.iter().find(|(known, _)| known == version) {
            return Ok(sum);
        }
        let known: Vec<_> = self.list.iter().map(|(known, _)| known.as_str()).collect();
        bail!(
            "unknown version `{version}`; known versions: {}\n\
             help: add the version to {FILE}, which describes how to get its checksum",
            if known.is_empty() { "none".to_owned() } else { known.join(", ") }
        )
    }

    /// Returns the version of a published schema.
    pub(crate) fn version_of(&self, schema: &[u8]) -> Option<&str> {
        let sum = sha256(schema);
        self.list.iter().find(|(_, known)| *known == sum).map(|(version, _)| version.as_str())
    }
}

/// The SHA-256 checksum as hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Returns whether a string is a version. A version is also the name of a folder and cannot contain `/`.
pub(crate) fn is_version(version: &str) -> bool {
    version.starts_with(|c: char| c.is_ascii_digit())
        && version.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
}

fn is_sha256(sum: &str) -> bool {
    sum.len() == 64 && sum.chars().all(|c| c.is_ascii_hexdigit())
}
