//! The writer's state: what stands around the value that is being shown, and how it is opened and closed.

use super::shallow_value::{Child, ShallowValue, of_elements};
use super::tokens::push_key;
use crate::runtime::json::{Encode, EncodeError, Encoding, MAX_DEPTH};

/// How many values may stand in another's place: branches of unions, items without their list. They are no levels of JSON,
/// and yet they nest.
pub(super) const MAX_NESTED_CALLS: usize = 4 * MAX_DEPTH;

/// What a value says its words to; see [`Encode`].
///
/// The writer keeps the first failure; after it every word returns at once. It writes JSON directly, or collects one
/// level of a value for `Debug`, `PartialEq` and `Serialize`; the words are the same.
///
/// Its words have no examples of their own: the most common ones are shown here.
///
/// ```
/// use generated::runtime::json::{self, Encode, Encoder};
///
/// /// An object, with a list in one of its fields, or a mere word.
/// enum Grant {
///     Password { user: String, roles: Roles },
///     Ticket,
/// }
///
/// struct Roles(Vec<String>);
///
/// impl Encode for Roles {
///     fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
///         e.array(self.0.len());
///         for role in &self.0 {
///             e.item(role);
///         }
///     }
/// }
///
/// impl Encode for Grant {
///     fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
///         match self {
///             Self::Password { user, roles } => e.object("Password").field("user", user).field("roles", roles),
///             Self::Ticket => e.enum_member("ticket", "Ticket"),
///         };
///     }
/// }
///
/// let password = Grant::Password { user: "jo".to_owned(), roles: Roles(vec!["admin".to_owned()]) };
/// assert_eq!(json::encode(&password)?, br#"{"user":"jo","roles":["admin"]}"#);
/// assert_eq!(json::encode(&Grant::Ticket)?, br#""ticket""#);
/// # Ok::<(), json::EncodeError>(())
/// ```
pub struct Encoder<'a> {
    pub(super) out: Vec<u8>,
    pub(super) frame: Frame,
    /// The key of the value that comes next; written with it, so that an absent value leaves no key. What a frame holds is
    /// kept by the call that opens another, so it is small, and this stands apart.
    key: Option<&'a str>,
    depth: usize,
    nested_calls: usize,
    /// Said in front of the next word.
    pub(super) next_encoding: Option<Encoding>,
    failure: Option<EncodeError>,
    /// The level that is being collected; None when writing JSON.
    pub(super) collected: Option<ShallowValue<'a>>,
}

/// The value that is being shown, as far as it has been written.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) state: State,
    comma: bool,
    /// Is the next field, item or entry the first?
    pub(super) first: bool,
    pub(super) single_item_list: SingleItemList,
    pub(super) encoding: Option<Encoding>,
}

/// The list of one that the value stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SingleItemList {
    /// There is none.
    No,
    /// It is left out, unless the item is a list itself: a reader could not tell the two.
    Omitted,
    /// It was written after all.
    Written,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Initial,
    Scalar,
    Object,
    Array,
    Map,
    /// A text of several words.
    JoinedString,
}

impl Frame {
    #[inline]
    fn new(comma: bool, encoding: Option<Encoding>) -> Self {
        Self { state: State::Initial, comma, first: true, single_item_list: SingleItemList::No, encoding }
    }
}

impl<'a> Encoder<'a> {
    pub(crate) fn json() -> Self {
        Self::new(None, None)
    }

    /// For a whole value that has a form.
    pub(crate) fn json_with_encoding(encoding: Option<Encoding>) -> Self {
        Self::new(encoding, None)
    }

    /// For a value that is written behind this text.
    pub(super) fn appending_to(out: Vec<u8>) -> Self {
        let mut encoder = Self::collecting(None);
        (encoder.out, encoder.collected) = (out, None);
        encoder
    }

    pub(super) fn collecting(encoding: Option<Encoding>) -> Self {
        Self::new(encoding, Some(ShallowValue::Absent))
    }

    fn new(encoding: Option<Encoding>, collected: Option<ShallowValue<'a>>) -> Self {
        let frame = Frame::new(false, encoding);
        let out = if collected.is_none() { Vec::with_capacity(128) } else { Vec::new() };
        Self { out, frame, key: None, depth: 0, nested_calls: 0, next_encoding: None, failure: None, collected }
    }

    pub(super) fn into_shallow(self) -> ShallowValue<'a> {
        self.collected.unwrap_or(ShallowValue::Absent)
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
        self.frame.state != State::Initial
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
    pub(super) fn is_ok(&self) -> bool {
        self.failure.is_none()
    }

