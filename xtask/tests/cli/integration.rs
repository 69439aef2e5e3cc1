//! `integration`: its messages without a server, and its call of cargo with one.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;

use crate::repository::{Repository, RunOutput, original};

/// The environment variables of the tests, with example values.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("ELASTICSEARCH_URL", "https://localhost:9200"),
    ("ELASTICSEARCH_USER", "elastic"),
    ("ELASTICSEARCH_PASSWORD", "s3cr3t"),
    ("ELASTICSEARCH_CA", "certs/http_ca.crt"),
];

/// The message after the list of missing variables.
const CONTAINER: &str = "\
help: start a server from published jars with `eval \"$(cargo xtask elasticsearch start --tls)\"`,
or in a container (wait 30 s before the second command):

docker run --detach --name elasticsearch --publish 9200:9200 --env discovery.type=single-node \\
    --env ELASTIC_PASSWORD=changeme --env xpack.license.self_generated.type=trial --env path.repo=/tmp elasticsearch:9.1.0
docker cp elasticsearch:/usr/share/elasticsearch/config/certs/http_ca.crt .
export ELASTICSEARCH_URL=https://localhost:9200 ELASTICSEARCH_USER=elastic
export ELASTICSEARCH_PASSWORD=changeme ELASTICSEARCH_CA=http_ca.crt
";

/// Runs `integration` with these variables only, which must fail without calling cargo, and returns its standard error.
fn fails_with(repository: &Repository, environment: &[(&str, &str)]) -> String {
    fails(repository, &["integration"], environment)
}

fn fails(repository: &Repository, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let mut command = repository.command(arguments);
    for (name, _) in ENVIRONMENT {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied()).env("CARGO", repository.path("no-cargo"));
    let run = RunOutput::from(command.output().unwrap());
    assert!(!run.ok && run.stdout.is_empty(), "{}{}", run.stdout, run.stderr);
    run.stderr
}

#[test]
fn lists_missing_variables() {
    let output = fails_with(&Repository::raw(), &[]);
    let missing = "\
error: missing environment variables for the integration tests:
  ELASTICSEARCH_URL       the URL of the server, such as https://localhost:9200, or comma-separated URLs of several nodes
  ELASTICSEARCH_USER      a user with all privileges, such as elastic
  ELASTICSEARCH_PASSWORD  the user's password
  ELASTICSEARCH_CA        the PEM file of the certificate authority of the server, such as http_ca.crt
";
    assert_eq!(output.trim_end(), format!("{missing}{CONTAINER}").trim_end());
}

/// The command fails before it downloads or writes anything.
#[test]
fn check_published_requires_server() {
    let repository = Repository::raw();
    assert_eq!(fails(&repository, &["check-published", "9.5.0", "--integration"], &[]), fails_with(&repository, &[]));
    assert!(!repository.path("target").exists());
}

/// An empty variable is missing too.
#[test]
fn lists_only_missing_variables() {
    let [url, user, password, _] = ENVIRONMENT;
    let output = fails_with(&Repository::raw(), &[url, user, password, ("ELASTICSEARCH_CA", "")]);
    assert!(output.contains("tests:\n  ELASTICSEARCH_CA        the PEM file"), "{output}");
    let output = fails_with(&Repository::raw(), &[user]);
    assert!(output.contains("  ELASTICSEARCH_URL ") && output.contains("  ELASTICSEARCH_PASSWORD "), "{output}");
    assert!(!output.contains("  ELASTICSEARCH_USER "), "{output}");
}

#[test]
fn readme_contains_the_container_commands() {
    let readme = fs::read_to_string(original().join("README.md")).unwrap();
    let commands = CONTAINER.split_once("\n\n").unwrap().1;
    assert!(readme.contains(commands), "{commands}");
}

/// The path of the certificate is relative to the current folder of the command.
#[cfg(unix)]
#[test]
fn runs_the_tests_with_a_server() {
    let repository = Repository::raw();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    symlink(original().join("xtask/tests/cli/program.sh"), path("cargo")).unwrap();
    for (body, ok) in [("echo \"$ELASTICSEARCH_CA\"", true), ("echo failed; exit 101", false)] {
        fs::write(path("script"), body).unwrap();
        let mut command = repository.command(&["integration", "tls::"]);
        command.envs(ENVIRONMENT).env("CARGO", path("cargo")).current_dir(folder.path());
        let run = RunOutput::from(command.output().unwrap());
        assert_eq!(run.ok, ok, "{}{}", run.stdout, run.stderr);
        assert!(!format!("{}{}", run.stdout, run.stderr).contains("s3cr3t"));
        if ok {
            let folder = folder.path().canonicalize().unwrap();
            assert_eq!(run.stdout.trim_end(), folder.join("certs/http_ca.crt").to_str().unwrap());
        } else {
            assert!(run.stderr.ends_with("error: the integration tests failed\n"), "{}", run.stderr);
        }
    }
    let calls = fs::read_to_string(path("calls")).unwrap();
    assert_eq!(calls, "test --package tests --test integration -- tls::\n".repeat(2));
}
