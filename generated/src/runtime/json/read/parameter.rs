//! Parameters of a URL: plain text that is read into the same types as JSON, with the same tolerance.

use std::cell::Cell;

use super::choice::{Choice, Pick};
use super::node::{Kind, Node, Tape};
use super::number;
use super::path::{JsonPath, Place};
use super::reader::Reader;
use super::{DecodeError, Mode, Read};

/// Reads a parameter's text, already percent-decoded, into a slot. A list is what stands between its commas.
///
/// # Errors
/// The text isn't what the slot's type asks for.
pub(crate) fn read_parameter(text: &str, slot: &mut dyn Read) -> Result<(), DecodeError> {
    let Some(nodes) = nodes(text) else {
        return Err(DecodeError::at(JsonPath::default(), "less than 4 GB of text", "more"));
    };
    let tape = Tape::of(text, nodes, true);
    let mut reader = Reader::new(&tape, Mode::Tolerant);
    slot.read(&mut reader);
    reader.finish().map(drop)
}

/// The whole text, and behind it its pieces, which only a list looks at.
fn nodes(text: &str) -> Option<Vec<Node>> {
    let count = if text.is_empty() { 0 } else { text.split(',').count() };
    let mut nodes = Vec::with_capacity(count + 1);
    let next = u32::try_from(count + 1).ok()?;
    nodes.push(Node { next, word: next - 1, ..node(0, text.len(), 0)? });
    let mut start = 0;
    for piece in text.split(',').take(count) {
        nodes.push(node(start, start + piece.len(), nodes.len())?);
        start += piece.len() + 1;
    }
    Some(nodes)
}

impl Reader<'_> {
    /// A part of the text at hand, as if it stood alone.
    pub(super) fn piece(&mut self, text: &str, slot: &mut dyn Read) {
        let Some(node) = node(0, text.len(), 0) else { return };
        let tape = Tape::of(text, vec![node], false);
        let mut reader = Reader::new(&tape, self.mode);
        slot.read(&mut reader);
        if let Some(failure) = reader.failure {
            self.fail_at(Place::at(self.at), failure.expected, failure.found);
        }
    }
}

fn node(start: usize, end: usize, index: usize) -> Option<Node> {
    let next = u32::try_from(index + 1).ok()?;
    let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
    Some(Node { start, end, next, word: 0, kind: Kind::Text, flags: Cell::new(0) })
}

/// The branch of a union for a parameter: text says by its look what it would be in JSON.
pub(super) fn pick(text: &str, choice: &Choice) -> Pick {
    let integer = if choice.integer == Pick::None { choice.float } else { choice.integer };
    let is_number = number::is_number(text);
    let by_look = [
        (matches!(text, "true" | "false"), choice.boolean),
        (is_number && !text.contains(['.', 'e', 'E']), integer),
        (is_number, choice.float),
        (text.contains(','), choice.list),
        (true, choice.text),
        (true, choice.list),
    ];
    by_look.into_iter().find(|(fits, pick)| *fits && *pick != Pick::None).map_or(Pick::None, |(_, pick)| pick)
}