    /// Opens the way for a value: comma and key. False: there is a failure, or the value has already been said.
    #[inline]
    pub(super) fn begin(&mut self) -> bool {
        if self.failure.is_some() || self.frame.state != State::Initial {
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
        if begun && self.frame.single_item_list == SingleItemList::Omitted {
            self.out.push(b'[');
            self.frame.single_item_list = SingleItemList::Written;
        }
        begun
    }

    /// Begins an object, a list or a map.
    pub(super) fn open(&mut self, state: State) {
        let (begun, bracket) = match state {
            State::Array => (self.begin_list(), b'['),
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
            State::Array => Some(b']'),
            State::Initial | State::Scalar | State::JoinedString => None,
        };
        if let Some(bracket) = bracket {
            self.out.push(bracket);
            self.depth -= 1;
        }
        if self.frame.state == State::JoinedString {
            self.out.push(b'"');
        }
        if self.frame.single_item_list == SingleItemList::Written {
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
    pub(super) fn write_field(&mut self, key: &'a str, value: &'a dyn Encode, encoding: Option<Encoding>) {
        if self.frame.state == State::Object && !value.is_absent() && self.is_ok() {
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, encoding);
            self.key = Some(key);
            value.encode(self);
            self.leave_field(outer);
        }
    }

    /// A field that is no value of ours.
    pub(super) fn write_child_field(&mut self, key: &'a str, child: Child<'a>) {
        if let Child::AdditionalProperties(additional) = child {
            self.write_additional_properties(additional);
        } else if self.frame.state == State::Object && self.is_ok() {
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, None);
            self.key = Some(key);
            match child {
                Child::Value(value, encoding) => {
                    self.frame.encoding = encoding;
                    value.encode(self);
                }
                Child::Literal(literal) => self.write_literal(literal),
                Child::Document(Ok(string)) => self.write_raw(&string),
                Child::Document(Err(error)) => self.fail(error),
                Child::AdditionalProperties(_) => {}
                Child::KeyedVariant { key, value, .. } => {
                    self.open(State::Object);
                    self.write_field(key, value, None);
                }
            }
            self.leave_field(outer);
        }
    }

    /// A part that is the whole value.
    pub(super) fn write_child(&mut self, child: &Child<'a>) {
        match child {
            Child::Value(value, encoding) => {
                self.frame.encoding = *encoding;
                self.encode_in_place(*value);
            }
            Child::KeyedVariant { key, value, .. } => {
                self.open(State::Object);
                self.write_field(key, *value, None);
            }
            Child::Literal(literal) => self.write_literal(*literal),
            Child::Document(Ok(string)) => self.write_raw(string),
            Child::Document(Err(error)) => self.fail(error.clone()),
            // No item of a list is one.
            Child::AdditionalProperties(_) => {}
        }
    }

    /// An item that is an object of one key.
    pub(super) fn write_keyed_variant_item(&mut self, key: &'a str, payload: Child<'a>) {
        if self.is_ok() {
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, None);
            self.key = None;
            self.open(State::Object);
            self.write_child_field(key, payload);
            self.close_or_null();
            self.frame = Frame { first: false, ..outer };
        }
    }

    #[inline]
    fn leave_field(&mut self, outer: Frame) {
        let first = outer.first && self.frame.state == State::Initial;
        self.close();
        self.frame = Frame { first, ..outer };
    }

    /// A branch of a union: it stands where the union stands.
    pub(super) fn write_branch(&mut self, payload: &'a dyn Encode, encoding: Option<Encoding>) {
        if self.is_ok() {
            self.frame.encoding = encoding;
            self.encode_in_place(payload);
        }
    }

    pub(super) fn write_entry(&mut self, key: &str, value: &'a dyn Encode) {
        if self.frame.state != State::Map || !self.is_ok() {
            return;
        }
        push_key(&mut self.out, !self.frame.first, key);
        self.write_item(false, value, of_elements(self.frame.encoding));
    }

    /// An entry of a map that stands beside the fields of the object.
    pub(super) fn write_additional_entry(&mut self, key: &str, child: &Child<'a>) {
        if let Child::Value(value, encoding) = *child
            && self.frame.state == State::Object
            && self.is_ok()
        {
            push_key(&mut self.out, !self.frame.first, key);
            self.write_item(false, value, encoding);
        }
    }

    #[inline]
    pub(super) fn write_list_item(&mut self, value: &'a dyn Encode) {
        match self.frame.state {
            _ if !self.is_ok() => {}
            State::JoinedString => self.write_joined_item(value),
            State::Array => self.write_item(!self.frame.first, value, of_elements(self.frame.encoding)),
            State::Initial if self.frame.single_item_list == SingleItemList::Omitted => {
                // It stands for its list, so it is written in the list's frame.
                self.frame.encoding = of_elements(self.frame.encoding);
                self.encode_in_place(value);
                if self.begin() {
                    self.out.extend_from_slice(b"null");
                }
            }
            _ => {}
        }
    }

    /// An item, or the value behind a key that is already written: null if the value is absent.
    #[inline]
    fn write_item(&mut self, comma: bool, value: &'a dyn Encode, encoding: Option<Encoding>) {
        let outer = self.frame;
        self.frame = Frame::new(comma, encoding);
        self.key = None;
        value.encode(self);
        self.close_or_null();
        self.frame = Frame { first: false, ..outer };
    }
    /// Shows another value in the frame at hand. Only such calls are counted: others open a level, which is counted too.
    fn encode_in_place(&mut self, value: &'a dyn Encode) {
        if self.nested_calls == MAX_NESTED_CALLS {
            self.fail(EncodeError::TOO_DEEP);
        } else {
            self.nested_calls += 1;
            value.encode(self);
            self.nested_calls -= 1;
        }
    }
}
