//! `integration`: what it says without a server, and how it calls cargo with one. What the tests themselves say is shown by running
//! them.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;

use crate::repository::{Ran, Repository, original};

/// What the tests need, with what it is in these tests.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("ELASTICSEARCH_URL", "https://localhost:9200"),
    ("ELASTICSEARCH_USER", "elastic"),
    ("ELASTICSEARCH_PASSWORD", "s3cr3t"),
    ("ELASTICSEARCH_CA", "certs/http_ca.crt"),
];

/// What follows the list of what is missing.
const CONTAINER: &str = "\
help: eval \"$(cargo xtask elasticsearch start --tls)\" starts one from published jars
A server of your own, in a container (give it half a minute before the second line):

docker run --detach --name elasticsearch --publish 9200:9200 --env discovery.type=single-node \\
    --env ELASTIC_PASSWORD=changeme --env xpack.license.self_generated.type=trial --env path.repo=/tmp elasticsearch:9.1.0
docker cp elasticsearch:/usr/share/elasticsearch/config/certs/http_ca.crt .
export ELASTICSEARCH_URL=https://localhost:9200 ELASTICSEARCH_USER=elastic
export ELASTICSEARCH_PASSWORD=changeme ELASTICSEARCH_CA=http_ca.crt
";

/// Runs `integration` with these variables only, and a cargo that must not be called.
fn without(repository: &Repository, environment: &[(&str, &str)]) -> String {
    refused(repository, &["integration"], environment)
}

fn refused(repository: &Repository, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let mut command = repository.command(arguments);
    for (name, _) in ENVIRONMENT {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied()).env("CARGO", repository.path("no-cargo"));
    let ran = Ran::from(command.output().unwrap());
    assert!(!ran.ok && ran.stdout.is_empty(), "{}{}", ran.stdout, ran.stderr);
    ran.stderr
}

#[test]
fn without_a_server() {
    let said = without(&Repository::raw(), &[]);
    let missing = "\
error: the live tests call a real server, and the environment does not say which. Not set:
  ELASTICSEARCH_URL       where the server is: https://localhost:9200, or the URLs of its nodes with commas between them
  ELASTICSEARCH_USER      a user who may do everything: elastic
  ELASTICSEARCH_PASSWORD  the user's password
  ELASTICSEARCH_CA        the file of the authority that issued the server's certificate, as PEM: http_ca.crt
";
    assert_eq!(said.trim_end(), format!("{missing}{CONTAINER}").trim_end());
}

/// Before anything is fetched or written.
#[test]
fn check_published_requires_server() {
    let repository = Repository::raw();
    assert_eq!(refused(&repository, &["check-published", "9.5.0", "--integration"], &[]), without(&repository, &[]));
    assert!(!repository.path("target").exists());
}

/// All that is missing is named at once, and nothing else; what is empty is missing.
#[test]
fn with_a_part_of_what_is_needed() {
    let [url, user, password, _] = ENVIRONMENT;
    let said = without(&Repository::raw(), &[url, user, password, ("ELASTICSEARCH_CA", "")]);
    assert!(said.contains("Not set:\n  ELASTICSEARCH_CA        the file"), "{said}");
    let said = without(&Repository::raw(), &[user]);
    assert!(said.contains("  ELASTICSEARCH_URL ") && said.contains("  ELASTICSEARCH_PASSWORD "), "{said}");
    assert!(!said.contains("  ELASTICSEARCH_USER "), "{said}");
}

#[test]
fn the_readme_shows_the_same_container() {
    let readme = fs::read_to_string(original().join("README.md")).unwrap();
    let commands = CONTAINER.split_once("\n\n").unwrap().1;
    assert!(readme.contains(commands), "{commands}");
}

/// A cargo of our own notes what it is asked for; the tests' own folder is not where the certificate is looked for.
#[cfg(unix)]
#[test]
fn with_a_server() {
    let repository = Repository::raw();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    symlink(original().join("xtask/tests/cli/program.sh"), path("cargo")).unwrap();
    for (body, ok) in [("echo \"$ELASTICSEARCH_CA\"", true), ("echo failed; exit 101", false)] {
        fs::write(path("script"), body).unwrap();
        let mut command = repository.command(&["integration", "tls::"]);
        command.envs(ENVIRONMENT).env("CARGO", path("cargo")).current_dir(folder.path());
        let ran = Ran::from(command.output().unwrap());
        assert_eq!(ran.ok, ok, "{}{}", ran.stdout, ran.stderr);
        assert!(!format!("{}{}", ran.stdout, ran.stderr).contains("s3cr3t"));
        if ok {
            let folder = folder.path().canonicalize().unwrap();
            assert_eq!(ran.stdout.trim_end(), folder.join("certs/http_ca.crt").to_str().unwrap());
        } else {
            assert!(ran.stderr.ends_with("error: the live tests failed\n"), "{}", ran.stderr);
        }
    }
    let calls = fs::read_to_string(path("calls")).unwrap();
    assert_eq!(calls, "test --package tests --test integration -- tls::\n".repeat(2));
}
