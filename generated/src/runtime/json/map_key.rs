//! What may be the key of a map.

/// A type that can be the key of a map: text, or an enum of the specification.
///
/// ```
/// use generated::runtime::json::Key;
///
/// let key = String::from_key("native1");
/// assert_eq!(key.as_key(), "native1");
/// ```
pub trait MapKey {
    /// The key that this text stands for. Never fails: an enum keeps a text that it doesn't know.
    fn from_key(string: &str) -> Self;
    /// The text that is written.
    fn as_key(&self) -> &str;
}

/// A key that is there and takes another text: what the reader sees of a [`MapKey`].
///
/// ```
/// use generated::runtime::json::MapKeyTarget;
///
/// let mut key = String::new();
/// key.set("native1");
/// assert_eq!(key, "native1");
/// ```
pub trait MapKeyTarget {
    /// Becomes the key that this text stands for.
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
