//! Maps whose keys contain the types of their values, such as `sterms#genres`.

use std::collections::HashMap;
use std::{fmt, iter, slice, vec};

use super::small_string::SmallString;
use crate::runtime::json::{DecodeTyped, Encode, Encoder, TypedValue};

/// A map from names to values of several types. In JSON, each key consists of the type, `#` and the name.
///
/// Generated code adds a method for each type: `aggregations.sterms("genres")` returns the value, or a
/// [`TypedKeyError`](crate::runtime::TypedKeyError) that lists the existing names. A value whose key has no type, or an
/// unknown one, becomes the variant `Other`, which is encoded unchanged.
///
/// ```
/// use generated::json::TypedValue;
/// use generated::TypedKeys;
///
/// #[derive(Debug, PartialEq)]
/// enum Metric {
///     Avg(f64),
///     Count(i64),
/// }
///
/// impl TypedValue for Metric {
///     fn type_name(&self) -> &str {
///         match self {
///             Self::Avg(_) => "avg",
///             Self::Count(_) => "value_count",
///         }
///     }
/// }
///
/// let metrics: TypedKeys<Metric> = [("price", Metric::Avg(1.5)), ("books", Metric::Count(2))].into_iter().collect();
/// assert_eq!(metrics.get("books"), Some(&Metric::Count(2)));
/// assert_eq!(metrics.names().collect::<Vec<_>>(), ["price", "books"]);
/// for (name, metric) in &metrics {
///     println!("{name} is a {}", metric.type_name());
/// }
/// ```
#[derive(Clone)]
pub struct TypedKeys<T> {
    entries: Vec<Entry<T>>,
    /// The position of each name if there are more than [`MAX_LINEAR_SEARCH`]. Most buckets have few aggregations: a
    /// linear search is faster than a hash, and saves an allocation for each bucket.
    #[expect(clippy::box_collection, reason = "few maps have it, and all of them reserve the space for it")]
    positions: Option<Box<HashMap<String, usize>>>,
}

/// A name and its value.
pub(in crate::runtime) type Entry<T> = (SmallString, T);

/// The number of entries up to which names are searched linearly.
const MAX_LINEAR_SEARCH: usize = 16;

impl<T> TypedKeys<T> {
    /// Returns the value with this name, of any type.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.position(name).and_then(|position| self.entries.get(position)).map(|(_, value)| value)
    }

    /// Returns the names in order, without the types.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(name, _)| name.as_str())
    }

    /// Returns names and values in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &T)> + ExactSizeIterator + Clone {
        self.into_iter()
    }

    /// Returns the number of values.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Inserts a value, and returns the one that it replaces.
    pub fn insert(&mut self, name: impl Into<String>, value: T) -> Option<T> {
        self.insert_full(name.into(), value).1
    }

    /// Removes the value with this name, and returns it.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let position = self.position(name)?;
        let (_, value) = self.entries.remove(position);
        if self.positions.is_some() {
            let positions =
                self.entries.iter().enumerate().map(|(position, (name, _))| (name.as_str().to_owned(), position));
            self.positions = Some(Box::new(positions.collect()));
        }
        Some(value)
    }

    pub(in crate::runtime) fn reserve(&mut self, more: usize) {
        if self.entries.is_empty() {
            self.entries.reserve_exact(more);
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        match &self.positions {
            Some(positions) => positions.get(name).copied(),
            None => self.entries.iter().position(|(other, _)| other.as_bytes() == name.as_bytes()),
        }
    }

    /// Inserts a value. Returns its position, and the value that it replaces.
    fn insert_full(&mut self, name: impl AsRef<str> + Into<SmallString>, value: T) -> (usize, Option<T>) {
        if let Some(position) = self.position(name.as_ref())
            && let Some((_, target)) = self.entries.get_mut(position)
        {
            return (position, Some(std::mem::replace(target, value)));
        }
        let position = self.entries.len();
        if let Some(positions) = &mut self.positions {
            positions.insert(name.as_ref().to_owned(), position);
        }
        self.entries.push((name.into(), value));
        if position == MAX_LINEAR_SEARCH {
            let names =
                self.entries.iter().enumerate().map(|(position, (name, _))| (name.as_str().to_owned(), position));
            self.positions = Some(Box::new(names.collect()));
        }
        (position, None)
    }
}

/// Splits a key into type and name. A key without a type is a name.
pub(in crate::runtime) fn split_typed_key(key: &str) -> (&str, &str) {
    // A search for a byte is faster than one for a character, since keys are short.
    let sign = key.bytes().position(|byte| byte == b'#').filter(|at| *at > 0);
    sign.and_then(|at| Some((key.get(..at)?, key.get(at + 1..)?))).unwrap_or(("", key))
}

impl<T: TypedValue> TypedKeys<T> {
    /// Returns the keys, with types, and the values.
    fn typed_keys(&self) -> impl Iterator<Item = (String, &T)> {
        self.iter().map(|(name, value)| match value.type_name() {
            "" => (name.to_owned(), value),
            type_name => (format!("{type_name}#{name}"), value),
        })
    }
}

impl<T: TypedValue + Encode> Encode for TypedKeys<T> {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.map(self.len());
        for (key, value) in self.typed_keys() {
            e.entry(key, value);
        }
    }
}

impl<T: DecodeTyped> TypedKeys<T> {
    /// Inserts an empty value of the type that the key contains, and returns it.
    pub(in crate::runtime) fn insert_empty(&mut self, key: &str) -> Option<&mut T> {
        let (type_name, name) = split_typed_key(key);
        let (position, _) = self.insert_full(name, T::empty_of_type(type_name));
        self.entries.get_mut(position).map(|(_, value)| value)
    }

    /// Inserts an empty variant `Other` with the type that the key contains, and returns it.
    pub(in crate::runtime) fn insert_other(&mut self, key: &str) -> Option<&mut T> {
        let (type_name, name) = split_typed_key(key);
        let (position, _) = self.insert_full(name, T::other_of_type(type_name));
        self.entries.get_mut(position).map(|(_, value)| value)
    }
}

/// Compares the entries in any order.
impl<T: PartialEq> PartialEq for TypedKeys<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<T> Default for TypedKeys<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), positions: None }
    }
}

impl<T: fmt::Debug> fmt::Debug for TypedKeys<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for TypedKeys<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (name, value) in entries {
            map.insert(name, value);
        }
        map
    }
}

impl<'t, T> IntoIterator for &'t TypedKeys<T> {
    type Item = (&'t str, &'t T);
    type IntoIter = iter::Map<slice::Iter<'t, (SmallString, T)>, fn(&'t (SmallString, T)) -> (&'t str, &'t T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<T> IntoIterator for TypedKeys<T> {
    type Item = (String, T);
    type IntoIter = iter::Map<vec::IntoIter<(SmallString, T)>, fn((SmallString, T)) -> (String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter().map(|(name, value)| (name.into(), value))
    }
}
