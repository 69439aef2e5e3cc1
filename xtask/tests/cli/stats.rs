//! `spec stats` of `spec/`, of another specification and of a published version.

use crate::fetch::{Npm, SCHEMA};
use crate::repository::{Repository, copy_all};

#[test]
fn counts_the_specification_of_the_repository() {
    let repository = Repository::raw();
    let report = repository.run_ok(&["spec", "stats"]);
    let (summary, counts) = report.split_once("\n\n").unwrap();
    assert!(summary.starts_with("read     ") && summary.ends_with(" from spec, version 9.5.0"), "{summary}");
    assert!(counts.starts_with("totals\n      2  endpoints\n"), "{counts}");
    assert_eq!(repository.run_ok(&["spec", "stats"]), report, "the output differs for the same input");

    copy_all(&repository.path("spec"), &repository.path("elsewhere"));
    let elsewhere = repository.path("elsewhere").display().to_string();
    let other = repository.run_ok(&["spec", "stats", "--spec", &elsewhere, "--spec-version", "8.16.0"]);
    assert!(other.contains(" from elsewhere, version 8.16.0\n"), "{other}");
    assert!(other.contains("edits of corrections\n"), "{other}");
}

#[test]
fn rejects_invalid_specification() {
    let repository = Repository::raw();
    repository.write("spec/broken.json", "{");
    let output = repository.run_err(&["spec", "stats"]);
    assert!(
        output.starts_with("error: nothing was counted\n\nerror[invalid-json]") && output.contains("broken.json"),
        "{output}"
    );
}

#[test]
fn downloads_published_version() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let run = npm.run(&["spec", "stats", "1.2.3"]);
    assert!(run.ok && run.stderr.contains("downloading "), "{}", run.stderr);
    assert!(run.stdout.contains(" from target/spec/1.2.3/schema.json, version 1.2.3\n"), "{}", run.stdout);
    let run = npm.run(&["spec", "stats", "--spec", "target", "1.2.3"]);
    assert!(!run.ok && run.stderr.contains("cannot be used with"), "{}", run.stderr);
}
