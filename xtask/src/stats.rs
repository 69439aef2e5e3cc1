//! `cargo xtask spec stats`: counts the parts of a specification, and the items that are generated from them.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use generator::Options;

use crate::fetch;
use crate::input;
use crate::report::{self, line};
use crate::root::Root;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A published version, such as 9.5.0, which is downloaded if necessary. Default: `spec/`.
    version: Option<String>,
    /// A specification: a file, or a folder of `*.json`.
    #[arg(long, value_name = "PATH", conflicts_with = "version")]
    spec: Option<PathBuf>,
    /// The version of that specification, if it is not a published one and no file `version` is next to it.
    #[arg(long, value_name = "VERSION", conflicts_with = "version")]
    spec_version: Option<String>,
}

/// Prints the counts. The output depends only on the input.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let published = args.version.as_deref().map(|version| fetch::fetch_version(root, version)).transpose()?;
    let spec = input::read(root, published.as_deref().or(args.spec.as_deref()), args.spec_version.as_deref())?;
    let options = Options { version: spec.version.clone(), ..Options::default() };
    let stats = generator::stats(&spec.inputs, &options)
        .map_err(|diagnostics| anyhow!("nothing was counted\n\n{diagnostics}"))?;
    report::print(&format!("{}\n{stats}", line("read", &spec.summary())));
    Ok(())
}
