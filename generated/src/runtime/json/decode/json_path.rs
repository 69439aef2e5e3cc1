//! Paths of locations in a JSON document.

use std::fmt;
use std::sync::Arc;

/// A location in a JSON document, such as `hits.hits[3]._source`. The whole document is `$`.
///
/// ```
/// use generated::json::{self, Mode};
/// use indexmap::IndexMap;
///
/// let json = br#"[{"native1":7},{"native1":{}}]"#;
/// let error = json::decode::<Vec<IndexMap<String, i64>>>(json, Mode::Strict).unwrap_err();
/// assert_eq!(error.path().to_string(), "[1].native1");
/// ```
#[derive(Clone, Default)]
pub struct JsonPath(Option<Arc<Step>>);

struct Step {
    parent: JsonPath,
    segment: PathSegment,
}

pub(super) enum PathSegment {
    Key(Box<str>),
    Field(&'static str),
    Index(usize),
}

impl PathSegment {
    fn key(&self) -> Result<&str, usize> {
        match self {
            Self::Key(key) => Ok(key),
            Self::Field(name) => Ok(name),
            Self::Index(index) => Err(*index),
        }
    }
}

impl JsonPath {
    /// Returns the path extended by a segment.
    pub(super) fn join(&self, segment: PathSegment) -> Self {
        Self(Some(Arc::new(Step { parent: self.clone(), segment })))
    }

    /// Returns the segments, the outermost first.
    fn segments(&self) -> Vec<&PathSegment> {
        let mut segments = Vec::new();
        let mut path = self;
        while let Some(step) = &path.0 {
            segments.push(&step.segment);
            path = &step.parent;
        }
        segments.reverse();
        segments
    }
}

impl fmt::Display for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_none() {
            return f.write_str("$");
        }
        for (position, name) in self.segments().into_iter().enumerate() {
            match name.key() {
                Err(index) => write!(f, "[{index}]")?,
                Ok(key) if !is_identifier(key) => write!(f, "[{key:?}]")?,
                Ok(key) if position == 0 => f.write_str(key)?,
                Ok(key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JsonPath({self})")
    }
}

impl PartialEq for JsonPath {
    fn eq(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.segments(), other.segments());
        ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| a.key() == b.key())
    }
}

impl Eq for JsonPath {}

fn is_identifier(key: &str) -> bool {
    let mut bytes = key.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
