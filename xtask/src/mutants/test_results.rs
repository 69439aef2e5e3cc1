//! The results in the output of a test run.

/// The tests that ran.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TestResults {
    /// The names of the tests that passed.
    pub(super) passed: Vec<String>,
    /// The names of the tests that failed.
    pub(super) failed: Vec<String>,
}

impl TestResults {
    /// Parses `test name ... ok` and `test name ... FAILED`. The name may end with ` - should panic`.
    pub(super) fn read(output: &str) -> Self {
        let mut results = Self::default();
        for line in output.lines() {
            let Some((name, verdict)) = line.strip_prefix("test ").and_then(|rest| rest.rsplit_once(" ... ")) else {
                continue;
            };
            let list = match verdict {
                "ok" => &mut results.passed,
                "FAILED" => &mut results.failed,
                _ => continue,
            };
            list.push(name.trim_end_matches(" - should panic").to_owned());
        }
        results
    }
}
