//! Decoding of maps with one entry, and of additional properties.

use super::super::super::SingleKey;
use super::super::{MapKey, MapKeyTarget};
use super::collections::GrowingMap;
use super::decoder::Decoder;
use super::node::{MISSING, Node, NodeKind};
use super::path_finder::NodeLocation;
use super::{Decode, DecodeTarget, Mode};

/// The key of an additional property that is missing.
const ABSENT_KEY: &str = "";

impl<K: MapKey, V: Decode> GrowingMap for SingleKey<K, V> {
    fn clear(&mut self) {
        self.0 = None;
    }

    fn remove(&mut self, _: &str) {
        self.0 = None;
    }

    fn reserve_hint(&mut self, _: usize) {}

    fn insert_empty(&mut self, key: &str) -> Option<&mut dyn DecodeTarget> {
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
            NodeKind::Missing => pair.clear(),
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
    pub fn additional_properties(&mut self, target: &mut dyn DecodeTarget) -> &mut Self {
        match self.kind() {
            NodeKind::Object => {
                self.next_map_is_flattened = true;
                self.decode_node(self.current, target);
                self.next_map_is_flattened = false;
            }
            NodeKind::Missing => self.next_encoding = None,
            _ => self.fail("an object"),
        }
        self
    }

    /// Decodes the only unused key and its value. Called after the other fields.
    ///
    /// If there is no such key, lenient mode uses the empty value and records the location.
    pub fn additional_property(&mut self, key: &mut dyn MapKeyTarget, target: &mut dyn DecodeTarget) -> &mut Self {
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
            (MISSING, _) if self.current != MISSING && !self.tolerates_missing() => {
                self.fail_at(location, "one additional key", "none");
            }
            (MISSING, _) => {
                if self.current != MISSING {
                    self.keep_absence(ABSENT_KEY);
                }
                self.decode_missing(location, target);
            }
            (found, _) => {
                let node = self.tape.node(found);
                self.mark_key_used(found);
                key.set(&self.tape.string(node));
                self.next_encoding = encoding;
                self.decode_node(found + 1, target);
                if self.failure.is_some() && !self.recover_property(found + 1, target) {
                    key.set(ABSENT_KEY);
                    self.keep_absence(ABSENT_KEY);
                }
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
