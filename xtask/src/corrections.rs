//! `cargo xtask spec corrections`: lists the corrections with their outcomes for a specification, or checks that each is
//! necessary.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use generator::{CorrectionList, ListFormat, Options, Outcome};

use crate::fetch;
use crate::input::{self, Specification};
use crate::report::{self, line};
use crate::root::Root;
use crate::versions::Versions;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A published version, which is downloaded if necessary. Default: the newest in spec/versions.txt.
    version: Option<String>,
    /// A specification: a file, or a folder of `*.json`.
    #[arg(long, value_name = "PATH", conflicts_with = "version")]
    spec: Option<PathBuf>,
    /// The version of that specification.
    #[arg(long, value_name = "VERSION", requires = "spec")]
    spec_version: Option<String>,
    /// A file of corrections, in addition to those in `spec/corrections/`. Can be repeated.
    #[arg(long, value_name = "FILE")]
    corrections: Vec<PathBuf>,
    /// The format of the list. Markdown contains the errors of the specification with their evidence, ready to be reported
    /// to Elastic, and then the facts that only this generator needs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Checks all versions in spec/versions.txt: fails if a correction conflicts with one, or if none needs it.
    #[arg(long, conflicts_with_all = ["version", "spec", "format"])]
    check: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
}

/// Prints the list, or checks all versions.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    if args.check {
        return check(root, args);
    }
    let spec = match &args.spec {
        Some(path) => input::read(root, Some(path), args.spec_version.as_deref())?,
        None => published(root, args.version.as_deref())?,
    };
    let options = Options { version: spec.version.clone(), ..Options::default() };
    let format = match args.format {
        Format::Text => ListFormat::Text,
        Format::Markdown => ListFormat::Markdown,
    };
    report::print(&list(root, args, spec)?.format(format, &options.product()));
    Ok(())
}

/// Reads a published specification, by default the newest.
fn published(root: &Root, version: Option<&str>) -> Result<Specification> {
    let versions = Versions::read(root)?;
    let newest = versions.names().next().context("spec/versions.txt contains no version")?;
    let version = version.unwrap_or(newest);
    input::read(root, Some(&fetch::fetch_version(root, version)?), Some(version))
}

fn list(root: &Root, args: &Args, mut spec: Specification) -> Result<CorrectionList> {
    for path in &args.corrections {
        spec.inputs.push(input::correction_file(root, path)?);
    }
    let (list, _) = generator::correction_list(&spec.inputs)
        .map_err(|diagnostics| anyhow!("the corrections were not applied\n\n{diagnostics}"))?;
    Ok(list)
}

/// Applies the corrections to all versions. Reports all problems.
fn check(root: &Root, args: &Args) -> Result<()> {
    let mut problems = Vec::new();
    let mut lists = Vec::new();
    for version in Versions::read(root)?.names() {
        let list = list(root, args, published(root, Some(version))?)?;
        report::print(&line("checked", &format!("{version}: {list}")));
        for edit in &list.edits {
            if let Outcome::Conflict { expected, found } = &edit.outcome {
                let edit = format!("{}: `{}`, {}", edit.at, edit.target, edit.edit);
                problems.push(format!("{edit}: expected {expected}, found {found} in {version}"));
            }
        }
        lists.push(list);
    }
    // All lists contain the same edits in the same order.
    for (index, edit) in lists.first().into_iter().flat_map(|list| &list.edits).enumerate() {
        let mut outcomes = lists.iter().filter_map(|list| list.edits.get(index)).map(|edit| &edit.outcome);
        if outcomes.all(|outcome| matches!(outcome, Outcome::Upstream | Outcome::Absent { .. })) {
            problems.push(format!("{}: `{}`, {}: no version needs this edit", edit.at, edit.target, edit.edit));
        }
    }
    if !problems.is_empty() {
        bail!("{} corrections need a change:\n{}", problems.len(), problems.join("\n"));
    }
    Ok(())
}
