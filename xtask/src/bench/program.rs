//! The crate and a program that calls seven endpoints, beside the same program on the official crate: builds, and what
//! comes out of them.

use std::fs;

use anyhow::{Context, Result};

use super::statistics::Samples;
use super::table::Measurement;
use super::targets::{BINARY, DEBUG, EDIT, RELEASE, Target};
use super::workspace::{self, CRATE, OFFICIAL, Workspace};
use super::{Bench, RowResult, progress};

/// The name of the program, and of its folder.
const PROGRAM: &str = "seven";

/// The program, where it is built and with what.
struct Build {
    workspace: Workspace,
    library: &'static str,
}

/// Ours and the official one, both built once.
fn builds(bench: &Bench<'_>, profile: &str) -> Result<[Build; 2]> {
    let builds = [
        Build { workspace: workspace::client_programs(bench)?, library: CRATE },
        Build { workspace: workspace::official(bench)?, library: OFFICIAL },
    ];
    for build in &builds {
        progress(&format!("building the program on `{}`", build.library));
        build.workspace.run_cargo(&["build", "--package", PROGRAM, "--profile", profile])?;
    }
    Ok(builds)
}

/// The crate and the program from nothing; what they depend on is there.
pub(super) fn release(bench: &Bench<'_>) -> Result<RowResult> {
    let note = "CPU of `cargo build --release` of the crate, all endpoints, and of a program that calls get_token, \
                grant_api_key, search, bulk, index, get and nodes.stats; what they depend on was built before";
    compare(&builds(bench, "release")?, bench, RELEASE, note, |build, _| build.built_from_nothing("release"))
}

/// The same without optimization.
pub(super) fn debug(bench: &Bench<'_>) -> Result<RowResult> {
    let note = "the same by `cargo build`";
    compare(&builds(bench, "dev")?, bench, DEBUG, note, |build, _| build.built_from_nothing("dev"))
}

/// The program again after a change in it.
pub(super) fn edit(bench: &Bench<'_>) -> Result<RowResult> {
    let note = "the same after an edit of the program";
    compare(&builds(bench, "release")?, bench, EDIT, note, Build::built_after_edit)
}

/// The size of what comes out, which is the same each time.
pub(super) fn binary(bench: &Bench<'_>) -> Result<RowResult> {
    let [ours, official] = builds(bench, "release")?;
    let ours = Samples::from_iter([ours.megabytes()?]);
    let anchor = Some(Samples::from_iter([official.megabytes()?]));
    let notes = vec!["the release build of the program, with `strip = true`".to_owned()];
    Ok(RowResult { measurements: vec![Measurement { target: BINARY, ours, anchor }], notes })
}

/// Measures the two sides in turns.
fn compare(
    [ours, official]: &[Build; 2],
    bench: &Bench<'_>,
    target: Target,
    note: &str,
    measure: impl Fn(&Build, u16) -> Result<f64>,
) -> Result<RowResult> {
    progress(target.name);
    let (mut samples, mut anchor) = (Samples::default(), Samples::default());
    for run in 0..bench.runs {
        samples.push(measure(ours, run)?);
        anchor.push(measure(official, run)?);
    }
    let measurement = Measurement { target, ours: samples, anchor: Some(anchor) };
    Ok(RowResult { measurements: vec![measurement], notes: vec![note.to_owned()] })
}

impl Build {
    fn built_from_nothing(&self, profile: &str) -> Result<f64> {
        self.workspace.run_cargo(&["clean", "--package", self.library, "--package", PROGRAM, "--profile", profile])?;
        Ok(self.workspace.measure_cargo(&["build", "--package", PROGRAM, "--profile", profile])?.cpu)
    }

    /// Each edit is another one. The next copy of the sources takes them all back.
    fn built_after_edit(&self, run: u16) -> Result<f64> {
        let main = self.workspace.path(PROGRAM).join("src/main.rs");
        let text = fs::read_to_string(&main).with_context(|| format!("cannot read {}", main.display()))?;
        fs::write(&main, format!("{text}// Edit {run}.\n"))
            .with_context(|| format!("cannot write {}", main.display()))?;
        Ok(self.workspace.measure_cargo(&["build", "--package", PROGRAM, "--release"])?.cpu)
    }

    fn megabytes(&self) -> Result<f64> {
        let path = self.workspace.executable(&format!("release/{PROGRAM}"));
        let file = fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?;
        #[allow(clippy::cast_precision_loss, reason = "no program has 2^53 bytes")]
        Ok(file.len() as f64 / 1e6)
    }
}
