//! The published versions of the specification with their checksums, from `spec/versions.txt`.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::files;
use crate::root::Root;

/// The path of the file in the repository.
pub(crate) const FILE: &str = "spec/versions.txt";

/// The SHA-256 checksums of the schemas, by version.
pub(crate) struct Versions {
    content: String,
    list: Vec<(String, String)>,
}

impl Versions {
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
        Ok(Self { content, list })
    }

    /// Returns the versions in the order of the file, newest first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|(version, _)| version.as_str())
    }

    /// Returns the checksum of a version; `None` if the file does not contain the version.
    pub(crate) fn checksum(&self, version: &str) -> Option<&str> {
        self.list.iter().find(|(known, _)| known == version).map(|(_, sum)| sum.as_str())
    }

    /// Returns the version of a published schema.
    pub(crate) fn version_of(&self, schema: &[u8]) -> Option<&str> {
        let sum = sha256(schema);
        self.list.iter().find(|(_, known)| *known == sum).map(|(version, _)| version.as_str())
    }

    /// Adds a version to the file, before the first older version.
    pub(crate) fn add(&self, root: &Root, version: &str, checksum: &str) -> Result<()> {
        let new = format!("{version} {checksum}");
        let mut lines: Vec<_> = self.content.lines().collect();
        let is_older = |line: &&str| {
            let known = line.split_whitespace().next().unwrap_or_default();
            is_version(known) && compare(known, version) == Ordering::Less
        };
        lines.insert(lines.iter().position(is_older).unwrap_or(lines.len()), &new);
        files::write(&root.join(FILE), (lines.join("\n") + "\n").as_bytes())
    }
}

/// Compares two versions by their numbers. A version with a suffix, such as `9.6.0-SNAPSHOT`, is older than the one without.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    let parts = |version: &str| {
        let (numbers, suffix) = version.split_once(['-', '+']).unwrap_or((version, ""));
        let numbers: Vec<u64> = numbers.split('.').map(|number| number.parse().unwrap_or(0)).collect();
        (numbers, suffix.is_empty(), suffix.to_owned())
    };
    parts(left).cmp(&parts(right))
}

/// The SHA-256 checksum as hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Returns whether a string is a complete version: three numbers, and possibly a suffix such as `-SNAPSHOT`. npm would also
/// accept a range such as `9`.
pub(crate) fn is_complete_version(version: &str) -> bool {
    let numbers = version.split(['-', '+']).next().unwrap_or_default();
    let is_number = |number: &str| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    is_version(version) && numbers.split('.').count() == 3 && numbers.split('.').all(is_number)
}

/// Returns whether a string is a version. A version is also the name of a folder and cannot contain `/`.
pub(crate) fn is_version(version: &str) -> bool {
    version.starts_with(|c: char| c.is_ascii_digit())
        && version.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
}

fn is_sha256(sum: &str) -> bool {
    sum.len() == 64 && sum.chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{Ordering, compare};

    #[test]
    fn versions_are_compared_by_number() {
        assert_eq!(compare("9.10.0", "9.9.0"), Ordering::Greater);
        assert_eq!(compare("9.5.0", "9.5.0"), Ordering::Equal);
        assert_eq!(compare("9.6.0-SNAPSHOT", "9.6.0"), Ordering::Less);
        assert_eq!(compare("9.6.0-SNAPSHOT", "9.5.0"), Ordering::Greater);
    }
}
