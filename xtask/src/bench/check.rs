//! `cargo check` of the whole crate alone, beside the official one: what they depend on is there already.

use anyhow::Result;

use super::budget::CHECK;
use super::samples::Samples;
use super::table::Finding;
use super::workspace::{self, CRATE, OFFICIAL, Workspace};
use super::{Bench, Outcome, progress};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Outcome> {
    let (whole, official) = (workspace::whole(bench)?, workspace::official(bench)?);
    progress("checking dependencies");
    prepare(&whole, CRATE)?;
    prepare(&official, OFFICIAL)?;
    progress("checking");
    let (mut ours, mut theirs) = (Samples::default(), Samples::default());
    for _ in 0..bench.runs {
        ours.push(once(&whole, CRATE)?);
        theirs.push(once(&official, OFFICIAL)?);
    }
    Ok(Outcome {
        findings: vec![Finding { budget: CHECK, ours, anchor: Some(theirs) }],
        notes: vec![
            "CPU of `cargo check` of the crate alone, all endpoints, its dependencies checked before; not incremental"
                .to_owned(),
        ],
    })
}

/// Checks all that a package depends on, and itself.
pub(super) fn prepare(workspace: &Workspace, package: &str) -> Result<()> {
    workspace.must(&["check", "--package", package])
}

/// The CPU seconds of checking a package whose dependencies are checked.
pub(super) fn once(workspace: &Workspace, package: &str) -> Result<f64> {
    workspace.must(&["clean", "--package", package])?;
    Ok(workspace.measured(&["check", "--package", package])?.cpu)
}
