//! `cargo xtask bench`: measures the generator, builds of the generated crate, and its codec, each compared with a baseline.
//!
//! The runs of the project and of the baseline alternate, so that other load of the machine affects both. Processes are
//! measured by their CPU time, including that of child processes, and by their peak memory. All builds use workspaces in
//! `target/bench/`.

mod check;
mod codec;
mod generation;
mod host;
mod process;
mod program;
mod run;
mod scaling;
mod statistics;
mod table;
mod targets;
#[cfg(test)]
mod tests;
mod workspace;

use anyhow::{Context, Result, bail};

use crate::fetch;
use crate::report::{self, count};
use crate::root::Root;
use run::{Bench, RowResult, VERSION};
use table::Verdict;
use targets::Row;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Rows to measure. Default: all.
    #[arg(value_name = "NAME")]
    names: Vec<Row>,
    /// The number of runs. A single run is not reliable.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
    /// Fails if a measurement misses its limit.
    #[arg(long)]
    check: bool,
}

/// Measures the rows, each of them also after one that failed.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let schema = std::path::absolute(fetch::fetch_version(root, VERSION)?)?;
    let bench = Bench { root, schema, runs: args.runs };
    report::print(&format!("{}; {}\n\n{}", host::describe()?, count(args.runs.into(), "run"), table::header()));
    let (mut notes, mut failed, mut missed) = (Vec::new(), Vec::new(), Vec::new());
    // The order matters: see `generation`.
    for row in Row::ALL {
        if !args.names.is_empty() && !args.names.contains(row) {
            continue;
        }
        match measure(&bench, *row).with_context(|| format!("cannot measure the row {}", row.name())) {
            Ok(result) => {
                for measurement in &result.measurements {
                    report::print(&measurement.line());
                    if measurement.verdict() == Verdict::Missed {
                        missed.push(measurement.target.name);
                    }
                }
                notes.extend(result.notes.into_iter().map(|note| format!("- {}: {note}\n", row.name())));
            }
            Err(error) => {
                report::warn(&format!("{error:#}\n"));
                failed.push(row.name());
            }
        }
    }
    report::print(&format!("\n{}", notes.concat()));
    if !failed.is_empty() {
        bail!("rows that cannot be measured: {}", failed.join(", "));
    }
    if args.check && !missed.is_empty() {
        bail!("missed limits: {}", missed.join(", "));
    }
    Ok(())
}

fn measure(bench: &Bench<'_>, row: Row) -> Result<RowResult> {
    match row {
        Row::Generation => generation::measure(bench),
        Row::Check => check::all(bench),
        Row::CheckSeven => check::seven(bench),
        Row::Scaling => scaling::measure(bench),
        Row::Release => program::release(bench),
        Row::ReleaseEdit => program::release_edit(bench),
        Row::Binary => program::binary(bench),
        Row::Debug => program::debug(bench),
        Row::DebugEdit => program::debug_edit(bench),
        Row::Decode => codec::decode(bench),
        Row::Encode => codec::encode(bench),
    }
}
