//! What came of the cases.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::expected_failures::ExpectedFailures;
use crate::report::line;

/// Outcomes that are no failure: a request that comes back the same, an answer that strict reading takes or tolerant reading
/// alone, and an answer that is an error, read as one.
const PASSED: [&str; 4] = ["same", "strict", "tolerated", "error"];

/// The outcomes, counted.
pub(super) struct Summary {
    counts: BTreeMap<(String, String), usize>,
    endpoints: BTreeSet<String>,
    failures: Vec<String>,
    tolerated: Vec<String>,
}

impl Summary {
    /// Counts the program's lines: outcome, side, endpoint, case, why. `all`: each known failure must be among them.
    pub(super) fn new(lines: &str, expected: Option<&ExpectedFailures>, all: bool) -> Self {
        let (mut counts, mut endpoints, mut seen) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        let (mut failures, mut tolerated) = (Vec::new(), Vec::new());
        for line in lines.lines() {
            let mut parts = line.splitn(5, '\t');
            let [outcome, side, endpoint, name, why] = std::array::from_fn(|_| parts.next().unwrap_or_default());
            let case = format!("{side} {endpoint} {name}");
            let is_expected = expected.is_some_and(|expected| expected.contains(&case));
            let passed = PASSED.contains(&outcome);
            let counted = if is_expected && !passed { "wrong" } else { outcome };
            *counts.entry((side.to_owned(), counted.to_owned())).or_insert(0) += 1;
            endpoints.insert(endpoint.to_owned());
            match (passed, is_expected) {
                (false, false) => failures.push(format!("{outcome} {case}: {why}")),
                (true, true) => failures.push(format!("{case}: is known to fail, and passes")),
                _ => {}
            }
            if outcome == "tolerated" {
                tolerated.push(format!("{case}: {why}"));
            }
            seen.insert(case);
        }
        let missing =
            expected.filter(|_| all).into_iter().flat_map(ExpectedFailures::cases).filter(|case| !seen.contains(*case));
        failures.extend(missing.map(|case| format!("{case}: is known to fail, and is not there")));
        Self { counts, endpoints, failures, tolerated }
    }

    /// How many failed that are not known to.
    pub(super) fn failed(&self) -> usize {
        self.failures.len()
    }

    /// The counts, and what failed.
    pub(super) fn report(&self, label: &str, with_tolerated: bool) -> String {
        let mut text = String::new();
        for side in ["request", "response"] {
            let of_side: Vec<_> = self.counts.iter().filter(|((of, _), _)| of == side).collect();
            let sum: usize = of_side.iter().map(|(_, count)| **count).sum();
            let each: Vec<_> = of_side.iter().map(|((_, outcome), count)| format!("{count} {outcome}")).collect();
            text.push_str(&line(label, &format!("{sum} {side}s: {}", each.join(", "))));
        }
        text.push_str(&line("", &format!("of {} endpoints", self.endpoints.len())));
        let shown = self.failures.iter().chain(self.tolerated.iter().filter(|_| with_tolerated));
        for failure in shown {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "  {failure}");
        }
        text
    }
}
