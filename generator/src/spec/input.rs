//! The input of the generator.

/// An input file.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path, as diagnostics show it. Files are sorted by it.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}
