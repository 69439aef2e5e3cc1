//! A node that runs as a process, from the distribution of jars.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::certificates::AUTHORITY;
use super::cluster::Node;
use super::distribution::{CLASSES, LIBRARIES, MAIN, MODULES};
use super::jdk;
use super::{process, programs};

/// The arguments of the JVM.
const JVM: [&str; 4] =
    ["-Xms256m", "-Xmx768m", "--enable-native-access=ALL-UNNAMED", "-Djava.util.logging.config.file=/dev/null"];

/// The line of the log that `StartNode.java` prints when the node is ready.
const READY: &str = "ready";

/// Starts the process, which continues to run when this command ends.
pub(super) fn start(node: Node<'_>, jdk: &Path, distribution: &Path, nodes: usize) -> Result<()> {
    let home = node.home();
    let libraries = distribution.join(LIBRARIES);
    let mut class_path = OsString::from(distribution.join(CLASSES));
    class_path.push(":");
    class_path.push(libraries.join("*"));
    let mut java = Command::new(jdk::program(jdk, "java"));
    java.args(JVM)
        .arg(define("es.path.home", &home))
        .arg(define("java.library.path", &libraries))
        .arg("-cp")
        .arg(class_path)
        .arg(MAIN)
        .arg(&home)
        .arg(distribution.join(MODULES))
        .arg(node.health_url(nodes))
        .env("ELASTIC_PASSWORD", &node.cluster.password)
        .current_dir(&home);
    if node.cluster.tls {
        java.arg(home.join("config").join(AUTHORITY));
    }
    let log = File::create(log(node)).with_context(|| format!("cannot write {}", log(node).display()))?;
    java.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    // Otherwise Ctrl-C in the terminal would stop the node too.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut java, 0);
    let mut process = java.spawn().with_context(|| format!("cannot run {}", java.get_program().to_string_lossy()))?;
    let file = pid_file(node);
    fs::write(&file, process.id().to_string()).with_context(|| format!("cannot write {}", file.display()))?;
    // The system shows the command line of a new process a moment after its start.
    while !is_running(node) && process.try_wait()?.is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    // The exit status of a node that ends early is read, so that no zombie process remains.
    thread::spawn(move || process.wait());
    Ok(())
}

/// Returns whether the process of the node runs.
pub(super) fn is_running(node: Node<'_>) -> bool {
    pid(node).is_some_and(|pid| process::is_running(pid, &node.home()))
}

/// Returns whether the node has printed that it is ready.
pub(super) fn is_ready(node: Node<'_>) -> bool {
    let log = fs::read(log(node)).unwrap_or_default();
    String::from_utf8_lossy(&log).lines().any(|line| line == READY)
}

/// Sends SIGTERM or SIGKILL to the process, if it runs.
pub(super) fn signal(node: Node<'_>, kill: bool) -> Result<()> {
    match pid(node) {
        Some(pid) if is_running(node) => process::signal(pid, kill),
        _ => Ok(()),
    }
}

/// The last lines of the log, and its path.
pub(super) fn log_tail(node: Node<'_>) -> String {
    let bytes = fs::read(log(node)).unwrap_or_default();
    format!("{}\nthe whole log: {}", programs::tail(&String::from_utf8_lossy(&bytes)), log(node).display())
}

fn log(node: Node<'_>) -> PathBuf {
    node.home().join("log")
}

fn pid_file(node: Node<'_>) -> PathBuf {
    node.home().join("pid")
}

fn pid(node: Node<'_>) -> Option<u32> {
    fs::read_to_string(pid_file(node)).ok()?.parse().ok()
}

fn define(property: &str, value: &Path) -> OsString {
    let mut argument = OsString::from(format!("-D{property}="));
    argument.push(value);
    argument
}
