//! Converts the arguments of setters. These are functions because the compiler checks the body of each of thousands of
//! setters, and a chain of iterators needs four times as long to check as a function call.

use std::hash::Hash;

use indexmap::IndexMap;

/// Converts each item of a list.
pub fn into_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// Converts each key and each value of a map, and keeps the order.
pub fn into_map<K: Hash + Eq, V>(entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>) -> IndexMap<K, V> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}
