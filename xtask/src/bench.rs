//! `cargo xtask bench`: what the project costs, each number beside an anchor that is measured in the same run.
//!
//! Ours and the anchor take turns, run after run, so that a machine that is busy for a while is busy for both. What
//! processes cost is what the operating system says of them: CPU time, of all threads and of the processes that they
//! started, and the largest resident memory. All of it happens below `target/bench/`, in workspaces of their own.

mod check;
mod codec;
mod generation;
mod host;
mod process;
mod program;
mod scaling;
mod statistics;
mod table;
mod targets;
#[cfg(test)]
mod tests;
mod workspace;

use anyhow::{Context, Result, bail};

use crate::checksums::Checksums;
use crate::fetch;
use crate::report::{self, count};
use crate::root::Root;
use table::Measurement;
use targets::Row;

/// The specification that is measured.
const VERSION: &str = "9.5.0";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these rows; without a name, all of them.
    #[arg(value_name = "NAME")]
    names: Vec<Row>,
    /// How often each is measured. One run decides nothing.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
    /// Fails if a budget that the project holds itself to is missed.
    #[arg(long)]
    check: bool,
}

/// What the rows share.
pub(crate) struct Bench<'a> {
    root: &'a Root,
    /// The published schema.
    schema: std::path::PathBuf,
    runs: u16,
}

/// What a row measured, and what is to be said about it.
#[derive(Default)]
pub(crate) struct RowResult {
    measurements: Vec<Measurement>,
    notes: Vec<String>,
}

/// Measures row after row. Each is measured, also after one that failed.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let schema = std::path::absolute(fetch::fetch_schema(root, &Checksums::read(root)?, VERSION)?)?;
    let bench = Bench { root, schema, runs: args.runs };
    report::print(&format!("{}; {}\n\n{}", host::describe()?, count(args.runs.into(), "run"), table::header()));
    let (mut notes, mut failed, mut missed) = (Vec::new(), Vec::new(), Vec::new());
    // Each in the order of the rows, which is not by chance: see `generation`.
    for row in Row::ALL {
        if !args.names.is_empty() && !args.names.contains(row) {
            continue;
        }
        match measure(&bench, *row).with_context(|| format!("{} was not measured", row.name())) {
            Ok(outcome) => {
                for measurement in &outcome.measurements {
                    report::print(&measurement.line());
                }
                missed.extend(
                    outcome.measurements.iter().filter(|measurement| measurement.fails_check()).map(|f| f.target.name),
                );
                notes.extend(outcome.notes.into_iter().map(|note| format!("- {}: {note}\n", row.name())));
            }
            Err(error) => {
                report::warn(&format!("{error:#}\n"));
                failed.push(row.name());
            }
        }
    }
    report::print(&format!("\n{}", notes.concat()));
    if !failed.is_empty() {
        bail!("not measured: {}", failed.join(", "));
    }
    if args.check && !missed.is_empty() {
        bail!("missed: {}", missed.join(", "));
    }
    Ok(())
}

fn measure(bench: &Bench<'_>, row: Row) -> Result<RowResult> {
    match row {
        Row::Generation => generation::measure(bench),
        Row::Check => check::measure(bench),
        Row::Scaling => scaling::measure(bench),
        Row::Release => program::release(bench),
        Row::Edit => program::edit(bench),
        Row::Binary => program::binary(bench),
        Row::Debug => program::debug(bench),
        Row::Decode => codec::decode(bench),
        Row::Encode => codec::encode(bench),
    }
}

/// Says what is being done, since all of it takes long.
fn progress(text: &str) {
    report::warn(&format!("… {text}\n"));
}
