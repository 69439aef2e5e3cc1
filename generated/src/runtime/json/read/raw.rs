//! The words that take a value as it stands, and the ones that read it into a new value.

use std::borrow::Cow;

use super::super::super::{Other, RawJson};
use super::Read;
use super::node::{Kind, NOTHING, Node};
use super::reader::Reader;

impl<'t> Reader<'t> {
    /// Reads the node at hand into a new value.
    pub fn value<T: Read>(&mut self) -> T {
        let mut value = T::empty();
        self.enter_here(&mut value);
        value
    }

    pub(super) fn enter_here(&mut self, slot: &mut dyn Read) {
        if self.failure.is_none() {
            self.announced = self.announced.or(self.form);
            let cursor = self.cursor;
            self.enter(self.at, slot);
            self.cursor = cursor;
        }
    }

    /// The text of the scalar at hand; of a number or a boolean too, though not in strict mode. Empty at nothing.
    pub fn text(&mut self) -> String {
        self.text_here().map_or_else(String::new, Cow::into_owned)
    }

    /// The text of a secret. It has no empty value: it must be there, also in what is required and isn't there itself.
    pub fn secret(&mut self) -> String {
        if matches!(self.kind(), Kind::Nothing | Kind::Null) {
            self.fail("a secret");
        }
        self.text()
    }

    /// The text of the scalar at hand, without a copy where there are no escapes. None at nothing, and where it isn't text.
    pub(crate) fn text_here(&mut self) -> Option<Cow<'t, str>> {
        match self.kind() {
            Kind::Text => {}
            Kind::True | Kind::False | Kind::Integer | Kind::Float if !self.is_strict() => {}
            Kind::Nothing => return None,
            _ => {
                self.fail("text");
                return None;
            }
        }
        Some(self.tape.text(self.tape.node(self.at)))
    }

    /// What stands here as JSON text. The literal `null` at nothing.
    pub fn raw(&mut self) -> RawJson {
        RawJson::from_valid(self.raw_text().into_owned())
    }

    /// What stands here as JSON text, taken as a whole.
    pub(super) fn raw_text(&mut self) -> Cow<'t, str> {
        let kind = self.kind();
        let node = self.tape.node(self.at);
        if kind == Kind::Nothing {
            return Cow::Borrowed("null");
        }
        node.mark(Node::WHOLE);
        if self.tape.is_plain() {
            return Cow::Owned(serde_json::Value::from(self.tape.slice(node)).to_string());
        }
        Cow::Borrowed(self.tape.json(node))
    }

    /// What a container or a tagged union keeps of something that it doesn't know: the name, and the whole of it.
    pub fn other(&mut self) -> Other {
        let name = match self.decided {
            NOTHING => String::new(),
            node => self.tape.text(self.tape.node(node)).into_owned(),
        };
        Other { name, raw: self.raw() }
    }

    /// The same of a container that stands in an object with other keys: the name, and what stands behind that key alone.
    pub fn other_entry(&mut self) -> Other {
        let key = self.decided;
        if key == NOTHING || self.failure.is_some() {
            return Other::empty();
        }
        let node = self.tape.node(key);
        node.mark(Node::USED);
        let name = self.tape.text(node).into_owned();
        let mut raw = RawJson::empty();
        self.enter(key + 1, &mut raw);
        Other { name, raw }
    }
}
