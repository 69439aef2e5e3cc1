//! `cargo check` of the whole crate alone, beside the official one: what they depend on is there already.

use anyhow::Result;

use super::statistics::Samples;
use super::table::Measurement;
use super::targets::CHECK;
use super::workspace::{self, CRATE, OFFICIAL, Workspace};
use super::{Bench, RowResult, progress};

pub(super) fn measure(bench: &Bench<'_>) -> Result<RowResult> {
    let (whole, official) = (workspace::full_crate(bench)?, workspace::official(bench)?);
    progress("checking dependencies");
    check_dependencies(&whole, CRATE)?;
    check_dependencies(&official, OFFICIAL)?;
    progress("checking");
    let (mut ours, mut theirs) = (Samples::default(), Samples::default());
    for _ in 0..bench.runs {
        ours.push(check_seconds(&whole, CRATE)?);
        theirs.push(check_seconds(&official, OFFICIAL)?);
    }
    Ok(RowResult {
        measurements: vec![Measurement { target: CHECK, ours, anchor: Some(theirs) }],
        notes: vec![
            "CPU of `cargo check` of the crate alone, all endpoints, its dependencies checked before; not incremental"
                .to_owned(),
        ],
    })
}

/// Checks all that a package depends on, and itself.
pub(super) fn check_dependencies(workspace: &Workspace, package: &str) -> Result<()> {
    workspace.run_cargo(&["check", "--package", package])
}

/// The CPU seconds of checking a package whose dependencies are checked.
pub(super) fn check_seconds(workspace: &Workspace, package: &str) -> Result<f64> {
    workspace.run_cargo(&["clean", "--package", package])?;
    Ok(workspace.measure_cargo(&["check", "--package", package])?.cpu)
}
