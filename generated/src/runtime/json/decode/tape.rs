//! The tape: a flat list of nodes of 20 bytes each, in the order of the input.

use std::borrow::Cow;
use std::cell::Cell;

use super::error::DecodeError;
use super::node::{MISSING, Node, NodeKind};
use super::{lexer, object_keys, strings};

/// The input and its nodes.
pub(crate) struct Tape<'t> {
    input: &'t str,
    nodes: Vec<Node>,
    /// The node for indices that have no node.
    missing: Node,
    /// The input is a URL parameter rather than JSON.
    is_url_parameter: bool,
    /// The number of skipped documents.
    skipped: usize,
}

impl<'t> Tape<'t> {
    /// Lexes JSON. Accepts exactly the same input as `serde_json`.
    ///
    /// # Errors
    /// Returns an error if the input is not valid JSON, is nested deeper than [`MAX_DEPTH`](super::super::MAX_DEPTH), or
    /// is longer than 4 GB.
    pub(crate) fn new(input: &'t [u8]) -> Result<Self, DecodeError> {
        let (input, nodes) = lexer::lex(input)?;
        Ok(Self::from_nodes(input, nodes, false))
    }

    /// Lexes JSON, except for documents, which are skipped. See [`Decoder::is_complete`](super::Decoder::is_complete).
    ///
    /// # Errors
    /// Returns the same errors as [`new`](Self::new).
    pub(super) fn skipping_documents(input: &'t [u8]) -> Result<Self, DecodeError> {
        let (input, nodes, skipped) = lexer::lex_skipping_documents(input)?;
        let mut tape = Self::from_nodes(input, nodes, false);
        tape.skipped = skipped;
        Ok(tape)
    }

    /// Returns the number of skipped documents.
    pub(super) fn skipped_documents(&self) -> usize {
        self.skipped
    }

    /// Creates a tape of valid nodes.
    pub(super) fn from_nodes(input: &'t str, nodes: Vec<Node>, is_url_parameter: bool) -> Self {
        let flags = Cell::new(0);
        let kind = NodeKind::Missing;
        let missing = Node { start: 0, end: 0, next: MISSING, hash_or_len: 0, kind, unused_keys: Cell::new(0), flags };
        Self { input, nodes, missing, is_url_parameter, skipped: 0 }
    }

    /// Returns whether the input is a URL parameter rather than JSON.
    pub(super) fn is_url_parameter(&self) -> bool {
        self.is_url_parameter
    }

    /// Returns the node of this index, or the node of kind `Missing`.
    #[inline]
    pub(super) fn node(&self, index: u32) -> &Node {
        self.nodes.get(index as usize).unwrap_or(&self.missing)
    }

    /// Returns the input of a node, without quotes and with escapes.
    #[inline]
    pub(super) fn slice(&self, node: &Node) -> &'t str {
        self.input.get(node.start as usize..node.end as usize).unwrap_or_default()
    }

    /// Returns the string of a node, without escapes.
    #[inline]
    pub(super) fn string(&self, node: &Node) -> Cow<'t, str> {
        let slice = self.slice(node);
        if node.has(Node::ESCAPED) { Cow::Owned(strings::unescape(slice)) } else { Cow::Borrowed(slice) }
    }

    /// Compares the string of a node.
    #[inline]
    pub(super) fn equals(&self, node: &Node, string: &str) -> bool {
        if node.has(Node::ESCAPED) {
            strings::unescape(self.slice(node)) == string
        } else {
            object_keys::equal(self.slice(node), string)
        }
    }

    /// Returns the JSON of a node, with quotes.
    pub(super) fn json(&self, node: &Node) -> &'t str {
        if node.kind == NodeKind::String {
            self.input.get((node.start as usize).saturating_sub(1)..node.end as usize + 1).unwrap_or_default()
        } else {
            self.slice(node)
        }
    }
}
