//! What a run of tests says of each test.

/// The tests that ran, as their lines tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TestResults {
    /// The names of those that passed.
    pub(super) passed: Vec<String>,
    /// The names of those that failed.
    pub(super) failed: Vec<String>,
}

impl TestResults {
    /// Reads `test name ... ok` and `test name ... FAILED`. A name may have ` - should panic` behind it.
    pub(super) fn read(said: &str) -> Self {
        let mut results = Self::default();
        for line in said.lines() {
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
