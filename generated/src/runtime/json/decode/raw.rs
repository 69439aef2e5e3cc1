//! The words that take a value as it stands, and the ones that read it into a new value.

use std::borrow::Cow;

use super::super::super::{Other, RawJson};
use super::Decode;
use super::decoder::Decoder;
use super::tape::{MISSING, Node, NodeKind};

impl<'t> Decoder<'t> {
    /// Reads the node at hand into a new value.
    pub fn value<T: Decode>(&mut self) -> T {
        let mut value = T::empty();
        self.decode_current(&mut value);
        value
    }

    pub(super) fn decode_current(&mut self, target: &mut dyn Decode) {
        if self.failure.is_none() {
            self.next_encoding = self.next_encoding.or(self.encoding);
            let cursor = self.cursor;
            self.decode_node(self.current, target);
            self.cursor = cursor;
        }
    }

    /// The text of the scalar at hand; of a number or a boolean too, though not in strict mode. Empty at nothing.
    pub fn string(&mut self) -> String {
        self.current_string().map_or_else(String::new, Cow::into_owned)
    }

    /// The text of a secret. It has no empty value: it must be there, also in what is required and isn't there itself.
    pub fn secret(&mut self) -> String {
        if matches!(self.kind(), NodeKind::Missing | NodeKind::Null) {
            self.fail("a secret");
        }
        self.string()
    }

    /// The text of the scalar at hand, without a copy where there are no escapes. None at nothing, and where it isn't text.
    pub(crate) fn current_string(&mut self) -> Option<Cow<'t, str>> {
        match self.kind() {
            NodeKind::String => {}
            NodeKind::True | NodeKind::False | NodeKind::Integer | NodeKind::Float if !self.is_strict() => {}
            NodeKind::Missing => return None,
            _ => {
                self.fail("text");
                return None;
            }
        }
        Some(self.tape.string(self.tape.node(self.current)))
    }

    /// What stands here as JSON text. The literal `null` at nothing.
    pub fn raw(&mut self) -> RawJson {
        RawJson::from_valid_json(self.raw_json().into_owned())
    }

    /// What stands here as JSON text, taken as a whole.
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

    /// What a container or a tagged union keeps of something that it doesn't know: the name, and the whole of it.
    pub fn unknown_variant(&mut self) -> Other {
        let name = match self.discriminator_node {
            MISSING => String::new(),
            node => self.tape.string(self.tape.node(node)).into_owned(),
        };
        Other { name, raw: self.raw() }
    }

    /// The same of a container that stands in an object with other keys: the name, and what stands behind that key alone.
    pub fn unknown_entry(&mut self) -> Other {
        let key = self.discriminator_node;
        if key == MISSING || self.failure.is_some() {
            return Other::empty();
        }
        let node = self.tape.node(key);
        node.mark(Node::USED);
        let name = self.tape.string(node).into_owned();
        let mut raw = RawJson::empty();
        self.decode_node(key + 1, &mut raw);
        Other { name, raw }
    }
}
