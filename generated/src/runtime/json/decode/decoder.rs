//! The decoder: its position on the tape, the mode, and the first failure.

use super::super::{Encoding, EncodingKind};
use super::deviation::{self, Deviation, DeviationKind, NodeDeviation};
use super::error::DecodeError;
use super::failure::Failure;
use super::node::{MISSING, Node, NodeKind};
use super::object_keys;
use super::path_finder::NodeLocation;
use super::tape::Tape;
use super::unknown_fields::OddValue;
use super::{DecodeTarget, Mode, unused_key};

/// A cursor at a node of the input. Each method decodes a part of the node.
///
/// The decoder keeps the first failure; after it, all methods do nothing. The value of a missing required field is
/// decoded without a node, and remains empty.
///
/// This example shows the most common methods:
///
/// ```
/// use generated::json::{self, Decode, Decoder, Encoding, Mode};
///
/// struct Token {
///     text: String,
///     expires_in: i64,
///     scope: Option<String>,
///     roles: Vec<String>,
/// }
///
/// impl Decode for Token {
///     fn decode(&mut self, d: &mut Decoder<'_>) {
///         d.aliases(&["token"])
///             .required("access_token", &mut self.text)
///             .required("expires_in", &mut self.expires_in)
///             .optional("scope", &mut self.scope)
///             .encoding(Encoding::one_or_many())
///             .required("roles", &mut self.roles);
///         if self.expires_in < 0 {
///             d.fail("a time in the future");
///         }
///     }
///
///     fn empty() -> Self {
///         Self { text: Decode::empty(), expires_in: Decode::empty(), scope: Decode::empty(), roles: Decode::empty() }
///     }
/// }
///
/// let token: Token = json::decode(br#"{"token":"abc","expires_in":1200,"roles":"admin"}"#, Mode::Strict)?.value;
/// assert_eq!((token.text.as_str(), token.expires_in, token.scope), ("abc", 1200, None));
/// assert_eq!(token.roles, ["admin"]);
/// assert!(json::decode::<Token>(br#"{"token":"abc","expires_in":-1}"#, Mode::Lenient).is_err());
/// # Ok::<(), json::DecodeError>(())
/// ```
pub struct Decoder<'t> {
    pub(super) tape: &'t Tape<'t>,
    /// The current node.
    pub(super) current: u32,
    /// The key of the current object where the next search begins, since fields mostly appear in the order of the type.
    pub(super) cursor: u32,
    pub(super) mode: Mode,
    /// The input may lack any field, since the request had the parameter `filter_path`.
    is_filtered: bool,
    pub(super) failure: Option<Failure>,
    /// The mask of the current object's keys. All bits are set if the current node is not an object, so that the search
    /// for a field happens and fails.
    mask: u32,
    /// The mask to test before a search: `mask`, or all bits if the next field has aliases or an encoding.
    pub(super) lookup_mask: u32,
    /// The encoding and the aliases of the next field.
    pub(super) next_encoding: Option<Encoding>,
    pub(super) next_aliases: &'static [&'static str],
    /// The encoding of the current value.
    pub(super) encoding: Option<Encoding>,
    /// The node found by the last search for a variant: the value after a known key, an unknown key, or the tag.
    pub(super) discriminator_node: u32,
    /// The outermost missing location around the current one.
    pub(super) missing_root: NodeLocation,
    pub(super) deviations: Vec<NodeDeviation>,
    /// The values that did not fit their fields, until the objects around them keep them.
    pub(super) odd_values: Vec<OddValue>,
    /// The node that must be decoded as the variant `Other` of its type.
    pub(super) decode_as_other: u32,
    /// The number of elements that do not fit and may still be replaced by empty values. Zero if there is a field that can be
    /// empty instead.
    pub(super) replaceable_elements: usize,
    /// The next map consists of keys of the current object, which keeps the values that do not fit.
    pub(super) next_map_is_flattened: bool,
    /// The number of skipped documents that serde has decoded.
    pub(super) decoded_documents: usize,
}

impl<'t> Decoder<'t> {
    /// Creates a decoder at the root.
    pub(crate) fn new(tape: &'t Tape<'t>, mode: Mode, is_filtered: bool) -> Self {
        let mask = tape.node(0).mask();
        Self {
            tape,
            current: 0,
            cursor: 1,
            mode,
            is_filtered,
            mask,
            lookup_mask: mask,
            failure: None,
            next_encoding: None,
            next_aliases: &[],
            encoding: None,
            discriminator_node: MISSING,
            missing_root: NodeLocation::at_node(0),
            deviations: Vec::new(),
            odd_values: Vec::new(),
            decode_as_other: MISSING,
            replaceable_elements: 0,
            next_map_is_flattened: false,
            decoded_documents: 0,
        }
    }

