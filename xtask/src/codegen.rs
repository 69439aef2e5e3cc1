//! `cargo xtask codegen`: the specification in, the generated crate out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use generator::{Options, Stage, generate};

use crate::clock::Clock;
use crate::diff;
use crate::files::Plan;
use crate::input::{self, Specification};
use crate::report::{self, count, line};
use crate::root::{Root, slashes};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Writes nothing; fails if the generated crate is not what codegen would write, and shows the difference.
    #[arg(long)]
    check: bool,
    /// The specification: a file, or a folder of `*.json`; without it, `spec/`.
    #[arg(long, value_name = "PATH")]
    spec: Option<PathBuf>,
    /// The version of the specification, where neither its checksum nor a file `version` beside it tells.
    #[arg(long, value_name = "VERSION")]
    spec_version: Option<String>,
    /// Only these endpoints and what they reach: names, or patterns with `*`, such as `security.*`.
    #[arg(long, value_name = "PATTERN,…", value_delimiter = ',', value_parser = pattern)]
    endpoints: Vec<String>,
    /// Takes warnings for errors.
    #[arg(long)]
    strict: bool,
}

/// Generates, then writes or compares.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let mut clock = Clock::start();
    let spec = input::read(root, args.spec.as_deref(), args.spec_version.as_deref())?;
    clock.lap("read");

    let output = generate(&spec.inputs, &options(&spec, args), &mut |stage| clock.lap(name(stage)))
        .map_err(|diagnostics| anyhow!("nothing was written\n\n{diagnostics}"))?;
    if output.warnings.iter().next().is_some() {
        report::warn(&format!("{}\n", output.warnings));
    }
    if output.files.is_empty() {
        bail!("the generator wrote no file: nothing is touched");
    }

    let plan = Plan::new(root.generated(), &output.files)?;
    clock.lap("compare");
    let mut report = line("read", &read(&spec)) + &line("account", &output.account.to_string());
    if args.check {
        check(root, args, &plan)?;
        report += &line("same", &count(plan.unchanged, "file"));
    } else {
        plan.apply()?;
        clock.lap("write");
        report += &written(root, &plan);
    }
    report += &line("time", &clock.report());
    report::say(&report);
    Ok(())
}

fn options(spec: &Specification, args: &Args) -> Options {
    Options {
        version: spec.version.clone(),
        complete: spec.complete,
        endpoints: args.endpoints.clone(),
        strict: args.strict,
        ..Options::default()
    }
}

/// A pattern on the command line.
fn pattern(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("the name of an endpoint, or a pattern, is missing"),
        pattern => Ok(pattern.to_owned()),
    }
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Load => "load",
        Stage::Fixups => "fixups",
        Stage::Select => "select",
        Stage::Lower => "lower",
        Stage::Check => "check",
        Stage::Emit => "emit",
    }
}

/// What was read.
fn read(spec: &Specification) -> String {
    let bytes = spec.inputs.iter().map(|input| input.bytes.len()).sum();
    let files = count(spec.inputs.len(), "file");
    format!("{files} ({}) from {}, version {}", report::size(bytes), spec.from, spec.version)
}

/// What was written and removed.
fn written(root: &Root, plan: &Plan<'_>) -> String {
    let mut wrote: Vec<_> = plan.missing.keys().chain(plan.changed.keys()).map(|path| shown(root, path)).collect();
    wrote.sort();
    let mut removed: Vec<_> = plan.stale.iter().map(|path| shown(root, path)).collect();
    let files = count(removed.len(), "file");
    removed.extend(plan.empty_folders().map(|path| shown(root, path) + "/"));
    let wrote_line = format!("{}; {} unchanged", count(wrote.len(), "file"), plan.unchanged);
    let mut text = line("wrote", &wrote_line) + &report::names(wrote.iter());
    text += &line("removed", &files);
    text + &report::names(removed.iter())
}

/// Says each difference, and fails if there is one.
fn check(root: &Root, args: &Args, plan: &Plan<'_>) -> Result<()> {
    if plan.is_empty() {
        return Ok(());
    }
    let differences = differences(root, plan);
    let of = |word| differences.values().filter(|(found, _)| *found == word).count();
    let counts = format!("{} missing, {} changed, {} stale", of("missing"), of("changed"), of("stale"));
    for (path, (word, text)) in &differences {
        report::warn(&format!("{}{text}", line(word, path)));
    }
    bail!("{} is not what codegen writes: {counts}; run `{}`", root.show(&root.generated()), command(root, args))
}

/// Each difference: its path, what kind it is, and its diff.
fn differences(root: &Root, plan: &Plan<'_>) -> BTreeMap<String, (&'static str, String)> {
    let mut all = BTreeMap::new();
    for path in plan.missing.keys() {
        all.insert(shown(root, path), ("missing", String::new()));
    }
    for (path, (found, wanted)) in &plan.changed {
        let path = shown(root, path);
        let diff = diff::unified(&path, found, wanted);
        all.insert(path, ("changed", diff));
    }
    for path in &plan.stale {
        // A link where a file is missing is one difference, not two.
        all.entry(shown(root, path)).or_insert(("stale", String::new()));
    }
    for folder in plan.empty_folders() {
        all.insert(shown(root, folder) + "/", ("stale", String::new()));
    }
    all
}

fn shown(root: &Root, path: &Path) -> String {
    // Not through `show`, which follows links.
    format!("{}/{}", root.show(&root.generated()), slashes(path))
}

/// The command that writes what this one checked.
fn command(root: &Root, args: &Args) -> String {
    let mut words = vec!["cargo xtask codegen".to_owned()];
    if root.given {
        words.push(format!("--root {}", quoted(&root.display())));
    }
    if let Some(spec) = &args.spec {
        words.push(format!("--spec {}", quoted(&spec.display().to_string())));
    }
    if let Some(version) = &args.spec_version {
        words.push(format!("--spec-version {}", quoted(version)));
    }
    if !args.endpoints.is_empty() {
        words.push(format!("--endpoints {}", quoted(&args.endpoints.join(","))));
    }
    words.join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "./_-,:=+@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
