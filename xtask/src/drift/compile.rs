//! Compilation of crates that are generated from changed specifications.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::changes::random::Random;
use crate::check_published::{run_cargo, run_command};
use crate::root::Root;

/// A changed specification that was generated.
pub(super) struct Candidate {
    pub(super) label: String,
    pub(super) bytes: Vec<u8>,
}

/// Compiles the crates of some random candidates.
pub(super) fn compile(root: &Root, seed: u64, candidates: &[Candidate], count: usize) -> Result<()> {
    let mut random = Random::new("compile", seed);
    let folder = root.join("target/drift");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for _ in 0..count.min(candidates.len()) {
        let Some(candidate) = random.choose(candidates) else { break };
        let spec = folder.join("spec.json");
        fs::write(&spec, &candidate.bytes).with_context(|| format!("cannot write {}", spec.display()))?;
        let mut codegen = Command::new(env::current_exe()?);
        codegen.arg("--root").arg(root.join(".")).arg("codegen").arg("--spec").arg(&spec);
        codegen.args(["--spec-version", "0.0.0", "--crate-name", "drift"]).arg("--out").arg(folder.join("crate"));
        run_command(&mut codegen, &format!("codegen of {}", candidate.label))?;
        fs::copy(root.join("Cargo.lock"), folder.join("crate/Cargo.lock")).context("cannot copy Cargo.lock")?;
        run_cargo(root, &folder.join("crate"), &candidate.label, &["check"])?;
    }
    Ok(())
}
