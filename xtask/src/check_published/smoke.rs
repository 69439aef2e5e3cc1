//! The smoke test: a program that uses the crate of a version.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::cargo_command;
use crate::integration;
use crate::root::Root;

const MAIN: &str = include_str!("../../programs/smoke/main.rs");

/// Writes the program for the crate of a version, which already exists.
pub(super) fn write(root: &Root, version: &str) -> Result<PathBuf> {
    let folder = root.join("target/check-published/smoke");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest(version))?;
    fs::write(folder.join("src/main.rs"), MAIN)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    Ok(folder)
}

fn manifest(version: &str) -> String {
    let path = format!("../{version}");
    format!(
        "[package]\nname = \"smoke\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
         api = {{ package = \"published\", path = {path:?} }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n\
         [workspace]\n"
    )
}

/// Runs the program, which prints its output.
pub(super) fn run(root: &Root, folder: &Path) -> Result<()> {
    let (name, authority) = integration::environment()?;
    let status = cargo_command(root, folder, &["run"]).env(name, authority).status().context("cannot run cargo")?;
    if !status.success() {
        bail!("the smoke test failed");
    }
    Ok(())
}
