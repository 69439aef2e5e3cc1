//! The instances of generic types that are requested, and limits for types whose arguments grow without end.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostic::Origin;
use crate::model::ItemPath;
use crate::spec::{TypeName, ValueOf};

/// The largest number of different arguments of a generic type.
pub(super) const MAX_INSTANCES: usize = 1_000;

/// The largest number of aliases that are expanded for one definition.
pub(super) const MAX_SUBSTITUTIONS: usize = 10_000;

/// Generic types with their arguments.
#[derive(Debug, Default)]
pub(super) struct Instances {
    requested: IndexMap<(TypeName, Vec<ValueOf>), InstanceUse>,
    /// The number of different arguments of each type.
    counts: HashMap<TypeName, usize>,
    /// The number of generic aliases that were expanded for the current definition.
    substitutions: usize,
}

/// The first use of an instance.
#[derive(Clone, Debug)]
pub(super) struct InstanceUse {
    pub(super) at: Origin,
    /// True if requests contain the use.
    pub(super) in_request: bool,
    /// The path of the item.
    pub(super) path: ItemPath,
}

impl Instances {
    /// Adds a generic type with these arguments.
    pub(super) fn request(&mut self, name: &TypeName, arguments: Vec<ValueOf>, first_use: InstanceUse) {
        *self.counts.entry(name.clone()).or_default() += 1;
        self.requested.insert((name.clone(), arguments), first_use);
    }

    /// Returns the path of an instance, if it was requested.
    pub(super) fn path(&self, name: &TypeName, arguments: &[ValueOf]) -> Option<&ItemPath> {
        self.requested.get(&(name.clone(), arguments.to_vec())).map(|first_use| &first_use.path)
    }

    /// Returns true if a generic type has the largest number of instances.
    pub(super) fn is_full(&self, name: &TypeName) -> bool {
        self.counts.get(name).is_some_and(|count| *count >= MAX_INSTANCES)
    }

    /// Returns a requested instance by its index.
    pub(super) fn get(&self, index: usize) -> Option<(&TypeName, &[ValueOf], &InstanceUse)> {
        let ((name, arguments), first_use) = self.requested.get_index(index)?;
        Some((name, arguments, first_use))
    }

    /// Resets the count of expanded aliases, for a new definition.
    pub(super) fn reset_substitutions(&mut self) {
        self.substitutions = 0;
    }

    /// Counts the expansion of an alias. Returns false if the limit is exceeded.
    pub(super) fn count_substitution(&mut self) -> bool {
        self.substitutions += 1;
        self.substitutions <= MAX_SUBSTITUTIONS
    }
}
