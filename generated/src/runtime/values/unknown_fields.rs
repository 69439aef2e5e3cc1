//! Fields that the specification does not describe.

use std::fmt;

use indexmap::IndexMap;

use super::RawJson;
use crate::runtime::endpoint::ReceivedPlaces;

/// The fields of a JSON object that its type does not have, and the values that did not fit their fields.
///
/// Decoding keeps them unchanged, and encoding writes them back. A value that did not fit its field is kept under the name of
/// the field, which is empty then. Once the field has a value, that value is written instead.
///
/// A request can contain a field that the specification lacks:
///
/// ```
/// use generated::UnknownFields;
/// use serde_json::json;
///
/// let mut fields = UnknownFields::new();
/// fields.insert("new_option", json!({ "size": 3 }));
/// assert_eq!(fields.get("new_option").unwrap().get(), r#"{"size":3}"#);
/// // `Debug` shows only the names, since a value may be a secret.
/// assert_eq!(format!("{fields:?}"), r#"["new_option"]"#);
/// fields.remove("new_option");
/// assert!(fields.is_empty());
/// ```
#[derive(Clone, Default)]
pub struct UnknownFields(Option<Box<Entries>>);

/// The content of [`UnknownFields`].
#[derive(Clone, Default)]
pub(crate) struct Entries {
    kept: IndexMap<String, RawJson>,
    /// The names of required fields that were missing. They are omitted while they are empty.
    absent: Vec<&'static str>,
    /// The places of the parameters of a decoded request.
    places: ReceivedPlaces,
}

impl UnknownFields {
    /// Creates an empty value.
    pub const fn new() -> Self {
        Self(None)
    }

    /// Returns true if there are no fields.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number of fields.
    pub fn len(&self) -> usize {
        self.entries().map_or(0, |entries| entries.kept.len())
    }

    /// Returns the JSON of a field. [`RawJson::parse`] converts it to another type.
    pub fn get(&self, name: &str) -> Option<&RawJson> {
        self.entries()?.kept.get(name)
    }

    /// Adds a field, and returns the value that it had. It is written unless the type has a field of this name with a value.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<RawJson>) -> Option<RawJson> {
        self.entries_mut().kept.insert(name.into(), value.into())
    }

    /// Removes a field and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<RawJson> {
        self.0.as_mut()?.kept.shift_remove(name)
    }

    /// Iterates over the names and values, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.entries().into_iter().flat_map(Entries::kept)
    }

    pub(crate) fn entries(&self) -> Option<&Entries> {
        self.0.as_deref()
    }

    fn entries_mut(&mut self) -> &mut Entries {
        self.0.get_or_insert_default()
    }

    /// Returns the places of the parameters of a decoded request.
    pub(crate) fn places(&self) -> Option<&ReceivedPlaces> {
        Some(&self.entries()?.places)
    }

    /// Stores the places of the parameters of a decoded request.
    pub(crate) fn set_places(&mut self, places: ReceivedPlaces) {
        self.entries_mut().places = places;
    }

    /// Records that a required field was missing.
    pub(crate) fn insert_absent(&mut self, name: &'static str) {
        self.entries_mut().absent.push(name);
    }
}

impl Entries {
    /// Returns true if a field of this name is written only if it is not empty.
    pub(crate) fn replaces(&self, name: &str) -> bool {
        self.kept.contains_key(name) || self.is_absent(name)
    }

    /// Returns true if a required field of this name was missing.
    pub(crate) fn is_absent(&self, name: &str) -> bool {
        self.absent.contains(&name)
    }

    /// Iterates over the kept fields.
    pub(crate) fn kept(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.kept.iter().map(|(name, raw)| (name.as_str(), raw))
    }

    /// Returns true if no field is kept.
    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Compares the kept fields, in any order.
    pub(crate) fn is_equal(left: Option<&Self>, right: Option<&Self>) -> bool {
        match (left, right) {
            (Some(left), Some(right)) => left.kept == right.kept,
            (Some(entries), None) | (None, Some(entries)) => entries.is_empty(),
            (None, None) => true,
        }
    }
}

impl fmt::Debug for Entries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.kept.keys()).finish()
    }
}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

impl PartialEq for UnknownFields {
    fn eq(&self, other: &Self) -> bool {
        Entries::is_equal(self.entries(), other.entries())
    }
}
