//! Reports the files that `codegen` changed or would change.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::destination::Destination;
use crate::diff;
use crate::files::Plan;
use crate::report::{self, count, line, names};

/// The report of written and removed files.
pub(super) fn write_report(destination: &Destination, plan: &Plan<'_>) -> String {
    let mut wrote: Vec<_> =
        plan.missing.keys().chain(plan.changed.keys()).map(|path| destination.display_path(path)).collect();
    wrote.sort();
    let mut removed: Vec<_> = plan.stale.iter().map(|path| destination.display_path(path)).collect();
    let files = count(removed.len(), "file");
    removed.extend(plan.empty_folders().map(|path| destination.display_path(path) + "/"));
    let wrote_line = format!("{}; {} unchanged", count(wrote.len(), "file"), plan.unchanged);
    let mut report = line("wrote", &wrote_line) + &names(wrote.iter());
    report += &line("removed", &files);
    report + &names(removed.iter())
}

/// Fails if the files differ, and prints the differences. `command` is the command that writes the files.
pub(super) fn fail_on_differences(destination: &Destination, plan: &Plan<'_>, command: &str) -> Result<()> {
    if plan.is_empty() {
        return Ok(());
    }
    let differences = differences(destination, plan);
    let number_of = |kind| differences.values().filter(|(found, _)| *found == kind).count();
    let counts =
        format!("{} missing, {} changed, {} stale", number_of("missing"), number_of("changed"), number_of("stale"));
    for (path, (kind, diff)) in &differences {
        report::warn(&format!("{}{diff}", line(kind, path)));
    }
    bail!("{} is not up to date: {counts}\nhelp: run `{command}`", destination.displayed())
}

/// The differences by path: the kind, and the diff of a changed file.
fn differences(destination: &Destination, plan: &Plan<'_>) -> BTreeMap<String, (&'static str, String)> {
    let mut all = BTreeMap::new();
    for path in plan.missing.keys() {
        all.insert(destination.display_path(path), ("missing", String::new()));
    }
    for (path, (existing, generated)) in &plan.changed {
        let path = destination.display_path(path);
        let diff = diff::unified(&path, existing, generated);
        all.insert(path, ("changed", diff));
    }
    for path in &plan.stale {
        // A link in place of a file is only reported as missing.
        all.entry(destination.display_path(path)).or_insert(("stale", String::new()));
    }
    for folder in plan.empty_folders() {
        all.insert(destination.display_path(folder) + "/", ("stale", String::new()));
    }
    all
}
