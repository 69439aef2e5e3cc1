//! The reader: where on the tape we stand, in which mode, and what went wrong first.

use super::super::{Encoding, EncodingKind};
use super::error::DecodeError;
use super::object_keys;
use super::path::{JsonPath, NodeLocation, paths};
use super::tape::{MISSING, Node, NodeKind, Tape};
use super::{Decode, Mode, unused_key};

/// What generated code reads from: it stands at a node of the document, and each of its words takes something from there.
///
/// It keeps the first failure; from then on its words do nothing. It may also stand at *nothing*, where a required field
/// was missing: what is read there stays empty.
///
/// Its words have no examples of their own: the most common ones are shown here.
///
/// ```
/// use generated::runtime::json::{self, Encoding, Mode, Decode, Decoder};
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
///             d.fail("a time that is to come");
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
/// assert!(json::decode::<Token>(br#"{"token":"abc","expires_in":-1}"#, Mode::Tolerant).is_err());
/// # Ok::<(), json::DecodeError>(())
/// ```
pub struct Decoder<'t> {
    pub(super) tape: &'t Tape<'t>,
    /// The node at hand.
    pub(super) current: u32,
    /// The key of the object at hand where the next search begins: fields mostly come in the order of the type.
    pub(super) cursor: u32,
    pub(super) mode: Mode,
    pub(super) failure: Option<Failure>,
    /// The mask of the object at hand. All bits are set where no object stands, so that a field is looked for and fails.
    mask: u32,
    /// The same, but all bits are set if something was said for the next field.
    pub(super) lookup_mask: u32,
    /// Said by `encoding` and `aliases`, for the next field.
    pub(super) next_encoding: Option<Encoding>,
    pub(super) next_aliases: &'static [&'static str],
    /// What holds for the value at hand.
    pub(super) encoding: Option<Encoding>,
    /// What `variant` or `tag` found: the value behind the key, the key of an unknown variant, the tag.
    pub(super) discriminator_node: u32,
    /// The missing place that we stand in.
    pub(super) missing_root: NodeLocation,
    pub(super) defaulted: Vec<NodeLocation>,
    pub(super) required_fields: RequiredFields,
    /// How many sealed documents serde has read.
    pub(super) decoded_documents: usize,
}

/// The first failure.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) location: NodeLocation,
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
    /// What serde said.
    pub(super) serde_message: Option<String>,
}

/// Whether the whole document is what it was asked to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RequiredFields {
    /// Nothing is required of it.
    NoneRequired,
    /// None of what is required was there so far: several fields, or one.
    AllMissing { several: bool },
    /// Something of what is required is there.
    SomePresent,
}

