//! Decoding of URL parameters: strings, decoded into the same types as JSON.

use std::cell::Cell;

use super::decoder::Decoder;
use super::discriminator::{BranchMatch, ShapeDiscriminator};
use super::json_path::JsonPath;
use super::node::{Node, NodeKind};
use super::number;
use super::path_finder::NodeLocation;
use super::tape::Tape;
use super::{DecodeError, DecodeTarget, Mode};

/// Decodes a parameter that is already percent-decoded. The elements of an array are separated by commas.
///
/// # Errors
/// Returns an error if the parameter does not match the type.
pub(crate) fn decode_parameter(parameter: &str, target: &mut dyn DecodeTarget) -> Result<(), DecodeError> {
    let Some(nodes) = nodes(parameter) else {
        return Err(DecodeError::at(JsonPath::default(), "less than 4 GB", "more"));
    };
    let tape = Tape::from_nodes(parameter, nodes, true);
    let mut decoder = Decoder::new(&tape, Mode::Lenient, false);
    target.decode(&mut decoder);
    decoder.finish().map(drop)
}

/// Returns a node for the whole parameter, followed by one for each element, which only arrays use.
fn nodes(parameter: &str) -> Option<Vec<Node>> {
    let count = if parameter.is_empty() { 0 } else { parameter.split(',').count() };
    let mut nodes = Vec::with_capacity(count + 1);
    let next = u32::try_from(count + 1).ok()?;
    nodes.push(Node { next, hash_or_len: next - 1, ..node(0, parameter.len(), 0)? });
    let mut start = 0;
    for part in parameter.split(',').take(count) {
        nodes.push(node(start, start + part.len(), nodes.len())?);
        start += part.len() + 1;
    }
    Some(nodes)
}

impl Decoder<'_> {
    /// Decodes a part of the current string.
    pub(super) fn decode_substring(&mut self, string: &str, target: &mut dyn DecodeTarget) {
        let Some(node) = node(0, string.len(), 0) else { return };
        let tape = Tape::from_nodes(string, vec![node], false);
        let mut decoder = Decoder::new(&tape, self.mode, false);
        target.decode(&mut decoder);
        if let Some(failure) = decoder.failure {
            self.fail_at(NodeLocation::at_node(self.current), failure.expected, failure.found);
        }
    }
}

fn node(start: usize, end: usize, index: usize) -> Option<Node> {
    let next = u32::try_from(index + 1).ok()?;
    let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
    let (unused_keys, flags) = (Cell::new(0), Cell::new(0));
    Some(Node { start, end, next, hash_or_len: 0, kind: NodeKind::String, unused_keys, flags })
}

/// Selects the branch of a union for a parameter, by the JSON type that the string looks like.
pub(super) fn match_branch(parameter: &str, discriminator: &ShapeDiscriminator) -> BranchMatch {
    let integer = if discriminator.integer == BranchMatch::None { discriminator.float } else { discriminator.integer };
    let is_number = number::is_number(parameter);
    let candidates = [
        (matches!(parameter, "true" | "false"), discriminator.boolean),
        (is_number && number::exceeds_i64(parameter), discriminator.unsigned),
        (is_number && !parameter.contains(['.', 'e', 'E']), integer),
        (is_number, discriminator.float),
        (parameter.contains(','), discriminator.array),
        (true, discriminator.string),
        (true, discriminator.array),
    ];
    candidates
        .into_iter()
        .find(|(fits, branch)| *fits && *branch != BranchMatch::None)
        .map_or(BranchMatch::None, |(_, branch)| branch)
}
