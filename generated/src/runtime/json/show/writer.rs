//! The writer's state: what stands around the value that is being shown, and how it is opened and closed.

use super::level::{Part, Shown, inner};
use super::text::push_key;
use crate::runtime::json::{EncodeError, Form, MAX_DEPTH, Show};

/// How many values may stand in another's place: branches of unions, items without their list. They are no levels of JSON,
/// and yet they nest.
pub(super) const MAX_CALLS: usize = 4 * MAX_DEPTH;

/// What a value says its words to; see [`Show`].
///
/// The writer keeps the first failure; after it every word returns at once. It writes JSON directly, or collects one
/// level of a value for `Debug`, `PartialEq` and `Serialize`; the words are the same.
///
/// Its words have no examples of their own: the most common ones are shown here.
///
/// ```
/// use generated::runtime::json::{self, Show, Writer};
///
/// /// An object, with a list in one of its fields, or a mere word.
/// enum Grant {
///     Password { user: String, roles: Roles },
///     Ticket,
/// }
///
/// struct Roles(Vec<String>);
///
/// impl Show for Roles {
///     fn show<'a>(&'a self, w: &mut Writer<'a>) {
///         w.list(self.0.len());
///         for role in &self.0 {
///             w.item(role);
///         }
///     }
/// }
///
/// impl Show for Grant {
///     fn show<'a>(&'a self, w: &mut Writer<'a>) {
///         match self {
///             Self::Password { user, roles } => w.object("Password").field("user", user).field("roles", roles),
///             Self::Ticket => w.word("ticket", "Ticket"),
///         };
///     }
/// }
///
/// let password = Grant::Password { user: "jo".to_owned(), roles: Roles(vec!["admin".to_owned()]) };
/// assert_eq!(json::write(&password)?, br#"{"user":"jo","roles":["admin"]}"#);
/// assert_eq!(json::write(&Grant::Ticket)?, br#""ticket""#);
/// # Ok::<(), json::EncodeError>(())
/// ```
pub struct Writer<'a> {
    pub(super) out: Vec<u8>,
    pub(super) frame: Frame,
    /// The key of the value that comes next; written with it, so that an absent value leaves no key. What a frame holds is
    /// kept by the call that opens another, so it is small, and this stands apart.
    key: Option<&'a str>,
    depth: usize,
    calls: usize,
    /// Said in front of the next word.
    pub(super) next_form: Option<Form>,
    failure: Option<EncodeError>,
    /// The level that is being collected; None when writing JSON.
    pub(super) level: Option<Shown<'a>>,
}

/// The value that is being shown, as far as it has been written.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) state: State,
    comma: bool,
    /// Is the next field, item or entry the first?
    pub(super) first: bool,
    pub(super) around: Around,
    pub(super) form: Option<Form>,
}

/// The list of one that the value stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// There is none.
    Nothing,
    /// It is left out, unless the item is a list itself: a reader could not tell the two.
    ListOfOne,
    /// It was written after all.
    Written,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Nothing,
    Scalar,
    Object,
    List,
    Map,
    /// A text of several words.
    Words,
}

impl Frame {
    #[inline]
    fn new(comma: bool, form: Option<Form>) -> Self {
        Self { state: State::Nothing, comma, first: true, around: Around::Nothing, form }
    }
}

impl<'a> Writer<'a> {
    pub(crate) fn json() -> Self {
        Self::new(None, None)
    }

    /// For a whole value that has a form.
    pub(crate) fn json_with(form: Option<Form>) -> Self {
        Self::new(form, None)
    }

    /// For a value that is written behind this text.
    pub(super) fn behind(out: Vec<u8>) -> Self {
        let mut writer = Self::collecting(None);
        (writer.out, writer.level) = (out, None);
        writer
    }

    pub(super) fn collecting(form: Option<Form>) -> Self {
        Self::new(form, Some(Shown::Absent))
    }

    fn new(form: Option<Form>, level: Option<Shown<'a>>) -> Self {
        let frame = Frame::new(false, form);
        let out = if level.is_none() { Vec::with_capacity(128) } else { Vec::new() };
        Self { out, frame, key: None, depth: 0, calls: 0, next_form: None, failure: None, level }
    }

