//! The search for the paths of nodes. Paths are computed only when an error or a missing value is reported.

use super::json_path::{JsonPath, PathSegment};
use super::node::NodeKind;
use super::tape::Tape;

/// A location on the tape: a node, or a missing field of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeLocation {
    pub(super) node: u32,
    pub(super) field: Option<&'static str>,
}

impl NodeLocation {
    pub(super) fn at_node(node: u32) -> Self {
        Self { node, field: None }
    }
}

/// Returns the paths of these locations, in the order of the input. One pass over the tape finds all of them.
pub(super) fn paths(tape: &Tape<'_>, mut locations: Vec<NodeLocation>) -> Vec<JsonPath> {
    locations.sort_by_key(|location| location.node);
    let mut finder = PathFinder { tape, open: Vec::new() };
    let path = |location: &NodeLocation| match (finder.path_to(location.node), location.field) {
        (path, Some(name)) => path.join(PathSegment::Field(name)),
        (path, None) => path,
    };
    locations.iter().map(path).collect()
}

/// A search for nodes on the tape, in ascending order.
struct PathFinder<'t> {
    tape: &'t Tape<'t>,
    open: Vec<OpenContainer>,
}

/// An array or an object around the node that is searched, and the current position in it.
struct OpenContainer {
    path: JsonPath,
    is_object: bool,
    end: u32,
    /// The current key of an object, or the current element of an array.
    child: u32,
    position: usize,
}

impl PathFinder<'_> {
    /// Returns the path of a node that is not before the previous one.
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
            // The path of a key is that of its value.
            let is_target = target <= value;
            let path = container.path.join(name);
            if is_target || !self.enter(value, path.clone(), target) {
                return path;
            }
        }
    }

    /// Enters an array or an object if it contains the target.
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
