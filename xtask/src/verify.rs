//! `cargo xtask spec verify`: checks that specifications are loaded without loss.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::fetch;
use crate::input;
use crate::report::{self, count, line};
use crate::root::Root;
use crate::stopwatch::milliseconds;
use crate::versions::Versions;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Published versions to verify in addition to `spec/`. They are downloaded if necessary.
    #[arg(value_name = "VERSION")]
    versions: Vec<String>,
    /// Verifies all versions in spec/versions.txt.
    #[arg(long, conflicts_with = "versions")]
    all: bool,
}

/// Verifies `spec/` and the published versions. Reports all failures.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let default_input = (input::DEFAULT, Ok(root.join(input::DEFAULT)));
    let all = Versions::read(root)?;
    let mut versions: Vec<&str> = args.versions.iter().map(String::as_str).collect();
    if args.all {
        versions.extend(all.names());
    }
    let published = versions.into_iter().map(|version| (version, fetch::fetch_version(root, version)));
    let mut failed = Vec::new();
    for (name, path) in std::iter::once(default_input).chain(published) {
        match path.and_then(|path| verify(root, &path)) {
            Ok(verified) => report::print(&line("same", &format!("{name}: {verified}"))),
            Err(error) => {
                report::warn(&line("failed", &format!("{name}: {error:#}")));
                failed.push(name);
            }
        }
    }
    if !failed.is_empty() {
        bail!("not verified: {}", failed.join(", "));
    }
    Ok(())
}

/// Compares each file with the result of loading it and writing it again.
fn verify(root: &Root, path: &Path) -> Result<String> {
    let start = Instant::now();
    let inputs = input::inputs(root, path)?;
    let (mut endpoints, mut types, mut problems) = (0, 0, Vec::new());
    for input in &inputs {
        match generator::spec::verify(input) {
            Ok(verified) => {
                endpoints += verified.endpoints;
                types += verified.types;
            }
            Err(error) => problems.push(format!("{}: {error}", input.path)),
        }
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    let bytes = inputs.iter().map(|input| input.bytes.len()).sum();
    let all = [count(inputs.len(), "file"), report::size(bytes), count(endpoints, "endpoint"), count(types, "type")];
    Ok(format!("{}, {}", all.join(", "), milliseconds(start.elapsed())))
}
