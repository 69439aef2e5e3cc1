//! Groups of lines: a value that is spread over several lines of an NDJSON body is decoded from an array of these lines.

use super::decoder::Decoder;
use super::discriminator::NameTable;
use super::node::{MISSING, NodeKind};
use super::path_finder::NodeLocation;
use super::{Decode, DecodeTarget, Mode};

impl Decoder<'_> {
    /// Returns the variant named by the only key of the first line. [`payload`](Self::payload) decodes the value of
    /// that key.
    pub fn variant_by_first_line(&mut self, names: &'static NameTable) -> usize {
        let first = self.line_at(0);
        if first == MISSING {
            return NameTable::UNKNOWN;
        }
        let outer = std::mem::replace(&mut self.current, first);
        let variant = self.variant_by_key(names);
        if variant != NameTable::UNKNOWN && !self.is_strict() && self.has_unused_key() {
            // No field could keep the other keys.
            self.fail_at(NodeLocation::at_node(first), "a single key", "several");
        }
        self.current = outer;
        variant
    }

    /// Decodes the line of this index in the group.
    pub fn line<T: Decode>(&mut self, index: usize) -> T {
        let mut value = T::empty();
        self.decode_line(index, &mut value);
        value
    }

    fn decode_line(&mut self, index: usize, target: &mut dyn DecodeTarget) {
        match self.line_at(index) {
            MISSING if self.kind() == NodeKind::Missing => {}
            MISSING if self.mode == Mode::Strict => {
                self.fail_at(NodeLocation::at_node(self.current), "another line", "the end of the group");
            }
            MISSING => self.decode_missing(NodeLocation::at_node(self.current), target),
            line => self.decode_node(line, target),
        }
    }

    fn line_at(&mut self, index: usize) -> u32 {
        match self.kind() {
            NodeKind::Array => {}
            NodeKind::Missing => return MISSING,
            _ => {
                self.fail("an array of lines");
                return MISSING;
            }
        }
        let end = self.tape.node(self.current).next;
        let mut line = self.current + 1;
        for _ in 0..index {
            if line < end {
                line = self.tape.node(line).next;
            }
        }
        if line < end { line } else { MISSING }
    }
}
