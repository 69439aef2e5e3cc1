//! `cargo check` of the generated crate and of the official crate, without their dependencies.

use anyhow::Result;

use super::run::{Bench, RowResult, progress};
use super::statistics::Samples;
use super::table::Measurement;
use super::targets::{CHECK, CHECK_SEVEN, Target};
use super::workspace::{self, CRATE, OFFICIAL, Workspace};

/// Measures the crate of all endpoints.
pub(super) fn all(bench: &Bench<'_>) -> Result<RowResult> {
    compare(bench, &workspace::all_endpoints(bench)?, CHECK, "all endpoints")
}

/// Measures the crate of the endpoints that the program `seven` calls.
pub(super) fn seven(bench: &Bench<'_>) -> Result<RowResult> {
    compare(bench, &workspace::seven_endpoints(bench)?, CHECK_SEVEN, "seven endpoints")
}

fn compare(bench: &Bench<'_>, generated_crate: &Workspace, target: Target, endpoints: &str) -> Result<RowResult> {
    let official = workspace::official(bench)?;
    progress("checking dependencies");
    check_dependencies(generated_crate, CRATE)?;
    check_dependencies(&official, OFFICIAL)?;
    progress("checking");
    let (mut generated, mut baseline) = (Samples::default(), Samples::default());
    for _ in 0..bench.runs {
        generated.push(check_seconds(generated_crate, CRATE)?);
        baseline.push(check_seconds(&official, OFFICIAL)?);
    }
    Ok(RowResult {
        measurements: vec![Measurement { target, generated, baseline: Some(baseline) }],
        notes: vec![format!(
            "CPU time of `cargo check` of the crate with {endpoints}, not incremental, without dependencies"
        )],
    })
}

/// Checks a package and its dependencies.
pub(super) fn check_dependencies(workspace: &Workspace, package: &str) -> Result<()> {
    workspace.run_cargo(&["check", "--package", package])
}

/// Returns the CPU seconds of checking a package whose dependencies have been checked before.
pub(super) fn check_seconds(workspace: &Workspace, package: &str) -> Result<f64> {
    workspace.run_cargo(&["clean", "--package", package])?;
    Ok(workspace.measure_cargo(&["check", "--package", package])?.cpu)
}
