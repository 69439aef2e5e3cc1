//! Finds and runs programs.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The number of lines of output that an error shows.
pub(super) const TAIL: usize = 20;

/// The files with this name in the folders of the variable `PATH`, in order.
pub(super) fn on_path(name: &str) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|folder| folder.join(name)).filter(|file| file.is_file()).collect()
}

/// Runs a program until it ends, and returns its output and errors as one string.
///
/// # Errors
///
/// If the program cannot be run or fails. The error then contains the last lines of the output.
pub(super) fn run(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {program}"))?;
    let printed = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        bail!("{program} failed with {}:\n{}", output.status, tail(&printed));
    }
    Ok(printed)
}

/// The last lines of a program's output.
pub(super) fn tail(output: &str) -> String {
    let lines: Vec<_> = output.trim_end().lines().collect();
    lines[lines.len().saturating_sub(TAIL)..].join("\n")
}
