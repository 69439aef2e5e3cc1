//! `cargo xtask codegen`: the specification in, the generated crate out.

mod args;
mod changes;
mod target;

use anyhow::{Result, anyhow, bail};
use generator::{Options, Stage, generate};

use crate::clock::Clock;
use crate::fetch;
use crate::files::Plan;
use crate::input::{self, Specification};
use crate::report::{self, count, line};
use crate::root::Root;

pub(crate) use args::Args;
use target::Target;

/// Generates, then writes or compares.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let mut clock = Clock::start();
    let target = Target::new(root, args)?;
    let published = args.stack_version.as_deref().map(|version| fetch::published(root, version)).transpose()?;
    let spec = input::read(root, published.as_deref().or(args.spec.as_deref()), args.spec_version.as_deref())?;
    clock.lap("read");

    let options = options(&spec, args, &target);
    let output = generate(&spec.inputs, &options, &mut |stage| clock.lap(name(stage)))
        .map_err(|diagnostics| anyhow!("nothing was written\n\n{diagnostics}"))?;
    if output.warnings.iter().next().is_some() {
        report::warn(&format!("{}\n", output.warnings));
    }
    if output.files.is_empty() {
        bail!("the generator wrote no file: nothing is touched");
    }

    let mut report = line("read", &spec.read()) + &line("account", &output.account.to_string());
    let files = target.files(root, &options, &args.command_elsewhere(root), output)?;
    let plan = Plan::new(target.folder(), target.owned(), &files)?;
    clock.lap("compare");
    if args.check {
        changes::refuse(&target, &plan, &args.command(root))?;
        report += &line("same", &count(plan.unchanged, "file"));
    } else {
        plan.apply()?;
        clock.lap("write");
        report += &changes::written(&target, &plan);
    }
    report += &line("time", &clock.report());
    report::say(&report);
    Ok(())
}

fn options(spec: &Specification, args: &Args, target: &Target) -> Options {
    let options = Options {
        version: spec.version.clone(),
        complete: spec.complete,
        flavor: args.flavor,
        endpoints: args.endpoints.clone(),
        strict: args.strict,
        ..Options::default()
    };
    match target.name() {
        Some(name) => Options { crate_name: name.in_code(), ..options },
        None => options,
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
