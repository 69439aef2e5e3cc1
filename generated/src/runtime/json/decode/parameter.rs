//! Parameters of a URL: plain text that is read into the same types as JSON, with the same tolerance.

use std::cell::Cell;

use super::decoder::Decoder;
use super::discriminator::{BranchMatch, ShapeDiscriminator};
use super::number;
use super::path::{JsonPath, NodeLocation};
use super::tape::{Node, NodeKind, Tape};
use super::{Decode, DecodeError, Mode};

/// Reads a parameter's text, already percent-decoded, into a slot. A list is what stands between its commas.
///
/// # Errors
/// The text isn't what the slot's type asks for.
pub(crate) fn decode_parameter(text: &str, target: &mut dyn Decode) -> Result<(), DecodeError> {
    let Some(nodes) = nodes(text) else {
        return Err(DecodeError::at(JsonPath::default(), "less than 4 GB of text", "more"));
    };
    let tape = Tape::from_nodes(text, nodes, true);
    let mut decoder = Decoder::new(&tape, Mode::Tolerant);
    target.decode(&mut decoder);
    decoder.finish().map(drop)
}

/// The whole text, and behind it its pieces, which only a list looks at.
fn nodes(text: &str) -> Option<Vec<Node>> {
    let count = if text.is_empty() { 0 } else { text.split(',').count() };
    let mut nodes = Vec::with_capacity(count + 1);
    let next = u32::try_from(count + 1).ok()?;
    nodes.push(Node { next, hash_or_len: next - 1, ..node(0, text.len(), 0)? });
    let mut start = 0;
    for part in text.split(',').take(count) {
        nodes.push(node(start, start + part.len(), nodes.len())?);
        start += part.len() + 1;
    }
    Some(nodes)
}

impl Decoder<'_> {
    /// A part of the text at hand, as if it stood alone.
    pub(super) fn decode_substring(&mut self, text: &str, target: &mut dyn Decode) {
        let Some(node) = node(0, text.len(), 0) else { return };
        let tape = Tape::from_nodes(text, vec![node], false);
        let mut decoder = Decoder::new(&tape, self.mode);
        target.decode(&mut decoder);
        if let Some(failure) = decoder.failure {
            self.fail_at(NodeLocation::of(self.current), failure.expected, failure.found);
        }
    }
}

fn node(start: usize, end: usize, index: usize) -> Option<Node> {
    let next = u32::try_from(index + 1).ok()?;
    let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
    Some(Node { start, end, next, hash_or_len: 0, kind: NodeKind::String, flags: Cell::new(0) })
}

/// The branch of a union for a parameter: text says by its look what it would be in JSON.
pub(super) fn match_branch(text: &str, discriminator: &ShapeDiscriminator) -> BranchMatch {
    let integer = if discriminator.integer == BranchMatch::None { discriminator.float } else { discriminator.integer };
    let is_number = number::is_number(text);
    let candidates = [
        (matches!(text, "true" | "false"), discriminator.boolean),
        (is_number && !text.contains(['.', 'e', 'E']), integer),
        (is_number, discriminator.float),
        (text.contains(','), discriminator.array),
        (true, discriminator.string),
        (true, discriminator.array),
    ];
    candidates
        .into_iter()
        .find(|(fits, branch)| *fits && *branch != BranchMatch::None)
        .map_or(BranchMatch::None, |(_, branch)| branch)
}
