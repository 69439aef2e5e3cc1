//! `codegen`: the files that it writes, keeps and restores.

use std::fs;
use std::process::Command;

use crate::repository::{Repository, copy_all, original};

#[test]
fn reports_files_and_the_time_of_each_stage() {
    let repository = Repository::new();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    repository.write("generated/src/api/old/older.rs", "// not generated");

    let report = repository.run_ok(&["codegen"]);

    let version = fs::read_to_string(repository.path("spec/version")).unwrap();
    assert!(report.contains(&format!("from spec, version {}\n", version.trim())), "{report}");
    assert!(report.contains("\ncoverage "), "{report}");
    assert!(report.contains("\nwrote    1 file; "), "{report}");
    assert!(report.contains("           generated/src/lib.rs\n"), "{report}");
    assert!(report.contains("\nremoved  1 file\n           generated/src/api/old/older.rs\n"), "{report}");
    for stage in ["read", "load", "correct", "select", "lower", "check", "emit", "compare", "write"] {
        let times = report.lines().last().unwrap();
        assert!(times.starts_with("time     ") && times.contains(&format!(" {stage} ")), "{stage}: {times}");
    }
    assert!(!repository.path("generated/src/api/old").exists(), "an empty folder remains");
}

#[test]
fn second_run_writes_nothing() {
    let repository = Repository::new();
    let before = repository.times();
    let report = repository.run_ok(&["codegen"]);
    assert!(report.contains("\nwrote    0 files; "), "{report}");
    assert!(report.contains("\nremoved  0 files\n"), "{report}");
    assert_eq!(repository.times(), before);
}

#[test]
fn writes_only_changed_files() {
    let repository = Repository::new();
    let (files, times) = (repository.all(), repository.times());
    let edited = files.keys().find(|path| path.starts_with("api/")).unwrap();
    repository.write(&format!("generated/src/{edited}"), "// edited");

    repository.run_ok(&["codegen"]);

    assert_eq!(repository.all(), files);
    let written: Vec<_> = repository.times().into_iter().filter(|(path, time)| times[path] != *time).collect();
    assert_eq!(written.iter().map(|(path, _)| path).collect::<Vec<_>>(), [edited]);
}

#[test]
fn restores_missing_files() {
    let repository = Repository::new();
    let files = repository.all();
    let source = |path: &str| repository.path("generated/src").join(path);

    fs::remove_file(source("lib.rs")).unwrap();
    repository.run_ok(&["codegen"]);
    assert_eq!(repository.all(), files, "without lib.rs");

    fs::remove_dir_all(source("api")).unwrap();
    repository.run_ok(&["codegen"]);
    assert_eq!(repository.all(), files, "without api");

    for path in repository.owned().keys() {
        fs::remove_file(source(path)).unwrap();
    }
    repository.run_ok(&["codegen"]);
    assert_eq!(repository.all(), files, "without any generated file");
}

#[test]
fn replaces_file_by_folder_and_folder_by_file() {
    let repository = Repository::new();
    let files = repository.all();
    fs::remove_dir_all(repository.path("generated/src/api")).unwrap();
    repository.write("generated/src/api", "a file");
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    repository.write("generated/src/lib.rs/deep/file.rs", "in a folder");

    repository.run_ok(&["codegen"]);

    assert_eq!(repository.all(), files);
}

/// Cargo loads the workspace without the sources of the generated crate, and the commands do not depend on that crate.
#[test]
fn works_without_the_sources_of_the_generated_crate() {
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
        assert!(dependencies.iter().all(|dependency| dependency["name"] != "generated"), "{name} depends on it");
    }
}

#[test]
fn writes_nothing_and_reports_all_errors() {
    let repository = Repository::new();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    let (files, times) = (repository.all(), repository.times());
    repository.write("spec/broken_one.json", "{");
    repository.write("spec/broken_two.json", "not JSON");

    let output = repository.run_err(&["codegen"]);

    for name in ["spec/broken_one.json", "spec/broken_two.json", "help: ", "nothing was written"] {
        assert!(output.contains(name), "{name}: {output}");
    }
    assert_eq!((repository.all(), repository.times()), (files, times));
}

#[test]
fn warning_is_an_error_with_strict() {
    let repository = Repository::new();
    let files = repository.all();
    repository.write("spec/odd.json", r#"{"endpoints": [], "types": [], "unheard_of": 1}"#);

    let run = repository.run(&["codegen"]);
    assert!(run.ok && run.stderr.contains("warning[") && run.stderr.contains("spec/odd.json"), "{}", run.stderr);

    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    let output = repository.run_err(&["codegen", "--strict"]);
    assert!(output.contains("error[") && output.contains("spec/odd.json"), "{output}");
    assert!(!repository.path("generated/src/lib.rs").exists(), "files were written despite an error");
    assert!(repository.run(&["codegen"]).ok);
    assert_eq!(repository.all(), files);
}

#[test]
fn removes_temporary_files() {
    let repository = Repository::new();
    let files = repository.all();
    repository.write("generated/src/.xtask-Ab12Cd.tmp", "half a fi");
    repository.write("generated/src/api/.xtask-Ef34Gh.tmp", "");
    repository.run_ok(&["codegen"]);
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
    let assert_unchanged = |repository: &Repository| {
        assert_eq!(fs::read_to_string(outside.path().join("mine.rs")).unwrap(), "mine");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
        assert_eq!(repository.all(), files);
    };

    symlink(outside.path(), repository.path("generated/src/linked")).unwrap();
    symlink(outside.path().join("mine.rs"), repository.path("generated/src/linked.rs")).unwrap();
    repository.run_ok(&["codegen"]);
    assert_unchanged(&repository);

    // Links in place of generated files.
    fs::remove_dir_all(repository.path("generated/src/api")).unwrap();
    symlink(outside.path(), repository.path("generated/src/api")).unwrap();
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    symlink(outside.path().join("mine.rs"), repository.path("generated/src/lib.rs")).unwrap();
    repository.run_ok(&["codegen"]);
    assert_unchanged(&repository);
    assert!(!repository.path("generated/src/lib.rs").is_symlink());
}

#[cfg(unix)]
#[test]
fn files_have_the_usual_permissions() {
    use std::os::unix::fs::PermissionsExt as _;

    let repository = Repository::new();
    repository.write("generated/src/plain.txt", "");
    let mode = |path: &str| fs::metadata(repository.path(path)).unwrap().permissions().mode();
    let expected = mode("generated/src/plain.txt");
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    repository.run_ok(&["codegen"]);
    assert_eq!(mode("generated/src/lib.rs"), expected);
}

#[test]
fn fails_outside_of_the_repository() {
    let elsewhere = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output =
        command.arg("codegen").env_remove("CARGO_MANIFEST_DIR").current_dir(elsewhere.path()).output().unwrap();
    let output = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output, "error: the current folder is not inside the project's repository\nhelp: add --root DIR\n");
}

#[test]
fn runs_in_any_folder_of_the_repository() {
    let repository = Repository::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["codegen", "--check"]).env_remove("CARGO_MANIFEST_DIR");
    let output = command.current_dir(repository.path("generated/src/runtime")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
