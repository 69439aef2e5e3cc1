//! What `codegen` is asked for, and the command that asks the same again.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use generator::Flavor;

use crate::root::Root;
use crate::standalone::CrateName;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Writes nothing; fails if the generated crate is not what codegen would write, and shows the difference.
    #[arg(long)]
    pub(super) check: bool,
    /// The specification: a file, or a folder of `*.json`; without it, `spec/`.
    #[arg(long, value_name = "PATH")]
    pub(super) spec: Option<PathBuf>,
    /// The version of the specification, where neither its checksum nor a file `version` beside it tells.
    #[arg(long, value_name = "VERSION")]
    pub(super) spec_version: Option<String>,
    /// The published specification of this version, such as 9.5.0: fetched as `spec fetch` does, unless it is here already.
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["spec", "spec_version"])]
    pub(super) stack_version: Option<String>,
    /// For which flavor of Elasticsearch: endpoints, parameters, fields and words that it does not have are left out.
    #[arg(long, default_value = Flavor::default().as_str(), value_parser = flavor_parser())]
    pub(super) flavor: Flavor,
    /// Only these endpoints and what they reach: names, or patterns with `*`, such as `security.*`.
    #[arg(long, value_name = "PATTERN,…", value_delimiter = ',', value_parser = parse_pattern)]
    pub(super) endpoints: Vec<String>,
    /// Writes a crate that stands alone into this folder, which is empty, not there yet, or written by an earlier run.
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The name of that crate.
    #[arg(long, value_name = "NAME", requires = "out", default_value = "elasticsearch-typed")]
    pub(super) crate_name: CrateName,
    /// Takes warnings for errors.
    #[arg(long)]
    pub(super) strict: bool,
}

/// A pattern on the command line.
fn parse_pattern(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("the name of an endpoint, or a pattern, is missing"),
        pattern => Ok(pattern.to_owned()),
    }
}

/// The flavors by their words.
fn flavor_parser() -> impl clap::builder::TypedValueParser<Value = Flavor> {
    PossibleValuesParser::new(Flavor::ALL.map(Flavor::as_str)).map(|word| {
        let named = Flavor::ALL.into_iter().find(|flavor| flavor.as_str() == word);
        named.unwrap_or_default()
    })
}

impl Args {
    /// The command that writes what this one checked.
    pub(super) fn command(&self, root: &Root) -> String {
        let spec = self.spec.as_ref().map(|path| path.display().to_string());
        let out = self.out.as_ref().map(|path| path.display().to_string());
        let root = root.given.then(|| root.display());
        self.command_line(root, spec, out)
    }

    /// The command for others to read: the same wherever the repository and the crate are.
    pub(super) fn portable_command(&self, root: &Root) -> String {
        self.command_line(None, self.spec.as_ref().map(|path| root.show(path)), Some("DIR".to_owned()))
    }

    fn command_line(&self, root: Option<String>, spec: Option<String>, out: Option<String>) -> String {
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
        options.into_iter().fold("cargo xtask codegen".to_owned(), |command, (option, value)| match value {
            Some(value) => format!("{command} {option} {}", shell_quoted(&value)),
            None => command,
        })
    }
}

/// A word as a shell takes it.
fn shell_quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "./_-,:=+@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
