//! Groups of lines: what stands in a body of NDJSON as one value in several lines is a list of them here.

use super::decoder::Decoder;
use super::discriminator::NameTable;
use super::path::NodeLocation;
use super::tape::{MISSING, NodeKind};
use super::{Decode, Mode};

impl Decoder<'_> {
    /// The variant that the single key of the first line names; [`payload`](Self::payload) reads what stands behind it.
    pub fn variant_by_first_line(&mut self, names: &'static NameTable) -> usize {
        let first = self.line_at(0);
        if first == MISSING {
            return NameTable::UNKNOWN;
        }
        let outer = std::mem::replace(&mut self.current, first);
        let variant = self.variant_by_key(names);
        self.current = outer;
        variant
    }

    /// The line of this number in the group, the first one being 0.
    pub fn line<T: Decode>(&mut self, index: usize) -> T {
        let mut value = T::empty();
        self.decode_line(index, &mut value);
        value
    }

    fn decode_line(&mut self, index: usize, target: &mut dyn Decode) {
        match self.line_at(index) {
            MISSING if self.kind() == NodeKind::Missing => {}
            MISSING if self.mode == Mode::Strict => self.fail("one line more"),
            MISSING => self.decode_missing(NodeLocation::of(self.current), target),
            line => self.decode_node(line, target),
        }
    }

    fn line_at(&mut self, index: usize) -> u32 {
        match self.kind() {
            NodeKind::Array => {}
            NodeKind::Missing => return MISSING,
            _ => {
                self.fail("a list of lines");
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
