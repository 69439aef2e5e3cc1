//! `cargo xtask integration`: runs the tests that call an Elasticsearch server.
//!
//! The tests are a separate target of the package `tests`, so that xtask does not depend on the generated crate.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::root::Root;

/// The environment variables that the tests need, and their meaning.
const REQUIRED_VARIABLES: [(&str, &str); 4] = [
    (
        "ELASTICSEARCH_URL",
        "the URL of the server, such as https://localhost:9200, or comma-separated URLs of several nodes",
    ),
    ("ELASTICSEARCH_USER", "a user with all privileges, such as elastic"),
    ("ELASTICSEARCH_PASSWORD", "the user's password"),
    (CA_VARIABLE, "the PEM file of the certificate authority of the server, such as http_ca.crt"),
];

const CA_VARIABLE: &str = "ELASTICSEARCH_CA";

/// Commands that start a server in a container. The README contains the same commands.
const CONTAINER_COMMANDS: &str = "\
docker run --detach --name elasticsearch --publish 9200:9200 --env discovery.type=single-node \\
    --env ELASTIC_PASSWORD=changeme --env xpack.license.self_generated.type=trial --env path.repo=/tmp elasticsearch:9.1.0
docker cp elasticsearch:/usr/share/elasticsearch/config/certs/http_ca.crt .
export ELASTICSEARCH_URL=https://localhost:9200 ELASTICSEARCH_USER=elastic
export ELASTICSEARCH_PASSWORD=changeme ELASTICSEARCH_CA=http_ca.crt
";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Runs only the tests whose names contain this string, such as `tls::`.
    name: Option<String>,
}

/// Returns the variable of the certificate authority and its absolute path, for a program that runs in another folder.
///
/// # Errors
/// A variable is missing.
pub(crate) fn environment() -> Result<(&'static str, PathBuf)> {
    let missing: Vec<_> = REQUIRED_VARIABLES.into_iter().filter(|(name, _)| is_missing(name)).collect();
    if !missing.is_empty() {
        bail!("{}", missing_variables_message(&missing));
    }
    Ok((CA_VARIABLE, std::path::absolute(Path::new(&env::var_os(CA_VARIABLE).unwrap_or_default()))?))
}

/// Runs the tests. They fail without a server; none is skipped.
pub(crate) fn run(root: &Root, args: &Args) -> Result<()> {
    let (name, authority) = environment()?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let status = Command::new(cargo)
        .args(["test", "--package", "tests", "--test", "integration", "--"])
        .args(&args.name)
        .current_dir(root.join("."))
        .env(name, authority)
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!("the integration tests failed");
    }
    Ok(())
}

/// Returns whether a variable is unset or empty.
fn is_missing(name: &str) -> bool {
    env::var_os(name).is_none_or(|value| value.is_empty())
}

fn missing_variables_message(missing: &[(&str, &str)]) -> String {
    let lines: Vec<_> = missing.iter().map(|(name, meaning)| format!("  {name:<22}  {meaning}")).collect();
    let lines = lines.join("\n");
    format!(
        "missing environment variables for the integration tests:\n{lines}\n\
         help: start a server from published jars with `eval \"$(cargo xtask elasticsearch start --tls)\"`,\n\
         or in a container (wait 30 s before the second command):\n\n{CONTAINER_COMMANDS}"
    )
}
