//! The words that decide: which member of an enum, which branch of a union, which variant of a container.

use super::choice::{Choice, Pick, Words};
use super::node::{Kind, NOTHING, Node};
use super::path::Place;
use super::reader::Reader;
use super::{Mode, Read, parameter};

impl Reader<'_> {
    /// The member of an enum that stands here; [`Words::OTHER`] for a word that isn't known.
    pub fn word(&mut self, words: &'static Words) -> usize {
        if self.kind() == Kind::Nothing { Words::OTHER } else { self.word_at(self.at, words) }
    }

    fn word_at(&mut self, value: u32, words: &'static Words) -> usize {
        let node = self.tape.node(value);
        let strict = self.mode == Mode::Strict;
        match node.kind {
            Kind::Text => {}
            Kind::True | Kind::False if words.boolean || !strict => {}
            Kind::Integer | Kind::Float if !strict => {}
            kind => {
                self.fail_at(Place::at(value), "a word", kind.found());
                return Words::OTHER;
            }
        }
        let found = words.find(&self.tape.text(node));
        if found == Words::OTHER && strict && !words.open {
            self.fail_at(Place::at(value), "one of its words", "another one");
        }
        found
    }

    /// The branch of a union that fits what stands here; [`Choice::OTHER`] if none does.
    pub fn choose(&mut self, choice: &'static Choice) -> usize {
        match self.kind() {
            Kind::Nothing | Kind::Key => return Choice::OTHER,
            // Not just any other value: for something required, null is as good as missing.
            Kind::Null if choice.null == Pick::None => {
                self.fail("one of its branches");
                return Choice::OTHER;
            }
            _ => {}
        }
        match (self.pick(choice), self.mode) {
            (Pick::Exact(branch), _) | (Pick::Tolerated(branch), Mode::Tolerant) => branch,
            (Pick::None, Mode::Tolerant) => Choice::OTHER,
            _ => {
                if !choice.open {
                    self.fail("one of its branches");
                }
                Choice::OTHER
            }
        }
    }

    /// The branch that the choice has for what stands here.
    fn pick(&mut self, choice: &'static Choice) -> Pick {
        match self.kind() {
            Kind::Nothing | Kind::Key => Pick::None,
            Kind::Null => choice.null,
            Kind::True | Kind::False => choice.boolean,
            Kind::Integer if choice.integer != Pick::None => choice.integer,
            Kind::Integer | Kind::Float => choice.float,
            Kind::Text if self.tape.is_plain() => parameter::pick(self.tape.slice(self.tape.node(self.at)), choice),
            Kind::Text => choice.text,
            Kind::List => match choice.elements {
                Some(elements) if self.tape.node(self.at).next > self.at + 1 => {
                    let outside = (self.at, self.cursor);
                    (self.at, self.cursor) = (self.at + 1, self.at + 2);
                    let pick = self.pick(elements);
                    (self.at, self.cursor) = outside;
                    pick
                }
                _ => choice.list,
            },
            Kind::Object => {
                let key = choice.keys.iter().find(|(key, _)| self.search(key) != NOTHING);
                key.map_or(choice.object, |(_, branch)| Pick::Exact(*branch))
            }
        }
    }

    /// The variant of a container: its one known key decides, and [`payload`](Self::payload) reads what stands behind it.
    /// Fields that the container has of its own are to be read before.
    pub fn variant(&mut self, words: &'static Words) -> usize {
        self.decided = NOTHING;
        let end = match self.kind() {
            Kind::Object => self.tape.node(self.at).next,
            Kind::Nothing => return Words::OTHER,
            _ => {
                self.fail("an object");
                return Words::OTHER;
            }
        };
        let (mut known, mut variant, mut unknown) = (NOTHING, Words::OTHER, NOTHING);
        let mut key = self.at + 1;
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::SHADOWED) {
                match words.find(&self.tape.text(node)) {
                    Words::OTHER if unknown == NOTHING => unknown = key,
                    Words::OTHER => {}
                    _ if known != NOTHING => {
                        self.fail_at(Place::at(self.at), "one variant", "several");
                        return Words::OTHER;
                    }
                    found => (known, variant) = (key, found),
                }
            }
            key = node.next;
        }
        if known != NOTHING {
            self.tape.node(known).mark(Node::USED);
            self.decided = known + 1;
        } else if unknown == NOTHING {
            self.fail_at(Place::at(self.at), "a variant", "none");
        } else if self.mode == Mode::Strict && !words.open {
            self.fail_at(Place::at(unknown), "one of its variants", "another one");
        } else {
            self.decided = unknown;
        }
        variant
    }

    /// Whether a container has any key that none of its own fields took.
    pub fn has_variant(&self) -> bool {
        if self.kind() != Kind::Object {
            return false;
        }
        let end = self.tape.node(self.at).next;
        let mut key = self.at + 1;
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::SHADOWED) {
                return true;
            }
            key = node.next;
        }
        false
    }

    /// What stands behind the key that [`variant`](Self::variant) found.
    pub fn payload<T: Read>(&mut self) -> T {
        let mut payload = T::empty();
        self.enter_payload(&mut payload);
        payload
    }

    fn enter_payload(&mut self, slot: &mut dyn Read) {
        let value = self.decided;
        if self.failure.is_some() {
            return;
        }
        if self.tape.node(value).kind == Kind::Null && !slot.takes_null() {
            self.enter_null(value, slot);
        } else {
            self.enter(value, slot);
        }
    }

    /// The variant that an object's tag names, wherever in the object it stands. `default` is taken where it is missing;
    /// [`Words::OTHER`] says that there is none.
    pub fn tag(&mut self, name: &'static str, words: &'static Words, default: usize) -> usize {
        let value = self.find(name);
        self.announced = None;
        self.decided = value;
        if self.kind() == Kind::Nothing {
            return Words::OTHER;
        }
        match self.tape.node(value).kind {
            Kind::Nothing | Kind::Null => {
                if default == Words::OTHER && self.mode == Mode::Strict {
                    let place = Place { node: self.at, field: Some(name) };
                    self.fail_at(place, "a tag", self.tape.node(value).kind.found());
                }
                default
            }
            _ => self.word_at(value, words),
        }
    }

    /// The short way to write an object: what stands here is the value of one of its fields, and is read into the slot.
    /// `keys` are the object's own; `object_capable` says that the field's value may be an object itself.
    pub fn shortcut(&mut self, keys: &'static [&'static str], object_capable: bool, slot: &mut dyn Read) -> bool {
        let short = match self.kind() {
            Kind::Nothing => false,
            Kind::Object => {
                let here = self.tape.node(self.at);
                object_capable && here.next > self.at + 1 && keys.iter().all(|key| self.search(key) == NOTHING)
            }
            Kind::Null => slot.takes_null(),
            _ => true,
        };
        if short {
            self.enter(self.at, slot);
        } else {
            self.announced = None;
        }
        short
    }
}
