//! `spec corrections`, and `codegen --corrections`.

use crate::fetch::Npm;
use crate::repository::Repository;

/// A correction of the seed specification.
const CORRECTION: &str = r#"[["security.get_token:Response"]]
evidence = "A server returns it"
upstream = "https://example.com/1"
edit = [
  { add = "issued_at", type = "long", description = "The time of issue." },
  { property = "expires_in", was = "boolean", type = "string" },
]
"#;

#[test]
fn a_file_of_corrections_changes_the_crate() {
    let repository = Repository::new();
    repository.write("mine.toml", CORRECTION);
    let mine = repository.path("mine.toml").display().to_string();
    let run = repository.run(&["codegen", "--corrections", &mine]);
    assert!(run.ok, "{}", run.stderr);
    let conflict = "warning[correction-conflict]: correction of `security.get_token:Response` is skipped \
        (property `expires_in`: type `boolean` -> `string`): expected the type `boolean`, found `long` at";
    assert!(run.stderr.contains(conflict) && run.stderr.contains("\n  --> mine.toml:6:3\n"), "{}", run.stderr);
    let changed =
        repository.owned().values().any(|file| String::from_utf8_lossy(file).contains("pub issued_at: Option<i64>"));
    assert!(changed, "the property was not added");
    // `--check` without the corrections finds the difference, with them it does not.
    assert!(repository.run(&["codegen", "--check", "--corrections", &mine]).ok);
    assert!(repository.run_err(&["codegen", "--check"]).contains(" 1 changed, 0 stale"));
}

#[test]
fn a_file_of_corrections_must_be_readable_and_valid() {
    let repository = Repository::new();
    let missing = repository.path("missing.toml").display().to_string();
    let output = repository.run_err(&["codegen", "--corrections", &missing]);
    assert!(output.contains("cannot read ") && output.contains("missing.toml"), "{output}");
    repository.write("mine.json", "{}");
    let json = repository.path("mine.json").display().to_string();
    let output = repository.run_err(&["codegen", "--corrections", &json]);
    assert!(output.contains("mine.json: a file of corrections has the extension `.toml`"), "{output}");
    repository.write("mine.toml", "[[\"n:T\"]]\nedit = []\n");
    let toml = repository.path("mine.toml").display().to_string();
    let output = repository.run_err(&["codegen", "--corrections", &toml]);
    assert!(output.contains("error[invalid-correction]: missing key `evidence`\n  --> mine.toml:1:1\n"), "{output}");
}

#[test]
fn lists_corrections_with_evidence() {
    let repository = Repository::raw();
    repository.write("spec/corrections/security.get_token.toml", CORRECTION);
    let spec = repository.path("spec").display().to_string();
    let text = repository.run_ok(&["spec", "corrections", "--spec", &spec]);
    assert!(text.contains("applied   security.get_token:Response  new property `issued_at`: `long`\n"), "{text}");
    let markdown = repository.run_ok(&["spec", "corrections", "--spec", &spec, "--format", "markdown"]);
    let errors = "\n## Errors of the specification\n\n\
        The specification differs here from what a server accepts or returns.\n\n";
    assert!(markdown.contains(errors), "{markdown}");
    let section = "\n### `security.get_token:Response`\n\nA server returns it\n\nReported upstream: https://example.com/1\n\n\
        - the specification lacks the optional property `issued_at` of the type `long`: The time of issue.\n\
        - property `expires_in`: the specification has the type `long`, a server uses `string` \
        (conflict: expected the type `boolean`, found `long`)\n";
    assert!(markdown.starts_with("# Corrections of the specification of Elasticsearch 9.5.0\n"), "{markdown}");
    assert!(markdown.contains(section), "{markdown}");
    let facts = "\n## Facts for this generator\n\nThe specification is right here, but";
    assert!(markdown.contains(facts), "{markdown}");
}

#[test]
fn broken_file_is_reported_with_one_prefix() {
    let repository = Repository::raw();
    repository.write("mine.toml", "[[\"n:T\"]]\nedit = []\n");
    let mine = repository.path("mine.toml").display().to_string();
    let spec = repository.path("spec").display().to_string();
    let output = repository.run_err(&["spec", "corrections", "--spec", &spec, "--corrections", &mine]);
    let expected = "error: the corrections were not applied\n\nerror[invalid-correction]: missing key `evidence`\n  --> mine.toml:1:1\n";
    assert!(output.starts_with(expected), "{output}");
}

#[test]
fn check_reports_conflicts_and_unnecessary_corrections() {
    let npm = Npm::specification();
    npm.repository.write("spec/corrections/security.get_token.toml", CORRECTION);
    let run = npm.run(&["spec", "corrections", "--check"]);
    assert!(!run.ok && run.stdout.starts_with("checked  1.2.3: "), "{}{}", run.stdout, run.stderr);
    let conflict = "\nspec/corrections/security.get_token.toml:6:3: `security.get_token:Response`, property `expires_in`: \
        type `boolean` -> `string`: expected the type `boolean`, found `long` in 1.2.3\n";
    assert!(run.stderr.contains(conflict), "{}", run.stderr);
    let unnecessary = "spec/corrections/ml.flush_job.toml:4:3: `ml.flush_job:Response`, property `last_finalized_bucket_end`: \
        type `integer` -> `long`: no version needs this edit\n";
    assert!(run.stderr.contains(unnecessary), "{}", run.stderr);
}
