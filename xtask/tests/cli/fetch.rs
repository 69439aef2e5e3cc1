//! `spec fetch`, with an npm of our own on the path: a script that does what a registry's answer would lead to.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::repository::{ENDPOINT, Ran, Repository, original, visit};

/// What stands in for a published schema.
pub(crate) const SCHEMA: &str = r#"{"endpoints":[],"types":[]}"#;

/// Its SHA-256.
const SUM: &str = "9184abd2c5c2aff3855b8b82332f6c6172d4176d2f0c1f855b219fb487a2bc65";

/// The version that the copy knows.
const VERSION: &str = "1.2.3";

/// A copy of the repository with a checksum for [`SCHEMA`], and a folder with nothing but our npm.
pub(crate) struct Npm {
    pub(crate) repository: Repository,
    folder: TempDir,
}

impl Npm {
    /// An npm that answers with a package that holds this file.
    pub(crate) fn with(name: &str, content: &str) -> Self {
        let npm = Self::script("/bin/cp \"$folder/package.tgz\" elastic-request-converter-1.2.3.tgz");
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), flate2::Compression::fast()));
        archive.append_data(&mut header, name, content.as_bytes()).unwrap();
        let package = archive.into_inner().unwrap().finish().unwrap();
        fs::write(npm.folder.path().join("package.tgz"), package).unwrap();
        npm
    }

    /// An npm that does this. It counts how often it was asked.
    fn script(body: &str) -> Self {
        let npm = Self { repository: Repository::raw(), folder: tempfile::tempdir().unwrap() };
        npm.repository.write("xtask/checksums.txt", &format!("# known\n{VERSION} {SUM}\n4.5.6 {}\n", "0".repeat(64)));
        fs::write(npm.folder.path().join("script"), body).unwrap();
        symlink(original().join("xtask/tests/cli/program.sh"), npm.folder.path().join("npm")).unwrap();
        npm
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let path: OsString = self.folder.path().into();
        self.repository.command(args).env("PATH", path).output().unwrap().into()
    }

    fn fetch(&self) -> Ran {
        self.run(&["spec", "fetch", VERSION])
    }

    /// Fetches, which must fail and keep nothing, and returns what it says.
    fn fails(&self) -> String {
        let ran = self.fetch();
        assert!(!ran.ok && ran.stdout.is_empty(), "{}", ran.stdout);
        assert!(!self.kept().exists(), "it kept something");
        ran.stderr
    }

    fn kept(&self) -> PathBuf {
        self.repository.path("target/spec/1.2.3/schema.json")
    }

    /// What npm was asked for.
    fn calls(&self) -> String {
        fs::read_to_string(self.folder.path().join("calls")).unwrap_or_default()
    }
}

#[test]
fn it_keeps_the_schema_and_is_offline_from_then_on() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let ran = npm.fetch();
    assert_eq!((ran.ok, ran.stdout.as_str()), (true, "target/spec/1.2.3/schema.json\n"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(npm.kept()).unwrap(), SCHEMA);
    assert!(npm.calls().starts_with("pack "), "{}", npm.calls());
    assert!(npm.calls().ends_with("@elastic/request-converter@1.2.3\n"), "{}", npm.calls());

    fs::remove_file(npm.folder.path().join("npm")).unwrap();
    let ran = npm.fetch();
    assert_eq!((ran.ok, ran.stderr.as_str()), (true, ""));
}

#[test]
fn a_schema_that_was_damaged_is_fetched_again() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    npm.repository.write("target/spec/1.2.3/schema.json", "{}");
    let ran = npm.fetch();
    assert!(ran.ok && ran.stderr.contains("another checksum"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(npm.kept()).unwrap(), SCHEMA);
}

#[test]
fn a_fetched_schema_tells_its_version_by_its_checksum() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    assert!(npm.fetch().ok);
    let copy = npm.repository.path("a-copy.json");
    fs::copy(npm.kept(), &copy).unwrap();
    // There is no endpoint in it, so nothing can be generated; but its version is not asked for.
    fs::remove_file(npm.repository.path("spec/version")).unwrap();
    let ran = npm.run(&["codegen", "--spec", &copy.display().to_string()]);
    assert!(!ran.ok && !ran.stderr.contains("--spec-version"), "{}", ran.stderr);
}

#[test]
fn codegen_takes_the_specification_of_a_version_and_fetches_it_once() {
    let schema = merged();
    let npm = Npm::with("package/dist/schema.json", &schema);
    let sum = Sha256::digest(&schema).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    npm.repository.write("xtask/checksums.txt", &format!("{VERSION} {sum}\n"));
    // Of a version so old no correction holds: so only what needs none.
    let args = ["codegen", "--stack-version", VERSION, "--endpoints", ENDPOINT];

    let ran = npm.run(&args);
    assert!(ran.ok && ran.stderr.contains("fetching "), "{}", ran.stderr);
    assert!(ran.stdout.contains(" from target/spec/1.2.3/schema.json, version 1.2.3\n"), "{}", ran.stdout);
    fs::remove_file(npm.folder.path().join("npm")).unwrap();
    let ran = npm.run(&[&args[..], &["--check"]].concat());
    assert!(ran.ok && ran.stderr.is_empty(), "{}", ran.stderr);

    fs::remove_file(npm.repository.path("generated/src/lib.rs")).unwrap();
    let ran = npm.run(&[&args[..], &["--check", "--flavor", "stack"]].concat());
    assert!(ran.stderr.ends_with(" --stack-version 1.2.3 --endpoints security.get_token`\n"), "{}", ran.stderr);
}

