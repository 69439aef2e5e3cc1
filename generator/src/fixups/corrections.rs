//! What corrections add to the specification for later stages.

use std::collections::{HashMap, HashSet};

use crate::spec::{TypeName, ValueOf};

/// What corrections say that the specification has no words for.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    /// How the branches of a union are told apart where looking at them does not say.
    pub discriminator_rules: HashMap<TypeName, DiscriminatorRule>,
    /// Values that are several lines of a body.
    pub line_rules: HashMap<TypeName, LineRule>,
    /// The requests that must not be sent twice, though their method says that they may.
    pub not_repeatable: HashSet<TypeName>,
    /// The types that the specification lacks, which corrections added.
    pub added_types: HashSet<TypeName>,
    /// The types that nothing names any more.
    pub replaced_types: HashSet<TypeName>,
    /// What became of each correction, by its name.
    pub outcomes: Vec<(&'static str, Outcome)>,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It was made.
    Applied,
    /// It should have been made, and does not fit any more.
    Stale,
    /// What it corrects is no part of the input.
    NoTarget,
    /// It is of other versions.
    OtherVersion,
}

/// How the branches of a union are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DiscriminatorRule {
    /// How objects are.
    pub objects: Option<ObjectDiscriminator>,
    /// The branch that a text is.
    pub strings: Option<usize>,
}

/// Objects that are told by a key: the key, and the branch that it means. Another object is the branch given last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectDiscriminator {
    /// The key.
    pub key: &'static str,
    /// The branch of an object that has it.
    pub with: usize,
    /// The branch of one that doesn't.
    pub without: usize,
}

/// Which lines of a body are one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineRule {
    /// An alias: the first branch is the first line, the second branch the second.
    Pair,
    /// A container: the first line. Behind these keys a second line follows, of this type.
    ByKey(Vec<(&'static str, ValueOf)>),
}
