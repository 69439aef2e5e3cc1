//! Decides whether the nodes run from jars or in containers.

use std::fmt;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::container;
use super::jdk::{self, Jdk};
use super::programs::on_path;

/// The options that choose between jars and containers. Without an option: jars if a JDK and Maven are installed, otherwise containers.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Choice {
    /// Runs the nodes from the jars that Elastic publishes for Maven.
    #[arg(long, conflicts_with = "container")]
    jars: bool,
    /// Runs the nodes in containers, with Docker or Podman.
    #[arg(long)]
    container: bool,
}

/// The installed programs that run the nodes.
pub(super) enum Programs {
    Jars { jdk: Jdk, maven: PathBuf },
    Container { engine: &'static str },
}

impl fmt::Display for Programs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Jars { jdk, maven } => {
                write!(f, "jars, with JDK {} ({}) and Maven ({})", jdk.version, jdk.home.display(), maven.display())
            }
            Self::Container { engine } => write!(f, "containers, with {engine}"),
        }
    }
}

/// Finds the programs.
///
/// # Errors
///
/// If programs are missing. The error names all of them and how to install them.
pub(super) fn find(choice: Choice) -> Result<Programs> {
    let mut missing = Vec::new();
    if !choice.container {
        match find_jars() {
            Ok(programs) => return Ok(programs),
            Err(reasons) => missing.extend(reasons),
        }
    }
    if !choice.jars {
        match container::find_engine() {
            Some(engine) => return Ok(Programs::Container { engine }),
            None => {
                missing
                    .push("no running container engine: neither `docker info` nor `podman info` succeeds".to_owned());
            }
        }
    }
    let jars = format!(
        "a JDK of version {} or later (Debian: `apt-get install openjdk-21-jdk-headless`) and Maven (`apt-get install maven`)",
        jdk::OLDEST
    );
    let container = "Docker or Podman";
    let install = match (choice.jars, choice.container) {
        (true, _) => jars,
        (_, true) => format!("{container}, and start it"),
        _ => format!("{jars}, or {container}"),
    };
    bail!("cannot start Elasticsearch:\n  {}\nhelp: install {install}", missing.join("\n  "))
}

fn find_jars() -> Result<Programs, Vec<String>> {
    let jdk = jdk::find().map_err(|found| format!("no JDK of version {} or later: {found}", jdk::OLDEST));
    let maven = on_path("mvn").into_iter().next().ok_or_else(|| "no Maven: `mvn` is not on the PATH".to_owned());
    match (jdk, maven) {
        (Ok(jdk), Ok(maven)) => Ok(Programs::Jars { jdk, maven }),
        (jdk, maven) => Err(jdk.err().into_iter().chain(maven.err()).collect()),
    }
}
