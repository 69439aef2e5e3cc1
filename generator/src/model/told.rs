//! How the branches of the specification's unions are told apart, decided in lowering.

use std::collections::BTreeMap;

use crate::diagnostic::Origin;

/// How the branches of a union are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Told {
    /// They are one: the same type in Rust, or a single branch.
    One,
    /// A value or null.
    Nullable,
    /// A value or a list of them, or a map or a list of maps.
    OneOrMany,
    /// By the kind of JSON.
    Kind,
    /// By what the first element of a list is.
    Elements,
    /// By keys that only one of them has.
    Keys,
    /// By a rule that a fixup gives.
    Fixup,
    /// By a field inside each.
    Tag,
    /// By the key that each stands under.
    Key,
    /// By nothing, as the specification says: all are read as one of them.
    Untagged,
    /// By nothing, which is an error.
    Not,
}

impl Told {
    /// Every way.
    pub const ALL: [Self; 11] = [
        Self::One,
        Self::Nullable,
        Self::OneOrMany,
        Self::Kind,
        Self::Elements,
        Self::Keys,
        Self::Fixup,
        Self::Tag,
        Self::Key,
        Self::Untagged,
        Self::Not,
    ];

    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::One => "one type only",
            Self::Nullable => "a value or null",
            Self::OneOrMany => "one or a list",
            Self::Kind => "by the kind of JSON",
            Self::Elements => "by the elements of lists",
            Self::Keys => "by keys",
            Self::Fixup => "by a fixup",
            Self::Tag => "by a tag inside",
            Self::Key => "by the key outside",
            Self::Untagged => "untagged",
            Self::Not => "not at all",
        }
    }
}

/// The unions that lowering looked at, by their places.
pub type Unions = BTreeMap<Origin, Told>;
