//! Maps with one entry.

use std::fmt;

use crate::runtime::json::{self, Decode, Encode, Encoder, MapKey};

/// A map with exactly one entry, such as a field and the condition on it in a query.
///
/// It converts from a pair of key and value. A decoded one is empty if the server sent `{}`, which strict mode rejects.
///
/// ```
/// use generated::{json, SingleKey};
///
/// let boost: SingleKey<String, f64> = ("title", 1.5).into();
/// assert_eq!(boost, SingleKey::new("title", 1.5));
/// assert_eq!((boost.key().map(String::as_str), boost.value()), (Some("title"), Some(&1.5)));
/// assert_eq!(json::encode(&boost)?, br#"{"title":1.5}"#);
///
/// let boosts = [boost, ("author", 2.0).into()];
/// let sum: f64 = boosts.iter().flatten().map(|(_, boost)| boost).sum();
/// assert_eq!(sum, 3.5);
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct SingleKey<K, V>(pub(in crate::runtime) Option<(K, V)>);

impl<K, V> SingleKey<K, V> {
    /// Creates a map from a key and its value.
    pub fn new(key: impl Into<K>, value: impl Into<V>) -> Self {
        Self(Some((key.into(), value.into())))
    }

    /// Returns the key; `None` if it was decoded from `{}`.
    pub fn key(&self) -> Option<&K> {
        self.0.as_ref().map(|(key, _)| key)
    }

    /// Returns the value; `None` if it was decoded from `{}`.
    pub fn value(&self) -> Option<&V> {
        self.0.as_ref().map(|(_, value)| value)
    }

    /// Iterates over the entry; empty if it was decoded from `{}`.
    pub fn iter(&self) -> std::option::IntoIter<(&K, &V)> {
        self.0.as_ref().map(|(key, value)| (key, value)).into_iter()
    }

    /// Returns the entry.
    ///
    /// ```
    /// use generated::SingleKey;
    ///
    /// let boost = SingleKey::<String, f64>::new("title", 2);
    /// assert_eq!(boost.into_pair(), Some(("title".to_owned(), 2.0)));
    /// ```
    pub fn into_pair(self) -> Option<(K, V)> {
        self.0
    }
}

impl<K, V, IntoK: Into<K>, IntoV: Into<V>> From<(IntoK, IntoV)> for SingleKey<K, V> {
    fn from((key, value): (IntoK, IntoV)) -> Self {
        Self::new(key, value)
    }
}

impl<'t, K, V> IntoIterator for &'t SingleKey<K, V> {
    type Item = (&'t K, &'t V);
    type IntoIter = std::option::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SingleKey<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(key, value)| (key, value))).finish()
    }
}

impl<K: MapKey, V: Encode> Encode for SingleKey<K, V> {
    #[inline]
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.map(1);
        if let Some((key, value)) = &self.0 {
            e.entry(key.as_key(), value);
        }
    }
}

impl<K: MapKey, V: Encode> serde::Serialize for SingleKey<K, V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de, K: MapKey, V: Decode> serde::Deserialize<'de> for SingleKey<K, V> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
