//! What nobody asked for, which only strict mode minds.

use super::node::{Kind, Node, Tape};
use super::path::Place;
use super::reader::Failure;

/// The first key that no word asked for, outside of what was taken as a whole.
pub(super) fn unused(tape: &Tape<'_>) -> Option<Failure> {
    let mut index = 0;
    loop {
        let node = tape.node(index);
        match node.kind {
            Kind::Nothing => return None,
            Kind::Key if !node.has(Node::USED) => {
                let (expected, found) = if node.has(Node::SHADOWED) {
                    ("each field once", "it twice")
                } else {
                    ("no field of this name", tape.node(index + 1).kind.found())
                };
                return Some(Failure { place: Place::at(index), expected, found, document: None });
            }
            _ => index = if node.has(Node::WHOLE) { node.next } else { index + 1 },
        }
    }
}