    pub(super) fn into_level(self) -> Shown<'a> {
        self.level.unwrap_or(Shown::Absent)
    }

    /// The JSON text.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, EncodeError> {
        self.close_or_null();
        match self.failure {
            Some(failure) => Err(failure),
            None => Ok(self.out),
        }
    }

    /// The first failure.
    pub(crate) fn failure(&self) -> Option<&EncodeError> {
        self.failure.as_ref()
    }

    /// Has the value said anything at all?
    pub(crate) fn has_written(&self) -> bool {
        self.frame.state != State::Nothing
    }

    /// Has nothing been put into the object, list or map that is open?
    pub(crate) fn is_empty(&self) -> bool {
        self.frame.first
    }

    #[cold]
    pub(super) fn fail(&mut self, error: EncodeError) {
        self.failure.get_or_insert(error);
    }

    #[inline]
    pub(super) fn goes_on(&self) -> bool {
        self.failure.is_none()
    }

    /// Opens the way for a value: comma and key. False: there is a failure, or the value has already been said.
    #[inline]
    pub(super) fn begin(&mut self) -> bool {
        if self.failure.is_some() || self.frame.state != State::Nothing {
            return false;
        }
        self.frame.state = State::Scalar;
        match self.key.take() {
            Some(key) => push_key(&mut self.out, self.frame.comma, key),
            None if self.frame.comma => self.out.push(b','),
            None => {}
        }
        true
    }

    /// The same for an array: the list of one around it, if there was one, is written.
    pub(super) fn begin_list(&mut self) -> bool {
        let begun = self.begin();
        if begun && self.frame.around == Around::ListOfOne {
            self.out.push(b'[');
            self.frame.around = Around::Written;
        }
        begun
    }

    /// Begins an object, a list or a map.
    pub(super) fn open(&mut self, state: State) {
        let (begun, bracket) = match state {
            State::List => (self.begin_list(), b'['),
            _ => (self.begin(), b'{'),
        };
        if begun {
            self.out.push(bracket);
            self.frame.state = state;
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                self.fail(EncodeError::TOO_DEEP);
            }
        }
    }

    #[inline]
    fn close(&mut self) {
        let bracket = match self.frame.state {
            State::Object | State::Map => Some(b'}'),
            State::List => Some(b']'),
            State::Nothing | State::Scalar | State::Words => None,
        };
        if let Some(bracket) = bracket {
            self.out.push(bracket);
            self.depth -= 1;
        }
        if self.frame.state == State::Words {
            self.out.push(b'"');
        }
        if self.frame.around == Around::Written {
            self.out.push(b']');
        }
    }

    #[inline]
    pub(super) fn close_or_null(&mut self) {
        if self.begin() {
            self.out.extend_from_slice(b"null");
        }
        self.close();
    }

    /// A field, unless the value is absent. Most of what is written goes through here, so it stands apart from the
    /// rarer parts of an object.
    #[inline]
    pub(super) fn write_field(&mut self, key: &'a str, value: &'a dyn Show, form: Option<Form>) {
        if self.frame.state == State::Object && !value.is_absent() && self.goes_on() {
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, form);
            self.key = Some(key);
            value.show(self);
            self.leave_field(outer);
        }
    }

    /// A field that is no value of ours.
    pub(super) fn write_part(&mut self, key: &'a str, part: Part<'a>) {
        if let Part::Additional(additional) = part {
            self.write_additional(additional);
        } else if self.frame.state == State::Object && self.goes_on() {
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, None);
            self.key = Some(key);
            match part {
                Part::Value(value, form) => {
                    self.frame.form = form;
                    value.show(self);
                }
                Part::Literal(literal) => self.write_literal(literal),
                Part::Document(Ok(text)) => self.write_raw(&text),
                Part::Document(Err(error)) => self.fail(error),
                Part::Additional(_) => {}
                Part::Single { key, value, .. } => {
                    self.open(State::Object);
                    self.write_field(key, value, None);
                }
            }
            self.leave_field(outer);
        }
    }

    /// A part that is the whole value.
    pub(super) fn write_whole(&mut self, part: &Part<'a>) {
        match part {
            Part::Value(value, form) => {
                self.frame.form = *form;
                self.call(*value);
            }
            Part::Single { key, value, .. } => {
                self.open(State::Object);
                self.write_field(key, *value, None);
            }
            Part::Literal(literal) => self.write_literal(*literal),
            Part::Document(Ok(text)) => self.write_raw(text),
            Part::Document(Err(error)) => self.fail(error.clone()),
            // No item of a list is one.
            Part::Additional(_) => {}
        }
    }

    /// An item that is an object of one key.
    pub(super) fn write_single_item(&mut self, key: &'a str, payload: Part<'a>) {
        if self.goes_on() {
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, None);
            self.key = None;
            self.open(State::Object);
            self.write_part(key, payload);
            self.close_or_null();
            self.frame = Frame { first: false, ..outer };
        }
    }

    #[inline]
    fn leave_field(&mut self, outer: Frame) {
        let first = outer.first && self.frame.state == State::Nothing;
        self.close();
        self.frame = Frame { first, ..outer };
    }

    /// A branch of a union: it stands where the union stands.
    pub(super) fn write_branch(&mut self, payload: &'a dyn Show, form: Option<Form>) {
        if self.goes_on() {
            self.frame.form = form;
            self.call(payload);
        }
    }

    pub(super) fn write_entry(&mut self, key: &str, value: &'a dyn Show) {
        if self.frame.state != State::Map || !self.goes_on() {
            return;
        }
        push_key(&mut self.out, !self.frame.first, key);
        self.write_item(false, value, inner(self.frame.form));
    }

    /// An entry of a map that stands beside the fields of the object.
    pub(super) fn write_beside(&mut self, key: &str, part: &Part<'a>) {
        if let Part::Value(value, form) = *part
            && self.frame.state == State::Object
            && self.goes_on()
        {
            push_key(&mut self.out, !self.frame.first, key);
            self.write_item(false, value, form);
        }
    }

    #[inline]
    pub(super) fn write_list_item(&mut self, value: &'a dyn Show) {
        match self.frame.state {
            _ if !self.goes_on() => {}
            State::Words => self.write_piece(value),
            State::List => self.write_item(!self.frame.first, value, inner(self.frame.form)),
            State::Nothing if self.frame.around == Around::ListOfOne => {
                // It stands for its list, so it is written in the list's frame.
                self.frame.form = inner(self.frame.form);
                self.call(value);
                if self.begin() {
                    self.out.extend_from_slice(b"null");
                }
            }
            _ => {}
        }
    }

    /// An item, or the value behind a key that is already written: null if the value is absent.
    #[inline]
    fn write_item(&mut self, comma: bool, value: &'a dyn Show, form: Option<Form>) {
        let outer = self.frame;
        self.frame = Frame::new(comma, form);
        self.key = None;
        value.show(self);
        self.close_or_null();
        self.frame = Frame { first: false, ..outer };
    }
    /// Shows another value in the frame at hand. Only such calls are counted: others open a level, which is counted too.
    fn call(&mut self, value: &'a dyn Show) {
        if self.calls == MAX_CALLS {
            self.fail(EncodeError::TOO_DEEP);
        } else {
            self.calls += 1;
            value.show(self);
            self.calls -= 1;
        }
    }
}