    /// Returns whether the result is final. It is not if serde has not decoded all skipped documents, or after a failure
    /// in input with skipped documents. Then the input must be decoded again without skipping.
    pub(super) fn is_complete(&self) -> bool {
        self.decoded_documents == self.tape.skipped_documents()
            && (self.failure.is_none() || self.decoded_documents == 0)
    }

    /// Finishes decoding. Returns the deviations from the type.
    ///
    /// # Errors
    /// Returns an error if decoding failed, or strict mode finds an unused key.
    pub(crate) fn finish(mut self) -> Result<Vec<Deviation>, DecodeError> {
        let (tape, is_strict) = (self.tape, self.is_strict());
        let unused_key = || is_strict.then(|| unused_key::first_unused_key(tape)).flatten();
        if let Some(failure) = self.failure.take().or_else(unused_key) {
            return Err(failure.into_error(tape));
        }
        Ok(deviation::with_paths(self.tape, self.deviations))
    }

    /// Records a deviation of lenient mode.
    #[cold]
    pub(super) fn deviate(&mut self, kind: DeviationKind, location: NodeLocation) {
        self.deviations.push(NodeDeviation { kind, location });
    }

    /// Returns whether a required value may be missing.
    pub(super) fn tolerates_missing(&self) -> bool {
        !self.is_strict() || self.is_filtered
    }

    /// Returns whether the request had the parameter `filter_path`, so that any value may be missing.
    pub(super) fn is_filtered(&self) -> bool {
        self.is_filtered
    }

    /// Resets the target to its empty value.
    pub(super) fn decode_missing_root(&mut self, target: &mut dyn DecodeTarget) {
        target.reset();
        let outer = std::mem::replace(&mut self.current, MISSING);
        self.decode_node(MISSING, target);
        self.current = outer;
        (self.failure, self.mask) = (None, self.tape.node(outer).mask());
        self.lookup_mask = self.mask;
    }

    /// Returns whether the mode is [`Mode::Strict`].
    #[inline]
    pub fn is_strict(&self) -> bool {
        self.mode == Mode::Strict
    }

    /// Returns whether there is no current node: a required field is missing or null, or there was a failure.
    #[inline]
    pub fn is_missing(&self) -> bool {
        self.kind() == NodeKind::Missing
    }

    /// Returns whether the current node is null.
    #[inline]
    pub fn is_null(&self) -> bool {
        self.kind() == NodeKind::Null
    }

    /// Fails at the current node. Of several failures, the first is kept.
    #[cold]
    pub fn fail(&mut self, expected: &'static str) {
        let location = if self.current == MISSING { self.missing_root } else { NodeLocation::at_node(self.current) };
        let found = self.tape.node(self.current).kind.describe();
        self.fail_at(location, expected, found);
    }

    #[cold]
    pub(super) fn fail_at(&mut self, location: NodeLocation, expected: &'static str, found: &'static str) {
        self.fail_with(Failure::unexpected_value(location, expected, found));
    }

    #[cold]
    pub(super) fn fail_with(&mut self, failure: Failure) {
        if self.failure.is_none() {
            self.failure = Some(failure);
        }
    }

    /// Fails like [`fail`](Self::fail), also if the value belongs to a field that could be empty.
    #[cold]
    pub(super) fn fail_without_recovery(&mut self, expected: &'static str) {
        self.fail(expected);
        if let Some(failure) = &mut self.failure {
            failure.is_recoverable = false;
        }
    }

    /// Returns the kind of the current node; `Missing` after a failure.
    #[inline]
    pub(crate) fn kind(&self) -> NodeKind {
        if self.failure.is_some() { NodeKind::Missing } else { self.tape.node(self.current).kind }
    }

    /// Returns whether the current value may have this encoding.
    #[inline]
    pub(super) fn has_encoding(&self, kind: EncodingKind) -> bool {
        self.encoding == Some(Encoding { kind, depth: 0 })
    }

    /// Decodes the node of this index into the target, with the encoding set for the next value.
    pub(super) fn decode_node(&mut self, value: u32, target: &mut dyn DecodeTarget) {
        let node = self.tape.node(value);
        if node.has(Node::SKIPPED) {
            return self.fail_at(
                NodeLocation::at_node(value),
                "a value other than a document",
                NodeKind::Object.describe(),
            );
        }
        let outer = (self.current, self.cursor, self.encoding, self.mask);
        self.current = value;
        self.cursor = value.wrapping_add(1);
        self.encoding = self.next_encoding.take();
        self.mask = node.mask();
        self.lookup_mask = self.mask;
        self.discriminator_node = MISSING;
        target.decode(self);
        (self.current, self.cursor, self.encoding, self.mask) = outer;
        self.lookup_mask = self.mask;
    }

