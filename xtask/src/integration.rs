//! `cargo xtask integration`: the tests that call a real server.
//!
//! They stand in a target of the member `tests`, which is built only when they are run: this command does not depend on the
//! generated crate.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::root::Root;

/// What the tests need, and what each is.
const REQUIRED_VARIABLES: [(&str, &str); 4] = [
    (
        "ELASTICSEARCH_URL",
        "where the server is: https://localhost:9200, or the URLs of its nodes with commas between them",
    ),
    ("ELASTICSEARCH_USER", "a user who may do everything: elastic"),
    ("ELASTICSEARCH_PASSWORD", "the user's password"),
    (CA_VARIABLE, "the file of the authority that issued the server's certificate, as PEM: http_ca.crt"),
];

const CA_VARIABLE: &str = "ELASTICSEARCH_CA";

/// How to come by a server. The README has the same lines.
const CONTAINER_COMMANDS: &str = "\
docker run --detach --name elasticsearch --publish 9200:9200 --env discovery.type=single-node \\
    --env ELASTIC_PASSWORD=changeme --env xpack.license.self_generated.type=trial --env path.repo=/tmp elasticsearch:9.1.0
docker cp elasticsearch:/usr/share/elasticsearch/config/certs/http_ca.crt .
export ELASTICSEARCH_URL=https://localhost:9200 ELASTICSEARCH_USER=elastic
export ELASTICSEARCH_PASSWORD=changeme ELASTICSEARCH_CA=http_ca.crt
";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only the cases with this in their names, such as `tls::`.
    name: Option<String>,
}

/// The environment of a program that calls the server, which runs in a folder of its own: the authority's file by its full
/// path. Fails where the environment does not say which server.
pub(crate) fn environment() -> Result<(&'static str, PathBuf)> {
    let missing: Vec<_> = REQUIRED_VARIABLES.into_iter().filter(|(name, _)| is_missing(name)).collect();
    if !missing.is_empty() {
        bail!("{}", missing_variables_message(&missing));
    }
    Ok((CA_VARIABLE, std::path::absolute(Path::new(&env::var_os(CA_VARIABLE).unwrap_or_default()))?))
}

/// Runs the cases. Without a server they fail, and none is left out.
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
        bail!("the live tests failed");
    }
    Ok(())
}

/// An empty variable is as good as none.
fn is_missing(name: &str) -> bool {
    env::var_os(name).is_none_or(|value| value.is_empty())
}

fn missing_variables_message(missing: &[(&str, &str)]) -> String {
    let lines: Vec<_> = missing.iter().map(|(name, what)| format!("  {name:<22}  {what}")).collect();
    let lines = lines.join("\n");
    format!(
        "the live tests call a real server, and the environment does not say which. Not set:\n{lines}\n\
         help: eval \"$(cargo xtask elasticsearch start --tls)\" starts one from published jars\n\
         A server of your own, in a container (give it half a minute before the second line):\n\n{CONTAINER_COMMANDS}"
    )
}
