//! Finds a JDK.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::programs::{self, on_path};

/// The oldest version of Java that Elasticsearch runs on.
pub(super) const OLDEST: u32 = 21;

/// An installed JDK.
pub(super) struct Jdk {
    pub(super) home: PathBuf,
    pub(super) version: u32,
}

impl Jdk {
    /// The path of one of its programs.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        program(&self.home, name)
    }
}

/// The path of a program of the JDK in this folder.
pub(super) fn program(home: &Path, name: &str) -> PathBuf {
    home.join("bin").join(name)
}

/// Finds the first JDK that is recent enough: in `JAVA_HOME`, on the `PATH`, or in the same folder as one of these.
///
/// # Errors
///
/// If no JDK is recent enough. The error lists the installations of Java that were found.
pub(super) fn find() -> Result<Jdk, String> {
    let home = env::var_os("JAVA_HOME").filter(|home| !home.is_empty());
    let first = home.map(|home| program(Path::new(&home), "java")).into_iter().chain(on_path("java"));
    let mut rejected: Vec<(PathBuf, String)> = Vec::new();
    let mut homes = Vec::new();
    for java in first {
        match inspect(&java) {
            Ok(jdk) => return Ok(jdk),
            Err((home, reason)) => {
                homes.push(home.clone());
                rejected.push((home, reason));
            }
        }
    }
    for home in homes.iter().flat_map(|home| neighbors(home)) {
        if rejected.iter().any(|(seen, _)| *seen == home) {
            continue;
        }
        match inspect(&program(&home, "java")) {
            Ok(jdk) => return Ok(jdk),
            Err((_, reason)) => rejected.push((home, reason)),
        }
    }
    Err(describe(&rejected))
}

/// The other JDKs in the folder of this one, the newest names first.
fn neighbors(home: &Path) -> Vec<PathBuf> {
    // On macOS a JDK's home is `Contents/Home` in its folder.
    let bundle = Path::new("Contents/Home");
    let (folder, inner) = match home.ancestors().nth(2) {
        Some(folder) if home.ends_with(bundle) => (folder, bundle),
        _ => (home, Path::new("")),
    };
    let entries = folder.parent().and_then(|parent| fs::read_dir(parent).ok());
    let folders = entries.into_iter().flatten().flatten().map(|entry| entry.path().join(inner));
    // Packages add links such as `java-1.17.0-openjdk` to the same JDK.
    let mut homes: Vec<_> = folders.filter_map(|home| home.canonicalize().ok()).collect();
    homes.retain(|home| program(home, "java").is_file());
    homes.sort();
    homes.dedup();
    homes.reverse();
    homes
}

/// Runs `java` to read its version and home: a program on the `PATH` may be a script that starts another one.
fn inspect(java: &Path) -> Result<Jdk, (PathBuf, String)> {
    let fallback = || java.ancestors().nth(2).unwrap_or(java).to_owned();
    let properties = programs::run(Command::new(java).args(["-XshowSettings:properties", "-version"]))
        .map_err(|error| (fallback(), format!("{error:#}")))?;
    let property = |name: &str| {
        let mut pairs = properties.lines().filter_map(|line| line.split_once(" = "));
        pairs.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
    };
    let home = property("java.home").map_or_else(fallback, PathBuf::from);
    let home = home.canonicalize().unwrap_or(home);
    let specification = property("java.specification.version").unwrap_or("unknown");
    match specification.parse::<u32>() {
        Ok(version) if version >= OLDEST && program(&home, "javac").is_file() => Ok(Jdk { home, version }),
        Ok(version) if version >= OLDEST => Err((home, format!("version {version}, without a compiler"))),
        _ => Err((home, format!("version {specification}"))),
    }
}

fn describe(rejected: &[(PathBuf, String)]) -> String {
    if rejected.is_empty() {
        return "no Java found in JAVA_HOME and on the PATH".to_owned();
    }
    let found: Vec<_> = rejected.iter().map(|(home, reason)| format!("{} ({reason})", home.display())).collect();
    format!("found {}", found.join(", "))
}
