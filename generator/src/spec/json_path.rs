//! Paths in the JSON of a file, as shown in diagnostics: `types[3].properties[0].type`.

use std::fmt;
use std::fmt::Write;

use super::json_tree::PathStep;

/// A path in the JSON of a file. Keys with special characters are quoted: `types[3].examples["a b"].value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct JsonPath(String);

impl JsonPath {
    /// Appends a key.
    pub(super) fn key(&mut self, key: &str) {
        let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if plain {
            let dot = if self.0.is_empty() { "" } else { "." };
            self.0.push_str(dot);
            self.0.push_str(key);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(self.0, "[{key:?}]");
        }
    }

    /// Appends an array index.
    pub(super) fn index(&mut self, index: usize) {
        let _ = write!(self.0, "[{index}]");
    }

    /// Returns this path extended by the path of an ignored key.
    pub(super) fn with_ignored_path(&self, path: &serde_ignored::Path<'_>) -> Self {
        use serde_ignored::Path;
        match path {
            Path::Root => self.clone(),
            Path::Seq { parent, index } => {
                let mut at = self.with_ignored_path(parent);
                at.index(*index);
                at
            }
            Path::Map { parent, key } => {
                let mut at = self.with_ignored_path(parent);
                at.key(key);
                at
            }
            Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => {
                self.with_ignored_path(parent)
            }
        }
    }

    /// Returns this path extended by the path of an error.
    pub(super) fn with_steps(&self, steps: &[PathStep]) -> Self {
        let mut at = self.clone();
        for step in steps {
            match step {
                PathStep::Index(index) => at.index(*index),
                PathStep::Key(key) => at.key(key),
            }
        }
        at
    }
}

impl From<&[PathStep]> for JsonPath {
    fn from(steps: &[PathStep]) -> Self {
        Self::default().with_steps(steps)
    }
}

impl fmt::Display for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
