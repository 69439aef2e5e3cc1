//! Values of several lines, in bodies of NDJSON.

use super::constructors::Argument;
use super::item::Deprecated;
use super::types::RustType;

/// Several lines in a body of NDJSON. In JSON it is the list of them.
#[derive(Clone, Debug)]
pub enum NdjsonLines {
    /// Always these two.
    Pair(Box<[NdjsonLine; 2]>),
    /// One or two, told by the single key of the first. A further variant `Other` holds what is unknown.
    ByKey(Vec<NdjsonVariant>),
}

impl NdjsonLines {
    /// All lines, of all variants.
    pub fn lines(&self) -> Vec<&NdjsonLine> {
        match self {
            Self::Pair(pair) => pair.iter().collect(),
            Self::ByKey(variants) => variants.iter().flat_map(NdjsonVariant::lines).collect(),
        }
    }

    /// The same, to be changed.
    pub fn lines_mut(&mut self) -> Vec<&mut NdjsonLine> {
        match self {
            Self::Pair(pair) => pair.iter_mut().collect(),
            Self::ByKey(variants) => {
                variants.iter_mut().flat_map(|v| std::iter::once(&mut v.first).chain(&mut v.second)).collect()
            }
        }
    }
}

/// A variant of lines.
#[derive(Clone, Debug)]
pub struct NdjsonVariant {
    /// The variant.
    pub name: String,
    /// The function that makes it.
    pub constructor: String,
    /// The key of the first line.
    pub json_name: String,
    /// What stands behind the key.
    pub first: NdjsonLine,
    /// The line behind it.
    pub second: Option<NdjsonLine>,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
}

impl NdjsonVariant {
    /// Its lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &NdjsonLine> + Clone {
        std::iter::once(&self.first).chain(&self.second)
    }
}

/// A line.
#[derive(Clone, Debug)]
pub struct NdjsonLine {
    /// The field that holds it.
    pub field: String,
    /// What it holds.
    pub ty: RustType,
    /// What a constructor takes for it.
    pub argument: Argument,
}
