//! The crate that `codegen --out` writes stands alone: outside of the workspace cargo builds, tests and documents it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::repository::{Repository, original, visit};

/// The name of the crate.
const NAME: &str = "my-client";

/// Runs cargo on the crate, with what is there: without a network, with the versions of the workspace.
fn cargo(folder: &Path, args: &[&str]) {
    let mut cargo = Command::new(env!("CARGO"));
    // Kept from run to run, and apart from the workspace's own, whose profile is another.
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("standalone"));
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    cargo.env("RUSTFLAGS", "-D warnings").env("RUSTDOCFLAGS", "-D warnings");
    let output = cargo.args(args).arg("--offline").current_dir(folder).output().unwrap();
    assert!(output.status.success(), "cargo {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The Rust of the front page, as a program.
fn program(page: &str) -> String {
    let blocks: Vec<_> = page.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 2, "{page}");
    format!(
        "//! The front page's.\n\nasync fn page() -> Result<(), Box<dyn std::error::Error>> {{\n{}\
         drop(answer);\nOk(())\n}}\n\nfn main() {{\n    drop(page());\n}}\n",
        blocks.concat()
    )
}

#[test]
fn cargo_builds_tests_and_documents_it() {
    let repository = Repository::raw();
    // Inside the folder of a workspace that knows nothing of it.
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("Cargo.toml"), "[workspace]\nresolver = \"3\"\n").unwrap();
    let folder: PathBuf = place.path().join("crate");
    repository.good(&["codegen", "--out", &folder.display().to_string(), "--crate-name", NAME]);
    fs::copy(original().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::create_dir(folder.join("examples")).unwrap();
    let page = fs::read_to_string(folder.join("README.md")).unwrap();
    fs::write(folder.join("examples/page.rs"), program(&page)).unwrap();

    cargo(&folder, &["test"]);
    cargo(&folder, &["check", "--no-default-features"]);
    cargo(&folder, &["check", "--all-features"]);
    cargo(&folder, &["doc", "--no-deps", "--all-features"]);
    cargo(&folder, &["package", "--allow-dirty", "--no-verify"]);

    repository.good(&["codegen", "--check", "--out", &folder.display().to_string(), "--crate-name", NAME]);
}

/// A type of the specification is there in one selection and not in the next; the runtime is in every crate.
#[test]
fn the_runtime_names_no_type_of_the_specification() {
    for (path, text) in visit(&original().join("generated/src/runtime"), &|path| fs::read_to_string(path).unwrap()) {
        for (number, line) in text.lines().enumerate() {
            let others = line.split("generated::").skip(1).any(|rest| !rest.starts_with("runtime"));
            assert!(!others, "{path}:{}: {line}", number + 1);
        }
    }
}
