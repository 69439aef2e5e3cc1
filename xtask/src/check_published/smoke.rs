//! The program beside the whole crate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::cargo_command;
use crate::integration;
use crate::root::Root;

const MAIN: &str = include_str!("../../programs/smoke/main.rs");

/// Writes it beside the crate of a version, which is there.
pub(super) fn write(root: &Root, version: &str) -> Result<PathBuf> {
    let folder = root.join("target/check-published/smoke");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest(version))?;
    fs::write(folder.join("src/main.rs"), MAIN)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).context("the versions of the workspace")?;
    Ok(folder)
}

fn manifest(version: &str) -> String {
    let crate_model = format!("../{version}");
    format!(
        "[package]\nname = \"smoke\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
         api = {{ package = \"published\", path = {crate_model:?} }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n\
         [workspace]\n"
    )
}

/// Runs it, with what it says.
pub(super) fn run(root: &Root, folder: &Path) -> Result<()> {
    let (name, authority) = integration::environment()?;
    let status = cargo_command(root, folder, &["run"]).env(name, authority).status().context("cannot run cargo")?;
    if !status.success() {
        bail!("the program failed");
    }
    Ok(())
}
