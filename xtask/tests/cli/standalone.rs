//! Cargo builds, tests, documents and packages the crate that `codegen --out` writes, outside of the workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::repository::{Repository, original, visit};

/// The name of the crate.
const NAME: &str = "my-client";

/// Runs cargo on the crate, offline and with the dependency versions of the workspace.
fn cargo(folder: &Path, args: &[&str]) {
    let mut cargo = Command::new(env!("CARGO"));
    // Builds are kept for later runs. They are separate from those of the workspace, which have another profile.
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("standalone"));
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    cargo.env("RUSTFLAGS", "-D warnings").env("RUSTDOCFLAGS", "-D warnings");
    let output = cargo.args(args).arg("--offline").current_dir(folder).output().unwrap();
    assert!(output.status.success(), "cargo {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A program with the examples of the README.
fn program(readme: &str) -> String {
    let blocks: Vec<_> = readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 2, "{readme}");
    format!(
        "//! The examples of the README.\n\nasync fn examples() -> Result<(), Box<dyn std::error::Error>> {{\n{}\
         drop(response);\nOk(())\n}}\n\nfn main() {{\n    drop(examples());\n}}\n",
        blocks.concat()
    )
}

#[test]
fn cargo_accepts_the_crate() {
    let repository = Repository::raw();
    // The parent folder is another workspace, and the crate is not one of its members.
    let parent = tempfile::tempdir().unwrap();
    fs::write(parent.path().join("Cargo.toml"), "[workspace]\nresolver = \"3\"\n").unwrap();
    let folder: PathBuf = parent.path().join("crate");
    repository.run_ok(&["codegen", "--out", &folder.display().to_string(), "--crate-name", NAME]);
    fs::copy(original().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::create_dir(folder.join("examples")).unwrap();
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    fs::write(folder.join("examples/readme.rs"), program(&readme)).unwrap();

    cargo(&folder, &["test"]);
    cargo(&folder, &["check", "--no-default-features"]);
    cargo(&folder, &["check", "--all-features"]);
    cargo(&folder, &["doc", "--no-deps", "--all-features"]);
    cargo(&folder, &["package", "--allow-dirty", "--no-verify"]);

    repository.run_ok(&["codegen", "--check", "--out", &folder.display().to_string(), "--crate-name", NAME]);
}

/// The runtime is part of every crate, but the types of the specification depend on the selection of endpoints.
#[test]
fn runtime_does_not_use_types_of_the_specification() {
    let crate_root = fs::read_to_string(original().join("generated/src/lib.rs")).unwrap();
    let reexports: Vec<_> = crate_root.split("pub use runtime::").skip(1).flat_map(names).collect();
    for (path, source) in visit(&original().join("generated/src/runtime"), &|path| fs::read_to_string(path).unwrap()) {
        for (number, line) in source.lines().enumerate() {
            for name in line.split("generated::").skip(1).flat_map(names) {
                assert!(name == "runtime" || reexports.contains(&name), "{path}:{}: {line}", number + 1);
            }
        }
    }
}

/// Returns the first segments of the paths that a `use` names after its prefix: one path, or several in braces.
fn names(rest: &str) -> Vec<&str> {
    let paths = match rest.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default(),
        None => rest.split([':', ';', ',']).next().unwrap_or_default(),
    };
    let first_segment = |path: &'_ str| -> usize {
        path.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(path.len())
    };
    let segments = paths.split(',').map(str::trim).map(|path| &path[..first_segment(path)]);
    segments.filter(|name| !name.is_empty()).collect()
}
