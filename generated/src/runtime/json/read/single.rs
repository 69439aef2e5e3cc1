//! Maps of one entry, and what stands in an object under keys that are no fields.

use super::super::super::SingleKey;
use super::super::{Key, KeySlot};
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

    /// All keys of the object that no word before took, read as a map. It is the last word about an object.
    pub fn additional(&mut self, slot: &mut dyn Read) -> &mut Self {
        match self.kind() {
            Kind::Object => self.enter(self.at, slot),
            Kind::Nothing => self.announced = None,
            _ => self.fail("an object"),
        }
        self
    }

    /// The one key that no word before took, and what stands behind it. It is the last word about an object.
    ///
    /// There must be exactly one. Without it tolerance has the empty value, and keeps in mind where.
    pub fn additional_one(&mut self, key: &mut dyn KeySlot, slot: &mut dyn Read) -> &mut Self {
        let form = self.announced.take();
        let found = match self.kind() {
            Kind::Object => self.only_key(),
            _ if self.at == NOTHING => (NOTHING, false),
            _ => {
                self.fail("an object");
                (NOTHING, false)
            }
        };
        let here = Place::at(self.at);
        match found {
            _ if self.failure.is_some() => {}
            (_, true) => self.fail_at(here, "one key more", "several"),
            (NOTHING, _) if self.at != NOTHING && self.is_strict() => self.fail_at(here, "one key more", "none"),
            (NOTHING, _) => {
                self.ask("", NOTHING);
                self.enter_nothing(here, slot);
            }
            (found, _) => {
                let node = self.tape.node(found);
                node.mark(Node::USED);
                key.set(&self.tape.text(node));
                self.ask("", found);
                self.element(found + 1, form, slot);
            }
        }
        self
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
