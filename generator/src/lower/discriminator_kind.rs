//! Kinds of discriminators, for statistics.

use std::collections::BTreeMap;

use crate::diagnostic::Origin;

/// The kind of a union's discriminator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum DiscriminatorKind {
    /// There is only one branch, or all branches have the same Rust type.
    SingleType,
    /// A value or null.
    Nullable,
    /// A value or a list of values; a map or a list of maps.
    OneOrMany,
    /// The kind of JSON value.
    JsonKind,
    /// The first element of a list.
    FirstElement,
    /// A required key that no other branch has.
    UniqueKey,
    /// A rule in a correction.
    Correction,
    /// A tag inside each branch.
    InternalTag,
    /// The key in the surrounding map.
    ExternalTag,
    /// The specification declares one branch for decoding.
    Untyped,
    /// The branches cannot be distinguished, so the union is raw JSON.
    Ambiguous,
}

impl DiscriminatorKind {
    /// All kinds.
    pub(crate) const ALL: [Self; 11] = [
        Self::SingleType,
        Self::Nullable,
        Self::OneOrMany,
        Self::JsonKind,
        Self::FirstElement,
        Self::UniqueKey,
        Self::Correction,
        Self::InternalTag,
        Self::ExternalTag,
        Self::Untyped,
        Self::Ambiguous,
    ];

    /// Returns the label of the kind in statistics.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::SingleType => "single type",
            Self::Nullable => "value or null",
            Self::OneOrMany => "one or many",
            Self::JsonKind => "JSON kind",
            Self::FirstElement => "first element",
            Self::UniqueKey => "unique key",
            Self::Correction => "correction",
            Self::InternalTag => "internal tag",
            Self::ExternalTag => "external tag",
            Self::Untyped => "untyped",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// The kind of discriminator of each union, by the origin of the union.
pub(crate) type UnionDiscriminators = BTreeMap<Origin, DiscriminatorKind>;
