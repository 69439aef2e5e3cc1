//! `cargo xtask spec diff`: compares the crates that are generated from two specifications.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::ValueEnum;
use generator::{Diagnostics, Difference, DocumentedModel, Flavor, Options};

use crate::codegen::flavor_parser;
use crate::fetch;
use crate::input::{self, Specification};
use crate::report;
use crate::root::Root;
use crate::versions::is_version;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The old specification: a published version, such as 9.3.0, which is downloaded if necessary, or a file, or a folder of
    /// `*.json`.
    old: PathBuf,
    /// The new specification.
    new: PathBuf,
    /// The format of the output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The flavor of Elasticsearch. Endpoints, parameters, fields and enum variants of other flavors are not compared.
    #[arg(long, default_value = Flavor::default().as_str(), value_parser = flavor_parser())]
    flavor: Flavor,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One line per change.
    Text,
    /// Release notes.
    Markdown,
    /// All details, for programs.
    Json,
}

/// Prints the differences and the verdict.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let (difference, warnings) = difference(root, &args.old, &args.new, args.flavor)?;
    for (source, warnings) in [&args.old, &args.new].into_iter().zip(warnings) {
        if warnings.iter().next().is_some() {
            report::warn(&format!("{}:\n\n{warnings}\n\n", source.display()));
        }
    }
    report::print(&format_difference(&difference, args.format)?);
    Ok(())
}

/// Compares the crates of two specifications. Returns the warnings about each.
pub(crate) fn difference(
    root: &Root,
    old: &Path,
    new: &Path,
    flavor: Flavor,
) -> Result<(Difference, [Diagnostics; 2])> {
    let (old, new) = rayon::join(|| model(root, old, flavor), || model(root, new, flavor));
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(old), Err(new)) => return Err(anyhow!("{old:#}\n\n{new:#}")),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => return Err(error),
    };
    Ok((generator::diff(&old, &new), [old.warnings, new.warnings]))
}

fn format_difference(difference: &Difference, format: Format) -> Result<String> {
    match format {
        Format::Text => Ok(difference.to_string()),
        Format::Markdown => Ok(difference.to_markdown()),
        Format::Json => Ok(difference.to_json()?),
    }
}

/// Builds the model of a specification with its documentation.
fn model(root: &Root, source: &Path, flavor: Flavor) -> Result<DocumentedModel> {
    let Specification { inputs, .. } = read(root, source)?;
    // Without the versions, which appear in the documentation.
    let options = Options { flavor, ..Options::default() };
    generator::documented_model(&inputs, &options)
        .map_err(|diagnostics| anyhow!("cannot build the model of {}\n\n{diagnostics}", source.display()))
}

/// Reads a specification. A name that is not a file is a version.
fn read(root: &Root, source: &Path) -> Result<Specification> {
    let version = source.to_str().filter(|name| !source.exists() && is_version(name));
    let published = version.map(|version| fetch::fetch_version(root, version)).transpose()?;
    input::read(root, Some(published.as_deref().unwrap_or(source)), None)
}
