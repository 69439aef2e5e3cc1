//! The words for fields. None of them is generic: a field costs a call in what is generated, and one that may be absent
//! a test of a bit before it, since most fields of most values are.

use super::super::Form;
use super::Read;
use super::keys;
use super::node::{Kind, NOTHING};
use super::path::Place;
use super::reader::{Answer, Reader};

impl Reader<'_> {
    /// Further names of the next field; its own name comes first.
    pub fn also(&mut self, names: &'static [&'static str]) -> &mut Self {
        self.also = names;
        self.gate = u32::MAX;
        self
    }

    /// How else the next field may stand.
    pub fn form(&mut self, form: Form) -> &mut Self {
        self.announced = Some(form);
        self.gate = u32::MAX;
        self
    }

    /// A field that may be absent. Null is as good as absent, but not in strict mode.
    #[inline]
    pub fn field(&mut self, name: &'static str, slot: &mut dyn Read) -> &mut Self {
        let hash = keys::hash(name.as_bytes());
        if self.gate & keys::bit(hash) != 0 {
            self.maybe(name, hash, slot, false);
        }
        self
    }

    /// A field that may be absent or null.
    #[inline]
    pub fn nullable(&mut self, name: &'static str, slot: &mut dyn Read) -> &mut Self {
        let hash = keys::hash(name.as_bytes());
        if self.gate & keys::bit(hash) != 0 {
            self.maybe(name, hash, slot, true);
        }
        self
    }

    /// A field that must be there. Without it tolerance has the empty value, and keeps in mind where.
    #[inline]
    pub fn required(&mut self, name: &'static str, slot: &mut dyn Read) -> &mut Self {
        self.must(name, keys::hash(name.as_bytes()), slot)
    }

    fn maybe(&mut self, name: &'static str, hash: u32, slot: &mut dyn Read, null_is_legal: bool) {
        let value = self.find_hashed(name, hash);
        if value != NOTHING {
            self.optional(value, slot, null_is_legal);
        }
    }

    fn must(&mut self, name: &'static str, hash: u32, slot: &mut dyn Read) -> &mut Self {
        let value = self.find_hashed(name, hash);
        self.ask(name, value);
        if value == NOTHING {
            self.missing(name, slot);
        } else if self.tape.node(value).kind == Kind::Null && !slot.takes_null() {
            self.enter_null(value, slot);
        } else {
            self.enter(value, slot);
        }
        self
    }

    /// A field that must be there, and may be null.
    #[inline]
    pub fn required_nullable(&mut self, name: &'static str, slot: &mut dyn Read) -> &mut Self {
        self.must_or_null(name, keys::hash(name.as_bytes()), slot)
    }

    fn must_or_null(&mut self, name: &'static str, hash: u32, slot: &mut dyn Read) -> &mut Self {
        let value = self.find_hashed(name, hash);
        self.ask(name, value);
        if value == NOTHING {
            self.missing(name, slot);
        } else {
            self.optional(value, slot, true);
        }
        self
    }

    /// A field without a key of its own: one of the keys that the fields before left is its variant's.
    pub fn flat(&mut self, slot: &mut dyn Read) -> &mut Self {
        if !self.is_nothing() {
            self.note(self.has_variant());
            slot.read(self);
        }
        self
    }

    /// The same, of what may be absent.
    pub fn optional_flat(&mut self, slot: &mut dyn Read) -> &mut Self {
        self.object();
        if self.has_variant() {
            slot.read(self);
        }
        self
    }

    /// Only makes sure that an object stands here.
    pub fn object(&mut self) -> &mut Self {
        if !matches!(self.kind(), Kind::Object | Kind::Nothing) {
            self.fail("an object");
        }
        self
    }

    fn optional(&mut self, value: u32, slot: &mut dyn Read, null_is_legal: bool) {
        if self.tape.node(value).kind != Kind::Null || slot.takes_null() {
            return self.enter(value, slot);
        }
        self.announced = None;
        if !null_is_legal && self.is_strict() {
            self.fail_at(Place::at(value), "a value or no field", Kind::Null.found());
        }
    }

    /// Keeps in mind whether the whole answer has anything of what it must have.
    pub(super) fn ask(&mut self, name: &str, value: u32) {
        if self.at == 0 {
            // After a failure nothing is found any more; a field that is there counts all the same.
            self.note(value != NOTHING || self.failure.is_some() && self.search(name) != NOTHING);
        }
    }

    fn note(&mut self, there: bool) {
        if self.at == 0 {
            match self.answer {
                _ if there => self.answer = Answer::There,
                Answer::Unasked => self.answer = Answer::Missing { several: false },
                Answer::Missing { .. } => self.answer = Answer::Missing { several: true },
                Answer::There => {}
            }
        }
    }

    #[cold]
    fn missing(&mut self, name: &'static str, slot: &mut dyn Read) {
        if self.failure.is_some() {
            return;
        }
        let place = Place { node: self.at, field: Some(name) };
        if self.is_strict() && self.at != NOTHING {
            return self.fail_at(place, "a required field", Kind::Nothing.found());
        }
        self.enter_nothing(place, slot);
    }
}