    /// Decodes a null into a required field. Options and floats accept null; lenient mode uses the empty value for all other
    /// types, keeps the null, and records the location.
    #[cold]
    pub(super) fn decode_null(&mut self, name: &'static str, value: u32, target: &mut dyn DecodeTarget) {
        let encoding = self.next_encoding;
        self.decode_node(value, target);
        if self.failure.is_none() && !self.is_strict() {
            // A float reads null as NaN, which has another spelling.
            self.keep_null(name, value);
        } else if self.can_recover() {
            self.failure = None;
            self.next_encoding = encoding;
            target.reset();
            self.keep_null(name, value);
            self.decode_missing(NodeLocation::at_node(value), target);
        }
    }

    /// Decodes a missing value into the target, which remains empty.
    #[cold]
    pub(super) fn decode_missing(&mut self, location: NodeLocation, target: &mut dyn DecodeTarget) {
        self.decode_missing_as(DeviationKind::Defaulted, location, target);
    }

    /// Decodes a missing value, and records this kind of deviation.
    #[cold]
    pub(super) fn decode_missing_as(
        &mut self,
        kind: DeviationKind,
        location: NodeLocation,
        target: &mut dyn DecodeTarget,
    ) {
        if self.current != MISSING {
            self.missing_root = location;
            self.deviate(kind, location);
        }
        self.decode_node(MISSING, target);
    }

    /// Searches the current object for a key of this name or one of the next field's aliases, and marks it as used.
    /// Returns the value; `MISSING`, without a next encoding, if there is no such key.
    pub(super) fn find(&mut self, name: &str) -> u32 {
        self.find_by_hash(name, object_keys::hash(name.as_bytes()))
    }

    /// Searches for a key whose hash is known, like [`find`](Self::find).
    pub(super) fn find_by_hash(&mut self, name: &str, hash: u32) -> u32 {
        self.lookup_mask = self.mask;
        if !self.next_aliases.is_empty() {
            return self.find_with_aliases(name);
        }
        let node = self.tape.node(self.current);
        let key = match node.kind {
            _ if self.failure.is_some() => MISSING,
            NodeKind::Object => self.search_in(node, name, hash),
            NodeKind::Missing => MISSING,
            _ => {
                self.fail("an object");
                MISSING
            }
        };
        self.mark_used(key)
    }

    /// Searches for a key with several names.
    fn find_with_aliases(&mut self, name: &str) -> u32 {
        let aliases = std::mem::take(&mut self.next_aliases);
        let mut key = MISSING;
        match self.kind() {
            NodeKind::Object => {
                let names = std::iter::once(name).chain(aliases.iter().copied());
                key = names.map(|name| self.search(name)).find(|key| *key != MISSING).unwrap_or(MISSING);
            }
            NodeKind::Missing => {}
            _ => self.fail("an object"),
        }
        self.mark_used(key)
    }

    /// Marks a key as used and returns its value.
    #[inline]
    fn mark_used(&mut self, key: u32) -> u32 {
        if key == MISSING {
            self.next_encoding = None;
            return MISSING;
        }
        self.mark_key_used(key);
        self.cursor = self.tape.node(key).next;
        key + 1
    }

    /// Marks a key of the current object as used.
    #[inline]
    pub(super) fn mark_key_used(&self, key: u32) {
        let node = self.tape.node(key);
        if !node.has(Node::USED) {
            node.mark(Node::USED);
            self.tape.node(self.current).count_used_key();
        }
    }

    /// Returns whether the current object has a key with one of these names.
    pub(crate) fn has_key(&self, name: &str, aliases: &[&str]) -> bool {
        std::iter::once(&name).chain(aliases).any(|name| self.search(name) != MISSING)
    }

    /// Searches the current object for a key of this name.
    pub(super) fn search(&self, name: &str) -> u32 {
        let node = self.tape.node(self.current);
        if node.kind == NodeKind::Object {
            self.search_in(node, name, object_keys::hash(name.as_bytes()))
        } else {
            MISSING
        }
    }

    #[inline]
    fn search_in(&self, node: &Node, name: &str, hash: u32) -> u32 {
        if node.hash_or_len & object_keys::mask_bit(hash) == 0 {
            return MISSING;
        }
        match self.scan_keys(self.cursor, node.next, hash, name) {
            MISSING => self.scan_keys(self.current + 1, self.cursor, hash, name),
            key => key,
        }
    }

    #[inline]
    fn scan_keys(&self, from: u32, to: u32, hash: u32, name: &str) -> u32 {
        let mut key = from;
        while key < to {
            let node = self.tape.node(key);
            if node.hash_or_len == hash && !node.has(Node::OVERRIDDEN) && self.tape.equals(node, name) {
                return key;
            }
            key = node.next;
        }
        MISSING
    }
}
