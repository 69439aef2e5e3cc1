//! Nodes of the tape.

use std::cell::Cell;

/// The index of a missing node.
pub(super) const MISSING: u32 = u32::MAX;

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// A missing field.
    Missing,
    /// `null`.
    Null,
    /// `true`.
    True,
    /// `false`.
    False,
    /// A number without fraction and exponent that fits into 64 bits.
    Integer,
    /// Any other number.
    Float,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object, followed by its keys and values in turn.
    Object,
    /// The key of an object, followed by its value.
    Key,
}

impl NodeKind {
    /// Returns the description of the kind in messages.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Missing => "nothing",
            Self::Null => "null",
            Self::True | Self::False => "a boolean",
            Self::Integer | Self::Float => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
            Self::Key => "a key",
        }
    }
}

/// A part of the input.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The start; of strings and keys, after the quote.
    pub(super) start: u32,
    /// The end; of strings and keys, before the quote.
    pub(super) end: u32,
    /// The index of the node after this one and its children; of a key, after its value.
    pub(super) next: u32,
    /// The hash of a key, the mask of an object's key hashes, or the length of an array.
    pub(super) hash_or_len: u32,
    pub(super) kind: NodeKind,
    /// The number of keys of an object that are not used yet, including duplicates. It stays at its maximum once it has
    /// reached it.
    pub(super) unused_keys: Cell<u16>,
    /// Flags that the lexer and the decoder set. A cell, since the decoder borrows the tape.
    pub(super) flags: Cell<u8>,
}

impl Node {
    /// The string has escapes.
    pub(super) const ESCAPED: u8 = 1;
    /// A key with a later duplicate, which overrides it.
    pub(super) const OVERRIDDEN: u8 = 2;
    /// A key that was decoded.
    pub(super) const USED: u8 = 4;
    /// A value that was decoded as raw JSON, with all of its children.
    pub(super) const CONSUMED: u8 = 8;
    /// A document without nodes for its content, which serde decodes.
    pub(super) const SKIPPED: u8 = 16;

    /// Returns the mask of an object's keys: all bits set for a value of another kind, no bit set for a missing node.
    #[inline]
    pub(super) fn mask(&self) -> u32 {
        match self.kind {
            NodeKind::Object => self.hash_or_len,
            NodeKind::Missing => 0,
            _ => u32::MAX,
        }
    }

    /// Counts a key of this object as used.
    #[inline]
    pub(super) fn count_used_key(&self) {
        let unused = self.unused_keys.get();
        if unused != u16::MAX {
            self.unused_keys.set(unused.wrapping_sub(1));
        }
    }

    /// Returns whether the value is a string, a number or a boolean.
    pub(super) fn is_scalar(&self) -> bool {
        matches!(self.kind, NodeKind::String | NodeKind::Integer | NodeKind::Float | NodeKind::True | NodeKind::False)
    }

    pub(super) fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    pub(super) fn mark(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }
}
