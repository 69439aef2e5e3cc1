//! The disposition of each definition.

use std::collections::{BTreeMap, HashSet};

use super::context::Lowering;
use crate::coverage::{Coverage, Disposition};
use crate::spec::TypeName;

impl Lowering<'_> {
    /// Returns the coverage of the specification by the lowered items.
    pub(super) fn coverage(&self) -> Coverage {
        Coverage {
            definitions: self.spec.types.len(),
            endpoints: self.selection.endpoints.iter().map(|n| n.0.clone()).collect(),
            total_endpoints: self.spec.endpoints.len(),
            unavailable_endpoints: self.selection.unavailable.endpoints.len(),
            untyped_endpoints: self.selection.untyped_endpoints.iter().map(|n| n.0.clone()).collect(),
            dispositions: self.all_dispositions(),
            degraded: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Returns the disposition of each definition, including those that were not lowered.
    fn all_dispositions(&self) -> BTreeMap<TypeName, Disposition> {
        let mut dispositions = self.dispositions.clone();
        let untyped: HashSet<_> = self.selection.untyped_endpoints.iter().collect();
        for name in self.spec.types.keys().filter(|name| !self.dispositions.contains_key(*name)) {
            let disposition = if self.selection.excluded_types.contains(name) {
                Disposition::Excluded
            } else if self.facts.replaced_types.contains(name) {
                Disposition::Replaced
            } else if self.selection.unavailable.types.contains(name) {
                Disposition::Unavailable
            } else if self.selection.endpoint_by_type.get(name).is_some_and(|owner| untyped.contains(owner)) {
                Disposition::Untyped
            } else {
                Disposition::NotSelected
            };
            dispositions.insert(name.clone(), disposition);
        }
        dispositions
    }
}
