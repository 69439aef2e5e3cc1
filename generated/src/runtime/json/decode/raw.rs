//! Decoder methods for new values, strings and raw JSON.

use std::borrow::Cow;

use super::super::super::{Other, RawJson};
use super::decoder::Decoder;
use super::node::{MISSING, Node, NodeKind};
use super::{Decode, DecodeTarget};

impl<'t> Decoder<'t> {
    /// Decodes the current node into a new value.
    pub fn value<T: Decode>(&mut self) -> T {
        let mut value = T::empty();
        self.decode_current(&mut value);
        value
    }

    pub(super) fn decode_current(&mut self, target: &mut dyn DecodeTarget) {
        if self.failure.is_none() {
            self.next_encoding = self.next_encoding.or(self.encoding);
            let cursor = self.cursor;
            self.decode_node(self.current, target);
            self.cursor = cursor;
        }
    }

    /// Decodes a string. Lenient mode also accepts numbers and booleans. Empty if there is no current node.
    pub fn string(&mut self) -> String {
        self.current_string().map_or_else(String::new, Cow::into_owned)
    }

    /// Decodes the string of a secret. A secret has no empty value, so a missing or odd one is a failure in both modes, unless
    /// the input is filtered.
    pub(crate) fn secret(&mut self) -> Option<Cow<'t, str>> {
        match self.kind() {
            NodeKind::Missing if self.is_filtered() => return None,
            NodeKind::Missing | NodeKind::Null => self.fail_without_recovery("a secret"),
            NodeKind::Array | NodeKind::Object => self.fail_without_recovery("a string"),
            _ => {}
        }
        self.current_string()
    }

    /// Decodes a string, without a copy if it has no escapes. `None` if there is no current node, and after a failure.
    pub(crate) fn current_string(&mut self) -> Option<Cow<'t, str>> {
        match self.kind() {
            NodeKind::String => {}
            NodeKind::True | NodeKind::False | NodeKind::Integer | NodeKind::Float if !self.is_strict() => {}
            NodeKind::Missing => return None,
            _ => {
                self.fail("a string");
                return None;
            }
        }
        Some(self.tape.string(self.tape.node(self.current)))
    }

    /// Decodes raw JSON; `null` if there is no current node.
    pub fn raw(&mut self) -> RawJson {
        RawJson::from_valid_json(self.raw_json().into_owned())
    }

    /// Returns the JSON of the current node, and marks the node as consumed.
    pub(super) fn raw_json(&mut self) -> Cow<'t, str> {
        let kind = self.kind();
        let node = self.tape.node(self.current);
        if kind == NodeKind::Missing {
            return Cow::Borrowed("null");
        }
        node.mark(Node::CONSUMED);
        if self.tape.is_url_parameter() {
            return Cow::Owned(serde_json::Value::from(self.tape.slice(node)).to_string());
        }
        Cow::Borrowed(self.tape.json(node))
    }

    /// Decodes the unknown variant of a container or a tagged union: its name, and the JSON of the whole value.
    pub fn unknown_variant(&mut self) -> Other {
        let name = match self.discriminator_node {
            MISSING => String::new(),
            node => self.tape.string(self.tape.node(node)).into_owned(),
        };
        Other { name, raw: self.raw() }
    }

    /// Decodes the unknown variant of a container in an object with other keys: its name, and the JSON of its value.
    pub fn unknown_entry(&mut self) -> Other {
        let key = self.discriminator_node;
        if key == MISSING || self.failure.is_some() {
            return Other::empty();
        }
        self.mark_key_used(key);
        let node = self.tape.node(key);
        let name = self.tape.string(node).into_owned();
        let mut raw = RawJson::empty();
        self.decode_node(key + 1, &mut raw);
        Other { name, raw }
    }
}