#[test]
fn codegen_takes_one_specification() {
    let npm = Npm::script("");
    for other in [["--spec", "spec"], ["--spec-version", "9.5.0"]] {
        let ran = npm.run(&[&["codegen", "--stack-version", VERSION][..], &other].concat());
        assert!(!ran.ok && ran.stderr.contains("cannot be used with"), "{}", ran.stderr);
    }
    let ran = npm.run(&["codegen", "--stack-version", "9.9.9"]);
    assert!(!ran.ok && ran.stderr.contains("version `9.9.9` is unknown; known are 1.2.3, 4.5.6"), "{}", ran.stderr);
    assert_eq!(npm.calls(), "", "npm was asked for it");
}

/// All files of `spec/` as one, as a published specification is.
fn merged() -> String {
    let mut all = BTreeMap::<String, Vec<Box<RawValue>>>::new();
    let files = visit(&original().join("spec"), &|path| fs::read_to_string(path).unwrap());
    for (_, text) in files.into_iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|e| e == "json")) {
        for (key, mut definitions) in serde_json::from_str::<BTreeMap<String, Vec<Box<RawValue>>>>(&text).unwrap() {
            all.entry(key).or_default().append(&mut definitions);
        }
    }
    serde_json::to_string(&all).unwrap()
}

#[test]
fn reports_missing_npm() {
    let npm = Npm::script("");
    fs::remove_file(npm.folder.path().join("npm")).unwrap();
    let said = npm.fails();
    assert!(said.contains("there is no npm") && said.contains("install Node.js"), "{said}");
}

#[test]
fn a_version_that_the_project_does_not_know() {
    let npm = Npm::script("");
    for version in ["9.9.9", "../1.2.3", "", "1.2"] {
        let ran = npm.run(&["spec", "fetch", version]);
        assert!(!ran.ok && ran.stderr.contains(&format!("version `{version}` is unknown; known are 1.2.3, 4.5.6")));
        assert!(ran.stderr.contains("add its line to xtask/checksums.txt"), "{}", ran.stderr);
    }
    assert_eq!(npm.calls(), "", "npm was asked for it");
}

#[test]
fn a_version_that_the_registry_does_not_know() {
    let said = Npm::script("echo 'npm error code ETARGET' >&2; echo 'npm error notarget No match' >&2; exit 1").fails();
    assert!(said.contains("has no version 1.2.3 in the registry"), "{said}");
    assert!(said.contains("npm said:\n  npm error code ETARGET\n  npm error notarget No match\n"), "{said}");
}

#[test]
fn reports_missing_network() {
    for code in ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT"] {
        let said = Npm::script(&format!("echo 'npm error code {code}' >&2; exit 1")).fails();
        assert!(said.contains("did not reach its registry: there is no network"), "{said}");
        assert!(said.contains(&format!("npm error code {code}")), "{said}");
    }
}

#[test]
fn another_failure_of_npm_with_its_last_words() {
    let said = Npm::script("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo \"word $i.\" >&2; done; exit 7").fails();
    assert!(said.contains("npm could not pack @elastic/request-converter@1.2.3"), "{said}");
    assert!(said.contains("word 12.") && said.contains("word 3.") && !said.contains("word 2."), "{said}");
}

#[test]
fn a_wrong_checksum() {
    let said = Npm::with("package/dist/schema.json", "{}").fails();
    assert!(said.contains("wrong checksum: ") && said.contains("Nothing was kept"), "{said}");
}

#[test]
fn a_package_without_the_schema_no_package_and_no_archive() {
    let said = Npm::with("package/dist/another.json", SCHEMA).fails();
    assert!(said.contains("it holds no dist/schema.json"), "{said}");
    let said = Npm::script("exit 0").fails();
    assert!(said.contains("reported success but left no package"), "{said}");
    let said = Npm::script("echo rubbish > elastic-1.2.3.tgz").fails();
    assert!(said.contains("cannot use the package"), "{said}");
}

#[test]
fn a_list_of_checksums_that_is_none() {
    let npm = Npm::script("");
    npm.repository.write("xtask/checksums.txt", "1.2.3 abc\n");
    let said = npm.fails();
    assert!(said.contains("xtask/checksums.txt:1: not a version and a SHA-256: `1.2.3 abc`"), "{said}");
}

#[test]
fn the_list_in_the_repository_is_one() {
    let said = Repository::raw().bad(&["spec", "fetch", "0"]);
    assert!(said.contains("known are 9.5.0, 9.3.0, 9.0.1, 8.17.0"), "{said}");
}
