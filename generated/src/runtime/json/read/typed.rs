//! Maps whose keys say of which type their values are.

use super::super::super::values::{Entry, split};
use super::super::super::{Other, TypedKeys};
use super::super::ReadTyped;
use super::Read;
use super::lists::{Entries, trusted};
use super::reader::Reader;

impl<T: ReadTyped> Entries for TypedKeys<T> {
    fn room(&mut self, more: usize) {
        self.reserve(trusted::<Entry<T>>(more));
    }

    fn slot(&mut self, key: &str) -> Option<&mut dyn Read> {
        TypedKeys::slot(self, key).map(|slot| slot as &mut dyn Read)
    }

    fn has(&self, key: &str) -> bool {
        self.get(split(key).1).is_some()
    }
}

impl<T: ReadTyped> Read for TypedKeys<T> {
    fn read(&mut self, r: &mut Reader<'_>) {
        r.map(self);
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Reader<'_> {
    /// Reads the node at hand into a value whose type is known already.
    pub fn fill(&mut self, slot: &mut dyn Read) {
        self.enter_here(slot);
    }

    /// Reads the node at hand into a value whose type is not known; `open` says whether that is legal.
    pub fn fill_other(&mut self, open: bool, other: &mut Other) {
        if self.is_strict() && !open {
            self.fail("one of the types that the specification has, in front of `#` in the key");
        }
        other.raw = self.raw();
    }
}
