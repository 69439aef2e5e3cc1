//! The CPU time and memory of a process, as counted by the operating system.

use std::io::Read as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use wait4::Wait4 as _;

/// The resources that a process and its child processes used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usage {
    /// Seconds of user and system CPU time of all threads.
    pub(super) cpu: f64,
    /// The peak memory of the largest process.
    pub(super) megabytes: f64,
}

/// Runs a command and returns the resources that it used.
///
/// # Errors
/// The command cannot be started, or fails. The error then contains its standard error.
pub(super) fn measure(command: &mut Command) -> Result<Usage> {
    let spawned = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.with_context(|| format!("cannot run {command:?}"))?;
    let mut output = Vec::new();
    if let Some(stderr) = child.stderr.as_mut() {
        stderr.read_to_end(&mut output).with_context(|| format!("cannot read the output of {command:?}"))?;
    }
    let ended = child.wait4().with_context(|| format!("cannot wait for {command:?}"))?;
    if !ended.status.success() {
        bail!("{command:?} failed:\n{}", String::from_utf8_lossy(&output));
    }
    let cpu = (ended.rusage.utime + ended.rusage.stime).as_secs_f64();
    #[allow(clippy::cast_precision_loss, reason = "a process has less than 2^53 bytes")]
    let megabytes = ended.rusage.maxrss as f64 / 1e6;
    Ok(Usage { cpu, megabytes })
}

/// Runs a command and returns its standard output.
pub(super) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).with_context(|| format!("the output of {command:?} is not UTF-8"))
}
