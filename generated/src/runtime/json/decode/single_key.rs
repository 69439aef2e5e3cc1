//! Decoding of maps with one entry, and of additional properties.

use super::super::super::SingleKey;
use super::super::{MapKey, MapKeyTarget};
use super::collections::GrowingMap;
use super::decoder::Decoder;
use super::node::{MISSING, Node, NodeKind};
use super::path_finder::NodeLocation;
use super::{Decode, Mode};

impl<K: MapKey, V: Decode> GrowingMap for SingleKey<K, V> {
    fn reserve_hint(&mut self, _: usize) {}

    fn insert_empty(&mut self, key: &str) -> Option<&mut dyn Decode> {
        let (_, target) = self.0.insert((K::from_key(key), V::empty()));
        Some(target)
    }
}

impl<K: MapKey, V: Decode> Decode for SingleKey<K, V> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.single_key(self);
    }

    /// An empty map, which a server may send.
    fn empty() -> Self {
        Self(None)
    }
}

impl Decoder<'_> {
    fn single_key(&mut self, pair: &mut dyn GrowingMap) {
        let (_, inner) = self.take_encoding();
        match self.kind() {
            NodeKind::Missing => {}
            NodeKind::Object => match self.only_unused_key() {
                (_, true) => self.fail_at(NodeLocation::at_node(self.current), "a single key", "several"),
                (MISSING, _) if self.mode == Mode::Strict => {
                    self.fail_at(NodeLocation::at_node(self.current), "a single key", "none");
                }
                _ => self.decode_entries(self.current, pair, inner),
            },
            _ => self.fail("an object"),
        }
    }

    /// Decodes all unused keys of the object as a map. Called after the other fields.
    pub fn additional_properties(&mut self, target: &mut dyn Decode) -> &mut Self {
        match self.kind() {
            NodeKind::Object => self.decode_node(self.current, target),
            NodeKind::Missing => self.next_encoding = None,
            _ => self.fail("an object"),
        }
        self
    }

    /// Decodes the only unused key and its value. Called after the other fields.
    ///
    /// If there is no such key, lenient mode uses the empty value and records the location.
    pub fn additional_property(&mut self, key: &mut dyn MapKeyTarget, target: &mut dyn Decode) -> &mut Self {
        let encoding = self.next_encoding.take();
        let found = match self.kind() {
            NodeKind::Object => self.only_unused_key(),
            _ if self.current == MISSING => (MISSING, false),
            _ => {
                self.fail("an object");
                (MISSING, false)
            }
        };
        let location = NodeLocation::at_node(self.current);
        match found {
            _ if self.failure.is_some() => {}
            (_, true) => self.fail_at(location, "one additional key", "several"),
            (MISSING, _) if self.current != MISSING && self.is_strict() => {
                self.fail_at(location, "one additional key", "none");
            }
            (MISSING, _) => {
                self.note_required("", MISSING);
                self.decode_missing(location, target);
            }
            (found, _) => {
                let node = self.tape.node(found);
                node.mark(Node::USED);
                key.set(&self.tape.string(node));
                self.note_required("", found);
                self.decode_element(found + 1, encoding, target);
            }
        }
        self
    }

    /// Returns the first unused key, and whether there are more. Duplicates count once.
    fn only_unused_key(&self) -> (u32, bool) {
        let end = self.tape.node(self.current).next;
        let (mut first, mut key) = (MISSING, self.current + 1);
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::OVERRIDDEN) {
                if first != MISSING {
                    return (first, true);
                }
                first = key;
            }
            key = node.next;
        }
        (first, false)
    }
}
