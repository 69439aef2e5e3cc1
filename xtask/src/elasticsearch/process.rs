//! Processes that an earlier command started.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// Returns whether a process with this id runs and has this path in its command line. The system may have given the id of a
/// process that has ended to another program.
pub(super) fn is_running(pid: u32, path: &Path) -> bool {
    let command_line = if Path::new("/proc/self/cmdline").exists() {
        fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default()
    } else {
        // macOS and the BSDs have no such file.
        let ps =
            Command::new("ps").args(["-ww", "-o", "command=", "-p", &pid.to_string()]).stdin(Stdio::null()).output();
        ps.map(|output| output.stdout).unwrap_or_default()
    };
    String::from_utf8_lossy(&command_line).contains(&*path.to_string_lossy())
}

/// Sends SIGTERM or SIGKILL to a process.
pub(super) fn signal(pid: u32, kill: bool) -> Result<()> {
    let name = if kill { "KILL" } else { "TERM" };
    // `kill` is a command of each shell; the program of that name is not installed everywhere. A process that has just
    // ended is not an error.
    let command = format!("kill -s {name} {pid}");
    let status = Command::new("/bin/sh").args(["-c", &command]).stdin(Stdio::null()).stderr(Stdio::null()).status();
    status.map(drop).with_context(|| format!("cannot run `{command}`"))
}
