//! The writer's words for values with parts.

use std::borrow::Cow;

use super::encoder::{Encoder, SingleItemList, State};
use super::shallow_value::{Child, ShallowValue, of_elements};
use crate::runtime::Other;
use crate::runtime::json::{Encode, EncodeError, Encoding, Literal};

impl<'a> Encoder<'a> {
    /// The next field, branch or container's payload may stand in JSON in another way than the plain one.
    pub fn encoding(&mut self, encoding: Encoding) -> &mut Self {
        self.next_encoding = Some(encoding);
        self
    }

    /// This value is an object; its fields follow. `name` is the name of its Rust type, for `Debug`.
    pub fn object(&mut self, name: &'static str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Object { name, fields: Vec::new() },
            None => self.open(State::Object),
        }
        self
    }

    /// A field of the object. One whose value is absent is left out.
    pub fn field(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Self {
        let encoding = self.next_encoding.take();
        match &mut self.collected {
            Some(ShallowValue::Object { fields, .. }) => fields.push((name, Child::Value(value, encoding))),
            Some(_) => {}
            None => self.write_field(name, value, encoding),
        }
        self
    }

    /// A field without a key of its own: its variant's key stands among those of the object.
    pub fn flatten(&mut self, value: &'a dyn Encode) -> &mut Self {
        if self.is_ok() {
            value.encode(self);
        }
        self
    }

    /// A field that always holds the same value.
    pub fn literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.child(name, Child::Literal(literal))
    }

    /// A field that holds a document of the user's, written by its own `Serialize`. None is left out.
    ///
    /// The depth limit does not reach into it: how a document is written is its type's business.
    #[allow(clippy::ref_option, reason = "generated code hands over its field as it is")]
    pub fn document<T: serde::Serialize>(&mut self, name: &'static str, document: &'a Option<T>) -> &mut Self {
        match document {
            Some(document) if self.is_ok() => self.child(name, Child::Document(document_to_json(document))),
            _ => self,
        }
    }

    pub(super) fn child(&mut self, name: &'a str, child: Child<'a>) -> &mut Self {
        match &mut self.collected {
            Some(ShallowValue::Object { fields, .. }) => fields.push((name, child)),
            Some(_) => {}
            None => self.write_child_field(name, child),
        }
        self
    }

    /// This value is a list; its items follow, `len` of them.
    pub fn array(&mut self, len: usize) -> &mut Self {
        let encoding = self.frame.encoding;
        let single = len == 1 && encoding.is_some_and(|encoding| encoding.depth == 0 && encoding.kind.unwraps_single());
        let pipe_separated = encoding == Some(Encoding::pipe_separated());
        match &mut self.collected {
            Some(collected) => {
                *collected = ShallowValue::Array {
                    items: Vec::with_capacity(len),
                    single,
                    pipe_separated,
                    encoding: of_elements(encoding),
                }
            }
            None if pipe_separated => self.open_joined_string(),
            None if single && self.frame.state == State::Initial => {
                self.frame.single_item_list = SingleItemList::Omitted
            }
            None => self.open(State::Array),
        }
        self
    }

    /// An item of the list. One that is absent is null.
    pub fn item(&mut self, value: &'a dyn Encode) -> &mut Self {
        match &mut self.collected {
            Some(ShallowValue::Array { items, encoding, .. }) => items.push(Child::Value(value, *encoding)),
            Some(_) => {}
            None => self.write_list_item(value),
        }
        self
    }

    /// This value is a map; its entries follow, `len` of them.
    pub fn map(&mut self, len: usize) -> &mut Self {
        match &mut self.collected {
            Some(collected) => {
                *collected =
                    ShallowValue::Map { entries: Vec::with_capacity(len), encoding: of_elements(self.frame.encoding) }
            }
            None => self.open(State::Map),
        }
        self
    }

    /// An entry of the map. A value that is absent is null.
    pub fn entry(&mut self, key: impl Into<Cow<'a, str>>, value: &'a dyn Encode) -> &mut Self {
        self.add_entry(key.into(), value)
    }

    fn add_entry(&mut self, key: Cow<'a, str>, value: &'a dyn Encode) -> &mut Self {
        match &mut self.collected {
            Some(ShallowValue::Map { entries, encoding }) => entries.push((key, Child::Value(value, *encoding))),
            Some(_) => {}
            None => self.write_entry(&key, value),
        }
        self
    }

    /// This value is a union's branch: JSON is the payload, `Debug` has the variant's name around it.
    pub fn variant(&mut self, debug: &'static str, payload: &'a dyn Encode) -> &mut Self {
        let encoding = self.next_encoding.take().or(self.frame.encoding);
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Variant { debug, payload: Child::Value(payload, encoding) },
            None => self.write_branch(payload, encoding),
        }
        self
    }

    /// This value is a container: an object of one key. In an object that is already open it is a field, in a list an item.
    pub fn keyed_variant(&mut self, key: &'a str, debug: &'static str, payload: &'a dyn Encode) -> &mut Self {
        let encoding = self.next_encoding.take();
        let value = payload;
        let payload = Child::Value(payload, encoding);
        match &mut self.collected {
            Some(ShallowValue::Object { .. }) => return self.child(key, payload),
            Some(ShallowValue::Array { items, .. }) => items.push(Child::KeyedVariant { key, debug, value }),
            Some(collected) => *collected = ShallowValue::KeyedVariant { key, debug, payload },
            None if self.frame.state == State::Array => self.write_keyed_variant_item(key, payload),
            None => {
                if self.frame.state == State::Initial {
                    self.open(State::Object);
                }
                return self.child(key, payload);
            }
        }
        self
    }

    /// The same of a variant that isn't known. Nothing is written of one that is empty.
    pub fn unknown_entry(&mut self, other: &'a Other) -> &mut Self {
        if other.name.is_empty() && other.raw.get() == "null" {
            return self;
        }
        self.keyed_variant(&other.name, "Other", &other.raw)
    }
}

/// A document as JSON text, by its own `Serialize`.
pub(crate) fn document_to_json<T: serde::Serialize + ?Sized>(document: &T) -> Result<String, EncodeError> {
    serde_json::to_string(document).map_err(|error| EncodeError::document(&error))
}
