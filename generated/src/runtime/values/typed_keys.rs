//! Maps whose keys say of which type their values are: `sterms#genres`.

use std::fmt;

use indexmap::IndexMap;
use indexmap::map::{IntoIter, Iter};

use crate::runtime::json::{ReadTyped, Show, Typed, Writer};

/// A map from names to values of several types. In JSON each key is the type, `#`, and the name.
///
/// What generated code adds are methods for each type: `aggregations.sterms("genres")` is the value, or a
/// [`NamedError`](crate::runtime::NamedError) that lists what is there. A key without a type, or with one that is not
/// known, is the variant `Other` of the values, and is written back as it stood.
///
/// ```
/// use generated::runtime::json::Typed;
/// use generated::runtime::TypedKeys;
///
/// #[derive(Debug, PartialEq)]
/// enum Metric {
///     Avg(f64),
///     Count(i64),
/// }
///
/// impl Typed for Metric {
///     fn kind(&self) -> &str {
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
///     println!("{name} is a {}", metric.kind());
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct TypedKeys<T>(pub(in crate::runtime) IndexMap<String, T>);

impl<T> TypedKeys<T> {
    /// The value of this name, whatever its type.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.get(name)
    }

    /// The names, in the order in which they stood, without the types.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Names and values, in the order in which they stood.
    pub fn iter(&self) -> Iter<'_, String, T> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts a value under a name. The one that was there before is given back.
    pub fn insert(&mut self, name: impl Into<String>, value: T) -> Option<T> {
        self.0.insert(name.into(), value)
    }
}

/// Type and name of a key. Without a type, the whole key is the name.
pub(in crate::runtime) fn split(key: &str) -> (&str, &str) {
    key.split_once('#').filter(|(kind, _)| !kind.is_empty()).unwrap_or(("", key))
}

impl<T: Typed> TypedKeys<T> {
    /// Names and values, each name with its type in front.
    fn keys(&self) -> impl Iterator<Item = (String, &T)> {
        self.0.iter().map(|(name, value)| match value.kind() {
            "" => (name.clone(), value),
            kind => (format!("{kind}#{name}"), value),
        })
    }
}

impl<T: Typed + Show> Show for TypedKeys<T> {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.map(self.len());
        for (key, value) in self.keys() {
            w.entry(key, value);
        }
    }
}

impl<T: ReadTyped> TypedKeys<T> {
    /// An empty value of the type that the key says, under its name.
    pub(in crate::runtime) fn slot(&mut self, key: &str) -> Option<&mut T> {
        let (kind, name) = split(key);
        let (index, _) = self.0.insert_full(name.to_owned(), T::of_kind(kind));
        self.0.get_index_mut(index).map(|(_, value)| value)
    }
}

impl<T> Default for TypedKeys<T> {
    fn default() -> Self {
        Self(IndexMap::new())
    }
}

impl<T: fmt::Debug> fmt::Debug for TypedKeys<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(&self.0).finish()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for TypedKeys<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        Self(entries.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}

impl<'t, T> IntoIterator for &'t TypedKeys<T> {
    type Item = (&'t String, &'t T);
    type IntoIter = Iter<'t, String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for TypedKeys<T> {
    type Item = (String, T);
    type IntoIter = IntoIter<String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
