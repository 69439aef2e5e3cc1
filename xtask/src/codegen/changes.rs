//! What a run changed, or would change.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::target::Target;
use crate::diff;
use crate::files::Plan;
use crate::report::{self, count, line};

/// What was written and removed.
pub(super) fn written(target: &Target, plan: &Plan<'_>) -> String {
    let mut wrote: Vec<_> = plan.missing.keys().chain(plan.changed.keys()).map(|path| target.show(path)).collect();
    wrote.sort();
    let mut removed: Vec<_> = plan.stale.iter().map(|path| target.show(path)).collect();
    let files = count(removed.len(), "file");
    removed.extend(plan.empty_folders().map(|path| target.show(path) + "/"));
    let wrote_line = format!("{}; {} unchanged", count(wrote.len(), "file"), plan.unchanged);
    let mut text = line("wrote", &wrote_line) + &report::names(wrote.iter());
    text += &line("removed", &files);
    text + &report::names(removed.iter())
}

/// Says each difference, and fails if there is one. The command is the one that mends it.
pub(super) fn refuse(target: &Target, plan: &Plan<'_>, command: &str) -> Result<()> {
    if plan.is_empty() {
        return Ok(());
    }
    let differences = differences(target, plan);
    let of = |word| differences.values().filter(|(found, _)| *found == word).count();
    let counts = format!("{} missing, {} changed, {} stale", of("missing"), of("changed"), of("stale"));
    for (path, (word, text)) in &differences {
        report::warn(&format!("{}{text}", line(word, path)));
    }
    bail!("{} is not what codegen writes: {counts}; run `{command}`", target.shown())
}

/// Each difference: its path, what kind it is, and its diff.
fn differences(target: &Target, plan: &Plan<'_>) -> BTreeMap<String, (&'static str, String)> {
    let mut all = BTreeMap::new();
    for path in plan.missing.keys() {
        all.insert(target.show(path), ("missing", String::new()));
    }
    for (path, (found, wanted)) in &plan.changed {
        let path = target.show(path);
        let diff = diff::unified(&path, found, wanted);
        all.insert(path, ("changed", diff));
    }
    for path in &plan.stale {
        // A link where a file is missing is one difference, not two.
        all.entry(target.show(path)).or_insert(("stale", String::new()));
    }
    for folder in plan.empty_folders() {
        all.insert(target.show(folder) + "/", ("stale", String::new()));
    }
    all
}
