//! What stands in an object under keys that are no fields of it.

use std::borrow::Cow;

use super::level::{Part, Shown, level};
use super::writer::Writer;
use crate::runtime::json::{EncodeError, Form, Show};

/// What is additional in an object, and the names of the fields, which it must not have.
#[derive(Clone, Copy)]
pub(crate) struct Additional<'a> {
    known: &'static [&'static str],
    /// Where there is only one: its key.
    key: Option<&'a str>,
    /// A map, or the value of the only key.
    value: &'a dyn Show,
    form: Option<Form>,
}

impl<'a> Additional<'a> {
    /// As the map that it is, or would be.
    pub(super) fn level(self) -> Shown<'a> {
        match self.key {
            Some(key) => {
                let entries = vec![(Cow::Borrowed(key), Part::Value(self.value, self.form))];
                Shown::Map { entries, form: None }
            }
            None => level(self.value, self.form),
        }
    }

    /// The entries, in their order.
    ///
    /// # Errors
    /// One has the name of a field: the object would have it twice, or be read as another.
    pub(super) fn entries(self) -> Result<Vec<(Cow<'a, str>, Part<'a>)>, EncodeError> {
        let Shown::Map { entries, .. } = self.level() else { return Ok(Vec::new()) };
        let taken = entries.iter().find_map(|(key, _)| self.known.iter().find(|known| **known == *key));
        taken.map_or(Ok(entries), |field| Err(EncodeError::taken(field)))
    }
}

impl<'a> Writer<'a> {
    /// The entries of a map, beside the fields. `name` is the map's own, for `Debug`; `known` are the names of all fields.
    pub fn additional(&mut self, name: &'static str, known: &'static [&'static str], map: &'a dyn Show) -> &mut Self {
        let form = self.next_form.take();
        self.part(name, Part::Additional(Additional { known, key: None, value: map, form }))
    }

    /// A single entry beside the fields: a key and its value. `name` is the value's own, for `Debug`; `known` are the names
    /// of all fields.
    pub fn additional_one(
        &mut self,
        name: &'static str,
        known: &'static [&'static str],
        key: &'a str,
        value: &'a dyn Show,
    ) -> &mut Self {
        let form = self.next_form.take();
        self.part(name, Part::Additional(Additional { known, key: Some(key), value, form }))
    }

    pub(super) fn write_additional(&mut self, additional: Additional<'a>) {
        match additional.entries() {
            Ok(entries) => entries.iter().for_each(|(key, part)| self.write_beside(key, part)),
            Err(error) => self.fail(error),
        }
    }
}
