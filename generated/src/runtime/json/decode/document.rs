//! Documents: serde decodes them in both modes, from their original JSON.

use serde::de::DeserializeOwned;

use super::decoder::Decoder;
use super::deviation::DeviationKind;
use super::error::{DecodeErrorKind, EXPECTED_DOCUMENT, FOUND_REJECTED};
use super::failure::Failure;
use super::node::{MISSING, Node, NodeKind};
use super::path_finder::NodeLocation;

impl<'t> Decoder<'t> {
    /// Decodes a document that may be absent or null.
    pub fn document<T: DeserializeOwned>(&mut self, name: &'static str, target: &mut Option<T>) -> &mut Self {
        if let Some((value, json)) = self.document_json(name, false) {
            self.store_document(value, serde_json::from_str(json), target);
        }
        self
    }

    /// Decodes a required document. A document has no empty value, so its absence is a failure in both modes.
    pub fn required_document<T: DeserializeOwned>(&mut self, name: &'static str, target: &mut Option<T>) -> &mut Self {
        if let Some((value, json)) = self.document_json(name, true) {
            self.store_document(value, serde_json::from_str(json), target);
        }
        self
    }

    /// Returns the document's node and its JSON.
    fn document_json(&mut self, name: &'static str, required: bool) -> Option<(u32, &'t str)> {
        let value = self.find(name);
        self.next_encoding = None;
        if self.failure.is_some() {
            return None;
        }
        let kind = self.tape.node(value).kind;
        if matches!(kind, NodeKind::Missing | NodeKind::Null) {
            if required && self.is_filtered() && self.current != MISSING {
                self.deviate(DeviationKind::Defaulted, NodeLocation { node: self.current, field: Some(name) });
            } else if required {
                let field_location = NodeLocation { node: self.current, field: Some(name) };
                let location = if self.current == MISSING { self.missing_root } else { field_location };
                self.fail_with(Failure {
                    is_recoverable: false,
                    ..Failure::unexpected_value(location, "a document", kind.describe())
                });
            }
            return None;
        }
        let node = self.tape.node(value);
        self.decoded_documents += usize::from(node.has(Node::SKIPPED) && !node.has(Node::CONSUMED));
        node.mark(Node::CONSUMED);
        Some((value, self.tape.json(node)))
    }

    fn store_document<T>(&mut self, value: u32, document: Result<T, serde_json::Error>, target: &mut Option<T>) {
        match document {
            Ok(document) => *target = Some(document),
            Err(error) => self.fail_document(value, error),
        }
    }

    #[cold]
    fn fail_document(&mut self, value: u32, error: serde_json::Error) {
        self.failure = Some(Failure {
            kind: DecodeErrorKind::Document,
            location: NodeLocation::at_node(value),
            expected: EXPECTED_DOCUMENT,
            found: FOUND_REJECTED,
            is_recoverable: false,
            underlying_error: Some(error),
        });
    }
}
