//! `mutants` with a script in place of cargo, which returns the results of building and testing a mutant.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use tempfile::TempDir;

use crate::repository::{Repository, RunOutput, copy_all, original};

/// A mutant, the file that it changes, and a command that succeeds if the file is changed.
const MUTANT: &str = "methods_swapped";
const FILE: &str = "generator/src/lower/endpoint/routes.rs";
const IS_MUTATED: &str = "grep -q 'ByBody { with_body: Method::Get' generator/src/lower/endpoint/routes.rs";

/// The start of the arguments with which cargo runs the tests.
const TESTS: &str = "test --package tests -- ";

/// A copy of the repository with the generator, and a folder with the script.
struct Cargo {
    repository: Repository,
    folder: TempDir,
}

impl Cargo {
    /// Creates a script that succeeds. A call whose arguments start with `call` runs `then` if `condition` succeeds.
    fn script(call: &str, condition: &str, then: &str) -> Self {
        let cargo = Self { repository: Repository::raw(), folder: tempfile::tempdir().unwrap() };
        copy_all(&original().join("generator/src"), &cargo.repository.path("generator/src"));
        cargo.repository.write(".gitignore", "/target\n");
        let git = Command::new("git").args(["init", "--quiet"]).current_dir(cargo.repository.path(".")).status();
        assert!(git.unwrap().success());
        let script = format!(
            "case \"$*\" in \"{call}\"*) if {condition}; then {then}; fi ;; esac\n\
             for module in client constructs diagnostics::corrections endpoint literals round_trip secrets seeds; do echo \"test $module::good ... ok\"; done\n"
        );
        fs::write(cargo.folder.path().join("script"), script).unwrap();
        symlink(original().join("xtask/tests/cli/program.sh"), cargo.folder.path().join("cargo")).unwrap();
        cargo
    }

    fn run(&self, names: &[&str]) -> RunOutput {
        let cargo = self.folder.path().join("cargo");
        self.repository.command(&[&["mutants"], names].concat()).env("CARGO", cargo).output().unwrap().into()
    }

    /// Tests the mutant, which must cause this error, and returns the report.
    fn fails(&self, error: &str) -> String {
        let run = self.run(&[MUTANT]);
        assert!(!run.ok, "{}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(&format!("error: {error}: methods_swapped")), "{}", run.stderr);
        assert!(run.stdout.contains("0 of 1 mutant,"), "{}", run.stdout);
        run.stdout
    }
}

#[test]
fn reports_killed_mutant() {
    let cargo = Cargo::script(TESTS, IS_MUTATED, "echo 'test endpoint::get ... FAILED'; exit 101");
    cargo.repository.write("target/mutants/work/old/file", "from an earlier copy");
    let run = cargo.run(&[MUTANT]);
    assert!(run.ok, "{}{}", run.stdout, run.stderr);
    for line in
        ["tests pass without a mutant", "killed   methods_swapped: ", "by endpoint::get\n", "killed   1 of 1 mutant,"]
    {
        assert!(run.stdout.contains(line), "{line}: {}", run.stdout);
    }
    let copy = |path: &str| cargo.repository.path("target/mutants/work").join(path);
    assert_eq!(fs::read(copy(FILE)).unwrap(), fs::read(cargo.repository.path(FILE)).unwrap());
    assert!(!copy("old/file").exists() && !copy("target").exists());
}

/// The slow tests run if no other test fails.
#[test]
fn runs_round_trips_if_no_other_test_fails() {
    let call = format!("{TESTS}round_trip::");
    let run = Cargo::script(&call, IS_MUTATED, "echo 'test round_trip::requests ... FAILED'; exit 101").run(&[MUTANT]);
    assert!(run.ok && run.stdout.contains("by round_trip::requests\n"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn reports_surviving_mutant() {
    let report = Cargo::script(TESTS, IS_MUTATED, ":").fails("not detected by a test");
    assert!(report.contains("SURVIVED methods_swapped: "), "{report}");
}

#[test]
fn reports_mutant_that_does_not_compile() {
    for (call, why) in [
        ("build --package xtask", "the generator does not compile:\nreason"),
        ("run --package xtask", "`codegen` fails:\nreason"),
        ("test --package tests --no-run", "the tests do not compile with the generated code:\nreason"),
        (TESTS, "the test run was aborted:\nreason"),
    ] {
        let report = Cargo::script(call, IS_MUTATED, "echo reason; exit 101").fails("cannot be applied or compiled");
        assert!(report.contains("INVALID  methods_swapped: ") && report.contains(why), "{call}: {report}");
        assert!(report.contains("help: update `replacement` of `methods_swapped`"), "{report}");
    }
}

#[test]
fn reports_mutant_that_cannot_be_applied() {
    let cargo = Cargo::script(TESTS, "false", ":");
    cargo.repository.write(FILE, "//! No functions.\n");
    let report = cargo.fails("cannot be applied or compiled");
    let expected = format!("cannot apply the mutant to {FILE}: there is no function `methods`\nhelp: update `file`");
    assert!(report.contains(&expected), "{report}");
}

#[test]
fn reports_tests_that_fail_without_a_mutant() {
    for (call, then, why) in [
        (TESTS, "echo 'test constructs::a ... FAILED'; exit 101", "without a mutant: tests fail: constructs::a"),
        (TESTS, "echo 'test constructs::a ... ok'; exit 0", "no test in the module `client::`\nhelp: update the lists"),
        ("build", "exit 1", "without a mutant: the generator does not compile"),
    ] {
        let run = Cargo::script(call, "true", then).run(&[MUTANT]);
        assert!(!run.ok && run.stderr.contains(why), "{}{}", run.stdout, run.stderr);
        assert!(!run.stdout.contains(MUTANT), "{}", run.stdout);
    }
}

#[test]
fn rejects_unknown_mutant() {
    let run = Cargo::script(TESTS, "false", ":").run(&["unknown"]);
    assert!(!run.ok && run.stderr.contains("unknown mutant; the mutants are "), "{}", run.stderr);
}
