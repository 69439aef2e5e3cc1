//! Types that can be the key of a map.

/// A type that can be the key of a map: a string, or a string enum of the specification.
///
/// ```
/// use generated::json::MapKey;
///
/// let key = String::from_key("native1");
/// assert_eq!(key.as_key(), "native1");
/// ```
pub trait MapKey {
    /// Parses a key. Never fails: a string enum keeps an unknown string.
    fn from_key(string: &str) -> Self;
    /// Returns the key as a string.
    fn as_key(&self) -> &str;
}

/// A key that can be replaced: the object-safe part of [`MapKey`] that the decoder uses.
///
/// ```
/// use generated::json::MapKeyTarget;
///
/// let mut key = String::new();
/// key.set("native1");
/// assert_eq!(key, "native1");
/// ```
pub trait MapKeyTarget {
    /// Parses a key and stores it here.
    fn set(&mut self, string: &str);
}

impl<K: MapKey> MapKeyTarget for K {
    fn set(&mut self, string: &str) {
        *self = K::from_key(string);
    }
}

impl MapKey for String {
    fn from_key(string: &str) -> Self {
        string.to_owned()
    }

    fn as_key(&self) -> &str {
        self
    }
}
