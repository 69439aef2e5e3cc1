//! Examples that are wrong themselves, each with the reason. One that passes is an error: the list stays true.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::root::Root;

/// The list.
pub(super) const FILE: &str = "xtask/conformance.txt";

/// What fails, and why it may.
pub(super) struct ExpectedFailures(BTreeMap<String, String>);

impl ExpectedFailures {
    /// Reads the list: `SIDE ENDPOINT EXAMPLE: reason`, one a line; `#` begins a comment.
    pub(super) fn read(root: &Root) -> Result<Self> {
        let text = fs::read_to_string(root.join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        let mut expected = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((case, reason)) = line.split_once(": ") else {
                bail!("{FILE}, line {}: found no reason; expected `SIDE ENDPOINT EXAMPLE: reason`", number + 1);
            };
            if expected.insert(case.to_owned(), reason.to_owned()).is_some() {
                bail!("{FILE}, line {}: `{case}` stands there twice", number + 1);
            }
        }
        Ok(Self(expected))
    }

    /// Whether a case is known to fail.
    pub(super) fn contains(&self, case: &str) -> bool {
        self.0.contains_key(case)
    }

    /// The cases.
    pub(super) fn cases(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}
