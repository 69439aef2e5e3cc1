//! Maps of one entry.

use super::super::super::SingleKey;
use super::super::Key;
use super::lists::Entries;
use super::node::{Kind, NOTHING, Node};
use super::path::Place;
use super::reader::Reader;
use super::{Mode, Read};

impl<K: Key, V: Read> Entries for SingleKey<K, V> {
    fn room(&mut self, _: usize) {}

    fn slot(&mut self, key: &str) -> Option<&mut dyn Read> {
        let (_, slot) = self.0.insert((K::from_key(key), V::empty()));
        Some(slot)
    }
}

impl<K: Key, V: Read> Read for SingleKey<K, V> {
    fn read(&mut self, r: &mut Reader<'_>) {
        r.single(self);
    }

    /// Nothing at all, as a server may send it.
    fn empty() -> Self {
        Self(None)
    }
}

impl Reader<'_> {
    fn single(&mut self, pair: &mut dyn Entries) {
        let (_, inner) = self.take_form();
        match self.kind() {
            Kind::Nothing => {}
            Kind::Object => match self.only_key() {
                (_, true) => self.fail_at(Place::at(self.at), "a single key", "several"),
                (NOTHING, _) if self.mode == Mode::Strict => self.fail_at(Place::at(self.at), "a single key", "none"),
                _ => self.entries(self.at, pair, inner),
            },
            _ => self.fail("an object"),
        }
    }

    /// The first key that none of the words before took, and whether there are more. One that stands twice counts once.
    fn only_key(&self) -> (u32, bool) {
        let end = self.tape.node(self.at).next;
        let (mut first, mut key) = (NOTHING, self.at + 1);
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::SHADOWED) {
                if first != NOTHING {
                    return (first, true);
                }
                first = key;
            }
            key = node.next;
        }
        (first, false)
    }
}
