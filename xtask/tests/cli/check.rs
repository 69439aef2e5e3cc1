//! `codegen --check`: each kind of difference, and the command that mends it.

use std::fs;
use std::process::Command;

use crate::repository::{ENDPOINT, Repository};

/// Runs the check, which must fail and touch nothing, and returns what it says.
fn differs(repository: &Repository, args: &[&str]) -> String {
    let before = (repository.all(), repository.times());
    let said = repository.bad(&[&["codegen", "--check"], args].concat());
    assert_eq!((repository.all(), repository.times()), before, "a check wrote");
    said
}

/// Runs the command that the check names, as a shell would. It names the folder itself.
fn names_the_repair_command(said: &str) {
    let (_, command) = said.split_once("; run `cargo xtask ").expect(said);
    let command = command.trim_end().trim_end_matches('`').replace('\'', "");
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(command.split(' ')).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn it_passes_where_nothing_differs() {
    let repository = Repository::new();
    let before = repository.times();
    let report = repository.good(&["codegen", "--check"]);
    assert!(report.contains(&format!("\nsame     {} files\n", repository.owned().len())), "{report}");
    assert_eq!(repository.times(), before);
}

#[test]
fn a_missing_file() {
    let repository = Repository::new();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    let said = differs(&repository, &[]);
    assert!(said.contains("missing  generated/src/lib.rs\n"), "{said}");
    assert!(said.contains("1 missing, 0 changed, 0 stale; run `cargo xtask codegen --root "), "{said}");
    names_the_repair_command(&said);
    repository.good(&["codegen", "--check"]);
}

#[test]
fn a_changed_file_with_its_diff() {
    let repository = Repository::new();
    let path = repository.path("generated/src/lib.rs");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}// by hand\n")).unwrap();
    let said = differs(&repository, &[]);
    assert!(said.contains("changed  generated/src/lib.rs\n--- generated/src/lib.rs (found)\n"), "{said}");
    assert!(said.contains("\n-// by hand\n"), "{said}");
    assert!(said.contains("0 missing, 1 changed, 0 stale; run"), "{said}");
    names_the_repair_command(&said);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_changed_file_by_one_byte_by_its_last_newline_or_by_no_text_at_all() {
    let repository = Repository::new();
    let path = repository.path("generated/src/lib.rs");
    let good = fs::read(&path).unwrap();
    let mut flipped = good.clone();
    flipped[2] ^= 1;
    for bytes in [flipped, good[..good.len() - 1].to_vec(), vec![0xff, 0xfe], Vec::new()] {
        fs::write(&path, bytes).unwrap();
        let said = differs(&repository, &[]);
        assert!(said.contains("changed  generated/src/lib.rs\n--- "), "{said}");
    }
}

#[test]
fn a_stale_file_a_stale_folder_and_what_a_killed_run_left() {
    let repository = Repository::new();
    repository.write("generated/src/added.rs", "");
    repository.write("generated/src/api/deep/er/notes.txt", "not even Rust");
    repository.write("generated/src/.xtask-Ab12Cd.tmp", "");
    fs::create_dir_all(repository.path("generated/src/nothing/in/it")).unwrap();
    let said = differs(&repository, &[]);
    for path in ["added.rs", "api/deep/er/notes.txt", ".xtask-Ab12Cd.tmp", "nothing/in/it/"] {
        assert!(said.contains(&format!("stale    generated/src/{path}\n")), "{path}: {said}");
    }
    assert!(said.contains("0 missing, 0 changed, 4 stale; run"), "{said}");
    names_the_repair_command(&said);
    repository.good(&["codegen", "--check"]);
}

#[test]
fn all_differences_at_once() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path("generated/src/api")).unwrap();
    repository.write("generated/src/lib.rs", "// another");
    repository.write("generated/src/old.rs", "");
    let said = differs(&repository, &[]);
    for word in ["missing  generated/src/api/", "changed  generated/src/lib.rs", "stale    generated/src/old.rs"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn what_is_written_by_hand_is_no_difference() {
    let repository = Repository::new();
    repository.write("generated/src/runtime/new.rs", "// by hand");
    repository.good(&["codegen", "--check"]);
    repository.good(&["codegen"]);
    assert!(repository.path("generated/src/runtime/new.rs").exists());
}

#[test]
fn the_command_has_the_options_of_the_check() {
    let repository = Repository::new();
    let spec = repository.path("spec").display().to_string();
    let options = ["--endpoints", ENDPOINT, "--spec", &spec, "--spec-version", "9.5.0"];
    let said = differs(&repository, &options);
    let (_, command) = said.split_once("run `").unwrap();
    assert!(command.contains(&format!(" --spec {spec} --spec-version 9.5.0 --endpoints {ENDPOINT}`")), "{command}");
    names_the_repair_command(&said);
    repository.good(&[&["codegen", "--check"], options.as_slice()].concat());

    let said = differs(&repository, &["--endpoints", "security.get_*, security.grant*"]);
    assert!(said.contains(" --endpoints 'security.get_*,security.grant*'`"), "{said}");
    names_the_repair_command(&said);
}
