//! Lines of NDJSON bodies that belong together.

use super::construction::Argument;
use super::deprecated::Deprecated;
use super::types::RustType;

/// Lines of an NDJSON body that belong together. In JSON they are a list.
#[derive(Clone, Debug)]
pub enum NdjsonLines {
    /// Two lines.
    Pair(Box<[NdjsonLine; 2]>),
    /// One or two lines. The single key of the first line selects the variant. A further variant `Other` holds unknown lines.
    ByKey(Vec<NdjsonVariant>),
}

impl NdjsonLines {
    /// Returns the lines of all variants.
    pub fn lines(&self) -> Vec<&NdjsonLine> {
        match self {
            Self::Pair(pair) => pair.iter().collect(),
            Self::ByKey(variants) => variants.iter().flat_map(NdjsonVariant::lines).collect(),
        }
    }
}

/// A variant of [`NdjsonLines`].
#[derive(Clone, Debug)]
pub struct NdjsonVariant {
    /// The Rust name.
    pub name: String,
    /// The name of the constructor.
    pub constructor: String,
    /// The key in the first line.
    pub json_name: String,
    /// The value of the key in the first line.
    pub first: NdjsonLine,
    /// The second line, if there is one.
    pub second: Option<NdjsonLine>,
    /// The deprecation, if the variant is deprecated.
    pub deprecated: Option<Deprecated>,
}

impl NdjsonVariant {
    /// Iterates over the lines.
    pub fn lines(&self) -> impl Iterator<Item = &NdjsonLine> + Clone {
        std::iter::once(&self.first).chain(&self.second)
    }
}

/// A line.
#[derive(Clone, Debug)]
pub struct NdjsonLine {
    /// The name of the field that holds the line.
    pub field: String,
    /// The type of the line.
    pub ty: RustType,
    /// The argument of the constructor.
    pub argument: Argument,
}
