//! The decoder: its position on the tape, the mode, and the first failure.

use super::super::{Encoding, EncodingKind};
use super::error::DecodeError;
use super::failure::Failure;
use super::json_path::JsonPath;
use super::node::{MISSING, Node, NodeKind};
use super::object_keys;
use super::path_finder::{NodeLocation, paths};
use super::tape::Tape;
use super::{Decode, Mode, unused_key};

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
    pub(super) defaulted: Vec<NodeLocation>,
    pub(super) required_fields: RequiredFields,
    /// The number of skipped documents that serde has decoded.
    pub(super) decoded_documents: usize,
}

/// The presence of the required fields of the outermost value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RequiredFields {
    /// The type has no required fields.
    NoneRequired,
    /// All required fields so far are missing.
    AllMissing { several: bool },
    /// At least one required field is present.
    SomePresent,
}

impl<'t> Decoder<'t> {
    /// Creates a decoder at the root.
    pub(crate) fn new(tape: &'t Tape<'t>, mode: Mode) -> Self {
        let mask = tape.node(0).mask();
        Self {
            tape,
            current: 0,
            cursor: 1,
            mode,
            mask,
            lookup_mask: mask,
            failure: None,
            next_encoding: None,
            next_aliases: &[],
            encoding: None,
            discriminator_node: MISSING,
            missing_root: NodeLocation::at_node(0),
            defaulted: Vec::new(),
            required_fields: RequiredFields::NoneRequired,
            decoded_documents: 0,
        }
    }

    /// Returns whether the result is final. It is not if serde has not decoded all skipped documents, or after a failure
    /// in input with skipped documents. Then the input must be decoded again without skipping.
    pub(super) fn is_complete(&self) -> bool {
        self.decoded_documents == self.tape.skipped_documents()
            && (self.failure.is_none() || self.decoded_documents == 0)
    }

    /// Finishes decoding. Returns the locations where an empty value was used.
    ///
    /// # Errors
    /// Returns an error if decoding failed, all required fields of the outermost value are missing, or strict mode finds an
    /// unused key.
    pub(crate) fn finish(mut self) -> Result<Vec<JsonPath>, DecodeError> {
        let all_missing = self.required_fields == (RequiredFields::AllMissing { several: true }) && !self.is_strict();
        let only_missing = |failure: &Failure| failure.found == NodeKind::Missing.describe();
        // The absence of all required fields is more useful to report than the absence of the first.
        if all_missing && self.failure.as_ref().is_some_and(only_missing) {
            return Err(DecodeError::missing_required_fields());
        }
        let failure =
            self.failure.take().or_else(|| self.is_strict().then(|| unused_key::first_unused_key(self.tape)).flatten());
        if let Some(failure) = failure {
            let path = paths(self.tape, vec![failure.location]).pop().unwrap_or_default();
            return Err(failure.into_error(path));
        }
        if matches!(self.required_fields, RequiredFields::AllMissing { .. }) {
            return Err(DecodeError::missing_required_fields());
        }
        Ok(paths(self.tape, self.defaulted))
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
    pub(super) fn decode_node(&mut self, value: u32, target: &mut dyn Decode) {
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

    /// Decodes a null into a required value. Options and floats accept null; lenient mode uses the empty value for all
    /// other types, and records the location.
    #[cold]
    pub(super) fn decode_null(&mut self, value: u32, target: &mut dyn Decode) {
        let encoding = self.next_encoding;
        self.decode_node(value, target);
        let failed_here = self.failure.as_ref().is_some_and(|failure| failure.location == NodeLocation::at_node(value));
        if failed_here && !self.is_strict() {
            self.failure = None;
            self.next_encoding = encoding;
            self.decode_missing(NodeLocation::at_node(value), target);
        }
    }

    /// Decodes a missing value into the target, which remains empty.
    #[cold]
    pub(super) fn decode_missing(&mut self, location: NodeLocation, target: &mut dyn Decode) {
        if self.current != MISSING {
            self.missing_root = location;
            self.defaulted.push(location);
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
        let node = self.tape.node(key);
        node.mark(Node::USED);
        self.cursor = node.next;
        key + 1
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
