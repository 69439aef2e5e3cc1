//! The writer's words for values with parts.

use std::borrow::Cow;

use super::level::{Part, Shown, inner};
use super::writer::{Around, State, Writer};
use crate::runtime::Other;
use crate::runtime::json::{EncodeError, Form, Literal, Show};

impl<'a> Writer<'a> {
    /// The next field, branch or container's payload may stand in JSON in another way than the plain one.
    pub fn form(&mut self, form: Form) -> &mut Self {
        self.next_form = Some(form);
        self
    }

    /// This value is an object; its fields follow. `name` is the name of its Rust type, for `Debug`.
    pub fn object(&mut self, name: &'static str) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Object { name, fields: Vec::new() },
            None => self.open(State::Object),
        }
        self
    }

    /// A field of the object. One whose value is absent is left out.
    pub fn field(&mut self, name: &'static str, value: &'a dyn Show) -> &mut Self {
        let form = self.next_form.take();
        match &mut self.level {
            Some(Shown::Object { fields, .. }) => fields.push((name, Part::Value(value, form))),
            Some(_) => {}
            None => self.write_field(name, value, form),
        }
        self
    }

    /// A field without a key of its own: its variant's key stands among those of the object.
    pub fn flat(&mut self, value: &'a dyn Show) -> &mut Self {
        if self.goes_on() {
            value.show(self);
        }
        self
    }

    /// A field that always holds the same value.
    pub fn literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.part(name, Part::Literal(literal))
    }

    /// A field that holds a document of the user's, written by its own `Serialize`. None is left out.
    ///
    /// The depth limit does not reach into it: how a document is written is its type's business.
    #[allow(clippy::ref_option, reason = "generated code hands over its field as it is")]
    pub fn document<T: serde::Serialize>(&mut self, name: &'static str, document: &'a Option<T>) -> &mut Self {
        match document {
            Some(document) if self.goes_on() => self.part(name, Part::Document(document_text(document))),
            _ => self,
        }
    }

    pub(super) fn part(&mut self, name: &'a str, part: Part<'a>) -> &mut Self {
        match &mut self.level {
            Some(Shown::Object { fields, .. }) => fields.push((name, part)),
            Some(_) => {}
            None => self.write_part(name, part),
        }
        self
    }

    /// This value is a list; its items follow, `len` of them.
    pub fn list(&mut self, len: usize) -> &mut Self {
        let form = self.frame.form;
        let single = len == 1 && form.is_some_and(|form| form.depth == 0 && form.kind.may_be_one());
        let piped = form == Some(Form::pipes());
        match &mut self.level {
            Some(level) => *level = Shown::List { items: Vec::with_capacity(len), single, piped, form: inner(form) },
            None if piped => self.open_text(),
            None if single && self.frame.state == State::Nothing => self.frame.around = Around::ListOfOne,
            None => self.open(State::List),
        }
        self
    }

    /// An item of the list. One that is absent is null.
    pub fn item(&mut self, value: &'a dyn Show) -> &mut Self {
        match &mut self.level {
            Some(Shown::List { items, form, .. }) => items.push(Part::Value(value, *form)),
            Some(_) => {}
            None => self.write_list_item(value),
        }
        self
    }

    /// This value is a map; its entries follow, `len` of them.
    pub fn map(&mut self, len: usize) -> &mut Self {
        match &mut self.level {
            Some(level) => *level = Shown::Map { entries: Vec::with_capacity(len), form: inner(self.frame.form) },
            None => self.open(State::Map),
        }
        self
    }

    /// An entry of the map. A value that is absent is null.
    pub fn entry(&mut self, key: impl Into<Cow<'a, str>>, value: &'a dyn Show) -> &mut Self {
        self.any_entry(key.into(), value)
    }

    fn any_entry(&mut self, key: Cow<'a, str>, value: &'a dyn Show) -> &mut Self {
        match &mut self.level {
            Some(Shown::Map { entries, form }) => entries.push((key, Part::Value(value, *form))),
            Some(_) => {}
            None => self.write_entry(&key, value),
        }
        self
    }

    /// This value is a union's branch: JSON is the payload, `Debug` has the variant's name around it.
    pub fn variant(&mut self, debug: &'static str, payload: &'a dyn Show) -> &mut Self {
        let form = self.next_form.take().or(self.frame.form);
        match &mut self.level {
            Some(level) => *level = Shown::Variant { debug, payload: Part::Value(payload, form) },
            None => self.write_branch(payload, form),
        }
        self
    }

    /// This value is a container: an object of one key. In an object that is already open it is a field, in a list an item.
    pub fn single(&mut self, key: &'a str, debug: &'static str, payload: &'a dyn Show) -> &mut Self {
        let form = self.next_form.take();
        let value = payload;
        let payload = Part::Value(payload, form);
        match &mut self.level {
            Some(Shown::Object { .. }) => return self.part(key, payload),
            Some(Shown::List { items, .. }) => items.push(Part::Single { key, debug, value }),
            Some(level) => *level = Shown::Single { key, debug, payload },
            None if self.frame.state == State::List => self.write_single_item(key, payload),
            None => {
                if self.frame.state == State::Nothing {
                    self.open(State::Object);
                }
                return self.part(key, payload);
            }
        }
        self
    }

    /// The same of a variant that isn't known. Nothing is written of one that is empty.
    pub fn other_entry(&mut self, other: &'a Other) -> &mut Self {
        if other.name.is_empty() && other.raw.get() == "null" {
            return self;
        }
        self.single(&other.name, "Other", &other.raw)
    }
}

/// A document as JSON text, by its own `Serialize`.
pub(crate) fn document_text<T: serde::Serialize + ?Sized>(document: &T) -> Result<String, EncodeError> {
    serde_json::to_string(document).map_err(|error| EncodeError::document(&error))
}
