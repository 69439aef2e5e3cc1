//! Where in a document something stands. Rebuilt from the tape, and only when someone has to be told.

use std::fmt;
use std::sync::Arc;

use super::tape::{NodeKind, Tape};

/// A place in a JSON document: `hits.hits[3]._source`; the whole document is `$`.
///
/// Paths of the same document share their beginnings.
///
/// ```
/// use generated::runtime::json::{self, Mode};
/// use indexmap::IndexMap;
///
/// let text = br#"[{"native1":7},{"native1":{}}]"#;
/// let error = json::decode::<Vec<IndexMap<String, i64>>>(text, Mode::Tolerant).unwrap_err();
/// assert_eq!(error.path().to_string(), "[1].native1");
/// ```
#[derive(Clone, Default)]
pub struct JsonPath(Option<Arc<Step>>);

struct Step {
    parent: JsonPath,
    segment: PathSegment,
}

enum PathSegment {
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
    fn step(&self, segment: PathSegment) -> Self {
        Self(Some(Arc::new(Step { parent: self.clone(), segment })))
    }

    /// The steps from the outermost to the innermost.
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

/// A place on the tape: a node, or a field that an object should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeLocation {
    pub(super) node: u32,
    pub(super) field: Option<&'static str>,
}

impl NodeLocation {
    pub(super) fn of(node: u32) -> Self {
        Self { node, field: None }
    }
}

/// The paths of these places, in the order of the document. One walk over the tape finds them all, however many.
pub(super) fn paths(tape: &Tape<'_>, mut locations: Vec<NodeLocation>) -> Vec<JsonPath> {
    locations.sort_by_key(|location| location.node);
    let mut finder = PathFinder { tape, open: Vec::new() };
    let path = |location: &NodeLocation| match (finder.path_to(location.node), location.field) {
        (path, Some(name)) => path.step(PathSegment::Field(name)),
        (path, None) => path,
    };
    locations.iter().map(path).collect()
}

/// A way down the tape, which only ever moves on.
struct PathFinder<'t> {
    tape: &'t Tape<'t>,
    open: Vec<OpenContainer>,
}

/// A list or an object on the way, and which of its children is looked at.
struct OpenContainer {
    path: JsonPath,
    is_object: bool,
    end: u32,
    /// The key in an object, the element in a list.
    child: u32,
    position: usize,
}

impl PathFinder<'_> {
    /// The path of a node that isn't in front of the last one.
    fn path_to(&mut self, target: u32) -> JsonPath {
        while self.open.last().is_some_and(|container| target >= container.end) {
            self.open.pop();
        }
        loop {
            let Some(container) = self.open.last_mut() else {
                if target == 0 || !self.enter(0, JsonPath::default(), target) {
                    return JsonPath::default();
                }
                continue;
            };
            while container.child < container.end && self.tape.node(container.child).next <= target {
                container.child = self.tape.node(container.child).next;
                container.position += 1;
            }
            let (value, name) = if container.is_object {
                let key = self.tape.string(self.tape.node(container.child));
                (container.child + 1, PathSegment::Key(key.into()))
            } else {
                (container.child, PathSegment::Index(container.position))
            };
            // A key's own place is that of its value.
            let found = target <= value;
            let path = container.path.step(name);
            if found || !self.enter(value, path.clone(), target) {
                return path;
            }
        }
    }

    /// Goes into a list or an object, if the target is in there.
    fn enter(&mut self, index: u32, path: JsonPath, target: u32) -> bool {
        let node = self.tape.node(index);
        let is_inside = matches!(node.kind, NodeKind::Array | NodeKind::Object) && target < node.next;
        if is_inside {
            let is_object = node.kind == NodeKind::Object;
            self.open.push(OpenContainer { path, is_object, end: node.next, child: index + 1, position: 0 });
        }
        is_inside
    }
}
