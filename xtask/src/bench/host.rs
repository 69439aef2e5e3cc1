//! The machine on which the benchmark runs.

use std::process::Command;
use std::{fs, thread};

use anyhow::Result;

use super::process;

/// Describes the processor, the number of cores and the compiler.
pub(super) fn describe() -> Result<String> {
    let processor = processor().unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = thread::available_parallelism()?;
    let rustc = process::output(Command::new("rustc").arg("--version"))?;
    Ok(format!("{processor}, {cores} cores; {}", rustc.trim()))
}

/// The name of the processor. Only Linux has the file that contains it.
fn processor() -> Option<String> {
    let content = fs::read_to_string("/proc/cpuinfo").ok()?;
    let (_, name) = content.lines().find(|line| line.starts_with("model name"))?.split_once(':')?;
    Some(name.trim().to_owned())
}
