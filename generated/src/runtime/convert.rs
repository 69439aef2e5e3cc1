//! What setters make of their arguments. One function instead of an iterator spelled out in each of two thousand setters:
//! the compiler checks their bodies, and an iterator takes it four times as long as a call.

use std::hash::Hash;

use indexmap::IndexMap;

/// A list of what becomes its items.
///
/// ```
/// use generated::runtime::convert;
///
/// let names: Vec<String> = convert::into_list(["native1", "file1"]);
/// assert_eq!(names, ["native1", "file1"]);
/// ```
pub fn into_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// A map of what becomes its keys and values, in this order.
///
/// ```
/// use generated::runtime::convert;
/// use indexmap::IndexMap;
///
/// let labels: IndexMap<String, f64> = convert::into_map([("price", 1)]);
/// assert_eq!(labels.get("price"), Some(&1.0));
/// ```
pub fn into_map<K: Hash + Eq, V>(entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>) -> IndexMap<K, V> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}
