//! The crate and a program that calls seven endpoints, beside the same program on the official crate: builds, and what
//! comes out of them.

use std::fs;

use anyhow::{Context, Result};

use super::budget::{BINARY, Budget, DEBUG, EDIT, RELEASE};
use super::samples::Samples;
use super::table::Finding;
use super::workspace::{self, CRATE, OFFICIAL, Workspace};
use super::{Bench, Outcome, progress};

/// The name of the program, and of its folder.
const PROGRAM: &str = "seven";

/// The program, where it is built and with what.
struct Side {
    workspace: Workspace,
    library: &'static str,
}

/// Ours and the official one, both built once.
fn sides(bench: &Bench<'_>, profile: &str) -> Result<[Side; 2]> {
    let sides = [
        Side { workspace: workspace::ours(bench)?, library: CRATE },
        Side { workspace: workspace::official(bench)?, library: OFFICIAL },
    ];
    for side in &sides {
        progress(&format!("building the program on `{}`", side.library));
        side.workspace.must(&["build", "--package", PROGRAM, "--profile", profile])?;
    }
    Ok(sides)
}

/// The crate and the program from nothing; what they depend on is there.
pub(super) fn release(bench: &Bench<'_>) -> Result<Outcome> {
    let note = "CPU of `cargo build --release` of the crate, all endpoints, and of a program that calls get_token, \
                grant_api_key, search, bulk, index, get and nodes.stats; what they depend on was built before";
    compare(&sides(bench, "release")?, bench, RELEASE, note, |side, _| side.built_from_nothing("release"))
}

/// The same without optimization.
pub(super) fn debug(bench: &Bench<'_>) -> Result<Outcome> {
    let note = "the same by `cargo build`";
    compare(&sides(bench, "dev")?, bench, DEBUG, note, |side, _| side.built_from_nothing("dev"))
}

/// The program again after a change in it.
pub(super) fn edit(bench: &Bench<'_>) -> Result<Outcome> {
    let note = "the same after an edit of the program";
    compare(&sides(bench, "release")?, bench, EDIT, note, Side::built_after_edit)
}

/// The size of what comes out, which is the same each time.
pub(super) fn binary(bench: &Bench<'_>) -> Result<Outcome> {
    let [ours, official] = sides(bench, "release")?;
    let ours = Samples::from_iter([ours.megabytes()?]);
    let anchor = Some(Samples::from_iter([official.megabytes()?]));
    let notes = vec!["the release build of the program, with `strip = true`".to_owned()];
    Ok(Outcome { findings: vec![Finding { budget: BINARY, ours, anchor }], notes })
}

/// Measures the two sides in turns.
fn compare(
    [ours, official]: &[Side; 2],
    bench: &Bench<'_>,
    budget: Budget,
    note: &str,
    measure: impl Fn(&Side, u16) -> Result<f64>,
) -> Result<Outcome> {
    progress(budget.name);
    let (mut samples, mut anchor) = (Samples::default(), Samples::default());
    for run in 0..bench.runs {
        samples.push(measure(ours, run)?);
        anchor.push(measure(official, run)?);
    }
    let finding = Finding { budget, ours: samples, anchor: Some(anchor) };
    Ok(Outcome { findings: vec![finding], notes: vec![note.to_owned()] })
}

impl Side {
    fn built_from_nothing(&self, profile: &str) -> Result<f64> {
        self.workspace.must(&["clean", "--package", self.library, "--package", PROGRAM, "--profile", profile])?;
        Ok(self.workspace.measured(&["build", "--package", PROGRAM, "--profile", profile])?.cpu)
    }

    /// Each edit is another one. The next copy of the sources takes them all back.
    fn built_after_edit(&self, run: u16) -> Result<f64> {
        let main = self.workspace.path(PROGRAM).join("src/main.rs");
        let text = fs::read_to_string(&main).with_context(|| format!("cannot read {}", main.display()))?;
        fs::write(&main, format!("{text}// Edit {run}.\n"))
            .with_context(|| format!("cannot write {}", main.display()))?;
        Ok(self.workspace.measured(&["build", "--package", PROGRAM, "--release"])?.cpu)
    }

    fn megabytes(&self) -> Result<f64> {
        let path = self.workspace.built(&format!("release/{PROGRAM}"));
        let file = fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?;
        #[allow(clippy::cast_precision_loss, reason = "no program has 2^53 bytes")]
        Ok(file.len() as f64 / 1e6)
    }
}
