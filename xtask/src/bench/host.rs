//! The machine: numbers mean nothing without it.

use std::process::Command;
use std::{fs, thread};

use anyhow::Result;

use super::process;

/// Processor, cores, compiler.
pub(super) fn describe() -> Result<String> {
    let processor = processor().unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = thread::available_parallelism()?;
    let rustc = process::output(Command::new("rustc").arg("--version"))?;
    Ok(format!("{processor}, {cores} cores; {}", rustc.trim()))
}

/// Its name, where the system has a file that tells.
fn processor() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let (_, name) = text.lines().find(|line| line.starts_with("model name"))?.split_once(':')?;
    Some(name.trim().to_owned())
}
