//! What nobody asked for, which only strict mode minds.

use super::decoder::Failure;
use super::path::NodeLocation;
use super::tape::{Node, NodeKind, Tape};

/// The first key that no word asked for, outside of what was taken as a whole.
pub(super) fn first_unused_key(tape: &Tape<'_>) -> Option<Failure> {
    let mut index = 0;
    loop {
        let node = tape.node(index);
        match node.kind {
            NodeKind::Missing => return None,
            NodeKind::Key if !node.has(Node::USED) => {
                let (expected, found) = if node.has(Node::OVERRIDDEN) {
                    ("each field once", "it twice")
                } else {
                    ("no field of this name", tape.node(index + 1).kind.describe())
                };
                return Some(Failure { location: NodeLocation::of(index), expected, found, serde_message: None });
            }
            _ => index = if node.has(Node::CONSUMED) { node.next } else { index + 1 },
        }
    }
}
