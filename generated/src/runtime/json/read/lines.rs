//! Groups of lines: what stands in a body of NDJSON as one value in several lines is a list of them here.

use super::choice::Words;
use super::node::{Kind, NOTHING};
use super::path::Place;
use super::reader::Reader;
use super::{Mode, Read};

impl Reader<'_> {
    /// The variant that the single key of the first line names; [`payload`](Self::payload) reads what stands behind it.
    pub fn first_line(&mut self, words: &'static Words) -> usize {
        let first = self.line_at(0);
        if first == NOTHING {
            return Words::OTHER;
        }
        let outside = std::mem::replace(&mut self.at, first);
        let variant = self.variant(words);
        self.at = outside;
        variant
    }

    /// The line of this number in the group, the first one being 0.
    pub fn line<T: Read>(&mut self, index: usize) -> T {
        let mut value = T::empty();
        self.enter_line(index, &mut value);
        value
    }

    fn enter_line(&mut self, index: usize, slot: &mut dyn Read) {
        match self.line_at(index) {
            NOTHING if self.kind() == Kind::Nothing => {}
            NOTHING if self.mode == Mode::Strict => self.fail("one line more"),
            NOTHING => self.enter_nothing(Place::at(self.at), slot),
            line => self.enter(line, slot),
        }
    }

    fn line_at(&mut self, index: usize) -> u32 {
        match self.kind() {
            Kind::List => {}
            Kind::Nothing => return NOTHING,
            _ => {
                self.fail("a list of lines");
                return NOTHING;
            }
        }
        let end = self.tape.node(self.at).next;
        let mut line = self.at + 1;
        for _ in 0..index {
            if line < end {
                line = self.tape.node(line).next;
            }
        }
        if line < end { line } else { NOTHING }
    }
}