impl<'t> Decoder<'t> {
    /// A reader that stands at the root.
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
            missing_root: NodeLocation::of(0),
            defaulted: Vec::new(),
            required_fields: RequiredFields::NoneRequired,
            decoded_documents: 0,
        }
    }

    /// Whether what was read is all there is to say: nothing failed, and serde has read each document that is sealed. If
    /// one is left, it stands where a type has no document; a word that looks into it fails.
    pub(super) fn is_complete(&self) -> bool {
        self.decoded_documents == self.tape.skipped_documents()
            && (self.failure.is_none() || self.decoded_documents == 0)
    }

    /// Ends reading: the places that were filled in.
    ///
    /// # Errors
    /// The first failure; an answer that has none of its required fields; in strict mode also what nobody asked for.
    pub(crate) fn finish(mut self) -> Result<Vec<JsonPath>, DecodeError> {
        let all_missing = self.required_fields == (RequiredFields::AllMissing { several: true }) && !self.is_strict();
        let only_missing = |failure: &Failure| failure.found == NodeKind::Missing.describe();
        // That none of it is there says more than that the first is missing.
        if all_missing && self.failure.as_ref().is_some_and(only_missing) {
            return Err(DecodeError::missing_required_fields());
        }
        let failure =
            self.failure.take().or_else(|| self.is_strict().then(|| unused_key::first_unused_key(self.tape)).flatten());
        if let Some(failure) = failure {
            let path = paths(self.tape, vec![failure.location]).pop().unwrap_or_default();
            return Err(
                DecodeError::at(path, failure.expected, failure.found).with_serde_message(failure.serde_message)
            );
        }
        if matches!(self.required_fields, RequiredFields::AllMissing { .. }) {
            return Err(DecodeError::missing_required_fields());
        }
        Ok(paths(self.tape, self.defaulted))
    }

    /// Whether only what the specification allows is taken.
    #[inline]
    pub fn is_strict(&self) -> bool {
        self.mode == Mode::Strict
    }

    /// Whether we stand at nothing: a required field was missing or null, or something failed before.
    #[inline]
    pub fn is_missing(&self) -> bool {
        self.kind() == NodeKind::Missing
    }

    /// Whether we stand at JSON's null.
    #[inline]
    pub fn is_null(&self) -> bool {
        self.kind() == NodeKind::Null
    }

    /// Reading fails here. Of several failures the first one is kept.
    #[cold]
    pub fn fail(&mut self, expected: &'static str) {
        let location = if self.current == MISSING { self.missing_root } else { NodeLocation::of(self.current) };
        let found = self.tape.node(self.current).kind.describe();
        self.fail_at(location, expected, found);
    }

    #[cold]
    pub(super) fn fail_at(&mut self, location: NodeLocation, expected: &'static str, found: &'static str) {
        if self.failure.is_none() {
            self.failure = Some(Failure { location, expected, found, serde_message: None });
        }
    }

    /// The kind of the node at hand; nothing, once reading has failed.
    #[inline]
    pub(crate) fn kind(&self) -> NodeKind {
        if self.failure.is_some() { NodeKind::Missing } else { self.tape.node(self.current).kind }
    }

    /// Whether the value at hand may stand in this form.
    #[inline]
    pub(super) fn has_encoding(&self, kind: EncodingKind) -> bool {
        self.encoding == Some(Encoding { kind, depth: 0 })
    }

    /// Reads the node of this index into a slot, under the form that was announced.
    pub(super) fn decode_node(&mut self, value: u32, target: &mut dyn Decode) {
        let node = self.tape.node(value);
        if node.has(Node::SKIPPED) {
            return self.fail_at(NodeLocation::of(value), "no document", NodeKind::Object.describe());
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

    /// Reads a null into a slot that must not be absent. Options and floats take it; for all others tolerance has the
    /// empty value, and keeps in mind where.
    #[cold]
    pub(super) fn decode_null(&mut self, value: u32, target: &mut dyn Decode) {
        let encoding = self.next_encoding;
        self.decode_node(value, target);
        let failed_here = self.failure.as_ref().is_some_and(|failure| failure.location == NodeLocation::of(value));
        if failed_here && !self.is_strict() {
            self.failure = None;
            self.next_encoding = encoding;
            self.decode_missing(NodeLocation::of(value), target);
        }
    }

    /// Reads nothing into a slot, in the place of something that should have been there.
    #[cold]
    pub(super) fn decode_missing(&mut self, location: NodeLocation, target: &mut dyn Decode) {
        if self.current != MISSING {
            self.missing_root = location;
            self.defaulted.push(location);
        }
        self.decode_node(MISSING, target);
    }

    /// The value behind the key of this name in the object at hand, and the key marked as used. The names announced by
    /// `aliases` count too. Nothing if there is none; then what was announced is forgotten.
    pub(super) fn find(&mut self, name: &str) -> u32 {
        self.find_by_hash(name, object_keys::hash(name.as_bytes()))
    }

    /// The same of a name whose hash is known.
    pub(super) fn find_by_hash(&mut self, name: &str, hash: u32) -> u32 {
        self.lookup_mask = self.mask;
        if !self.next_aliases.is_empty() {
            return self.find_with_aliases(name);
        }
        let here = self.tape.node(self.current);
        let key = match here.kind {
            _ if self.failure.is_some() => MISSING,
            NodeKind::Object => self.search_in(here, name, hash),
            NodeKind::Missing => MISSING,
            _ => {
                self.fail("an object");
                MISSING
            }
        };
        self.mark_used(key)
    }

    /// The same of a field that has several names.
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

    /// The value behind a key, which is marked as used.
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

    /// Whether the object at hand has a key of one of these names.
    pub(crate) fn has_key(&self, name: &str, aliases: &[&str]) -> bool {
        std::iter::once(&name).chain(aliases).any(|name| self.search(name) != MISSING)
    }

    /// The key of this name in the object at hand.
    pub(super) fn search(&self, name: &str) -> u32 {
        let here = self.tape.node(self.current);
        if here.kind == NodeKind::Object {
            self.search_in(here, name, object_keys::hash(name.as_bytes()))
        } else {
            MISSING
        }
    }

    #[inline]
    fn search_in(&self, here: &Node, name: &str, hash: u32) -> u32 {
        if here.hash_or_len & object_keys::mask_bit(hash) == 0 {
            return MISSING;
        }
        match self.scan_keys(self.cursor, here.next, hash, name) {
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
