//! The reader: where on the tape we stand, in which mode, and what went wrong first.

use super::super::{Form, FormKind};
use super::error::DecodeError;
use super::keys;
use super::node::{Kind, NOTHING, Node, Tape};
use super::path::{JsonPath, Place, paths};
use super::{Mode, Read, strict};

/// What generated code reads from: it stands at a node of the document, and each of its words takes something from there.
///
/// It keeps the first failure; from then on its words do nothing. It may also stand at *nothing*, where a required field
/// was missing: what is read there stays empty.
///
/// Its words have no examples of their own: the most common ones are shown here.
///
/// ```
/// use generated::runtime::json::{self, Form, Mode, Read, Reader};
///
/// struct Token {
///     text: String,
///     expires_in: i64,
///     scope: Option<String>,
///     roles: Vec<String>,
/// }
///
/// impl Read for Token {
///     fn read(&mut self, r: &mut Reader<'_>) {
///         r.also(&["token"])
///             .required("access_token", &mut self.text)
///             .required("expires_in", &mut self.expires_in)
///             .field("scope", &mut self.scope)
///             .form(Form::one_or_many())
///             .required("roles", &mut self.roles);
///         if self.expires_in < 0 {
///             r.fail("a time that is to come");
///         }
///     }
///
///     fn empty() -> Self {
///         Self { text: Read::empty(), expires_in: Read::empty(), scope: Read::empty(), roles: Read::empty() }
///     }
/// }
///
/// let token: Token = json::read(br#"{"token":"abc","expires_in":1200,"roles":"admin"}"#, Mode::Strict)?.value;
/// assert_eq!((token.text.as_str(), token.expires_in, token.scope), ("abc", 1200, None));
/// assert_eq!(token.roles, ["admin"]);
/// assert!(json::read::<Token>(br#"{"token":"abc","expires_in":-1}"#, Mode::Tolerant).is_err());
/// # Ok::<(), json::DecodeError>(())
/// ```
pub struct Reader<'t> {
    pub(super) tape: &'t Tape<'t>,
    /// The node at hand.
    pub(super) at: u32,
    /// The key of the object at hand where the next search begins: fields mostly come in the order of the type.
    pub(super) cursor: u32,
    pub(super) mode: Mode,
    pub(super) failure: Option<Failure>,
    /// The mask of the object at hand. All bits are set where no object stands, so that a field is looked for and fails.
    mask: u32,
    /// The same, but all bits are set if something was said for the next field.
    pub(super) gate: u32,
    /// Said by `form` and `also`, for the next field.
    pub(super) announced: Option<Form>,
    pub(super) also: &'static [&'static str],
    /// What holds for the value at hand.
    pub(super) form: Option<Form>,
    /// What `variant` or `tag` found: the value behind the key, the key of an unknown variant, the tag.
    pub(super) decided: u32,
    /// The missing place that we stand in.
    pub(super) outermost: Place,
    pub(super) defaulted: Vec<Place>,
    pub(super) answer: Answer,
    /// How many sealed documents serde has read.
    pub(super) unsealed: usize,
}

/// The first failure.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) place: Place,
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
    /// What serde said.
    pub(super) document: Option<String>,
}

/// Whether the whole document is what it was asked to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing is required of it.
    Unasked,
    /// None of what is required was there so far: several fields, or one.
    Missing { several: bool },
    /// Something of what is required is there.
    There,
}

impl<'t> Reader<'t> {
    /// A reader that stands at the root.
    pub(crate) fn new(tape: &'t Tape<'t>, mode: Mode) -> Self {
        let mask = tape.node(0).mask();
        Self {
            tape,
            at: 0,
            cursor: 1,
            mode,
            mask,
            gate: mask,
            failure: None,
            announced: None,
            also: &[],
            form: None,
            decided: NOTHING,
            outermost: Place::at(0),
            defaulted: Vec::new(),
            answer: Answer::Unasked,
            unsealed: 0,
        }
    }

    /// Whether what was read is all there is to say: nothing failed, and serde has read each document that is sealed. If
    /// one is left, it stands where a type has no document; a word that looks into it fails.
    pub(super) fn has_all(&self) -> bool {
        self.unsealed == self.tape.count_sealed() && (self.failure.is_none() || self.unsealed == 0)
    }

