//! Builds of a program that calls seven endpoints, with the crate of these endpoints and with the official crate.

use std::fs;

use anyhow::{Context, Result};

use super::run::{Bench, RowResult, progress};
use super::statistics::Samples;
use super::table::Measurement;
use super::targets::{BINARY, DEBUG, DEBUG_EDIT, RELEASE, RELEASE_EDIT, Target};
use super::workspace::{self, CRATE, OFFICIAL, Workspace};

/// The name of the program.
const PROGRAM: &str = "seven";

/// The line after which a change of the program inserts a statement.
const MAIN: &str = "async fn main() -> Result<(), Box<dyn Error>> {\n";

/// The program with one of the crates.
struct Build {
    workspace: Workspace,
    library: &'static str,
}

/// Builds the program with the generated crate and with the official crate.
fn build_both(bench: &Bench<'_>, profile: &str, incremental: bool) -> Result<[Build; 2]> {
    let mut builds = [
        Build { workspace: workspace::seven_program(bench)?, library: CRATE },
        Build { workspace: workspace::official(bench)?, library: OFFICIAL },
    ];
    for build in &mut builds {
        build.workspace.incremental = incremental;
        progress(&format!("building the program with `{}`", build.library));
        build.workspace.run_cargo(&["build", "--package", PROGRAM, "--profile", profile])?;
    }
    Ok(builds)
}

/// Measures a release build of the crate and the program.
pub(super) fn release(bench: &Bench<'_>) -> Result<RowResult> {
    let note = "CPU time of `cargo build --release` of the crate with seven endpoints and of a program that calls them, not \
                incremental, without dependencies";
    compare(&build_both(bench, "release", false)?, bench, RELEASE, note, |build, _| build.seconds("release"))
}

/// Measures a debug build of the crate and the program.
pub(super) fn debug(bench: &Bench<'_>) -> Result<RowResult> {
    let note = "the same with `cargo build`";
    compare(&build_both(bench, "dev", false)?, bench, DEBUG, note, |build, _| build.seconds("dev"))
}

/// Measures a release build after a change of the program.
pub(super) fn release_edit(bench: &Bench<'_>) -> Result<RowResult> {
    let note =
        "CPU time of `cargo build --release` after a change of `main`, not incremental, which is cargo's default";
    let builds = build_both(bench, "release", false)?;
    compare(&builds, bench, RELEASE_EDIT, note, |build, run| build.seconds_after_edit("release", run))
}

/// Measures a debug build after a change of the program.
pub(super) fn debug_edit(bench: &Bench<'_>) -> Result<RowResult> {
    let note = "CPU time of `cargo build` after a change of `main`, incremental, which is cargo's default";
    let builds = build_both(bench, "dev", true)?;
    compare(&builds, bench, DEBUG_EDIT, note, |build, run| build.seconds_after_edit("dev", run))
}

/// Measures the size of the executable, which is the same in each run.
pub(super) fn binary(bench: &Bench<'_>) -> Result<RowResult> {
    let [generated, official] = build_both(bench, "release", false)?;
    let generated = Samples::from_iter([generated.megabytes()?]);
    let baseline = Some(Samples::from_iter([official.megabytes()?]));
    let notes = vec!["the executable of the release build with `strip = true`".to_owned()];
    Ok(RowResult { measurements: vec![Measurement { target: BINARY, generated, baseline }], notes })
}

/// Measures the two builds in turns.
fn compare(
    [generated, official]: &[Build; 2],
    bench: &Bench<'_>,
    target: Target,
    note: &str,
    measure: impl Fn(&Build, u16) -> Result<f64>,
) -> Result<RowResult> {
    progress(target.name);
    let (mut samples, mut baseline) = (Samples::default(), Samples::default());
    for run in 0..bench.runs {
        samples.push(measure(generated, run)?);
        baseline.push(measure(official, run)?);
    }
    let measurement = Measurement { target, generated: samples, baseline: Some(baseline) };
    Ok(RowResult { measurements: vec![measurement], notes: vec![note.to_owned()] })
}

impl Build {
    /// Returns the CPU seconds of building the crate and the program.
    fn seconds(&self, profile: &str) -> Result<f64> {
        self.workspace.run_cargo(&["clean", "--package", self.library, "--package", PROGRAM, "--profile", profile])?;
        Ok(self.workspace.measure_cargo(&["build", "--package", PROGRAM, "--profile", profile])?.cpu)
    }

    /// Returns the CPU seconds of building the program after a change of its function `main`.
    fn seconds_after_edit(&self, profile: &str, run: u16) -> Result<f64> {
        let path = self.workspace.path("src/main.rs");
        let source = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let (before, after) =
            source.split_once(MAIN).with_context(|| format!("no function `main` in {}", path.display()))?;
        fs::write(&path, format!("{before}{MAIN}    println!(\"run {run}\");\n{after}"))
            .with_context(|| format!("cannot write {}", path.display()))?;
        let usage = self.workspace.measure_cargo(&["build", "--package", PROGRAM, "--profile", profile]);
        fs::write(&path, source).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(usage?.cpu)
    }

    fn megabytes(&self) -> Result<f64> {
        let path = self.workspace.executable(&format!("release/{PROGRAM}"));
        let file = fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?;
        #[allow(clippy::cast_precision_loss, reason = "an executable is smaller than 2^53 bytes")]
        Ok(file.len() as f64 / 1e6)
    }
}
