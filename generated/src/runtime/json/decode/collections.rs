//! Decoding of arrays and maps. One non-generic loop each serves all element types.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash};

use indexmap::IndexMap;

use super::super::{Encoding, EncodingKind, MapKey};
use super::decoder::Decoder;
use super::deviation::DeviationKind;
use super::node::{Node, NodeKind};
use super::path_finder::NodeLocation;
use super::{Decode, DecodeTarget, Mode};

/// A list that grows element by element.
trait GrowingList {
    /// Removes all elements.
    fn clear(&mut self);
    /// Reserves capacity for `more` elements.
    fn reserve_hint(&mut self, more: usize);
    /// Appends an empty element and returns it.
    fn push_empty(&mut self) -> Option<&mut dyn DecodeTarget>;
    /// Returns whether null is a valid element.
    fn accepts_null(&self) -> bool;
}

/// A map that grows entry by entry.
pub(super) trait GrowingMap {
    /// Removes all entries.
    fn clear(&mut self);
    /// Removes the entry with this key.
    fn remove(&mut self, key: &str);
    /// Inserts a value of the variant `Other`, if the values have one, and returns it.
    fn insert_other(&mut self, _key: &str) -> Option<&mut dyn DecodeTarget> {
        None
    }
    /// Reserves capacity for `more` entries.
    fn reserve_hint(&mut self, more: usize);
    /// Inserts an empty value under this key, in place of an earlier one, and returns it.
    fn insert_empty(&mut self, key: &str) -> Option<&mut dyn DecodeTarget>;
    /// Returns whether an earlier key denotes the same entry.
    fn contains(&self, _key: &str) -> bool {
        false
    }
}

/// Limits a capacity that the input announces to one megabyte of elements.
pub(super) fn capped_capacity<T>(more: usize) -> usize {
    more.min((1 << 20) / size_of::<T>().max(1))
}

impl<T: Decode> GrowingList for Vec<T> {
    fn clear(&mut self) {
        self.clear();
    }

    fn reserve_hint(&mut self, more: usize) {
        self.reserve_exact(capped_capacity::<T>(more));
    }

    fn push_empty(&mut self) -> Option<&mut dyn DecodeTarget> {
        // Unlike `push`, `extend` mostly constructs the element in place instead of moving it.
        self.extend(std::iter::once_with(T::empty));
        self.last_mut().map(|target| target as &mut dyn DecodeTarget)
    }

    fn accepts_null(&self) -> bool {
        T::empty().accepts_null()
    }
}

impl<K: MapKey + Hash + Eq, V: Decode, S: BuildHasher> GrowingMap for IndexMap<K, V, S> {
    fn clear(&mut self) {
        self.clear();
    }

    fn remove(&mut self, key: &str) {
        self.shift_remove(&K::from_key(key));
    }

    fn reserve_hint(&mut self, more: usize) {
        self.reserve(capped_capacity::<(K, V)>(more));
    }

    fn insert_empty(&mut self, key: &str) -> Option<&mut dyn DecodeTarget> {
        let (index, _) = self.insert_full(K::from_key(key), V::empty());
        self.get_index_mut(index).map(|(_, target)| target as &mut dyn DecodeTarget)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.array(self);
    }

    fn empty() -> Self {
        Self::new()
    }
}

