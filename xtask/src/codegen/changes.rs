//! What a run changed, or would change.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::destination::Destination;
use crate::diff;
use crate::files::Plan;
use crate::report::{self, count, line};

/// What was written and removed.
pub(super) fn write_report(destination: &Destination, plan: &Plan<'_>) -> String {
    let mut wrote: Vec<_> = plan.missing.keys().chain(plan.changed.keys()).map(|path| destination.show(path)).collect();
    wrote.sort();
    let mut removed: Vec<_> = plan.stale.iter().map(|path| destination.show(path)).collect();
    let files = count(removed.len(), "file");
    removed.extend(plan.empty_folders().map(|path| destination.show(path) + "/"));
    let wrote_line = format!("{}; {} unchanged", count(wrote.len(), "file"), plan.unchanged);
    let mut text = line("wrote", &wrote_line) + &report::names(wrote.iter());
    text += &line("removed", &files);
    text + &report::names(removed.iter())
}

/// Says each difference, and fails if there is one. The command is the one that mends it.
pub(super) fn fail_on_differences(destination: &Destination, plan: &Plan<'_>, command: &str) -> Result<()> {
    if plan.is_empty() {
        return Ok(());
    }
    let differences = differences(destination, plan);
    let of = |kind| differences.values().filter(|(found, _)| *found == kind).count();
    let counts = format!("{} missing, {} changed, {} stale", of("missing"), of("changed"), of("stale"));
    for (path, (kind, text)) in &differences {
        report::warn(&format!("{}{text}", line(kind, path)));
    }
    bail!("{} is not what codegen writes: {counts}; run `{command}`", destination.shown())
}

/// Each difference: its path, what kind it is, and its diff.
fn differences(destination: &Destination, plan: &Plan<'_>) -> BTreeMap<String, (&'static str, String)> {
    let mut all = BTreeMap::new();
    for path in plan.missing.keys() {
        all.insert(destination.show(path), ("missing", String::new()));
    }
    for (path, (found, wanted)) in &plan.changed {
        let path = destination.show(path);
        let diff = diff::unified(&path, found, wanted);
        all.insert(path, ("changed", diff));
    }
    for path in &plan.stale {
        // A link where a file is missing is one difference, not two.
        all.entry(destination.show(path)).or_insert(("stale", String::new()));
    }
    for folder in plan.empty_folders() {
        all.insert(destination.show(folder) + "/", ("stale", String::new()));
    }
    all
}
