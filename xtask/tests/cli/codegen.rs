//! `codegen`: what it writes, what it leaves alone, what it mends.

use std::fs;
use std::process::Command;

use crate::repository::{Repository, copy_all, original};

#[test]
fn it_says_what_it_read_wrote_and_removed_and_how_long_each_stage_took() {
    let repository = Repository::new();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    repository.write("generated/src/api/old/older.rs", "// nobody writes this");

    let report = repository.good(&["codegen"]);

    let version = fs::read_to_string(repository.path("spec/version")).unwrap();
    assert!(report.contains(&format!("from spec, version {}\n", version.trim())), "{report}");
    assert!(report.contains("\naccount  "), "{report}");
    assert!(report.contains("\nwrote    1 file; "), "{report}");
    assert!(report.contains("           generated/src/lib.rs\n"), "{report}");
    assert!(report.contains("\nremoved  1 file\n           generated/src/api/old/older.rs\n"), "{report}");
    for stage in ["read", "load", "fixups", "select", "lower", "check", "emit", "compare", "write"] {
        let times = report.lines().last().unwrap();
        assert!(times.starts_with("time     ") && times.contains(&format!(" {stage} ")), "{stage}: {times}");
    }
    assert!(!repository.path("generated/src/api/old").exists(), "an empty folder stays");
}

#[test]
fn a_second_run_touches_nothing() {
    let repository = Repository::new();
    let before = repository.times();
    let report = repository.good(&["codegen"]);
    assert!(report.contains("\nwrote    0 files; "), "{report}");
    assert!(report.contains("\nremoved  0 files\n"), "{report}");
    assert_eq!(repository.times(), before);
}

#[test]
fn only_what_changed_is_touched() {
    let repository = Repository::new();
    let (files, times) = (repository.all(), repository.times());
    let edited = files.keys().find(|path| path.starts_with("api/")).unwrap();
    repository.write(&format!("generated/src/{edited}"), "// edited");

    repository.good(&["codegen"]);

    assert_eq!(repository.all(), files);
    let touched: Vec<_> = repository.times().into_iter().filter(|(path, time)| times[path] != *time).collect();
    assert_eq!(touched.iter().map(|(path, _)| path).collect::<Vec<_>>(), [edited]);
}

#[test]
fn restores_missing_files() {
    let repository = Repository::new();
    let files = repository.all();
    let source = |path: &str| repository.path("generated/src").join(path);

    fs::remove_file(source("lib.rs")).unwrap();
    repository.good(&["codegen"]);
    assert_eq!(repository.all(), files, "without lib.rs");

    fs::remove_dir_all(source("api")).unwrap();
    repository.good(&["codegen"]);
    assert_eq!(repository.all(), files, "without api");

    for path in repository.owned().keys() {
        fs::remove_file(source(path)).unwrap();
    }
    repository.good(&["codegen"]);
    assert_eq!(repository.all(), files, "without anything that it owns");
}

#[test]
fn a_file_where_a_folder_has_to_be_and_the_other_way_round() {
    let repository = Repository::new();
    let files = repository.all();
    fs::remove_dir_all(repository.path("generated/src/api")).unwrap();
    repository.write("generated/src/api", "a file");
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    repository.write("generated/src/lib.rs/deep/file.rs", "in a folder");

    repository.good(&["codegen"]);

    assert_eq!(repository.all(), files);
}

/// What the command above can't show, since it runs a binary that is built: cargo loads a workspace whose generated crate is
/// gone, and the commands don't depend on that crate.
#[test]
fn cargo_runs_the_command_while_the_generated_crate_is_gone() {
    let repository = Repository::raw();
    for path in ["Cargo.toml", "generator", "tests", "xtask"] {
        copy_all(&original().join(path), &repository.path(path));
    }
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();

    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version=1"]).current_dir(repository.path("xtask"));
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.iter().any(|package| package["name"] == "generated"));
    for name in ["xtask", "generator"] {
        let package = packages.iter().find(|package| package["name"] == name).unwrap();
        let dependencies = package["dependencies"].as_array().unwrap();
        assert!(dependencies.iter().all(|dependency| dependency["name"] != "generated"), "{name} needs it");
    }
}

