//! `spec verify` of `spec/` and of published versions.

use std::fs;

use crate::fetch::{Npm, SCHEMA};
use crate::repository::Repository;

#[test]
fn verifies_the_specification_of_the_repository() {
    let report = Repository::raw().good(&["spec", "verify"]);
    assert!(report.starts_with("same     spec: ") && report.contains(" endpoints, "), "{report}");
    assert_eq!(report.lines().count(), 1, "{report}");
}

#[test]
fn reports_unknown_key() {
    let repository = Repository::raw();
    repository.write("spec/odd.json", r#"{"endpoints": [], "types": [], "unheard_of": 1}"#);
    let output = repository.bad(&["spec", "verify"]);
    assert!(output.contains("failed   spec: spec/odd.json") && output.contains("unheard_of"), "{output}");
    assert!(output.ends_with("error: not verified: spec\n"), "{output}");
}

#[test]
fn downloads_missing_version() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let ran = npm.run(&["spec", "verify", "1.2.3"]);
    assert!(ran.ok && ran.stdout.contains("same     1.2.3: 1 file, 27 B, 0 endpoints, 0 types"), "{}", ran.stdout);
    assert!(ran.stderr.contains("downloading "), "{}", ran.stderr);
    assert!(fs::exists(npm.repository.path("target/spec/1.2.3/schema.json")).unwrap());
    let ran = npm.run(&["spec", "verify", "1.2.3"]);
    assert_eq!((ran.ok, ran.stderr.as_str()), (true, ""));
}

#[test]
fn continues_after_a_failure() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let ran = npm.run(&["spec", "verify", "9.9.9", "4.5.6", "1.2.3"]);
    assert!(!ran.ok && ran.stdout.contains("same     1.2.3: "), "{}", ran.stdout);
    assert!(ran.stderr.contains("failed   9.9.9: unknown version `9.9.9`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("failed   4.5.6: wrong checksum"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("error: not verified: 9.9.9, 4.5.6\n"), "{}", ran.stderr);
}
