//! `cargo xtask mutants`: introduces one defect after another into the generator and the client, and reports which behavior
//! tests fail for each.
//!
//! The command works in a copy of the repository. For each mutant it generates the crate and the test fixtures anew, so that
//! the tests check the behavior of the mutated output rather than compare it with the committed output. A mutant that cannot
//! be applied or compiled is an error, like a mutant that no test detects.

mod anchor;
mod list;
mod mutant;
mod repository_copy;
mod test_results;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::report::{self, count, line};
use crate::root::Root;
use list::all;
use mutant::Mutant;
use repository_copy::{FAST_MODULES, RepositoryCopy, SLOW_MODULES};

/// The largest number of failed tests that are listed for a mutant.
const MAX_LISTED: usize = 3;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Names of mutants. Default: all.
    #[arg(value_name = "NAME", value_parser = parse_name)]
    names: Vec<String>,
}

impl Mutant {
    /// Returns the source with the defect.
    fn apply(&self, source: &str) -> Result<String> {
        let range = anchor::find(source, self.function, self.code).map_err(|error| {
            anyhow!(
                "cannot apply the mutant to {}: {error}\n\
                 help: update `file`, `function` and `code` of `{}` in xtask/src/mutants/list/",
                self.file,
                self.name
            )
        })?;
        let (before, after) = (source.get(..range.start), source.get(range.end..));
        Ok([before.unwrap_or_default(), self.replacement, after.unwrap_or_default()].concat())
    }
}

fn parse_name(name: &str) -> Result<String, String> {
    if all().any(|mutant| mutant.name == name) {
        return Ok(name.to_owned());
    }
    let names: Vec<_> = all().map(|mutant| mutant.name).collect();
    Err(format!("unknown mutant; the mutants are {}", names.join(", ")))
}

/// Tests the mutants, each of them also after one that failed.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let start = Instant::now();
    let copy = RepositoryCopy::copy(root)?;
    let passed = test_unmutated(&copy).context("without a mutant")?;
    report::print(&line("original", &format!("{} pass without a mutant, {}", count(passed, "test"), seconds(start))));
    let is_selected = |name: &str| args.names.is_empty() || args.names.iter().any(|selected| selected == name);
    let (mut tested, mut survived, mut invalid) = (0, Vec::new(), Vec::new());
    for mutant in all().filter(|mutant| is_selected(mutant.name)) {
        let start = Instant::now();
        tested += 1;
        let failed_tests = test_mutant(&copy, mutant);
        report::print(&report_row(mutant, &failed_tests, start.elapsed()));
        match failed_tests {
            Ok(tests) if !tests.is_empty() => {}
            Ok(_) => survived.push(mutant.name),
            Err(_) => invalid.push(mutant.name),
        }
    }
    let killed = tested - survived.len() - invalid.len();
    report::print(&line("killed", &format!("{killed} of {}, {}", count(tested, "mutant"), seconds(start))));
    let problems = [("not detected by a test", survived), ("cannot be applied or compiled", invalid)];
    let problems = problems.into_iter().filter(|(_, names)| !names.is_empty());
    let problems: Vec<_> = problems.map(|(problem, names)| format!("{problem}: {}", names.join(", "))).collect();
    if !problems.is_empty() {
        bail!("{}", problems.join("; "));
    }
    Ok(())
}

/// Runs the tests without a mutant and returns their number. They must pass.
fn test_unmutated(copy: &RepositoryCopy) -> Result<usize> {
    let results = copy.run_tests()?;
    if !results.failed.is_empty() {
        bail!("tests fail: {}", results.failed.join(", "));
    }
    // A renamed test module would no longer be run.
    let is_empty = |module: &&&str| !results.passed.iter().any(|name| name.starts_with(**module));
    if let Some(module) = FAST_MODULES.iter().chain(SLOW_MODULES).find(is_empty) {
        bail!("no test in the module `{module}`\nhelp: update the lists in xtask/src/mutants/repository_copy.rs");
    }
    Ok(results.passed.len())
}

/// Applies a mutant, runs the tests and restores the file. Returns the tests that fail.
fn test_mutant(copy: &RepositoryCopy, mutant: &Mutant) -> Result<Vec<String>> {
    let source = copy.read(mutant.file)?;
    copy.write(mutant.file, &mutant.apply(&source)?)?;
    let results = copy.run_tests();
    copy.write(mutant.file, &source)?;
    let mut failed = results.map_err(|error| compile_error(mutant, &error))?.failed;
    failed.sort();
    Ok(failed)
}

fn compile_error(mutant: &Mutant, error: &anyhow::Error) -> anyhow::Error {
    anyhow!("{error:#}\nhelp: update `replacement` of `{}` in xtask/src/mutants/list/", mutant.name)
}

/// The lines of the report for a mutant.
fn report_row(mutant: &Mutant, failed_tests: &Result<Vec<String>>, time: Duration) -> String {
    let summary = format!("{}: {} ({:.0} s)", mutant.name, mutant.defect, time.as_secs_f64());
    match failed_tests {
        Ok(tests) if tests.is_empty() => line("SURVIVED", &summary),
        Ok(tests) => line("killed", &summary) + &line("", &format!("by {}", test_list(tests))),
        Err(error) => line("INVALID", &summary) + &format!("{error:#}\n"),
    }
}

/// The first tests, and the number of the others.
fn test_list(tests: &[String]) -> String {
    let listed = tests.iter().take(MAX_LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match tests.len().saturating_sub(MAX_LISTED) {
        0 => listed,
        rest => format!("{listed} and {rest} more"),
    }
}

fn seconds(start: Instant) -> String {
    format!("{:.0} s", start.elapsed().as_secs_f64())
}
