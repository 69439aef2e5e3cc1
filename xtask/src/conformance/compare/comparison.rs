//! The state of a comparison.

use std::fmt::Write as _;

use super::rule::{Forgiven, Rule};
use super::types::Types;
use crate::conformance::json::Json;

/// The largest number of differences that are listed for a case.
const MAX_LISTED: usize = 5;

/// The comparison of what came in with what was written.
pub(in crate::conformance) struct Comparison<'m> {
    pub(super) types: &'m Types<'m>,
    path: String,
    forgiven: Forgiven,
    differences: Vec<String>,
}

impl<'m> Comparison<'m> {
    pub(in crate::conformance) fn new(types: &'m Types<'m>) -> Self {
        Self { types, path: String::new(), forgiven: Forgiven::new(), differences: Vec::new() }
    }

    /// Compares inside a property.
    pub(super) fn at_key(&mut self, key: &str, compare: impl FnOnce(&mut Self)) {
        let separator = if self.path.is_empty() { "" } else { "." };
        self.at(&format!("{separator}{key}"), compare);
    }

    /// Compares inside an element.
    pub(super) fn at_index(&mut self, index: usize, compare: impl FnOnce(&mut Self)) {
        self.at(&format!("[{index}]"), compare);
    }

    fn at(&mut self, segment: &str, compare: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(segment);
        compare(self);
        self.path.truncate(length);
    }

    /// Counts a forgiven difference.
    pub(super) fn forgive(&mut self, rule: Rule) {
        *self.forgiven.entry(rule).or_default() += 1;
    }

    /// Records a difference. The description contains no values.
    pub(super) fn differ(&mut self, description: &str) {
        self.differences.push(format!("`{}`: {description}", self.path));
    }

    /// Records another kind of value, or another value of the same kind.
    pub(super) fn differ_in_value(&mut self, before: &Json, after: &Json) {
        let (before, after) = (before.kind(), after.kind());
        if before == after {
            self.differ(&format!("{before} became another one"));
        } else {
            self.differ(&format!("{before} became {after}"));
        }
    }

    /// The forgiven differences.
    pub(in crate::conformance) fn forgiven(&self) -> &Forgiven {
        &self.forgiven
    }

    /// Formats the differences: paths and kinds, no values. `None` if everything is equal.
    pub(in crate::conformance) fn differences(&self) -> Option<String> {
        if self.differences.is_empty() {
            return None;
        }
        let listed = self.differences.iter().take(MAX_LISTED).map(String::as_str);
        let mut list = listed.collect::<Vec<_>>().join(", ");
        let rest = self.differences.len().saturating_sub(MAX_LISTED);
        if rest > 0 {
            // Writing to a string cannot fail.
            let _ = write!(list, ", and {rest} more");
        }
        Some(list)
    }
}
