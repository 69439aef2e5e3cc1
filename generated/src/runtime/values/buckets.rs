//! Values in an array, or in an object with a name for each.

use std::fmt;

use indexmap::IndexMap;

use crate::runtime::json::{self, Decode, Encode, Encoder};

/// Values in a list, or in a map with a name for each: the buckets of an aggregation, which have names if the
/// aggregation is `keyed`.
///
/// Iteration returns the values of both.
///
/// ```
/// use generated::{json, Buckets};
///
/// let keyed: Buckets<i64> = [("cheap", 7), ("dear", 2)].into();
/// assert_eq!(keyed.get("cheap"), Some(&7));
/// assert_eq!(keyed.iter().sum::<i64>(), 9);
/// assert_eq!(json::encode(&keyed)?, br#"{"cheap":7,"dear":2}"#);
///
/// let listed = Buckets::from([7, 2]);
/// for bucket in &listed {
///     println!("{bucket}");
/// }
/// assert_eq!((listed.get("cheap"), listed.list()), (None, &[7, 2][..]));
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, PartialEq)]
pub enum Buckets<T> {
    /// A name for each value.
    Keyed(IndexMap<String, T>),
    /// Values without names.
    List(Vec<T>),
}

/// An iterator over the values of [`Buckets`].
type Values<'t, T> = std::iter::Chain<indexmap::map::Values<'t, String, T>, std::slice::Iter<'t, T>>;

impl<T> Buckets<T> {
    /// Returns the values in order.
    pub fn iter(&self) -> Values<'_, T> {
        let keyed = match self {
            Self::Keyed(keyed) => keyed.values(),
            Self::List(_) => indexmap::map::Slice::new().values(),
        };
        keyed.chain(self.list())
    }

    /// Returns the values of a list; empty if the values have names.
    pub fn list(&self) -> &[T] {
        if let Self::List(list) = self { list } else { &[] }
    }

    /// Returns names and values; empty for a list.
    pub fn keyed(&self) -> impl Iterator<Item = (&str, &T)> {
        let keyed = if let Self::Keyed(keyed) = self { Some(keyed) } else { None };
        keyed.into_iter().flatten().map(|(name, value)| (name.as_str(), value))
    }

    /// Returns the value with this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        if let Self::Keyed(keyed) = self { keyed.get(name) } else { None }
    }

    /// Returns the number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Keyed(keyed) => keyed.len(),
            Self::List(list) => list.len(),
        }
    }

    /// Returns whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T: Encode> Encode for Buckets<T> {
    #[inline]
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::Keyed(keyed) => keyed.encode(e),
            Self::List(list) => list.encode(e),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Buckets<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keyed(keyed) => keyed.fmt(f),
            Self::List(list) => list.fmt(f),
        }
    }
}

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl<T> From<Vec<T>> for Buckets<T> {
    fn from(list: Vec<T>) -> Self {
        Self::List(list)
    }
}

impl<T, const N: usize> From<[T; N]> for Buckets<T> {
    fn from(list: [T; N]) -> Self {
        Self::List(list.into())
    }
}

impl<T> From<IndexMap<String, T>> for Buckets<T> {
    fn from(keyed: IndexMap<String, T>) -> Self {
        Self::Keyed(keyed)
    }
}

impl<T, const N: usize> From<[(&str, T); N]> for Buckets<T> {
    fn from(keyed: [(&str, T); N]) -> Self {
        Self::Keyed(keyed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

impl<'t, T> IntoIterator for &'t Buckets<T> {
    type Item = &'t T;
    type IntoIter = Values<'t, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Encode> serde::Serialize for Buckets<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de, T: Decode> serde::Deserialize<'de> for Buckets<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
