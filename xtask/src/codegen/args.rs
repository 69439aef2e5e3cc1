//! The arguments of `codegen`, and the command line with the same arguments.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use generator::Flavor;

use crate::root::Root;
use crate::standalone::CrateName;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Writes nothing. Fails and prints the differences if the crate is not up to date.
    #[arg(long)]
    pub(super) check: bool,
    /// The specification: a file, or a folder of `*.json`. Default: `spec/`.
    #[arg(long, value_name = "PATH")]
    pub(super) spec: Option<PathBuf>,
    /// The version of the specification, if it is not a published one and no file `version` is next to it.
    #[arg(long, value_name = "VERSION")]
    pub(super) spec_version: Option<String>,
    /// The published specification of this version, such as 9.5.0, which is downloaded if necessary.
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["spec", "spec_version"])]
    pub(super) stack_version: Option<String>,
    /// A file of corrections, in addition to those in `spec/corrections/`. Can be repeated; later files apply later.
    #[arg(long, value_name = "FILE")]
    pub(super) corrections: Vec<PathBuf>,
    /// The flavor of Elasticsearch. Endpoints, parameters, fields and enum variants of other flavors are omitted.
    #[arg(long, default_value = Flavor::default().as_str(), value_parser = flavor_parser())]
    pub(super) flavor: Flavor,
    /// The endpoints to generate, with the types that they use: names, or patterns such as `security.*`. Default: all.
    #[arg(long, value_name = "PATTERN,…", value_delimiter = ',', value_parser = parse_pattern)]
    pub(super) endpoints: Vec<String>,
    /// Writes a standalone crate into this folder, which is empty or missing, or was written by this command before.
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The name of the standalone crate.
    #[arg(long, value_name = "NAME", requires = "out", default_value = "elasticsearch-typed")]
    pub(super) crate_name: CrateName,
    /// Treats warnings as errors, those about definitions that become raw JSON included.
    #[arg(long)]
    pub(super) strict: bool,
}

fn parse_pattern(argument: &str) -> Result<String, &'static str> {
    match argument.trim() {
        "" => Err("missing name or pattern of an endpoint"),
        pattern => Ok(pattern.to_owned()),
    }
}

pub(crate) fn flavor_parser() -> impl clap::builder::TypedValueParser<Value = Flavor> {
    PossibleValuesParser::new(Flavor::ALL.map(Flavor::as_str)).map(|name| {
        let flavor = Flavor::ALL.into_iter().find(|flavor| flavor.as_str() == name);
        flavor.unwrap_or_default()
    })
}

impl Args {
    /// The command that writes the files which `--check` compared.
    pub(super) fn command(&self, root: &Root) -> String {
        let spec = self.spec.as_ref().map(|path| path.display().to_string());
        let out = self.out.as_ref().map(|path| path.display().to_string());
        let root = root.given.then(|| root.display());
        self.command_line(root, spec, out, |path| path.display().to_string())
    }

    /// The command for the documentation of the crate, which does not depend on the location of the folders.
    pub(super) fn portable_command(&self, root: &Root) -> String {
        self.command_line(
            None,
            self.spec.as_ref().map(|path| root.display_path(path)),
            Some("DIR".to_owned()),
            |path| root.display_path(path),
        )
    }

    fn command_line(
        &self,
        root: Option<String>,
        spec: Option<String>,
        out: Option<String>,
        display: impl Fn(&Path) -> String,
    ) -> String {
        let name = out.is_some().then(|| self.crate_name.to_string());
        let endpoints = Some(self.endpoints.join(",")).filter(|list| !list.is_empty());
        let flavor = (self.flavor != Flavor::default()).then(|| self.flavor.as_str().to_owned());
        let options = [
            ("--root", root),
            ("--out", out),
            ("--crate-name", name),
            ("--spec", spec),
            ("--spec-version", self.spec_version.clone()),
            ("--stack-version", self.stack_version.clone()),
            ("--flavor", flavor),
            ("--endpoints", endpoints),
        ];
        let corrections = self.corrections.iter().map(|path| ("--corrections", Some(display(path))));
        options.into_iter().chain(corrections).fold("cargo xtask codegen".to_owned(), |command, (option, value)| {
            match value {
                Some(value) => format!("{command} {option} {}", shell_quoted(&value)),
                None => command,
            }
        })
    }
}

/// Quotes an argument for a POSIX shell, if necessary.
fn shell_quoted(argument: &str) -> String {
    let needs_no_quotes = |c: char| c.is_alphanumeric() || "./_-,:=+@".contains(c);
    if !argument.is_empty() && argument.chars().all(needs_no_quotes) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}
