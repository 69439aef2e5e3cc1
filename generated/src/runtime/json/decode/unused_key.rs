//! The search for unused keys, which strict mode rejects.

use super::failure::Failure;
use super::node::{Node, NodeKind};
use super::path_finder::NodeLocation;
use super::tape::Tape;

/// Returns the first key that was not decoded, except inside values that were decoded as raw JSON.
pub(super) fn first_unused_key(tape: &Tape<'_>) -> Option<Failure> {
    let mut index = 0;
    loop {
        let node = tape.node(index);
        match node.kind {
            NodeKind::Missing => return None,
            NodeKind::Key if !node.has(Node::USED) => {
                let (expected, found) = if node.has(Node::OVERRIDDEN) {
                    ("each key once", "a duplicate")
                } else {
                    ("no field of this name", tape.node(index + 1).kind.describe())
                };
                return Some(Failure { location: NodeLocation::at_node(index), expected, found, document_error: None });
            }
            _ => index = if node.has(Node::CONSUMED) { node.next } else { index + 1 },
        }
    }
}
