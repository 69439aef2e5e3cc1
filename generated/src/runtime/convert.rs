//! Conversions of the arguments of setters. They are functions, instead of an iterator in each of thousands of setters,
//! because the compiler checks a call in a quarter of the time.

use std::hash::Hash;

use indexmap::IndexMap;

/// Converts items to a list.
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

/// Converts entries to a map, in the same order.
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
