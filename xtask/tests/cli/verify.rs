//! `spec verify`: `spec/` always, published versions when asked; what is lost is said.

use std::fs;

use crate::fetch::{Npm, SCHEMA};
use crate::repository::Repository;

#[test]
fn the_specification_in_the_repository() {
    let report = Repository::raw().good(&["spec", "verify"]);
    assert!(report.starts_with("same     spec: ") && report.contains(" endpoints, "), "{report}");
    assert_eq!(report.lines().count(), 1, "{report}");
}

#[test]
fn a_key_that_would_be_lost() {
    let repository = Repository::raw();
    repository.write("spec/odd.json", r#"{"endpoints": [], "types": [], "unheard_of": 1}"#);
    let said = repository.bad(&["spec", "verify"]);
    assert!(said.contains("failed   spec: spec/odd.json") && said.contains("unheard_of"), "{said}");
    assert!(said.ends_with("error: not verified: spec\n"), "{said}");
}

#[test]
fn a_published_version_is_fetched_where_it_is_missing() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let ran = npm.run(&["spec", "verify", "1.2.3"]);
    assert!(ran.ok && ran.stdout.contains("same     1.2.3: 1 file, 27 B, 0 endpoints, 0 types"), "{}", ran.stdout);
    assert!(ran.stderr.contains("fetching "), "{}", ran.stderr);
    assert!(fs::exists(npm.repository.path("target/spec/1.2.3/schema.json")).unwrap());
    let ran = npm.run(&["spec", "verify", "1.2.3"]);
    assert_eq!((ran.ok, ran.stderr.as_str()), (true, ""));
}

#[test]
fn one_that_fails_does_not_hide_the_next() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let ran = npm.run(&["spec", "verify", "9.9.9", "4.5.6", "1.2.3"]);
    assert!(!ran.ok && ran.stdout.contains("same     1.2.3: "), "{}", ran.stdout);
    assert!(ran.stderr.contains("failed   9.9.9: version `9.9.9` is unknown"), "{}", ran.stderr);
    assert!(ran.stderr.contains("failed   4.5.6: wrong checksum"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("error: not verified: 9.9.9, 4.5.6\n"), "{}", ran.stderr);
}
