//! Encoder methods for objects, arrays, maps and unions.

use std::borrow::Cow;
use std::mem;

use super::encoder::{Encoder, SingleItemList, State};
use super::shallow_value::AdditionalProperties;
use super::shallow_value::{Child, ShallowValue, for_elements};
use crate::runtime::Other;
use crate::runtime::json::{Encode, EncodeError, Encoding, Literal};

impl<'a> Encoder<'a> {
    /// Sets the encoding of the next field, branch or payload.
    pub fn encoding(&mut self, encoding: Encoding) -> &mut Self {
        self.next_encoding = Some(encoding);
        self
    }

    /// Hides the next field or payload in `Debug`.
    pub fn redacted(&mut self) -> &mut Self {
        self.next_redacted = true;
        self
    }

    /// Begins an object; its fields follow. `name` is the name of the Rust type in `Debug`.
    pub fn object(&mut self, name: &'static str) -> &mut Self {
        match &mut self.collected {
            Some(collected) => {
                *collected = ShallowValue::Object { name, fields: Vec::new(), redacted: Vec::new(), unknown: None };
            }
            None => self.open(State::Object),
        }
        self
    }

    /// Encodes a field of the object. A field with an absent value is omitted.
    pub fn field(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Self {
        let encoding = self.next_encoding.take();
        match &mut self.collected {
            Some(ShallowValue::Object { fields, redacted, .. }) => {
                redacted.extend(mem::take(&mut self.next_redacted).then_some(fields.len()));
                fields.push((name, Child::Value(value, encoding)));
            }
            Some(_) => {}
            None => self.write_field(name, value, encoding),
        }
        self
    }

    /// Encodes a flattened container: the key of its variant becomes a field of this object.
    pub fn flatten(&mut self, value: &'a dyn Encode) -> &mut Self {
        if self.is_ok() {
            value.encode(self);
        }
        self
    }

    /// Encodes a field with a constant value.
    pub fn literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.child(name, Child::Literal(literal))
    }

    /// Encodes a field that holds a document, with the document's own `Serialize` implementation. `None` is omitted.
    ///
    /// The depth limit does not apply inside the document.
    #[allow(clippy::ref_option, reason = "generated code passes a reference to its field")]
    pub fn document<T: serde::Serialize>(&mut self, name: &'static str, document: &'a Option<T>) -> &mut Self {
        match document {
            Some(document) if self.is_ok() => self.child(name, Child::Document(document_to_json(document))),
            _ => {
                self.next_redacted = false;
                self
            }
        }
    }

    /// Encodes the entries of a map next to the fields. `name` is the map's name in `Debug`; `field_names` are the
    /// names of all fields of the object.
    pub fn additional_properties(
        &mut self,
        name: &'static str,
        field_names: &'static [&'static str],
        map: &'a dyn Encode,
    ) -> &mut Self {
        let encoding = self.next_encoding.take();
        self.child(
            name,
            Child::AdditionalProperties(AdditionalProperties { field_names, key: None, value: map, encoding }),
        )
    }

    /// Encodes a single entry next to the fields. `name` is the value's name in `Debug`; `field_names` are the names of
    /// all fields of the object.
    pub fn additional_property(
        &mut self,
        name: &'static str,
        field_names: &'static [&'static str],
        key: &'a str,
        value: &'a dyn Encode,
    ) -> &mut Self {
        let encoding = self.next_encoding.take();
        self.child(
            name,
            Child::AdditionalProperties(AdditionalProperties { field_names, key: Some(key), value, encoding }),
        )
    }

    pub(super) fn child(&mut self, name: &'a str, child: Child<'a>) -> &mut Self {
        match &mut self.collected {
            Some(ShallowValue::Object { fields, redacted, .. }) => {
                redacted.extend(mem::take(&mut self.next_redacted).then_some(fields.len()));
                fields.push((name, child));
            }
            Some(_) => {}
            None => self.write_child_field(name, child),
        }
        self
    }

    /// Begins an array; its `len` items follow.
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
                    encoding: for_elements(encoding),
                }
            }
            None if pipe_separated => self.open_joined_string(),
            None if single && self.frame.state == State::Initial => {
                self.frame.single_item_list = SingleItemList::Omitted;
            }
            None => self.open(State::Array),
        }
        self
    }

    /// Encodes an item of the array. An absent value is encoded as null.
    pub fn item(&mut self, value: &'a dyn Encode) -> &mut Self {
        match &mut self.collected {
            Some(ShallowValue::Array { items, encoding, .. }) => items.push(Child::Value(value, *encoding)),
            Some(_) => {}
            None => self.write_list_item(value),
        }
        self
    }

    /// Begins a map; its `len` entries follow.
    pub fn map(&mut self, len: usize) -> &mut Self {
        match &mut self.collected {
            Some(collected) => {
                *collected =
                    ShallowValue::Map { entries: Vec::with_capacity(len), encoding: for_elements(self.frame.encoding) }
            }
            None => self.open(State::Map),
        }
        self
    }

    /// Encodes an entry of the map. An absent value is encoded as null.
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

    /// Encodes a branch of an untagged union. JSON contains only the payload; `Debug` also contains the name of the variant.
    pub fn variant(&mut self, debug: &'static str, payload: &'a dyn Encode) -> &mut Self {
        let encoding = self.next_encoding.take().or(self.frame.encoding);
        match &mut self.collected {
            Some(collected) => *collected = ShallowValue::Variant { debug, payload: Child::Value(payload, encoding) },
            None => self.write_branch(payload, encoding),
        }
        self
    }

    /// Encodes a variant of a container: an object with one key. Inside an open object it is a field, inside an array
    /// an item.
    pub fn keyed_variant(&mut self, key: &'a str, debug: &'static str, payload: &'a dyn Encode) -> &mut Self {
        let encoding = self.next_encoding.take();
        let value = payload;
        let payload = Child::Value(payload, encoding);
        match &mut self.collected {
            Some(ShallowValue::Object { .. }) => return self.child(key, payload),
            Some(ShallowValue::Array { items, .. }) => items.push(Child::KeyedVariant { key, debug, value }),
            Some(collected) => {
                let redacted = mem::take(&mut self.next_redacted);
                *collected = ShallowValue::KeyedVariant { key, debug, payload, redacted };
            }
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

    /// Encodes an unknown variant of a container. An empty one is omitted.
    pub fn unknown_entry(&mut self, other: &'a Other) -> &mut Self {
        if other.name.is_empty() && other.raw.get() == "null" {
            return self;
        }
        self.keyed_variant(&other.name, "Other", &other.raw)
    }
}

/// Serializes a document to JSON with its own `Serialize` implementation.
pub(crate) fn document_to_json<T: serde::Serialize + ?Sized>(document: &T) -> Result<String, EncodeError> {
    serde_json::to_string(document).map_err(EncodeError::document)
}
