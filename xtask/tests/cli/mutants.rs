//! `mutants`, with a cargo of our own: a script that does what building and testing a mutant would lead to.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use tempfile::TempDir;

use crate::repository::{Ran, Repository, copy_all, original};

/// The mutant that is tried, the file that it breaks, and a text that only the broken file has.
const MUTANT: &str = "method_reversed";
const FILE: &str = "generator/src/lower/endpoint/routes.rs";
const BROKEN: &str = "grep -q 'ByBody { with_body: Method::Get' generator/src/lower/endpoint/routes.rs";

/// How cargo is called to run the tests.
const TESTS: &str = "test --package tests -- ";

/// A copy of the repository with the generator, and a folder with our cargo.
struct Cargo {
    repository: Repository,
    folder: TempDir,
}

impl Cargo {
    /// A cargo that all is well for, but for a call that starts so, under a condition.
    fn script(call: &str, condition: &str, then: &str) -> Self {
        let cargo = Self { repository: Repository::raw(), folder: tempfile::tempdir().unwrap() };
        copy_all(&original().join("generator/src"), &cargo.repository.path("generator/src"));
        cargo.repository.write(".gitignore", "/target\n");
        let git = Command::new("git").args(["init", "--quiet"]).current_dir(cargo.repository.path(".")).status();
        assert!(git.unwrap().success());
        let answer = format!(
            "case \"$*\" in \"{call}\"*) if {condition}; then {then}; fi ;; esac\n\
             for module in client constructs endpoint literals round_trip secrets seeds; do echo \"test $module::good ... ok\"; done\n"
        );
        fs::write(cargo.folder.path().join("answer"), answer).unwrap();
        symlink(original().join("xtask/tests/cli/answer.sh"), cargo.folder.path().join("cargo")).unwrap();
        cargo
    }

    fn run(&self, names: &[&str]) -> Ran {
        let cargo = self.folder.path().join("cargo");
        self.repository.command(&[&["mutants"], names].concat()).env("CARGO", cargo).output().unwrap().into()
    }

    /// Tries the mutant, which must not be killed, and returns the report.
    fn not_killed(&self) -> String {
        let ran = self.run(&[MUTANT]);
        assert!(!ran.ok, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("error: not killed by a test: method_reversed"), "{}", ran.stderr);
        assert!(ran.stdout.contains("0 of 1 mutant,"), "{}", ran.stdout);
        ran.stdout
    }
}

#[test]
fn a_killed_mutant() {
    let cargo = Cargo::script(TESTS, BROKEN, "echo 'test endpoint::get ... FAILED'; exit 101");
    cargo.repository.write("target/mutants/work/old/file", "of an earlier copy");
    let ran = cargo.run(&[MUTANT]);
    assert!(ran.ok, "{}{}", ran.stdout, ran.stderr);
    for said in
        ["tests pass without a mutant", "killed   method_reversed: ", "by endpoint::get\n", "killed   1 of 1 mutant,"]
    {
        assert!(ran.stdout.contains(said), "{said}: {}", ran.stdout);
    }
    let copy = |path: &str| cargo.repository.path("target/mutants/work").join(path);
    assert_eq!(fs::read(copy(FILE)).unwrap(), fs::read(cargo.repository.path(FILE)).unwrap());
    assert!(!copy("old/file").exists() && !copy("target").exists());
}

/// The tests that take long are run where no other fails.
#[test]
fn a_mutant_that_only_round_trips_notice() {
    let call = format!("{TESTS}round_trip::");
    let ran = Cargo::script(&call, BROKEN, "echo 'test round_trip::drawn ... FAILED'; exit 101").run(&[MUTANT]);
    assert!(ran.ok && ran.stdout.contains("by round_trip::drawn\n"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn reports_surviving_mutant() {
    let said = Cargo::script(TESTS, BROKEN, ":").not_killed();
    assert!(said.contains("SURVIVED method_reversed: "), "{said}");
}

#[test]
fn reports_mutant_that_does_not_build() {
    for (call, why) in [
        ("build --package xtask", "it does not build:\nthis is why"),
        ("run --package xtask", "its codegen fails:\nthis is why"),
        ("test --package tests --no-run", "the tests do not build with what it writes:\nthis is why"),
        (TESTS, "the tests broke off:\nthis is why"),
    ] {
        let said = Cargo::script(call, BROKEN, "echo this is why; exit 101").not_killed();
        assert!(said.contains("FAILED   method_reversed: ") && said.contains(why), "{call}: {said}");
    }
}

#[test]
fn a_mutant_that_does_not_apply() {
    let cargo = Cargo::script(TESTS, "false", ":");
    cargo.repository.write(FILE, "//! Nothing to break.\n");
    let said = cargo.not_killed();
    assert!(said.contains(&format!("it does not apply: {FILE} has 0 times, not once:")), "{said}");
}

#[test]
fn tests_that_fail_without_a_mutant() {
    for (call, then, why) in [
        (TESTS, "echo 'test constructs::a ... FAILED'; exit 101", "these tests fail already: constructs::a"),
        (TESTS, "echo 'test constructs::a ... ok'; exit 0", "there is no test in `client::`: correct the lists"),
        ("build", "exit 1", "without any mutant: it does not build"),
    ] {
        let ran = Cargo::script(call, "true", then).run(&[MUTANT]);
        assert!(!ran.ok && ran.stderr.contains(why), "{}{}", ran.stdout, ran.stderr);
        assert!(!ran.stdout.contains(MUTANT), "{}", ran.stdout);
    }
}

#[test]
fn a_name_that_no_mutant_has() {
    let ran = Cargo::script(TESTS, "false", ":").run(&["nobody"]);
    assert!(!ran.ok && ran.stderr.contains("no mutant has this name; there are "), "{}", ran.stderr);
}