#[test]
fn nothing_is_written_while_something_is_wrong_and_all_of_it_is_said() {
    let repository = Repository::new();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    let (files, times) = (repository.all(), repository.times());
    repository.write("spec/broken_one.json", "{");
    repository.write("spec/broken_two.json", "no JSON at all");

    let said = repository.bad(&["codegen"]);

    for name in ["spec/broken_one.json", "spec/broken_two.json", "help: ", "nothing was written"] {
        assert!(said.contains(name), "{name}: {said}");
    }
    assert_eq!((repository.all(), repository.times()), (files, times));
}

#[test]
fn a_warning_is_said_and_is_an_error_with_strict() {
    let repository = Repository::new();
    let files = repository.all();
    repository.write("spec/odd.json", r#"{"endpoints": [], "types": [], "unheard_of": 1}"#);

    let ran = repository.run(&["codegen"]);
    assert!(ran.ok && ran.stderr.contains("warning[") && ran.stderr.contains("spec/odd.json"), "{}", ran.stderr);

    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    let said = repository.bad(&["codegen", "--strict"]);
    assert!(said.contains("error[") && said.contains("spec/odd.json"), "{said}");
    assert!(!repository.path("generated/src/lib.rs").exists(), "it wrote in spite of an error");
    assert!(repository.run(&["codegen"]).ok);
    assert_eq!(repository.all(), files);
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let repository = Repository::new();
    let files = repository.all();
    repository.write("generated/src/.xtask-Ab12Cd.tmp", "half a fi");
    repository.write("generated/src/api/.xtask-Ef34Gh.tmp", "");
    repository.good(&["codegen"]);
    assert_eq!(repository.all(), files);
}

#[cfg(unix)]
#[test]
fn links_are_removed_and_not_followed() {
    use std::os::unix::fs::symlink;

    let repository = Repository::new();
    let files = repository.all();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("mine.rs"), "mine").unwrap();
    let mine = |repository: &Repository| {
        assert_eq!(fs::read_to_string(outside.path().join("mine.rs")).unwrap(), "mine");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
        assert_eq!(repository.all(), files);
    };

    symlink(outside.path(), repository.path("generated/src/linked")).unwrap();
    symlink(outside.path().join("mine.rs"), repository.path("generated/src/linked.rs")).unwrap();
    repository.good(&["codegen"]);
    mine(&repository);

    // In the place of what codegen writes.
    fs::remove_dir_all(repository.path("generated/src/api")).unwrap();
    symlink(outside.path(), repository.path("generated/src/api")).unwrap();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    symlink(outside.path().join("mine.rs"), repository.path("generated/src/lib.rs")).unwrap();
    repository.good(&["codegen"]);
    mine(&repository);
    assert!(!repository.path("generated/src/lib.rs").is_symlink());
}

#[cfg(unix)]
#[test]
fn files_are_readable_as_any_other() {
    use std::os::unix::fs::PermissionsExt as _;

    let repository = Repository::new();
    repository.write("generated/src/plain.txt", "");
    let mode = |path: &str| fs::metadata(repository.path(path)).unwrap().permissions().mode();
    let plain = mode("generated/src/plain.txt");
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    repository.good(&["codegen"]);
    assert_eq!(mode("generated/src/lib.rs"), plain);
}

#[test]
fn elsewhere_than_in_the_repository_it_says_so() {
    let elsewhere = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output =
        command.arg("codegen").env_remove("CARGO_MANIFEST_DIR").current_dir(elsewhere.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "error: this is not inside the project's repository; name it with --root DIR\n");
}

#[test]
fn it_runs_from_any_folder_inside() {
    let repository = Repository::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["codegen", "--check"]).env_remove("CARGO_MANIFEST_DIR");
    let output = command.current_dir(repository.path("generated/src/runtime")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
