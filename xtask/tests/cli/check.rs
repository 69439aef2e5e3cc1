//! `codegen --check`: all kinds of differences, and the command that fixes them.

use std::fs;
use std::process::Command;

use crate::repository::{ENDPOINT, Repository};

/// Runs the check, which must fail and change nothing, and returns its standard error.
fn differs(repository: &Repository, args: &[&str]) -> String {
    let before = (repository.all(), repository.times());
    let output = repository.run_err(&[&["codegen", "--check"], args].concat());
    assert_eq!((repository.all(), repository.times()), before, "the check changed files");
    output
}

/// Runs the command that the check proposes, which must succeed. It contains the folder of the repository.
fn run_proposed_command(output: &str) {
    let (_, command) = output.split_once("\nhelp: run `cargo xtask ").expect(output);
    let command = command.trim_end().trim_end_matches('`').replace('\'', "");
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(command.split(' ')).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn passes_without_differences() {
    let repository = Repository::new();
    let before = repository.times();
    let report = repository.run_ok(&["codegen", "--check"]);
    assert!(report.contains(&format!("\nsame     {} files\n", repository.owned().len())), "{report}");
    assert_eq!(repository.times(), before);
}

#[test]
fn reports_missing_file() {
    let repository = Repository::new();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    let output = differs(&repository, &[]);
    assert!(output.contains("missing  generated/src/lib.rs\n"), "{output}");
    assert!(output.contains("1 missing, 0 changed, 0 stale\nhelp: run `cargo xtask codegen --root "), "{output}");
    run_proposed_command(&output);
    repository.run_ok(&["codegen", "--check"]);
}

#[test]
fn reports_changed_file_with_diff() {
    let repository = Repository::new();
    let path = repository.path("generated/src/lib.rs");
    let content = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{content}// by hand\n")).unwrap();
    let output = differs(&repository, &[]);
    assert!(output.contains("changed  generated/src/lib.rs\n--- generated/src/lib.rs (existing)\n"), "{output}");
    assert!(output.contains("\n-// by hand\n"), "{output}");
    assert!(output.contains("0 missing, 1 changed, 0 stale\nhelp: run"), "{output}");
    run_proposed_command(&output);
    assert_eq!(fs::read_to_string(&path).unwrap(), content);
}

#[test]
fn reports_small_changes_and_invalid_utf8() {
    let repository = Repository::new();
    let path = repository.path("generated/src/lib.rs");
    let original = fs::read(&path).unwrap();
    let mut flipped = original.clone();
    flipped[2] ^= 1;
    for bytes in [flipped, original[..original.len() - 1].to_vec(), vec![0xff, 0xfe], Vec::new()] {
        fs::write(&path, bytes).unwrap();
        let output = differs(&repository, &[]);
        assert!(output.contains("changed  generated/src/lib.rs\n--- "), "{output}");
    }
}

#[test]
fn reports_stale_files_and_folders_and_temporary_files() {
    let repository = Repository::new();
    repository.write("generated/src/added.rs", "");
    repository.write("generated/src/api/deep/er/notes.txt", "not even Rust");
    repository.write("generated/src/.xtask-Ab12Cd.tmp", "");
    fs::create_dir_all(repository.path("generated/src/nothing/in/it")).unwrap();
    let output = differs(&repository, &[]);
    for path in ["added.rs", "api/deep/er/notes.txt", ".xtask-Ab12Cd.tmp", "nothing/in/it/"] {
        assert!(output.contains(&format!("stale    generated/src/{path}\n")), "{path}: {output}");
    }
    assert!(output.contains("0 missing, 0 changed, 4 stale\nhelp: run"), "{output}");
    run_proposed_command(&output);
    repository.run_ok(&["codegen", "--check"]);
}

#[test]
fn reports_all_differences_at_once() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path("generated/src/api")).unwrap();
    repository.write("generated/src/lib.rs", "// another");
    repository.write("generated/src/old.rs", "");
    let output = differs(&repository, &[]);
    for line in ["missing  generated/src/api/", "changed  generated/src/lib.rs", "stale    generated/src/old.rs"] {
        assert!(output.contains(line), "{line}: {output}");
    }
}

#[test]
fn ignores_hand_written_files() {
    let repository = Repository::new();
    repository.write("generated/src/runtime/new.rs", "// by hand");
    repository.run_ok(&["codegen", "--check"]);
    repository.run_ok(&["codegen"]);
    assert!(repository.path("generated/src/runtime/new.rs").exists());
}

#[test]
fn proposed_command_has_the_options_of_the_check() {
    let repository = Repository::new();
    let spec = repository.path("spec").display().to_string();
    let options = ["--endpoints", ENDPOINT, "--spec", &spec, "--spec-version", "9.5.0"];
    let output = differs(&repository, &options);
    let (_, command) = output.split_once("run `").unwrap();
    assert!(command.contains(&format!(" --spec {spec} --spec-version 9.5.0 --endpoints {ENDPOINT}`")), "{command}");
    run_proposed_command(&output);
    repository.run_ok(&[&["codegen", "--check"], options.as_slice()].concat());

    let output = differs(&repository, &["--endpoints", "security.get_*, security.grant*"]);
    assert!(output.contains(" --endpoints 'security.get_*,security.grant*'`"), "{output}");
    run_proposed_command(&output);
}
