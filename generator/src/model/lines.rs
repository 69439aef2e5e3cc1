//! Values of several lines, in bodies of NDJSON.

use super::item::Deprecated;
use super::making::Argument;
use super::types::RustType;

/// Several lines in a body of NDJSON. In JSON it is the list of them.
#[derive(Clone, Debug)]
pub enum Lines {
    /// Always these two.
    Pair(Box<[Line; 2]>),
    /// One or two, told by the single key of the first. A further variant `Other` holds what is unknown.
    ByKey(Vec<LineVariant>),
}

impl Lines {
    /// All lines, of all variants.
    pub fn all(&self) -> Vec<&Line> {
        match self {
            Self::Pair(pair) => pair.iter().collect(),
            Self::ByKey(variants) => variants.iter().flat_map(LineVariant::lines).collect(),
        }
    }

    /// The same, to be changed.
    pub fn all_mut(&mut self) -> Vec<&mut Line> {
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
pub struct LineVariant {
    /// The variant.
    pub name: String,
    /// The function that makes it.
    pub constructor: String,
    /// The key of the first line.
    pub wire: String,
    /// What stands behind the key.
    pub first: Line,
    /// The line behind it.
    pub second: Option<Line>,
    /// Its documentation, as Markdown.
    pub docs: String,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
}

impl LineVariant {
    /// Its lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> + Clone {
        std::iter::once(&self.first).chain(&self.second)
    }
}

/// A line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The field that holds it.
    pub field: String,
    /// What it holds.
    pub ty: RustType,
    /// What a constructor takes for it.
    pub argument: Argument,
    /// Its documentation, as Markdown.
    pub docs: String,
}
