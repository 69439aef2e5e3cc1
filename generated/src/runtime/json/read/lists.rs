//! Lists and maps: one loop each, whatever stands in them.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash};

use indexmap::IndexMap;

use super::super::{Form, FormKind, Key};
use super::node::{Kind, Node};
use super::path::Place;
use super::reader::Reader;
use super::{Mode, Read};

/// A list that grows slot by slot.
trait Slots {
    /// So many are to come.
    fn room(&mut self, more: usize);
    /// One more, empty.
    fn slot(&mut self) -> Option<&mut dyn Read>;
    /// Whether null is one of its items, rather than the absence of one.
    fn takes_null(&self) -> bool;
}

/// A map that grows slot by slot.
pub(super) trait Entries {
    /// So many are to come.
    fn room(&mut self, more: usize);
    /// An empty one under this key, in place of one that is there.
    fn slot(&mut self, key: &str) -> Option<&mut dyn Read>;
    /// Whether another key stands for the same entry, and was there before.
    fn has(&self, _key: &str) -> bool {
        false
    }
}

/// How many of these to make room for: what the text says, but no more than a megabyte on its word.
pub(super) fn trusted<T>(more: usize) -> usize {
    more.min((1 << 20) / size_of::<T>().max(1))
}

impl<T: Read> Slots for Vec<T> {
    fn room(&mut self, more: usize) {
        self.reserve_exact(trusted::<T>(more));
    }

    fn slot(&mut self) -> Option<&mut dyn Read> {
        // `push` moves what was made elsewhere; this mostly makes it where it is to stand.
        self.extend(std::iter::once_with(T::empty));
        self.last_mut().map(|slot| slot as &mut dyn Read)
    }

    fn takes_null(&self) -> bool {
        T::empty().takes_null()
    }
}

impl<K: Key + Hash + Eq, V: Read, S: BuildHasher> Entries for IndexMap<K, V, S> {
    fn room(&mut self, more: usize) {
        self.reserve(trusted::<(K, V)>(more));
    }

    fn slot(&mut self, key: &str) -> Option<&mut dyn Read> {
        let (index, _) = self.insert_full(K::from_key(key), V::empty());
        self.get_index_mut(index).map(|(_, slot)| slot as &mut dyn Read)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(&mut self, r: &mut Reader<'_>) {
        r.list(self);
    }

    fn empty() -> Self {
        Self::new()
    }
}

impl<K: Key + Hash + Eq, V: Read, S: BuildHasher + Default> Read for IndexMap<K, V, S> {
    fn read(&mut self, r: &mut Reader<'_>) {
        r.map(self);
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Reader<'_> {
    /// The form of the value at hand, and what is left of it for the values inside.
    pub(super) fn take_form(&mut self) -> (Option<FormKind>, Option<Form>) {
        let form = self.form.take();
        let own = form.filter(|form| form.depth == 0).map(|form| form.kind);
        (own, form.and_then(Form::of_items))
    }

    fn list(&mut self, list: &mut dyn Slots) {
        let (own, inner) = self.take_form();
        match self.kind() {
            Kind::Nothing => {}
            Kind::List if own == Some(FormKind::PointOrMany) && self.begins_with_a_number() => {
                if let Some(slot) = list.slot() {
                    self.element(self.at, inner, slot);
                }
            }
            Kind::List if own != Some(FormKind::Pipes) || self.mode == Mode::Tolerant => self.elements(list, inner),
            Kind::Text if own == Some(FormKind::Commas) => self.pieces(',', list),
            Kind::Text if own == Some(FormKind::Pipes) => self.pieces('|', list),
            _ if own == Some(FormKind::Pipes) => self.fail("text"),
            Kind::Text if self.tape.is_plain() && self.at == 0 => self.elements(list, inner),
            Kind::Null if own.is_some_and(FormKind::may_be_one) && list.takes_null() => {
                if let Some(slot) = list.slot() {
                    self.element(self.at, inner, slot);
                }
            }
            Kind::Null => self.fail("a list"),
            _ if self.mode == Mode::Tolerant || own.is_some_and(FormKind::may_be_one) => {
                if let Some(slot) = list.slot() {
                    self.element(self.at, inner, slot);
                }
            }
            _ => self.fail("a list"),
        }
    }

    fn begins_with_a_number(&self) -> bool {
        let here = self.tape.node(self.at);
        here.next > self.at + 1 && matches!(self.tape.node(self.at + 1).kind, Kind::Integer | Kind::Float)
    }

    fn elements(&mut self, list: &mut dyn Slots, inner: Option<Form>) {
        let here = self.tape.node(self.at);
        list.room(here.word as usize);
        let mut item = self.at + 1;
        while item < here.next && self.failure.is_none() {
            if let Some(slot) = list.slot() {
                self.element(item, inner, slot);
            }
            item = self.tape.node(item).next;
        }
    }

    /// The words of a text, each as an item.
    fn pieces(&mut self, between: char, list: &mut dyn Slots) {
        let text = self.tape.text(self.tape.node(self.at));
        for piece in text.split(between).map(str::trim).filter(|piece| !piece.is_empty()) {
            let (Some(slot), true) = (list.slot(), self.failure.is_none()) else { return };
            self.piece(piece, slot);
        }
    }

    pub(super) fn map(&mut self, map: &mut dyn Entries) {
        let (own, inner) = self.take_form();
        match self.kind() {
            Kind::Nothing => {}
            Kind::Object => self.entries(self.at, map, inner),
            Kind::List if own == Some(FormKind::MapOrList) => self.maps(map, inner),
            _ => self.fail("an object"),
        }
    }

    /// The maps of a list, one after the other into one.
    fn maps(&mut self, map: &mut dyn Entries, inner: Option<Form>) {
        let outside = self.at;
        let end = self.tape.node(outside).next;
        let mut item = outside + 1;
        while item < end && self.failure.is_none() {
            self.at = item;
            match self.kind() {
                Kind::Object => self.entries(item, map, inner),
                _ => self.fail("an object"),
            }
            item = self.tape.node(item).next;
        }
        self.at = outside;
    }

    pub(super) fn entries(&mut self, object: u32, map: &mut dyn Entries, inner: Option<Form>) {
        let end = self.tape.node(object).next;
        map.room(self.count(object, end));
        let mut key = object + 1;
        while key < end && self.failure.is_none() {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::SHADOWED) {
                node.mark(Node::USED);
                let name: Cow<'_, str> = self.tape.text(node);
                if self.mode == Mode::Strict && map.has(&name) {
                    self.fail_at(Place::at(key), "each name once", "it twice");
                }
                if let Some(slot) = map.slot(&name) {
                    self.element(key + 1, inner, slot);
                }
            }
            key = node.next;
        }
    }

    fn count(&self, object: u32, end: u32) -> usize {
        let mut key = object + 1;
        let mut count = 0;
        while key < end {
            let node = self.tape.node(key);
            count += usize::from(!node.has(Node::USED | Node::SHADOWED));
            key = node.next;
        }
        count
    }

    pub(super) fn element(&mut self, value: u32, form: Option<Form>, slot: &mut dyn Read) {
        self.announced = form;
        if self.tape.node(value).kind == Kind::Null && !slot.takes_null() {
            self.enter_null(value, slot);
        } else {
            self.enter(value, slot);
        }
    }
}
