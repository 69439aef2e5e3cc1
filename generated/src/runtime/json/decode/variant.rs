//! Decoder methods that select the member of an enum, the branch of a union or the variant of a container.

use super::decoder::Decoder;
use super::discriminator::{BranchMatch, NameTable, ShapeDiscriminator};
use super::node::{MISSING, Node, NodeKind};
use super::path_finder::NodeLocation;
use super::{Decode, DecodeTarget, Mode, number, parameter};

/// The unused keys of an object that may name a variant.
#[derive(Clone, Copy)]
struct VariantKeys {
    /// The first key that names a known variant, and the variant.
    known: u32,
    variant: usize,
    /// Another key names a known variant too.
    has_several_known: bool,
    /// The first key that names no known variant.
    unknown: u32,
}

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
        if self.takes_other() {
            return ShapeDiscriminator::NO_MATCH;
        }
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
            NodeKind::Integer
                if discriminator.unsigned != BranchMatch::None
                    && number::exceeds_i64(self.tape.slice(self.tape.node(self.current))) =>
            {
                discriminator.unsigned
            }
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

    /// Returns the variant that the only key of a container names. [`payload`](Self::payload) decodes the value of that key.
    ///
    /// In lenient mode, an object with several keys is an unknown variant, which keeps all of them.
    pub fn variant_by_only_key(&mut self, names: &'static NameTable) -> usize {
        self.discriminator_node = MISSING;
        if self.takes_other() {
            if self.kind() == NodeKind::Object && self.tape.node(self.current).next > self.current + 1 {
                self.discriminator_node = self.current + 1;
            }
            return NameTable::UNKNOWN;
        }
        let Some(keys) = self.variant_keys(names) else { return NameTable::UNKNOWN };
        let has_several = keys.known != MISSING && (keys.unknown != MISSING || keys.has_several_known);
        if has_several && !self.is_strict() {
            self.discriminator_node = keys.known;
            return NameTable::UNKNOWN;
        }
        self.select_variant(keys, names)
    }

    /// Returns the variant that a key of an object with further fields names, which are decoded before. In lenient mode, the
    /// object keeps the other keys.
    pub fn variant_by_key(&mut self, names: &'static NameTable) -> usize {
        self.discriminator_node = MISSING;
        let Some(keys) = self.variant_keys(names) else { return NameTable::UNKNOWN };
        self.select_variant(keys, names)
    }

    /// Returns the unused keys of the current object. Fails if it is not an object.
    fn variant_keys(&mut self, names: &'static NameTable) -> Option<VariantKeys> {
        let end = match self.kind() {
            NodeKind::Object => self.tape.node(self.current).next,
            NodeKind::Missing => return None,
            _ => {
                self.fail("an object");
                return None;
            }
        };
        let mut keys =
            VariantKeys { known: MISSING, variant: NameTable::UNKNOWN, has_several_known: false, unknown: MISSING };
        let mut key = self.current + 1;
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::OVERRIDDEN) {
                match names.find(&self.tape.string(node)) {
                    NameTable::UNKNOWN if keys.unknown == MISSING => keys.unknown = key,
                    NameTable::UNKNOWN => {}
                    _ if keys.known != MISSING => keys.has_several_known = true,
                    variant => (keys.known, keys.variant) = (key, variant),
                }
            }
            key = node.next;
        }
        Some(keys)
    }

    fn select_variant(&mut self, keys: VariantKeys, names: &'static NameTable) -> usize {
        if keys.has_several_known && self.is_strict() {
            self.fail_at(NodeLocation::at_node(self.current), "a single variant", "several");
            return NameTable::UNKNOWN;
        }
        if keys.known != MISSING {
            self.mark_key_used(keys.known);
            self.discriminator_node = keys.known + 1;
        } else if keys.unknown == MISSING {
            self.fail_at(NodeLocation::at_node(self.current), "a variant", "none");
        } else if self.is_strict() && !names.open {
            self.fail_at(NodeLocation::at_node(keys.unknown), "a known variant", "another one");
        } else {
            self.discriminator_node = keys.unknown;
        }
        keys.variant
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

    fn decode_payload(&mut self, target: &mut dyn DecodeTarget) {
        let value = self.discriminator_node;
        if self.failure.is_some() {
            return;
        }
        self.decode_node(value, target);
    }

    /// Returns the variant that an object's tag names, at any position in the object. A missing tag selects `default`;
    /// [`NameTable::UNKNOWN`] means that there is no default.
    pub fn variant_by_tag(&mut self, name: &'static str, names: &'static NameTable, default: usize) -> usize {
        let takes_other = self.takes_other();
        if takes_other && self.kind() != NodeKind::Object {
            return NameTable::UNKNOWN;
        }
        let value = self.find(name);
        self.next_encoding = None;
        self.discriminator_node = if self.tape.node(value).is_scalar() { value } else { MISSING };
        if takes_other || self.kind() == NodeKind::Missing {
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
    pub fn shortcut(
        &mut self,
        keys: &'static [&'static str],
        object_capable: bool,
        target: &mut dyn DecodeTarget,
    ) -> bool {
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
