//! `codegen --spec`, `--endpoints` and `--flavor`: selecting the input. The output does not depend on its order.

use std::fs;

use crate::repository::{ENDPOINT, Files, Repository, copy_all};

#[test]
fn selection_is_smaller_and_can_be_reverted() {
    let repository = Repository::new();
    let all = repository.owned();
    repository.run_ok(&["codegen", "--endpoints", ENDPOINT]);
    let selected = repository.owned();
    let size = |files: &Files| files.values().map(Vec::len).sum::<usize>();
    assert!(size(&selected) < size(&all), "{} of {}", size(&selected), size(&all));
    repository.run_ok(&["codegen"]);
    assert_eq!(repository.owned(), all);
}

#[test]
fn order_of_the_names_does_not_matter() {
    let repository = Repository::new();
    repository.run_ok(&["codegen", "--endpoints", "security.get_token,security.grant_api_key"]);
    let list = repository.owned();
    repository.run_ok(&["codegen", "--endpoints", "security.grant_api_key", "--endpoints", "security.get_token"]);
    let other_order: Vec<_> = repository.owned().into_keys().collect();
    assert_eq!(other_order, list.keys().cloned().collect::<Vec<_>>());
}

#[test]
fn pattern_without_matches_is_an_error() {
    let repository = Repository::new();
    let before = (repository.all(), repository.times());
    repository.run_err(&["codegen", "--endpoints", "no.such_endpoint"]);
    let run = repository.run(&["codegen", "--endpoints", ""]);
    assert!(!run.ok && run.stderr.contains("missing name or pattern of an endpoint"), "{}", run.stderr);
    assert_eq!((repository.all(), repository.times()), before);
}

#[test]
fn order_of_directory_entries_does_not_matter() {
    let repository = Repository::new();
    let files = repository.owned();
    let mut names: Vec<_> =
        fs::read_dir(repository.path("spec")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    for round in 0..3 {
        fs::rename(repository.path("spec"), repository.path(&format!("spec-{round}"))).unwrap();
        fs::create_dir(repository.path("spec")).unwrap();
        if round % 2 == 0 {
            names.reverse();
        } else {
            names.rotate_left(1);
        }
        for name in &names {
            copy_all(&repository.path(&format!("spec-{round}")).join(name), &repository.path("spec").join(name));
        }
        for path in files.keys() {
            fs::remove_file(repository.path("generated/src").join(path)).unwrap();
        }
        repository.run_ok(&["codegen"]);
        assert_eq!(repository.owned(), files, "{names:?}");
    }
}

#[test]
fn folder_and_number_of_threads_do_not_matter() {
    let repository = Repository::new();
    let files = repository.owned();
    assert_eq!(Repository::new().owned(), files, "another folder");
    for threads in ["1", "7"] {
        for path in files.keys() {
            fs::remove_file(repository.path("generated/src").join(path)).unwrap();
        }
        let status = repository.command(&["codegen"]).env("RAYON_NUM_THREADS", threads).output().unwrap().status;
        assert!(status.success());
        assert_eq!(repository.owned(), files, "{threads} threads");
    }
}

#[test]
fn version_comes_from_a_file_or_an_option() {
    let repository = Repository::new();
    copy_all(&repository.path("spec"), &repository.path("elsewhere"));
    let elsewhere = repository.path("elsewhere").display().to_string();
    let report = |args: &[&str]| repository.run_ok(&[&["codegen", "--spec", &elsewhere], args].concat());

    repository.write("elsewhere/version", "9.3.0\n");
    assert!(report(&[]).contains("from elsewhere, version 9.3.0\n"));
    assert!(report(&["--spec-version", "9.0.1"]).contains("from elsewhere, version 9.0.1\n"));
    fs::remove_file(repository.path("elsewhere/version")).unwrap();
    assert!(report(&[]).contains("from elsewhere, unknown version\n"));
}

#[test]
fn reports_missing_specification() {
    let repository = Repository::new();
    fs::create_dir(repository.path("empty")).unwrap();
    let output = repository.run_err(&["codegen", "--spec", &repository.path("empty").display().to_string()]);
    assert!(output.contains("no specification in "), "{output}");
    let output = repository.run_err(&["codegen", "--spec", &repository.path("not-there").display().to_string()]);
    assert!(output.contains("cannot read ") && output.contains("not-there"), "{output}");
}

#[test]
fn rejects_flavor_without_endpoints_and_unknown_flavor() {
    let repository = Repository::new();
    let output = repository.run_err(&["codegen", "--flavor", "serverless"]);
    assert!(output.contains("every endpoint is unavailable on serverless: `security.get_token`"), "{output}");
    let run = repository.run(&["codegen", "--flavor", "unknown"]);
    assert!(!run.ok && run.stderr.contains("[possible values: stack, serverless]"), "{}", run.stderr);
    repository.run_ok(&["codegen", "--check", "--flavor", "stack"]);
}
