//! Generation of the crate of all endpoints, compared with a program that parses the same file with `serde_json`.
//!
//! This row is measured first: on Linux, the peak memory of a process includes the memory of the process that started it, so
//! nothing large may have been read before.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::process;
use super::run::{Bench, RowResult, progress};
use super::statistics::Samples;
use super::table::Measurement;
use super::targets::{GENERATION, GENERATION_MEMORY};
use super::workspace::{self, Workspace};

pub(super) fn measure(bench: &Bench<'_>) -> Result<RowResult> {
    let codegen = workspace::build_codegen(bench)?;
    let program = Workspace::copy(bench, "value", "value")?;
    program.run_cargo(&["build", "--release"])?;
    progress("generating");
    let [mut seconds, mut memory, mut value_seconds, mut value_memory] = [const { Vec::new() }; 4];
    // Each run writes all files into a new folder. The folders of an earlier command are removed after the measurement,
    // because creating files is slower just after the removal of a thousand files (0.3 to 1 s on ext4).
    let folders = workspace::bench_folder(bench)?.join("generation");
    let earlier = folders.with_file_name("generation-earlier");
    remove_folder(&earlier)?;
    if folders.exists() {
        fs::rename(&folders, &earlier).with_context(|| format!("cannot rename {}", folders.display()))?;
    }
    for run in 0..bench.runs {
        let out = folders.join(run.to_string());
        let usage = process::measure(&mut workspace::codegen_command(bench, &codegen, &[], &out))?;
        seconds.push(usage.cpu);
        memory.push(usage.megabytes);
        let usage = process::measure(Command::new(program.executable("release/value")).arg(&bench.schema))?;
        value_seconds.push(usage.cpu);
        value_memory.push(usage.megabytes);
    }
    remove_folder(&earlier)?;
    let measurement = |target, generated: Vec<f64>, baseline: Vec<f64>| Measurement {
        target,
        generated: Samples::from_iter(generated),
        baseline: Some(Samples::from_iter(baseline)),
    };
    Ok(RowResult {
        measurements: vec![
            measurement(GENERATION, seconds, value_seconds),
            measurement(GENERATION_MEMORY, memory, value_memory),
        ],
        notes: vec![
            "CPU time of `codegen` from the published file to a new folder; the baseline parses the file with \
             `serde_json::from_slice::<Value>`"
                .to_owned(),
        ],
    })
}

/// Removes a folder if it exists.
fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