impl<K: MapKey + Hash + Eq, V: Decode, S: BuildHasher + Default> Decode for IndexMap<K, V, S> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.map(self);
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Decoder<'_> {
    /// Removes the current value's encoding and returns its kind, and the encoding of the values inside.
    pub(super) fn take_encoding(&mut self) -> (Option<EncodingKind>, Option<Encoding>) {
        let encoding = self.encoding.take();
        let own = encoding.filter(|encoding| encoding.depth == 0).map(|encoding| encoding.kind);
        (own, encoding.and_then(Encoding::for_elements))
    }

    fn array(&mut self, list: &mut dyn GrowingList) {
        let (own, inner) = self.take_encoding();
        match self.kind() {
            NodeKind::Missing => list.clear(),
            NodeKind::Array if own == Some(EncodingKind::PointOrMany) && self.starts_with_number() => {
                if let Some(target) = list.push_empty() {
                    self.decode_element(self.current, inner, target);
                }
            }
            NodeKind::Array if own != Some(EncodingKind::PipeSeparated) || self.mode == Mode::Lenient => {
                self.decode_elements(list, inner);
            }
            NodeKind::String if own == Some(EncodingKind::CommaSeparated) => self.split_string(',', list),
            NodeKind::String if own == Some(EncodingKind::PipeSeparated) => self.split_string('|', list),
            _ if own == Some(EncodingKind::PipeSeparated) => self.fail("a string"),
            NodeKind::String if self.tape.is_url_parameter() && self.current == 0 => self.decode_elements(list, inner),
            NodeKind::Null if own.is_some_and(EncodingKind::unwraps_single) && list.accepts_null() => {
                if let Some(target) = list.push_empty() {
                    self.decode_element(self.current, inner, target);
                }
            }
            NodeKind::Null => self.fail("an array"),
            _ if self.mode == Mode::Lenient || own.is_some_and(EncodingKind::unwraps_single) => {
                if let Some(target) = list.push_empty() {
                    self.decode_element(self.current, inner, target);
                }
            }
            _ => self.fail("an array"),
        }
    }

    fn starts_with_number(&self) -> bool {
        let node = self.tape.node(self.current);
        node.next > self.current + 1
            && matches!(self.tape.node(self.current + 1).kind, NodeKind::Integer | NodeKind::Float)
    }

    fn decode_elements(&mut self, list: &mut dyn GrowingList, inner: Option<Encoding>) {
        let node = self.tape.node(self.current);
        list.reserve_hint(node.hash_or_len as usize);
        let mut item = self.current + 1;
        while item < node.next && self.failure.is_none() {
            if let Some(target) = list.push_empty() {
                self.decode_element(item, inner, target);
            }
            item = self.tape.node(item).next;
        }
    }

    /// Decodes the parts of a string as elements.
    fn split_string(&mut self, separator: char, list: &mut dyn GrowingList) {
        let string = self.tape.string(self.tape.node(self.current));
        for part in string.split(separator).map(str::trim).filter(|part| !part.is_empty()) {
            let (Some(target), true) = (list.push_empty(), self.failure.is_none()) else { return };
            self.decode_substring(part, target);
        }
    }

    pub(super) fn map(&mut self, map: &mut dyn GrowingMap) {
        let (own, inner) = self.take_encoding();
        match self.kind() {
            NodeKind::Missing => map.clear(),
            NodeKind::Object => self.decode_entries(self.current, map, inner),
            NodeKind::Array if own == Some(EncodingKind::MapOrList) => self.merge_maps(map, inner),
            _ => self.fail("an object"),
        }
    }

    /// Merges the maps of an array into one map.
    fn merge_maps(&mut self, map: &mut dyn GrowingMap, inner: Option<Encoding>) {
        let outer = self.current;
        let end = self.tape.node(outer).next;
        let mut item = outer + 1;
        while item < end && self.failure.is_none() {
            self.current = item;
            match self.kind() {
                NodeKind::Object => self.decode_entries(item, map, inner),
                _ => self.fail("an object"),
            }
            item = self.tape.node(item).next;
        }
        self.current = outer;
    }

    pub(super) fn decode_entries(&mut self, object: u32, map: &mut dyn GrowingMap, inner: Option<Encoding>) {
        let is_flattened = std::mem::take(&mut self.next_map_is_flattened);
        let replaceable = self.replaceable_elements;
        if is_flattened {
            self.replaceable_elements = 0;
        }
        let end = self.tape.node(object).next;
        map.reserve_hint(self.count_unused_keys(object, end));
        let mut key = object + 1;
        while key < end && self.failure.is_none() {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::OVERRIDDEN) {
                self.mark_key_used(key);
                let name: Cow<'_, str> = self.tape.string(node);
                if self.mode == Mode::Strict && map.contains(&name) {
                    self.fail_at(NodeLocation::at_node(key), "each name once", "a duplicate");
                }
                if let Some(target) = map.insert_empty(&name) {
                    self.decode_element(key + 1, inner, target);
                }
                if self.failure.is_some() {
                    self.recover_entry(&name, key + 1, map, is_flattened);
                }
            }
            key = node.next;
        }
        if is_flattened {
            self.replaceable_elements = replaceable;
        }
    }

    /// Handles the failure of an entry: the value becomes the variant `Other` of its type, or the object around the entries of
    /// a flattened map keeps it.
    #[cold]
    fn recover_entry(&mut self, name: &str, value: u32, map: &mut dyn GrowingMap, is_flattened: bool) {
        if !self.can_recover() {
            return;
        }
        let failure = self.failure.take();
        if let Some(target) = map.insert_other(name) {
            self.decode_node(value, target);
            self.forget_inside(value);
            self.deviate(DeviationKind::Mistyped, NodeLocation::at_node(value));
        } else if is_flattened {
            self.forget_inside(value);
            map.remove(name);
            self.keep_odd(None, value);
        } else {
            self.failure = failure;
        }
    }

    fn count_unused_keys(&self, object: u32, end: u32) -> usize {
        let mut key = object + 1;
        let mut count = 0;
        while key < end {
            let node = self.tape.node(key);
            count += usize::from(!node.has(Node::USED | Node::OVERRIDDEN));
            key = node.next;
        }
        count
    }

    pub(super) fn decode_element(&mut self, value: u32, encoding: Option<Encoding>, target: &mut dyn DecodeTarget) {
        self.next_encoding = encoding;
        self.decode_node(value, target);
        if self.failure.is_some() {
            self.recover_element(value, target);
        }
    }
}