    /// Ends reading: the places that were filled in.
    ///
    /// # Errors
    /// The first failure; an answer that has none of its required fields; in strict mode also what nobody asked for.
    pub(crate) fn finish(mut self) -> Result<Vec<JsonPath>, DecodeError> {
        let nothing_there = self.answer == (Answer::Missing { several: true }) && !self.is_strict();
        let only_missing = |failure: &Failure| failure.found == Kind::Nothing.found();
        // That none of it is there says more than that the first is missing.
        if nothing_there && self.failure.as_ref().is_some_and(only_missing) {
            return Err(DecodeError::no_such_answer());
        }
        let failure = self.failure.take().or_else(|| self.is_strict().then(|| strict::unused(self.tape)).flatten());
        if let Some(failure) = failure {
            let path = paths(self.tape, vec![failure.place]).pop().unwrap_or_default();
            return Err(DecodeError::at(path, failure.expected, failure.found).with_document(failure.document));
        }
        if matches!(self.answer, Answer::Missing { .. }) {
            return Err(DecodeError::no_such_answer());
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
    pub fn is_nothing(&self) -> bool {
        self.kind() == Kind::Nothing
    }

    /// Whether we stand at JSON's null.
    #[inline]
    pub fn is_null(&self) -> bool {
        self.kind() == Kind::Null
    }

    /// Reading fails here. Of several failures the first one is kept.
    #[cold]
    pub fn fail(&mut self, expected: &'static str) {
        let place = if self.at == NOTHING { self.outermost } else { Place::at(self.at) };
        let found = self.tape.node(self.at).kind.found();
        self.fail_at(place, expected, found);
    }

    #[cold]
    pub(super) fn fail_at(&mut self, place: Place, expected: &'static str, found: &'static str) {
        if self.failure.is_none() {
            self.failure = Some(Failure { place, expected, found, document: None });
        }
    }

    /// The kind of the node at hand; nothing, once reading has failed.
    #[inline]
    pub(crate) fn kind(&self) -> Kind {
        if self.failure.is_some() { Kind::Nothing } else { self.tape.node(self.at).kind }
    }

    /// Whether the value at hand may stand in this form.
    #[inline]
    pub(super) fn may_be(&self, kind: FormKind) -> bool {
        self.form == Some(Form { kind, depth: 0 })
    }

    /// Reads the node of this index into a slot, under the form that was announced.
    pub(super) fn enter(&mut self, value: u32, slot: &mut dyn Read) {
        let node = self.tape.node(value);
        if node.has(Node::SEALED) {
            return self.fail_at(Place::at(value), "no document", Kind::Object.found());
        }
        let outside = (self.at, self.cursor, self.form, self.mask);
        self.at = value;
        self.cursor = value.wrapping_add(1);
        self.form = self.announced.take();
        self.mask = node.mask();
        self.gate = self.mask;
        self.decided = NOTHING;
        slot.read(self);
        (self.at, self.cursor, self.form, self.mask) = outside;
        self.gate = self.mask;
    }

    /// Reads a null into a slot that must not be absent. Options and floats take it; for all others tolerance has the
    /// empty value, and keeps in mind where.
    #[cold]
    pub(super) fn enter_null(&mut self, value: u32, slot: &mut dyn Read) {
        let form = self.announced;
        self.enter(value, slot);
        let own = self.failure.as_ref().is_some_and(|failure| failure.place == Place::at(value));
        if own && !self.is_strict() {
            self.failure = None;
            self.announced = form;
            self.enter_nothing(Place::at(value), slot);
        }
    }

    /// Reads nothing into a slot, in the place of something that should have been there.
    #[cold]
    pub(super) fn enter_nothing(&mut self, place: Place, slot: &mut dyn Read) {
        if self.at != NOTHING {
            self.outermost = place;
            self.defaulted.push(place);
        }
        self.enter(NOTHING, slot);
    }

    /// The value behind the key of this name in the object at hand, and the key marked as used. The names announced by
    /// `also` count too. Nothing if there is none; then what was announced is forgotten.
    pub(super) fn find(&mut self, name: &str) -> u32 {
        self.find_hashed(name, keys::hash(name.as_bytes()))
    }

    /// The same of a name whose hash is known.
    pub(super) fn find_hashed(&mut self, name: &str, hash: u32) -> u32 {
        self.gate = self.mask;
        if !self.also.is_empty() {
            return self.find_any(name);
        }
        let here = self.tape.node(self.at);
        let key = match here.kind {
            _ if self.failure.is_some() => NOTHING,
            Kind::Object => self.search_in(here, name, hash),
            Kind::Nothing => NOTHING,
            _ => {
                self.fail("an object");
                NOTHING
            }
        };
        self.found(key)
    }

    /// The same of a field that has several names.
    fn find_any(&mut self, name: &str) -> u32 {
        let also = std::mem::take(&mut self.also);
        let mut key = NOTHING;
        match self.kind() {
            Kind::Object => {
                let names = std::iter::once(name).chain(also.iter().copied());
                key = names.map(|name| self.search(name)).find(|key| *key != NOTHING).unwrap_or(NOTHING);
            }
            Kind::Nothing => {}
            _ => self.fail("an object"),
        }
        self.found(key)
    }

    /// The value behind a key, which is marked as used.
    #[inline]
    fn found(&mut self, key: u32) -> u32 {
        if key == NOTHING {
            self.announced = None;
            return NOTHING;
        }
        let node = self.tape.node(key);
        node.mark(Node::USED);
        self.cursor = node.next;
        key + 1
    }

    /// Whether the object at hand has a key of one of these names.
    pub(crate) fn has(&self, name: &str, also: &[&str]) -> bool {
        std::iter::once(&name).chain(also).any(|name| self.search(name) != NOTHING)
    }

    /// The key of this name in the object at hand.
    pub(super) fn search(&self, name: &str) -> u32 {
        let here = self.tape.node(self.at);
        if here.kind == Kind::Object { self.search_in(here, name, keys::hash(name.as_bytes())) } else { NOTHING }
    }

    #[inline]
    fn search_in(&self, here: &Node, name: &str, hash: u32) -> u32 {
        if here.word & keys::bit(hash) == 0 {
            return NOTHING;
        }
        match self.scan(self.cursor, here.next, hash, name) {
            NOTHING => self.scan(self.at + 1, self.cursor, hash, name),
            key => key,
        }
    }

    #[inline]
    fn scan(&self, from: u32, to: u32, hash: u32, name: &str) -> u32 {
        let mut key = from;
        while key < to {
            let node = self.tape.node(key);
            if node.word == hash && !node.has(Node::SHADOWED) && self.tape.is(node, name) {
                return key;
            }
            key = node.next;
        }
        NOTHING
    }
}
