//! The tape: a flat list of nodes over the text, twenty bytes each, in the order of the text.

use std::borrow::Cow;
use std::cell::Cell;

use super::error::DecodeError;
use super::{lexer, object_keys, scan};

/// The index that no node has: a reader that stands there stands at nothing.
pub(super) const MISSING: u32 = u32::MAX;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// No node: a field that is missing.
    Missing,
    /// `null`.
    Null,
    /// `true`.
    True,
    /// `false`.
    False,
    /// A number without fraction and exponent that 64 bits hold.
    Integer,
    /// Any other number.
    Float,
    /// Text.
    String,
    /// An array.
    Array,
    /// An object: a key and a value in turn follow.
    Object,
    /// The key of an object; its value is the next node.
    Key,
}

impl NodeKind {
    /// The kind in an error's words.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Missing => "nothing",
            Self::Null => "null",
            Self::True | Self::False => "a boolean",
            Self::Integer | Self::Float => "a number",
            Self::String => "text",
            Self::Array => "a list",
            Self::Object => "an object",
            Self::Key => "a key",
        }
    }
}

/// A piece of the text.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where it begins; for texts and keys, behind the quote.
    pub(super) start: u32,
    /// Where it ends; for texts and keys, before the quote.
    pub(super) end: u32,
    /// The node behind this one and all that is in it; for a key, behind its value.
    pub(super) next: u32,
    /// A key's hash, the mask of an object's key hashes, or a list's length.
    pub(super) hash_or_len: u32,
    pub(super) kind: NodeKind,
    /// Marks that reading leaves behind, hence the cell: readers share the tape.
    pub(super) flags: Cell<u8>,
}

impl Node {
    /// The text has backslashes in it.
    pub(super) const ESCAPED: u8 = 1;
    /// A key that stands once more further behind.
    pub(super) const OVERRIDDEN: u8 = 2;
    /// A key that a word asked for.
    pub(super) const USED: u8 = 4;
    /// A value that was taken as a whole, with all that is in it.
    pub(super) const CONSUMED: u8 = 8;
    /// An object without nodes for what is in it: a document that serde is to read.
    pub(super) const SKIPPED: u8 = 16;

    /// The bits of the keys that an object has; none for nothing, all for what is no object.
    #[inline]
    pub(super) fn mask(&self) -> u32 {
        match self.kind {
            NodeKind::Object => self.hash_or_len,
            NodeKind::Missing => 0,
            _ => u32::MAX,
        }
    }

    pub(super) fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    pub(super) fn mark(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }
}

/// A text with the nodes that were found in it.
pub(crate) struct Tape<'t> {
    input: &'t str,
    nodes: Vec<Node>,
    /// What stands where no node is.
    missing: Node,
    /// The text is no JSON, but a parameter of a URL.
    is_url_parameter: bool,
    /// How many documents are sealed.
    skipped: usize,
}

impl<'t> Tape<'t> {
    /// Reads JSON text onto a tape. It takes exactly what `serde_json` takes.
    ///
    /// # Errors
    /// The text is no JSON, is nested deeper than [`super::super::MAX_DEPTH`], or is longer than 4 GB.
    pub(crate) fn new(input: &'t [u8]) -> Result<Self, DecodeError> {
        let (input, nodes) = lexer::lex(input)?;
        Ok(Self::from_nodes(input, nodes, false))
    }

    /// The same, but for documents that stay sealed: see [`Decoder::is_complete`](super::Decoder::is_complete).
    ///
    /// # Errors
    /// As those of [`new`](Self::new).
    pub(super) fn skipping_documents(input: &'t [u8]) -> Result<Self, DecodeError> {
        let (input, nodes, skipped) = lexer::lex_skipping_documents(input)?;
        let mut tape = Self::from_nodes(input, nodes, false);
        tape.skipped = skipped;
        Ok(tape)
    }

    /// How many documents are sealed.
    pub(super) fn skipped_documents(&self) -> usize {
        self.skipped
    }

    /// A tape of nodes that are known to be good.
    pub(super) fn from_nodes(input: &'t str, nodes: Vec<Node>, is_url_parameter: bool) -> Self {
        let flags = Cell::new(0);
        let missing = Node { start: 0, end: 0, next: MISSING, hash_or_len: 0, kind: NodeKind::Missing, flags };
        Self { input, nodes, missing, is_url_parameter, skipped: 0 }
    }

    /// Whether the text is a parameter of a URL rather than JSON.
    pub(super) fn is_url_parameter(&self) -> bool {
        self.is_url_parameter
    }

    /// The node of this index, or the one that stands for nothing.
    #[inline]
    pub(super) fn node(&self, index: u32) -> &Node {
        self.nodes.get(index as usize).unwrap_or(&self.missing)
    }

    /// The text of a node as it stands, without the quotes.
    #[inline]
    pub(super) fn slice(&self, node: &Node) -> &'t str {
        self.input.get(node.start as usize..node.end as usize).unwrap_or_default()
    }

    /// The text that a node stands for.
    #[inline]
    pub(super) fn string(&self, node: &Node) -> Cow<'t, str> {
        let slice = self.slice(node);
        if node.has(Node::ESCAPED) { Cow::Owned(scan::unescape(slice)) } else { Cow::Borrowed(slice) }
    }

    /// Whether a key or a text stands for these words.
    #[inline]
    pub(super) fn equals(&self, node: &Node, string: &str) -> bool {
        if node.has(Node::ESCAPED) {
            scan::unescape(self.slice(node)) == string
        } else {
            object_keys::equal(self.slice(node), string)
        }
    }

    /// The JSON text of a node, with the quotes.
    pub(super) fn json(&self, node: &Node) -> &'t str {
        if node.kind == NodeKind::String {
            self.input.get((node.start as usize).saturating_sub(1)..node.end as usize + 1).unwrap_or_default()
        } else {
            self.slice(node)
        }
    }
}
