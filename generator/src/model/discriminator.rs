//! How the branches of the specification's unions are told apart, decided in lowering.

use std::collections::BTreeMap;

use crate::diagnostic::Origin;

/// How the branches of a union are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DiscriminatorKind {
    /// They are one: the same type in Rust, or a single branch.
    SingleType,
    /// A value or null.
    Nullable,
    /// A value or a list of them, or a map or a list of maps.
    OneOrMany,
    /// By the kind of JSON.
    JsonKind,
    /// By what the first element of a list is.
    FirstElement,
    /// By keys that only one of them has.
    UniqueKey,
    /// By a rule that a fixup gives.
    Correction,
    /// By a field inside each.
    InternalTag,
    /// By the key that each stands under.
    ExternalTag,
    /// By nothing, as the specification says: all are read as one of them.
    Untyped,
    /// By nothing, which is an error.
    Ambiguous,
}

impl DiscriminatorKind {
    /// Every way.
    pub const ALL: [Self; 11] = [
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

    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleType => "one type only",
            Self::Nullable => "a value or null",
            Self::OneOrMany => "one or a list",
            Self::JsonKind => "by the kind of JSON",
            Self::FirstElement => "by the elements of lists",
            Self::UniqueKey => "by keys",
            Self::Correction => "by a fixup",
            Self::InternalTag => "by a tag inside",
            Self::ExternalTag => "by the key outside",
            Self::Untyped => "untagged",
            Self::Ambiguous => "not at all",
        }
    }
}

/// The unions that lowering looked at, by their places.
pub type UnionDiscriminators = BTreeMap<Origin, DiscriminatorKind>;
