//! The encoder: its state, and how values are opened and closed.

use super::shallow_value::{Child, ShallowValue, for_elements};
use super::tokens::push_key;
use super::unknown_fields::OpenUnknownFields;
use crate::runtime::json::{Encode, EncodeError, Encoding, MAX_DEPTH};

/// The maximum number of nested calls that add no level of JSON: branches of unions, and items without their array.
pub(super) const MAX_NESTED_CALLS: usize = 4 * MAX_DEPTH;

/// The receiver of a value that is encoded; see [`Encode`].
///
/// The encoder keeps the first error; after it, each method returns immediately. It either writes JSON, or collects one
/// level of a value as a `ShallowValue` for `Debug`, `PartialEq` and `Serialize`.
pub struct Encoder<'a> {
    pub(super) out: Vec<u8>,
    pub(super) frame: Frame,
    /// The key of the next value. It is written together with the value, so that an absent value leaves no key. It is
    /// not in the frame because each call copies the frame, which should be small.
    pub(super) key: Option<&'a str>,
    depth: usize,
    nested_calls: usize,
    /// The encoding of the next value.
    pub(super) next_encoding: Option<Encoding>,
    /// True if `Debug` does not show the next value.
    pub(super) next_redacted: bool,
    failure: Option<EncodeError>,
    /// The unknown fields of the open object, while one of its fields begins.
    pub(super) unknown: Option<Box<OpenUnknownFields<'a>>>,
    /// The level that is being collected; `None` while writing JSON.
    pub(super) collected: Option<ShallowValue<'a>>,
}

/// The value that is being encoded, as far as it is written.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) state: State,
    pub(super) comma: bool,
    /// True until the first field, item or entry is written.
    pub(super) first: bool,
    pub(super) single_item_list: SingleItemList,
    pub(super) encoding: Option<Encoding>,
}

/// An array of one item that may be written as the item itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SingleItemList {
    /// There is no such array.
    No,
    /// The brackets are omitted, unless the item is an array itself: a decoder could not distinguish the two.
    Omitted,
    /// The brackets are written because the item is an array.
    Written,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Initial,
    Scalar,
    Object,
    Array,
    Map,
    /// One string, joined from several.
    JoinedString,
}

impl Frame {
    #[inline]
    pub(super) fn new(comma: bool, encoding: Option<Encoding>) -> Self {
        Self { state: State::Initial, comma, first: true, single_item_list: SingleItemList::No, encoding }
    }
}

impl<'a> Encoder<'a> {
    pub(crate) fn json() -> Self {
        Self::new(None, None)
    }

    /// Creates an encoder for a whole value with an encoding.
    pub(crate) fn json_with_encoding(encoding: Option<Encoding>) -> Self {
        Self::new(encoding, None)
    }

    /// Creates an encoder that appends JSON to `out`.
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
        Self {
            out,
            frame,
            key: None,
            depth: 0,
            nested_calls: 0,
            next_encoding: None,
            next_redacted: false,
            failure: None,
            unknown: None,
            collected,
        }
    }

    pub(super) fn into_shallow(self) -> ShallowValue<'a> {
        self.collected.unwrap_or(ShallowValue::Absent)
    }

    /// Returns the JSON.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, EncodeError> {
        self.close_or_null();
        match self.failure {
            Some(failure) => Err(failure),
            None => Ok(self.out),
        }
    }

    /// Returns the first error.
    pub(crate) fn failure(&self) -> Option<&EncodeError> {
        self.failure.as_ref()
    }

    /// Returns whether anything was written.
    pub(crate) fn has_written(&self) -> bool {
        self.frame.state != State::Initial
    }

    /// Returns whether the open object, array or map is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.frame.first && self.unknown.as_ref().is_none_or(|unknown| unknown.is_empty())
    }

    #[cold]
    pub(super) fn fail(&mut self, error: EncodeError) {
        self.failure.get_or_insert(error);
    }

    #[inline]
    pub(super) fn is_ok(&self) -> bool {
        self.failure.is_none()
    }

    /// Writes the comma and the key before a value. Returns false after an error, or if the value is already written.
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

    /// Begins an array, and writes the brackets of the array of one item around it, if there is one.
    pub(super) fn begin_list(&mut self) -> bool {
        let begun = self.begin();
        if begun && self.frame.single_item_list == SingleItemList::Omitted {
            self.out.push(b'[');
            self.frame.single_item_list = SingleItemList::Written;
        }
        begun
    }

    /// Opens an object, an array or a map.
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
        if self.unknown.is_some() && self.frame.state == State::Object {
            self.write_unknown();
        }
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

    /// Writes a field, unless its value is absent. Most fields are written by this function, so the rarer children of
    /// an object have another.
    #[inline]
    pub(super) fn write_field(&mut self, key: &'a str, value: &'a dyn Encode, encoding: Option<Encoding>) {
        if self.frame.state == State::Object && !value.is_absent() && self.is_ok() {
            if self.unknown.is_some() {
                return self.write_beside_unknown(key, Child::Value(value, encoding));
            }
            let outer = self.frame;
            self.frame = Frame::new(!outer.first, encoding);
            self.key = Some(key);
            value.encode(self);
            self.leave_field(outer);
        }
    }

    #[inline]
    pub(super) fn leave_field(&mut self, outer: Frame) {
        let first = outer.first && self.frame.state == State::Initial;
        self.close();
        self.frame = Frame { first, ..outer };
    }

    /// Writes the payload of a union's branch.
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
        self.write_item(false, value, for_elements(self.frame.encoding));
    }

    #[inline]
    pub(super) fn write_list_item(&mut self, value: &'a dyn Encode) {
        match self.frame.state {
            _ if !self.is_ok() => {}
            State::JoinedString => self.write_joined_item(value),
            State::Array => self.write_item(!self.frame.first, value, for_elements(self.frame.encoding)),
            State::Initial if self.frame.single_item_list == SingleItemList::Omitted => {
                // The item replaces its array, so it uses the frame of the array.
                self.frame.encoding = for_elements(self.frame.encoding);
                self.encode_in_place(value);
                if self.begin() {
                    self.out.extend_from_slice(b"null");
                }
            }
            _ => {}
        }
    }

    /// Writes an item, or the value after a key that is already written. An absent value is written as null.
    #[inline]
    pub(super) fn write_item(&mut self, comma: bool, value: &'a dyn Encode, encoding: Option<Encoding>) {
        let outer = self.frame;
        self.frame = Frame::new(comma, encoding);
        self.key = None;
        value.encode(self);
        self.close_or_null();
        self.frame = Frame { first: false, ..outer };
    }

    /// Encodes another value in the current frame. Only these calls are counted: all others open a level, and levels
    /// are counted.
    pub(super) fn encode_in_place(&mut self, value: &'a dyn Encode) {
        if self.nested_calls == MAX_NESTED_CALLS {
            self.fail(EncodeError::TOO_DEEP);
        } else {
            self.nested_calls += 1;
            value.encode(self);
            self.nested_calls -= 1;
        }
    }
}
