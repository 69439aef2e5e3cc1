//! Documents of the user's own: serde's business in both modes, from the text as it stands.

use serde::de::DeserializeOwned;

use super::error::{DOCUMENT, REFUSED};
use super::node::{Kind, NOTHING, Node};
use super::path::Place;
use super::reader::{Failure, Reader};

impl<'t> Reader<'t> {
    /// A document that may be absent or null.
    pub fn document<T: DeserializeOwned>(&mut self, name: &'static str, slot: &mut Option<T>) -> &mut Self {
        if let Some((value, text)) = self.document_text(name, false) {
            self.keep(value, serde_json::from_str(text), slot);
        }
        self
    }

    /// A document that must be there: it has no empty value, so this fails in both modes.
    pub fn required_document<T: DeserializeOwned>(&mut self, name: &'static str, slot: &mut Option<T>) -> &mut Self {
        if let Some((value, text)) = self.document_text(name, true) {
            self.keep(value, serde_json::from_str(text), slot);
        }
        self
    }

    /// Where the document stands, and its text.
    fn document_text(&mut self, name: &'static str, required: bool) -> Option<(u32, &'t str)> {
        let value = self.find(name);
        self.announced = None;
        if required {
            self.ask(name, value);
        }
        if self.failure.is_some() {
            return None;
        }
        let kind = self.tape.node(value).kind;
        if matches!(kind, Kind::Nothing | Kind::Null) {
            if required {
                let own = Place { node: self.at, field: Some(name) };
                let place = if self.at == NOTHING { self.outermost } else { own };
                self.fail_at(place, "a document", kind.found());
            }
            return None;
        }
        let node = self.tape.node(value);
        self.unsealed += usize::from(node.has(Node::SEALED) && !node.has(Node::WHOLE));
        node.mark(Node::WHOLE);
        Some((value, self.tape.json(node)))
    }

    fn keep<T>(&mut self, value: u32, document: Result<T, serde_json::Error>, slot: &mut Option<T>) {
        match document {
            Ok(document) => *slot = Some(document),
            Err(error) => self.refused(value, &error),
        }
    }

    #[cold]
    fn refused(&mut self, value: u32, error: &serde_json::Error) {
        self.failure = Some(Failure {
            place: Place::at(value),
            expected: DOCUMENT,
            found: REFUSED,
            document: Some(error.to_string()),
        });
    }
}
