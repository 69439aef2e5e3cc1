//! The list of invalid examples. An example in the list that passes is an error, so that the list stays up to date.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::root::Root;

/// The file with the list.
pub(super) const FILE: &str = "xtask/conformance.txt";

/// The expected failures, with their reasons.
pub(super) struct ExpectedFailures(BTreeMap<String, String>);

impl ExpectedFailures {
    /// Reads the list. Each line has the form `SIDE ENDPOINT EXAMPLE: reason`; `#` starts a comment.
    pub(super) fn read(root: &Root) -> Result<Self> {
        let content = fs::read_to_string(root.join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        let mut expected = BTreeMap::new();
        for (number, line) in content.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((case, reason)) = line.split_once(": ") else {
                bail!("{FILE}:{}: missing reason; expected `SIDE ENDPOINT EXAMPLE: reason`", number + 1);
            };
            if expected.insert(case.to_owned(), reason.to_owned()).is_some() {
                bail!("{FILE}:{}: duplicate case `{case}`", number + 1);
            }
        }
        Ok(Self(expected))
    }

    /// Returns whether a case is expected to fail.
    pub(super) fn contains(&self, case: &str) -> bool {
        self.0.contains_key(case)
    }

    /// The cases that are expected to fail.
    pub(super) fn cases(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}
