//! Facts that corrections add and that the metamodel cannot express, for later stages.

use std::collections::{HashMap, HashSet};

use super::change::Quirk;
use super::outcome::EditOutcome;
use super::secret_names::SecretNames;
use crate::spec::{TypeName, ValueOf};

/// Facts that the metamodel cannot express.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The discriminators of unions whose branches have none.
    pub discriminator_rules: HashMap<TypeName, DiscriminatorRule>,
    /// The values that are several lines of a body.
    pub line_rules: HashMap<TypeName, LineRule>,
    /// The requests that must not be sent twice, although their HTTP method permits that.
    pub not_repeatable: HashSet<TypeName>,
    /// The known quirks, by type and property.
    pub quirks: HashMap<(TypeName, String), Quirk>,
    /// The exceptions from the rule that finds secrets by their names.
    pub secrets: SecretNames,
    /// The types that corrections define.
    pub added_types: HashSet<TypeName>,
    /// The types that nothing refers to after the corrections.
    pub replaced_types: HashSet<TypeName>,
    /// The outcome of each edit.
    pub outcomes: Vec<EditOutcome>,
}

/// The discriminator of a union.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DiscriminatorRule {
    /// The discriminator of objects.
    pub objects: Option<ObjectDiscriminator>,
    /// The branch of all strings.
    pub strings: Option<usize>,
}

/// A key by which objects are distinguished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectDiscriminator {
    /// The key.
    pub key: String,
    /// The branch of objects with the key.
    pub with: usize,
    /// The branch of objects without the key.
    pub without: usize,
}

/// The lines of a body that form one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineRule {
    /// An alias: the first branch is the first line, the second branch is the second line.
    Pair,
    /// A container: the first line. These keys require a second line of the given type.
    ByKey(Vec<(String, ValueOf)>),
}
