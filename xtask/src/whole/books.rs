//! The program beside the whole crate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::command;
use crate::live;
use crate::root::Root;

const MAIN: &str = include_str!("../../programs/books/main.rs");

/// Writes it beside the crate of a version, which is there.
pub(super) fn write(root: &Root, version: &str) -> Result<PathBuf> {
    let folder = root.join("target/whole/books");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest(version))?;
    fs::write(folder.join("src/main.rs"), MAIN)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).context("the versions of the workspace")?;
    Ok(folder)
}

fn manifest(version: &str) -> String {
    let krate = format!("../{version}");
    format!(
        "[package]\nname = \"books\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
         api = {{ package = \"whole\", path = {krate:?} }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n\
         [workspace]\n"
    )
}

/// Runs it, with what it says.
pub(super) fn run(root: &Root, folder: &Path) -> Result<()> {
    let (name, authority) = live::environment()?;
    let status = command(root, folder, &["run"]).env(name, authority).status().context("cannot run cargo")?;
    if !status.success() {
        bail!("the program failed");
    }
    Ok(())
}
