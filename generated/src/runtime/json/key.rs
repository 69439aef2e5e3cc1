//! What may be the key of a map.

/// A type that can be the key of a map: text, or an enum of the specification.
///
/// ```
/// use generated::runtime::json::Key;
///
/// let key = String::from_key("native1");
/// assert_eq!(key.as_key(), "native1");
/// ```
pub trait Key {
    /// The key that this text stands for. Never fails: an enum keeps a text that it doesn't know.
    fn from_key(text: &str) -> Self;
    /// The text that is written.
    fn as_key(&self) -> &str;
}

/// A key that is there and takes another text: what the reader sees of a [`Key`].
///
/// ```
/// use generated::runtime::json::KeySlot;
///
/// let mut key = String::new();
/// key.set("native1");
/// assert_eq!(key, "native1");
/// ```
pub trait KeySlot {
    /// Becomes the key that this text stands for.
    fn set(&mut self, text: &str);
}

impl<K: Key> KeySlot for K {
    fn set(&mut self, text: &str) {
        *self = K::from_key(text);
    }
}

impl Key for String {
    fn from_key(text: &str) -> Self {
        text.to_owned()
    }

    fn as_key(&self) -> &str {
        self
    }
}
