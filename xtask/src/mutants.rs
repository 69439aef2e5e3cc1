//! `cargo xtask mutants`: breaks the generator and the client on purpose, one break after another, and says which test of
//! behaviour notices each.
//!
//! All happens in a copy of the repository. A broken generator writes the generated crate there and the fixtures of the
//! tests; what a test then says is of its own output, not of a comparison with what was written before. A break that doesn't
//! apply or build is a failure as well as one that no test notices: it would show nothing.

mod client;
mod endpoints;
mod repository_copy;
mod test_results;
#[cfg(test)]
mod tests;
mod types;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::report::{self, count, line};
use crate::root::Root;
use client::CLIENT;
use endpoints::ENDPOINTS;
use repository_copy::{FAST_MODULES, RepositoryCopy, SLOW_MODULES};
use types::TYPES;

/// How many killers are named before the rest is only counted.
const MAX_NAMED: usize = 3;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these mutants; without a name, all of them.
    #[arg(value_name = "NAME", value_parser = parse_name)]
    names: Vec<String>,
}

/// One break of the generator or of the client.
pub(crate) struct Mutant {
    /// Its name on the command line.
    name: &'static str,
    /// What goes wrong, in words.
    breaks: &'static str,
    /// The file, from the repository's folder.
    file: &'static str,
    /// A text that stands in the file once.
    from: &'static str,
    /// What it becomes.
    to: &'static str,
}

/// All of them.
fn all() -> impl Iterator<Item = &'static Mutant> {
    TYPES.iter().chain(ENDPOINTS).chain(CLIENT)
}

impl Mutant {
    /// The file's text with the break in it.
    fn apply(&self, text: &str) -> Result<String> {
        match text.matches(self.from).count() {
            1 => Ok(text.replacen(self.from, self.to, 1)),
            times => bail!("it does not apply: {} has {times} times, not once:\n{}", self.file, self.from),
        }
    }
}

/// The name of a mutant on the command line.
fn parse_name(name: &str) -> Result<String, String> {
    if all().any(|mutant| mutant.name == name) {
        return Ok(name.to_owned());
    }
    let names: Vec<_> = all().map(|mutant| mutant.name).collect();
    Err(format!("no mutant has this name; there are {}", names.join(", ")))
}

/// Tries the mutants. Each is tried, also after one that failed.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let start = Instant::now();
    let copy = RepositoryCopy::copy(root)?;
    let passed = test_unmutated(&copy).context("without any mutant")?;
    report::print(&line("sane", &format!("{} pass without a mutant, {}", count(passed, "test"), seconds(start))));
    let wanted = |name: &str| args.names.is_empty() || args.names.iter().any(|wanted| wanted == name);
    let (mut tried, mut failed) = (0, Vec::new());
    for mutant in all().filter(|mutant| wanted(mutant.name)) {
        let start = Instant::now();
        tried += 1;
        let killed = test_mutant(&copy, mutant);
        report::print(&report_row(mutant, &killed, start.elapsed()));
        if !killed.is_ok_and(|killers| !killers.is_empty()) {
            failed.push(mutant.name);
        }
    }
    let sum = format!("{} of {}, {}", tried - failed.len(), count(tried, "mutant"), seconds(start));
    report::print(&line("killed", &sum));
    if !failed.is_empty() {
        bail!("not killed by a test: {}", failed.join(", "));
    }
    Ok(())
}

/// The tests pass as long as nothing is broken. RespondsWith how many there are.
fn test_unmutated(copy: &RepositoryCopy) -> Result<usize> {
    let results = copy.run_tests()?;
    if !results.failed.is_empty() {
        bail!("these tests fail already: {}", results.failed.join(", "));
    }
    // A module that was renamed would kill nothing from now on.
    let idle = |module: &&&str| !results.passed.iter().any(|name| name.starts_with(**module));
    if let Some(module) = FAST_MODULES.iter().chain(SLOW_MODULES).find(idle) {
        bail!("there is no test in `{module}`: correct the lists in xtask/src/mutants/repository_copy.rs");
    }
    Ok(results.passed.len())
}

/// Breaks the copy, tests it and mends it. RespondsWith the tests that fail.
fn test_mutant(copy: &RepositoryCopy, mutant: &Mutant) -> Result<Vec<String>> {
    let text = copy.read(mutant.file)?;
    copy.write(mutant.file, &mutant.apply(&text)?)?;
    let results = copy.run_tests();
    copy.write(mutant.file, &text)?;
    let mut killers = results?.failed;
    // Tests end in no order.
    killers.sort();
    Ok(killers)
}

/// What became of a mutant.
fn report_row(mutant: &Mutant, killed: &Result<Vec<String>>, time: Duration) -> String {
    let said = format!("{}: {} ({:.0} s)", mutant.name, mutant.breaks, time.as_secs_f64());
    match killed {
        Ok(killers) if killers.is_empty() => line("SURVIVED", &said),
        Ok(killers) => line("killed", &said) + &line("", &format!("by {}", killer_list(killers))),
        Err(error) => line("FAILED", &said) + &format!("{error:#}\n"),
    }
}

/// The first killers, and how many more there are.
fn killer_list(killers: &[String]) -> String {
    let named = killers.iter().take(MAX_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match killers.len().saturating_sub(MAX_NAMED) {
        0 => named,
        rest => format!("{named} and {rest} more"),
    }
}

fn seconds(start: Instant) -> String {
    format!("{:.0} s", start.elapsed().as_secs_f64())
}
