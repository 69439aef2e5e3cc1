//! Decoder methods that select the member of an enum, the branch of a union or the variant of a container.

use super::decoder::Decoder;
use super::discriminator::{BranchMatch, NameTable, ShapeDiscriminator};
use super::node::{MISSING, Node, NodeKind};
use super::path_finder::NodeLocation;
use super::{Decode, Mode, parameter};

impl Decoder<'_> {
    /// Returns the member of an enum; [`NameTable::UNKNOWN`] for an unknown string.
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
                self.fail_at(NodeLocation::at_node(value), "a string", kind.describe());
                return NameTable::UNKNOWN;
            }
        }
        let found = names.find(&self.tape.string(node));
        if found == NameTable::UNKNOWN && strict && !names.open {
            self.fail_at(NodeLocation::at_node(value), "a known enum value", "another value");
        }
        found
    }

    /// Returns the branch of a union for the current value; [`ShapeDiscriminator::NO_MATCH`] if none matches.
    pub fn branch(&mut self, discriminator: &'static ShapeDiscriminator) -> usize {
        match self.kind() {
            NodeKind::Missing | NodeKind::Key => return ShapeDiscriminator::NO_MATCH,
            // A required value that is null counts as missing, not as a value that matches no branch.
            NodeKind::Null if discriminator.null == BranchMatch::None => {
                self.fail("a type of the union");
                return ShapeDiscriminator::NO_MATCH;
            }
            _ => {}
        }
        match (self.match_branch(discriminator), self.mode) {
            (BranchMatch::Exact(branch), _) | (BranchMatch::Lenient(branch), Mode::Lenient) => branch,
            (BranchMatch::None, Mode::Lenient) => ShapeDiscriminator::NO_MATCH,
            _ => {
                if !discriminator.open {
                    self.fail("a type of the union");
                }
                ShapeDiscriminator::NO_MATCH
            }
        }
    }

    /// Looks up the branch for the current value.
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

    /// Returns the variant that the only known key of a container names. [`payload`](Self::payload) decodes the value
    /// of that key. Fields next to the variant are decoded before.
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
                        self.fail_at(NodeLocation::at_node(self.current), "a single variant", "several");
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
            self.fail_at(NodeLocation::at_node(self.current), "a variant", "none");
        } else if self.mode == Mode::Strict && !names.open {
            self.fail_at(NodeLocation::at_node(unknown), "a known variant", "another one");
        } else {
            self.discriminator_node = unknown;
        }
        variant
    }

    /// Returns whether the object has an unused key.
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

    /// Decodes the value of the key that [`variant_by_key`](Self::variant_by_key) found.
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

    /// Returns the variant that an object's tag names, at any position in the object. A missing tag selects `default`;
    /// [`NameTable::UNKNOWN`] means that there is no default.
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

    /// Decodes the shorthand for an object: the value of one of its fields. Returns false if the current value is not a
    /// shorthand. `keys` are the keys of the object; `object_capable` is true if the field's value may be an object.
    pub fn shortcut(&mut self, keys: &'static [&'static str], object_capable: bool, target: &mut dyn Decode) -> bool {
        let is_short = match self.kind() {
            NodeKind::Missing => false,
            NodeKind::Object => {
                let node = self.tape.node(self.current);
                object_capable && node.next > self.current + 1 && keys.iter().all(|key| self.search(key) == MISSING)
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
