//! The words that decide: which member of an enum, which branch of a union, which variant of a container.

use super::decoder::Decoder;
use super::discriminator::{BranchMatch, NameTable, ShapeDiscriminator};
use super::path::NodeLocation;
use super::tape::{MISSING, Node, NodeKind};
use super::{Decode, Mode, parameter};

impl Decoder<'_> {
    /// The member of an enum that stands here; [`NameTable::UNKNOWN`] for a word that isn't known.
    pub fn enum_member(&mut self, names: &'static NameTable) -> usize {
        if self.kind() == NodeKind::Missing { NameTable::UNKNOWN } else { self.enum_member_at(self.current, names) }
    }

    fn enum_member_at(&mut self, value: u32, names: &'static NameTable) -> usize {
        let node = self.tape.node(value);
        let strict = self.mode == Mode::Strict;
        match node.kind {
            NodeKind::String => {}
            NodeKind::True | NodeKind::False if names.boolean || !strict => {}
            NodeKind::Integer | NodeKind::Float if !strict => {}
            kind => {
                self.fail_at(NodeLocation::of(value), "a word", kind.describe());
                return NameTable::UNKNOWN;
            }
        }
        let found = names.find(&self.tape.string(node));
        if found == NameTable::UNKNOWN && strict && !names.open {
            self.fail_at(NodeLocation::of(value), "one of its words", "another one");
        }
        found
    }

    /// The branch of a union that fits what stands here; [`ShapeDiscriminator::NO_MATCH`] if none does.
    pub fn branch(&mut self, discriminator: &'static ShapeDiscriminator) -> usize {
        match self.kind() {
            NodeKind::Missing | NodeKind::Key => return ShapeDiscriminator::NO_MATCH,
            // Not just any other value: for something required, null is as good as missing.
            NodeKind::Null if discriminator.null == BranchMatch::None => {
                self.fail("one of its branches");
                return ShapeDiscriminator::NO_MATCH;
            }
            _ => {}
        }
        match (self.match_branch(discriminator), self.mode) {
            (BranchMatch::Exact(branch), _) | (BranchMatch::Lenient(branch), Mode::Tolerant) => branch,
            (BranchMatch::None, Mode::Tolerant) => ShapeDiscriminator::NO_MATCH,
            _ => {
                if !discriminator.open {
                    self.fail("one of its branches");
                }
                ShapeDiscriminator::NO_MATCH
            }
        }
    }

    /// The branch that the choice has for what stands here.
    fn match_branch(&mut self, discriminator: &'static ShapeDiscriminator) -> BranchMatch {
        match self.kind() {
            NodeKind::Missing | NodeKind::Key => BranchMatch::None,
            NodeKind::Null => discriminator.null,
            NodeKind::True | NodeKind::False => discriminator.boolean,
            NodeKind::Integer if discriminator.integer != BranchMatch::None => discriminator.integer,
            NodeKind::Integer | NodeKind::Float => discriminator.float,
            NodeKind::String if self.tape.is_url_parameter() => {
                parameter::match_branch(self.tape.slice(self.tape.node(self.current)), discriminator)
            }
            NodeKind::String => discriminator.string,
            NodeKind::Array => match discriminator.first_element {
                Some(first_element) if self.tape.node(self.current).next > self.current + 1 => {
                    let outer = (self.current, self.cursor);
                    (self.current, self.cursor) = (self.current + 1, self.current + 2);
                    let matched = self.match_branch(first_element);
                    (self.current, self.cursor) = outer;
                    matched
                }
                _ => discriminator.array,
            },
            NodeKind::Object => {
                let key = discriminator.unique_keys.iter().find(|(key, _)| self.search(key) != MISSING);
                key.map_or(discriminator.object, |(_, branch)| BranchMatch::Exact(*branch))
            }
        }
    }

    /// The variant of a container: its one known key decides, and [`payload`](Self::payload) reads what stands behind it.
    /// Fields that the container has of its own are to be read before.
    pub fn variant_by_key(&mut self, names: &'static NameTable) -> usize {
        self.discriminator_node = MISSING;
        let end = match self.kind() {
            NodeKind::Object => self.tape.node(self.current).next,
            NodeKind::Missing => return NameTable::UNKNOWN,
            _ => {
                self.fail("an object");
                return NameTable::UNKNOWN;
            }
        };
        let (mut known, mut variant, mut unknown) = (MISSING, NameTable::UNKNOWN, MISSING);
        let mut key = self.current + 1;
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::OVERRIDDEN) {
                match names.find(&self.tape.string(node)) {
                    NameTable::UNKNOWN if unknown == MISSING => unknown = key,
                    NameTable::UNKNOWN => {}
                    _ if known != MISSING => {
                        self.fail_at(NodeLocation::of(self.current), "one variant", "several");
                        return NameTable::UNKNOWN;
                    }
                    found => (known, variant) = (key, found),
                }
            }
            key = node.next;
        }
        if known != MISSING {
            self.tape.node(known).mark(Node::USED);
            self.discriminator_node = known + 1;
        } else if unknown == MISSING {
            self.fail_at(NodeLocation::of(self.current), "a variant", "none");
        } else if self.mode == Mode::Strict && !names.open {
            self.fail_at(NodeLocation::of(unknown), "one of its variants", "another one");
        } else {
            self.discriminator_node = unknown;
        }
        variant
    }

    /// Whether a container has any key that none of its own fields took.
    pub fn has_unused_key(&self) -> bool {
        if self.kind() != NodeKind::Object {
            return false;
        }
        let end = self.tape.node(self.current).next;
        let mut key = self.current + 1;
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::OVERRIDDEN) {
                return true;
            }
            key = node.next;
        }
        false
    }

    /// What stands behind the key that [`variant_by_key`](Self::variant_by_key) found.
    pub fn payload<T: Decode>(&mut self) -> T {
        let mut payload = T::empty();
        self.decode_payload(&mut payload);
        payload
    }

    fn decode_payload(&mut self, target: &mut dyn Decode) {
        let value = self.discriminator_node;
        if self.failure.is_some() {
            return;
        }
        if self.tape.node(value).kind == NodeKind::Null && !target.accepts_null() {
            self.decode_null(value, target);
        } else {
            self.decode_node(value, target);
        }
    }

    /// The variant that an object's tag names, wherever in the object it stands. `default` is taken where it is missing;
    /// [`NameTable::UNKNOWN`] says that there is none.
    pub fn variant_by_tag(&mut self, name: &'static str, names: &'static NameTable, default: usize) -> usize {
        let value = self.find(name);
        self.next_encoding = None;
        self.discriminator_node = value;
        if self.kind() == NodeKind::Missing {
            return NameTable::UNKNOWN;
        }
        match self.tape.node(value).kind {
            NodeKind::Missing | NodeKind::Null => {
                if default == NameTable::UNKNOWN && self.mode == Mode::Strict {
                    let location = NodeLocation { node: self.current, field: Some(name) };
                    self.fail_at(location, "a tag", self.tape.node(value).kind.describe());
                }
                default
            }
            _ => self.enum_member_at(value, names),
        }
    }

    /// The short way to write an object: what stands here is the value of one of its fields, and is read into the slot.
    /// `keys` are the object's own; `object_capable` says that the field's value may be an object itself.
    pub fn shortcut(&mut self, keys: &'static [&'static str], object_capable: bool, target: &mut dyn Decode) -> bool {
        let is_short = match self.kind() {
            NodeKind::Missing => false,
            NodeKind::Object => {
                let here = self.tape.node(self.current);
                object_capable && here.next > self.current + 1 && keys.iter().all(|key| self.search(key) == MISSING)
            }
            NodeKind::Null => target.accepts_null(),
            _ => true,
        };
        if is_short {
            self.decode_node(self.current, target);
        } else {
            self.next_encoding = None;
        }
        is_short
    }
}
