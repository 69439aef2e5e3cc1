//! `cargo xtask spec verify`: loading a specification and writing it again loses nothing.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::checksums::Checksums;
use crate::fetch;
use crate::input;
use crate::report::{self, count, line};
use crate::root::Root;
use crate::stopwatch::milliseconds;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Published versions, besides `spec/`; what is not here yet is fetched.
    #[arg(value_name = "VERSION")]
    versions: Vec<String>,
}

/// Verifies `spec/` and each version. All that is wrong is said before it fails.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let checksums = Checksums::read(root)?;
    let own = (input::DEFAULT, Ok(root.join(input::DEFAULT)));
    let published =
        args.versions.iter().map(|version| (version.as_str(), fetch::fetch_schema(root, &checksums, version)));
    let mut failed = Vec::new();
    for (name, path) in std::iter::once(own).chain(published) {
        match path.and_then(|path| verify(root, &path)) {
            Ok(done) => report::print(&line("same", &format!("{name}: {done}"))),
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

/// Compares each file of an input with what is left of it after loading.
fn verify(root: &Root, path: &Path) -> Result<String> {
    let start = Instant::now();
    let inputs = input::inputs(root, path)?;
    let (mut endpoints, mut types, mut wrong) = (0, 0, Vec::new());
    for input in &inputs {
        match generator::spec::verify(input) {
            Ok(verified) => {
                endpoints += verified.endpoints;
                types += verified.types;
            }
            Err(error) => wrong.push(format!("{}: {error}", input.path)),
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    let bytes = inputs.iter().map(|input| input.bytes.len()).sum();
    let all = [count(inputs.len(), "file"), report::size(bytes), count(endpoints, "endpoint"), count(types, "type")];
    Ok(format!("{}, {}", all.join(", "), milliseconds(start.elapsed())))
}
