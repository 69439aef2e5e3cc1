//! Deprecation.

/// The content of `#[deprecated]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The version of Elasticsearch that deprecated it.
    pub since: String,
    /// The reason, and what to use instead.
    pub note: String,
}
