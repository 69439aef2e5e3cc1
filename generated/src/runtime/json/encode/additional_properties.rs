//! What stands in an object under keys that are no fields of it.

use std::borrow::Cow;

use super::encoder::Encoder;
use super::shallow_value::{Child, ShallowValue, shallow};
use crate::runtime::json::{Encode, EncodeError, Encoding};

/// What is additional in an object, and the names of the fields, which it must not have.
#[derive(Clone, Copy)]
pub(crate) struct AdditionalProperties<'a> {
    field_names: &'static [&'static str],
    /// Where there is only one: its key.
    key: Option<&'a str>,
    /// A map, or the value of the only key.
    value: &'a dyn Encode,
    encoding: Option<Encoding>,
}

impl<'a> AdditionalProperties<'a> {
    /// As the map that it is, or would be.
    pub(super) fn shallow(self) -> ShallowValue<'a> {
        match self.key {
            Some(key) => {
                let entries = vec![(Cow::Borrowed(key), Child::Value(self.value, self.encoding))];
                ShallowValue::Map { entries, encoding: None }
            }
            None => shallow(self.value, self.encoding),
        }
    }

    /// The entries, in their order.
    ///
    /// # Errors
    /// One has the name of a field: the object would have it twice, or be read as another.
    pub(super) fn entries(self) -> Result<Vec<(Cow<'a, str>, Child<'a>)>, EncodeError> {
        let ShallowValue::Map { entries, .. } = self.shallow() else { return Ok(Vec::new()) };
        let duplicate = entries.iter().find_map(|(key, _)| self.field_names.iter().find(|name| **name == *key));
        duplicate.map_or(Ok(entries), |field| Err(EncodeError::duplicate_key(field)))
    }
}

impl<'a> Encoder<'a> {
    /// The entries of a map, beside the fields. `name` is the map's own, for `Debug`; `field_names` are the names of all fields.
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

    /// A single entry beside the fields: a key and its value. `name` is the value's own, for `Debug`; `field_names` are the names
    /// of all fields.
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

    pub(super) fn write_additional_properties(&mut self, additional: AdditionalProperties<'a>) {
        match additional.entries() {
            Ok(entries) => entries.iter().for_each(|(key, child)| self.write_additional_entry(key, child)),
            Err(error) => self.fail(error),
        }
    }
}
