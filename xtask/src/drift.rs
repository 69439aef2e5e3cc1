//! `cargo xtask drift`: applies many kinds of changes to parts of a published specification, and checks that the
//! generator does what is required for each: files without a warning, files with certain warnings, or an error.
//!
//! The kinds of changes are those of the package `tests`, which changes small specifications.

mod compile;
mod slices;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use anyhow::{Result, bail};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::changes::{self, Base, Kind, Outcome, trial};
use crate::report::{self, count, line};
use crate::root::Root;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A published version, which is downloaded if necessary.
    #[arg(value_name = "VERSION", default_value = "9.5.0")]
    version: String,
    /// The number of changes of each kind.
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    seeds: u64,
    /// The first seed.
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    first_seed: u64,
    /// Only the kinds whose names contain a string.
    #[arg(long, value_name = "NAME", default_value = "")]
    kind: String,
    /// The number of changed specifications whose crates are compiled. Warnings of the compiler are errors.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    check: usize,
}

/// The changes of a kind.
struct Report {
    kind: String,
    passed: usize,
    violations: Vec<String>,
    /// The changed specifications that were generated.
    generated: Vec<compile::Candidate>,
}

/// Runs all changes. Prints a line for each kind, and all violations.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let start = Instant::now();
    let bases = slices::slices(root, &args.version, args.first_seed, args.seeds)?;
    let definitions: usize = bases.iter().map(|base| base.definitions.len()).sum();
    let summary = format!("{} of {}, {}", count(bases.len(), "part"), args.version, count(definitions, "definition"));
    report::print(&line("read", &summary));
    let kinds: Vec<_> = changes::all().into_iter().filter(|kind| kind.name.contains(&args.kind)).collect();
    if kinds.is_empty() {
        bail!("no kind of change contains `{}`", args.kind);
    }
    let reports: Vec<_> = kinds.par_iter().map(|kind| check_kind(kind, &bases, args)).collect();
    let mut failed = 0;
    for report in &reports {
        let label = if report.violations.is_empty() { "ok" } else { "failed" };
        let result = format!("{}: {} passed, {} failed", report.kind, report.passed, report.violations.len());
        report::print(&line(label, &result));
        failed += report.violations.len();
    }
    let passed: usize = reports.iter().map(|report| report.passed).sum();
    let time = start.elapsed().as_secs();
    report::print(&line(
        "total",
        &format!("{}, {passed} passed, {failed} failed, {time} s", count(kinds.len(), "kind")),
    ));
    let violations: Vec<_> = reports.iter().flat_map(|report| &report.violations).cloned().collect();
    if !violations.is_empty() {
        bail!("{}\n\n{}", count(violations.len(), "violation"), violations.join("\n\n"));
    }
    let candidates: Vec<_> = reports.into_iter().flat_map(|report| report.generated).collect();
    compile::compile(root, args.first_seed, &candidates, args.check)
}

/// Runs the changes of a kind, each on the next part of the specification that has a place for it.
fn check_kind(kind: &Kind, bases: &[Base], args: &Args) -> Report {
    let mut report = Report { kind: kind.name.clone(), passed: 0, violations: Vec::new(), generated: Vec::new() };
    for seed in args.first_seed..args.first_seed + args.seeds {
        let start = usize::try_from(seed - args.first_seed).unwrap_or_default();
        let turn = bases.iter().cycle().skip(start).take(bases.len());
        let found = catch_unwind(AssertUnwindSafe(|| {
            let (base, trial) = turn.into_iter().find_map(|base| Some((base, trial(kind, base, seed)?)))?;
            Some((&base.name, trial.at(), trial.outcome(), trial.bytes))
        }));
        let label = format!("`{}`, seed {seed}", kind.name);
        match found {
            Ok(None) => {}
            Ok(Some((part, at, outcome, bytes))) => match outcome {
                Outcome::Rejected => report.passed += 1,
                Outcome::Generated => {
                    report.passed += 1;
                    report.generated.push(compile::Candidate { label: format!("{label}, at {at}"), bytes });
                }
                Outcome::Violated(problem) => {
                    report.violations.push(format!("{label}, at {at} of {part}: {problem}"));
                }
            },
            Err(panic) => {
                let message = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                report.violations.push(format!("{label}: the generator panicked: {message}"));
            }
        }
    }
    report
}
