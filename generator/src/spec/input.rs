//! The input of the generator.

use std::path::Path;

/// An input file: a part of the specification as JSON, or corrections as TOML.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path, as diagnostics show it. Files of the specification are sorted by it; corrections apply in the order in which
    /// they are passed.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Input {
    /// Returns true for a file of corrections: its name ends in `.toml`.
    pub fn is_correction(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|extension| extension == "toml")
    }
}
