//! The instances of generic types that are requested, and limits for types whose arguments grow without end.

use std::collections::HashMap;

use indexmap::IndexMap;
use indexmap::map::Entry;

use crate::diagnostic::Origin;
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
}

/// A limit was exceeded.
pub(super) struct LimitExceeded;

impl Instances {
    /// Requests a generic type with these arguments.
    pub(super) fn request(
        &mut self,
        name: &TypeName,
        arguments: Vec<ValueOf>,
        first_use: InstanceUse,
    ) -> Result<(), LimitExceeded> {
        let Entry::Vacant(entry) = self.requested.entry((name.clone(), arguments)) else { return Ok(()) };
        let count = self.counts.entry(name.clone()).or_default();
        *count += 1;
        if *count > MAX_INSTANCES {
            return Err(LimitExceeded);
        }
        entry.insert(first_use);
        Ok(())
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

    /// Counts the expansion of an alias.
    pub(super) fn count_substitution(&mut self) -> Result<(), LimitExceeded> {
        self.substitutions += 1;
        if self.substitutions <= MAX_SUBSTITUTIONS { Ok(()) } else { Err(LimitExceeded) }
    }
}
