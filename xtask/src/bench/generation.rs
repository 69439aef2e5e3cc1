//! The whole schema to formatted Rust on the disk: the process of codegen, beside one that reads the same file with
//! `serde_json`.
//!
//! It is the first row, since a process that is started inherits the mark of the largest memory from the one that starts
//! it: nothing large may have been read before.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::process;
use super::statistics::Samples;
use super::table::Measurement;
use super::targets::{GENERATION, GENERATION_MEMORY};
use super::workspace::{self, Workspace};
use super::{Bench, RowResult, progress};

pub(super) fn measure(bench: &Bench<'_>) -> Result<RowResult> {
    let codegen = workspace::build_codegen(bench)?;
    let anchor = Workspace::copy(bench, "value")?;
    anchor.run_cargo(&["build", "--release"])?;
    progress("generating");
    let [mut ours, mut memory, mut value, mut value_memory] = [const { Vec::new() }; 4];
    // A folder of its own for each: nothing is there that could be left unchanged. What earlier runs left is removed afterwards:
    // a file system may search long for a place for a file where a thousand were removed a moment ago (ext4: 0.3 to 1 s).
    let folders = workspace::bench_folder(bench)?.join("generation");
    let earlier = folders.with_file_name("generation-before");
    remove_folder(&earlier)?;
    if folders.exists() {
        fs::rename(&folders, &earlier).with_context(|| format!("cannot rename {}", folders.display()))?;
    }
    for run in 0..bench.runs {
        let out = folders.join(run.to_string());
        let usage = process::measure(&mut workspace::codegen_command(bench, &codegen, &[], &out))?;
        ours.push(usage.cpu);
        memory.push(usage.megabytes);
        let usage = process::measure(Command::new(anchor.executable("release/value")).arg(&bench.schema))?;
        value.push(usage.cpu);
        value_memory.push(usage.megabytes);
    }
    remove_folder(&earlier)?;
    let measurement = |target, ours: Vec<f64>, anchor: Vec<f64>| Measurement {
        target,
        ours: Samples::from_iter(ours),
        anchor: Some(Samples::from_iter(anchor)),
    };
    Ok(RowResult {
        measurements: vec![measurement(GENERATION, ours, value), measurement(GENERATION_MEMORY, memory, value_memory)],
        notes: vec!["CPU of the whole process, from the published file to a folder that was not there before; the anchor reads \
                     the same file with `serde_json::from_slice::<Value>` and ends"
            .to_owned()],
    })
}

/// Removes a folder, if it is there.
fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
