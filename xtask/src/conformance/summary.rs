//! The summary of the outcomes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::checked_case::CheckedCase;
use super::compare::Forgiven;
use super::expected_failures::ExpectedFailures;
use crate::report::line;

/// The outcomes that are not failures: a request that is encoded as it was, a response that strict decoding accepts, one that
/// only lenient decoding accepts, one that is not encoded as JSON, and an error response.
const PASSED: [&str; 5] = ["same", "strict", "lenient", "not JSON", "error"];

/// The counted outcomes.
pub(super) struct Summary {
    counts: BTreeMap<(String, &'static str), usize>,
    forgiven: BTreeMap<String, Forgiven>,
    endpoints: BTreeSet<String>,
    failures: Vec<String>,
    lenient: Vec<String>,
}

impl Summary {
    /// Counts the cases. With `all`, each expected failure must be among them.
    pub(super) fn new(cases: &[CheckedCase], expected: Option<&ExpectedFailures>, all: bool) -> Self {
        let (mut counts, mut forgiven) = (BTreeMap::new(), BTreeMap::<_, Forgiven>::new());
        let (mut endpoints, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let (mut failures, mut lenient) = (Vec::new(), Vec::new());
        for checked in cases {
            let CheckedCase { side, endpoint, name, outcome, reason, .. } = checked;
            let case = format!("{side} {endpoint} {name}");
            let is_expected = expected.is_some_and(|expected| expected.contains(&case));
            let passed = PASSED.contains(outcome);
            let counted = if is_expected && !passed { "invalid" } else { outcome };
            *counts.entry((side.clone(), counted)).or_insert(0) += 1;
            endpoints.insert(endpoint.clone());
            match (passed, is_expected) {
                (false, false) => failures.push(format!("{outcome} {case}: {reason}")),
                (true, true) => failures.push(format!("{case}: passes, but is expected to fail")),
                _ => {}
            }
            if passed {
                let of_side = forgiven.entry(side.clone()).or_default();
                checked.forgiven.iter().for_each(|(rule, count)| *of_side.entry(*rule).or_default() += count);
            }
            if *outcome == "lenient" {
                lenient.push(format!("{case}: {reason}"));
            }
            seen.insert(case);
        }
        let missing =
            expected.filter(|_| all).into_iter().flat_map(ExpectedFailures::cases).filter(|case| !seen.contains(*case));
        failures.extend(missing.map(|case| format!("{case}: missing, but is expected to fail")));
        Self { counts, forgiven, endpoints, failures, lenient }
    }

    /// The number of unexpected failures.
    pub(super) fn failed(&self) -> usize {
        self.failures.len()
    }

    /// Formats the counts and the failures.
    pub(super) fn report(&self, label: &str, with_lenient: bool) -> String {
        let mut report = String::new();
        for side in ["request", "response"] {
            let counts_of_side: Vec<_> =
                self.counts.iter().filter(|((counted_side, _), _)| counted_side == side).collect();
            let sum: usize = counts_of_side.iter().map(|(_, count)| **count).sum();
            let outcomes: Vec<_> =
                counts_of_side.iter().map(|((_, outcome), count)| format!("{count} {outcome}")).collect();
            report.push_str(&line(label, &format!("{sum} {side}s: {}", outcomes.join(", "))));
            let forgiven = self.forgiven.get(side).into_iter().flatten();
            let forgiven: Vec<_> = forgiven.map(|(rule, count)| format!("{count} {}", rule.name())).collect();
            if !forgiven.is_empty() {
                report.push_str(&line("", &format!("forgiven: {}", forgiven.join(", "))));
            }
        }
        report.push_str(&line("", &format!("{} endpoints", self.endpoints.len())));
        let failures = self.failures.iter().chain(self.lenient.iter().filter(|_| with_lenient));
        for failure in failures {
            // Writing to a string cannot fail.
            let _ = writeln!(report, "  {failure}");
        }
        report
    }
}
