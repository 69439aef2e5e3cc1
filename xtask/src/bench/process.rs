//! What a whole process costs, by the operating system's accounting.

use std::io::Read as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use wait4::Wait4 as _;

/// What a process cost, with those that it started and waited for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usage {
    /// Seconds of CPU, in the program and in the kernel, of all threads.
    pub(super) cpu: f64,
    /// Millions of bytes that the largest of the processes held at once.
    pub(super) megabytes: f64,
}

/// Runs a command to its end.
///
/// # Errors
/// It cannot be started, or it fails: then with what it said.
pub(super) fn measure(command: &mut Command) -> Result<Usage> {
    let spawned = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.with_context(|| format!("cannot run {command:?}"))?;
    let mut said = Vec::new();
    if let Some(stderr) = child.stderr.as_mut() {
        stderr.read_to_end(&mut said).with_context(|| format!("cannot read what {command:?} says"))?;
    }
    let ended = child.wait4().with_context(|| format!("cannot wait for {command:?}"))?;
    if !ended.status.success() {
        bail!("{command:?} fails:\n{}", String::from_utf8_lossy(&said));
    }
    let cpu = (ended.rusage.utime + ended.rusage.stime).as_secs_f64();
    #[allow(clippy::cast_precision_loss, reason = "no process has 2^53 bytes")]
    let megabytes = ended.rusage.maxrss as f64 / 1e6;
    Ok(Usage { cpu, megabytes })
}

/// The same where only its standard output is wanted.
pub(super) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} fails:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).with_context(|| format!("{command:?} does not print text"))
}
