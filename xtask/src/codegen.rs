//! `cargo xtask codegen`: writes the generated crate from the specification.

mod args;
mod changes;
mod destination;

use anyhow::{Result, anyhow, bail};
use generator::{Options, Stage, generate};

use crate::fetch;
use crate::files::Plan;
use crate::input::{self, Specification};
use crate::report::{self, count, line};
use crate::root::Root;
use crate::stopwatch::Stopwatch;

pub(crate) use args::{Args, flavor_parser};
use destination::Destination;

/// Generates the crate, then writes it or compares it with the existing files.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let mut stopwatch = Stopwatch::start();
    let destination = Destination::new(root, args)?;
    let published = args.stack_version.as_deref().map(|version| fetch::fetch_version(root, version)).transpose()?;
    let mut spec = input::read(root, published.as_deref().or(args.spec.as_deref()), args.spec_version.as_deref())?;
    for path in &args.corrections {
        spec.inputs.push(input::correction_file(root, path)?);
    }
    stopwatch.lap("read");

    let options = options(&spec, args, &destination);
    let output = generate(&spec.inputs, &options, &mut |stage| stopwatch.lap(stage_name(stage)))
        .map_err(|diagnostics| anyhow!("nothing was written\n\n{diagnostics}"))?;
    if output.warnings.iter().next().is_some() {
        report::warn(&format!("{}\n", output.warnings));
    }
    if output.files.is_empty() {
        bail!("the generator returned no files; nothing was written");
    }

    let mut report = line("read", &spec.summary()) + &line("coverage", &output.coverage.to_string());
    report += &line("edits", &output.corrections.to_string());
    let files = destination.files(root, &options, &args.portable_command(root), output)?;
    let plan = Plan::new(destination.folder(), destination.owned(), &files)?;
    stopwatch.lap("compare");
    if args.check {
        changes::fail_on_differences(&destination, &plan, &args.command(root))?;
        report += &line("same", &count(plan.unchanged, "file"));
    } else {
        plan.apply()?;
        stopwatch.lap("write");
        report += &changes::write_report(&destination, &plan);
    }
    report += &line("time", &stopwatch.report());
    report::print(&report);
    Ok(())
}

fn options(spec: &Specification, args: &Args, destination: &Destination) -> Options {
    let options = Options {
        version: spec.version.clone(),
        flavor: args.flavor,
        endpoints: args.endpoints.clone(),
        strict: args.strict,
        ..Options::default()
    };
    match destination.name() {
        Some(name) => Options { crate_name: name.identifier(), ..options },
        None => options,
    }
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Load => "load",
        Stage::Correct => "correct",
        Stage::Select => "select",
        Stage::Lower => "lower",
        Stage::Check => "check",
        Stage::Document => "document",
        Stage::Emit => "emit",
    }
}
