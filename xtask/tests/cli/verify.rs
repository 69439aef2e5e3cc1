//! `spec verify` of `spec/` and of published versions.

use std::fs;

use crate::fetch::{Npm, SCHEMA};
use crate::repository::Repository;

#[test]
fn verifies_the_specification_of_the_repository() {
    let report = Repository::raw().run_ok(&["spec", "verify"]);
    assert!(report.starts_with("same     spec: ") && report.contains(" endpoints, "), "{report}");
    assert_eq!(report.lines().count(), 1, "{report}");
}

#[test]
fn reports_unknown_key() {
    let repository = Repository::raw();
    repository.write("spec/odd.json", r#"{"endpoints": [], "types": [], "unheard_of": 1}"#);
    let output = repository.run_err(&["spec", "verify"]);
    assert!(output.contains("failed   spec: spec/odd.json") && output.contains("unheard_of"), "{output}");
    assert!(output.ends_with("error: not verified: spec\n"), "{output}");
}

#[test]
fn downloads_missing_version() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let run = npm.run(&["spec", "verify", "1.2.3"]);
    assert!(run.ok && run.stdout.contains("same     1.2.3: 1 file, 27 B, 0 endpoints, 0 types"), "{}", run.stdout);
    assert!(run.stderr.contains("downloading "), "{}", run.stderr);
    assert!(fs::exists(npm.repository.path("target/spec/1.2.3/schema.json")).unwrap());
    let run = npm.run(&["spec", "verify", "1.2.3"]);
    assert_eq!((run.ok, run.stderr.as_str()), (true, ""));
}

#[test]
fn continues_after_a_failure() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let run = npm.run(&["spec", "verify", "9.9.9", "4.5.6", "1.2.3"]);
    assert!(!run.ok && run.stdout.contains("same     1.2.3: "), "{}", run.stdout);
    assert!(run.stderr.contains("failed   9.9.9: version `9.9.9` is not in spec/versions.txt"), "{}", run.stderr);
    assert!(run.stderr.contains("failed   4.5.6: wrong checksum"), "{}", run.stderr);
    assert!(run.stderr.ends_with("error: not verified: 9.9.9, 4.5.6\n"), "{}", run.stderr);
}
