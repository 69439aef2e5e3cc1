//! Decoder methods that keep what does not fit: keys that the type lacks, and odd values.

use super::super::super::{RawJson, UnknownFields};
use super::DecodeTarget;
use super::decoder::Decoder;
use super::deviation::{DeviationKind, NodeDeviation};
use super::failure::Failure;
use super::node::{MISSING, Node, NodeKind};
use super::path_finder::NodeLocation;

/// A value that does not fit its field, or the absence of a required one.
#[derive(Clone, Copy, Debug)]
pub(super) struct OddValue {
    /// The object with the field.
    object: u32,
    /// The name of the field; `None` for the key in the input.
    name: Option<&'static str>,
    /// The value; `MISSING` if there is no value.
    value: u32,
}

impl Decoder<'_> {
    /// Keeps the keys of the current object that are not used, and the values that did not fit their fields. Called after all
    /// fields. Strict mode reports unused keys at the end.
    #[inline]
    pub fn unknown(&mut self, target: &mut UnknownFields) -> &mut Self {
        if self.tape.node(self.current).unused_keys.get() != 0 || !self.odd_values.is_empty() {
            self.keep_unknown(target);
        }
        self
    }

    fn keep_unknown(&mut self, target: &mut UnknownFields) {
        if self.is_strict() || self.kind() != NodeKind::Object {
            return;
        }
        if self.current == 0 && !self.is_filtered() && self.is_foreign() {
            return self.fail_without_recovery("an object with fields of this type");
        }
        // Inner objects that do not keep their odd values leave them.
        let outer = self.odd_values.iter().rposition(|odd| odd.object < self.current);
        for odd in self.odd_values.split_off(outer.map_or(0, |index| index + 1)) {
            match odd.name {
                _ if odd.object != self.current => {}
                Some(name) if odd.value == MISSING => target.insert_absent(name),
                Some(name) => self.keep(name.to_owned(), odd.value, target),
                None => self.keep(self.tape.string(self.tape.node(odd.value - 1)).into_owned(), odd.value, target),
            }
        }
        let end = self.tape.node(self.current).next;
        let mut key = self.current + 1;
        while key < end {
            let node = self.tape.node(key);
            if !node.has(Node::USED | Node::OVERRIDDEN) {
                self.mark_key_used(key);
                self.keep(self.tape.string(node).into_owned(), key + 1, target);
                self.deviate(DeviationKind::Unknown, NodeLocation::at_node(key));
            }
            key = node.next;
        }
    }

    /// Returns whether the outermost object lacks required fields, and has only unknown ones: it is not of this type.
    fn is_foreign(&self) -> bool {
        let is_required =
            |deviation: &NodeDeviation| deviation.location.node == 0 && deviation.location.field.is_some();
        let (mut key, end) = (1, self.tape.node(0).next);
        while key < end && !self.tape.node(key).has(Node::USED) {
            key = self.tape.node(key).next;
        }
        end > 1 && key == end && self.deviations.iter().any(is_required)
    }

    fn keep(&self, name: String, value: u32, target: &mut UnknownFields) {
        let node = self.tape.node(value);
        node.mark(Node::CONSUMED);
        target.insert(name, RawJson::from_valid_json(self.tape.json(node).to_owned()));
    }

    /// Handles the failure of a field: the value is kept, and the field becomes empty. A type with a variant `Other` holds the
    /// value itself.
    #[cold]
    pub(super) fn recover_field(&mut self, name: &'static str, value: u32, target: &mut dyn DecodeTarget) {
        if self.can_recover() && !self.decode_as_other(value, target) && self.replace_by_empty(value, target) {
            self.keep_odd(Some(name), value);
        }
    }

    /// Handles a failure inside the variant of a flattened container: the object keeps its value.
    #[cold]
    pub(super) fn recover_flattened(&mut self, target: &mut dyn DecodeTarget) {
        if !self.can_recover() {
            return;
        }
        let failed = self.failure.as_ref().map_or(0, |failure| failure.location.node);
        let end = self.tape.node(self.current).next;
        let mut key = self.current + 1;
        while key < end {
            let next = self.tape.node(key).next;
            if (key + 1..next).contains(&failed) && self.replace_by_empty(key + 1, target) {
                self.keep_odd(None, key + 1);
            }
            key = next;
        }
    }

    /// Replaces a value that does not fit by the empty value. Returns false, and keeps the failure, if that contains a required
    /// secret, which has no empty value.
    fn replace_by_empty(&mut self, value: u32, target: &mut dyn DecodeTarget) -> bool {
        let failure = self.failure.take();
        self.forget_inside(value);
        target.reset();
        self.decode_node(MISSING, target);
        if self.failure.is_some() {
            self.failure = failure.map(|failure| Failure { is_recoverable: false, ..failure });
        }
        self.failure.is_none()
    }

    /// Records that a required field is missing.
    pub(super) fn keep_absence(&mut self, name: &'static str) {
        if !self.is_strict() {
            self.odd_values.push(OddValue { object: self.current, name: Some(name), value: MISSING });
        }
    }

    /// Records a null in place of a required value.
    pub(super) fn keep_null(&mut self, name: &'static str, value: u32) {
        self.odd_values.push(OddValue { object: self.current, name: Some(name), value });
    }

    /// Records a value of the current object that does not fit its field.
    pub(super) fn keep_odd(&mut self, name: Option<&'static str>, value: u32) {
        self.odd_values.push(OddValue { object: self.current, name, value });
        self.deviate(DeviationKind::Mistyped, NodeLocation::at_node(value));
    }

    /// Handles the failure of an additional property: the object keeps its value. A type with a variant `Other` holds the value
    /// itself. Returns false if the object keeps it.
    #[cold]
    pub(super) fn recover_property(&mut self, value: u32, target: &mut dyn DecodeTarget) -> bool {
        if !self.can_recover() || self.decode_as_other(value, target) {
            return true;
        }
        let is_empty = self.replace_by_empty(value, target);
        if is_empty {
            self.keep_odd(None, value);
        }
        !is_empty
    }

    /// Handles the failure of an element. A type with a variant `Other` holds the value itself.
    #[cold]
    pub(super) fn recover_element(&mut self, value: u32, target: &mut dyn DecodeTarget) {
        let is_outermost = self.current == 0 && value != 0 && self.replaceable_elements > 0;
        if !self.can_recover() || self.decode_as_other(value, target) || !is_outermost {
            return;
        }
        self.replaceable_elements -= 1;
        self.failure = None;
        target.reset();
        self.forget_inside(value);
        let is_null = self.tape.node(value).kind == NodeKind::Null;
        let kind = if is_null { DeviationKind::Defaulted } else { DeviationKind::Mistyped };
        self.decode_missing_as(kind, NodeLocation::at_node(value), target);
    }

    /// Returns whether the failure concerns a value that can be kept.
    pub(super) fn can_recover(&self) -> bool {
        !self.is_strict() && self.failure.as_ref().is_some_and(|failure| failure.is_recoverable)
    }

    /// Handles a failure inside the outermost value: its type may have a variant `Other` that holds it. Returns false if it has
    /// not, or if the value itself is of another kind.
    pub(super) fn recover_root(&mut self, target: &mut dyn DecodeTarget) -> bool {
        let is_inside = |failure: &Failure| failure.location != NodeLocation::at_node(0);
        self.failure.as_ref().is_some_and(is_inside) && self.decode_as_other(0, target)
    }

    /// Decodes a value as the variant `Other` of its type. Returns false, and keeps the failure, if there is no such variant.
    fn decode_as_other(&mut self, value: u32, target: &mut dyn DecodeTarget) -> bool {
        let failure = self.failure.take();
        let outer = std::mem::replace(&mut self.decode_as_other, value);
        self.decode_node(value, target);
        // A container with a variant for any key has no variant `Other`.
        let is_kept = self.tape.node(value).has(Node::CONSUMED);
        let is_other = self.decode_as_other == MISSING && self.failure.is_none() && is_kept;
        self.decode_as_other = outer;
        if is_other {
            self.forget_inside(value);
            self.deviate(DeviationKind::Mistyped, NodeLocation::at_node(value));
        } else {
            self.failure = failure;
        }
        is_other
    }

    /// Returns whether the current value must be decoded as `Other`.
    #[inline]
    pub(super) fn takes_other(&mut self) -> bool {
        let takes_other = self.decode_as_other != MISSING && self.decode_as_other == self.current;
        if takes_other {
            self.decode_as_other = MISSING;
        }
        takes_other
    }

    /// Removes the records about a value that is kept as a whole.
    pub(super) fn forget_inside(&mut self, value: u32) {
        let inside = value..self.tape.node(value).next;
        // They are the last ones, since the value was decoded last.
        while self.deviations.pop_if(|deviation| inside.contains(&deviation.location.node)).is_some() {}
        while self.odd_values.pop_if(|odd| inside.contains(&odd.object)).is_some() {}
    }
}
