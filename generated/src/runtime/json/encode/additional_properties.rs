//! Additional properties of an object: entries whose keys are not fields of its type.

use std::borrow::Cow;

use super::shallow_value::{Child, ShallowValue, shallow};
use crate::runtime::json::{Encode, EncodeError, Encoding};

/// The additional properties of an object, and the names of its fields, which they must not use.
#[derive(Clone, Copy)]
pub(crate) struct AdditionalProperties<'a> {
    pub(super) field_names: &'static [&'static str],
    /// The key, if there is exactly one additional property.
    pub(super) key: Option<&'a str>,
    /// A map, or the value of the only key.
    pub(super) value: &'a dyn Encode,
    pub(super) encoding: Option<Encoding>,
}

impl<'a> AdditionalProperties<'a> {
    /// Returns the properties as a map.
    pub(super) fn shallow(self) -> ShallowValue<'a> {
        match self.key {
            Some(key) => {
                let entries = vec![(Cow::Borrowed(key), Child::Value(self.value, self.encoding))];
                ShallowValue::Map { entries, encoding: None }
            }
            None => shallow(self.value, self.encoding),
        }
    }

    /// Returns the entries in order.
    ///
    /// # Errors
    /// Returns an error if an additional property has the name of a field.
    pub(super) fn entries(self) -> Result<Vec<(Cow<'a, str>, Child<'a>)>, EncodeError> {
        let ShallowValue::Map { entries, .. } = self.shallow() else { return Ok(Vec::new()) };
        let duplicate = entries.iter().find_map(|(key, _)| self.field_names.iter().find(|name| **name == *key));
        duplicate.map_or(Ok(entries), |field| Err(EncodeError::duplicate_key(field)))
    }
}
