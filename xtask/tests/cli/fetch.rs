//! `spec fetch` with a script in place of npm.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::repository::{ENDPOINT, Repository, RunOutput, original, visit};

/// A small specification in place of a published one.
pub(crate) const SCHEMA: &str = r#"{"endpoints":[],"types":[]}"#;

/// The SHA-256 checksum of `SCHEMA`.
const SUM: &str = "9184abd2c5c2aff3855b8b82332f6c6172d4176d2f0c1f855b219fb487a2bc65";

/// The version of `SCHEMA` in the copy of the repository.
const VERSION: &str = "1.2.3";

/// A copy of the repository with the checksum of [`SCHEMA`], and a folder that contains only the script.
pub(crate) struct Npm {
    pub(crate) repository: Repository,
    folder: TempDir,
}

impl Npm {
    /// Creates a script that writes a package with this file.
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

    /// Creates a script that writes a package with the seed specification, whose version is 1.2.3.
    pub(crate) fn specification() -> Self {
        let schema = Self::merged();
        let npm = Self::with("package/dist/schema.json", &schema);
        let sum = Sha256::digest(&schema).iter().fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
        npm.repository.write("spec/versions.txt", &format!("{VERSION} {sum}\n"));
        npm
    }

    /// All files of `spec/` in one file, like a published specification.
    pub(crate) fn merged() -> String {
        let mut all = BTreeMap::<String, Vec<Box<RawValue>>>::new();
        let files = visit(&original().join("spec"), &|path| fs::read_to_string(path).unwrap());
        for (_, content) in
            files.into_iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|e| e == "json"))
        {
            for (key, mut definitions) in
                serde_json::from_str::<BTreeMap<String, Vec<Box<RawValue>>>>(&content).unwrap()
            {
                all.entry(key).or_default().append(&mut definitions);
            }
        }
        serde_json::to_string(&all).unwrap()
    }

    /// Creates a script with these lines.
    pub(crate) fn script(body: &str) -> Self {
        let npm = Self { repository: Repository::raw(), folder: tempfile::tempdir().unwrap() };
        npm.repository.write("spec/versions.txt", &format!("# known\n{VERSION} {SUM}\n4.5.6 {}\n", "0".repeat(64)));
        fs::write(npm.folder.path().join("script"), body).unwrap();
        symlink(original().join("xtask/tests/cli/program.sh"), npm.folder.path().join("npm")).unwrap();
        npm
    }

    pub(crate) fn run(&self, args: &[&str]) -> RunOutput {
        let path: OsString = self.folder.path().into();
        self.repository.command(args).env("PATH", path).output().unwrap().into()
    }

    fn fetch(&self) -> RunOutput {
        self.run(&["spec", "fetch", VERSION])
    }

    /// Runs `spec fetch`, which must fail without writing a schema, and returns its standard error.
    fn fails(&self) -> String {
        let run = self.fetch();
        assert!(!run.ok && run.stdout.is_empty(), "{}", run.stdout);
        assert!(!self.schema().exists(), "a schema was written");
        run.stderr
    }

    fn schema(&self) -> PathBuf {
        self.repository.path("target/spec/1.2.3/schema.json")
    }

    /// The arguments of all calls of npm.
    pub(crate) fn calls(&self) -> String {
        fs::read_to_string(self.folder.path().join("calls")).unwrap_or_default()
    }
}

#[test]
fn downloads_the_schema_once() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    let run = npm.fetch();
    assert_eq!((run.ok, run.stdout.as_str()), (true, "target/spec/1.2.3/schema.json\n"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(npm.schema()).unwrap(), SCHEMA);
    assert!(npm.calls().starts_with("pack "), "{}", npm.calls());
    assert!(npm.calls().ends_with("@elastic/request-converter@1.2.3\n"), "{}", npm.calls());

    fs::remove_file(npm.folder.path().join("npm")).unwrap();
    let run = npm.fetch();
    assert_eq!((run.ok, run.stderr.as_str()), (true, ""));
}

#[test]
fn downloads_damaged_schema_again() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    npm.repository.write("target/spec/1.2.3/schema.json", "{}");
    let run = npm.fetch();
    assert!(run.ok && run.stderr.contains("has a wrong checksum and is downloaded again"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(npm.schema()).unwrap(), SCHEMA);
}

#[test]
fn recognizes_the_version_by_the_checksum() {
    let npm = Npm::with("package/dist/schema.json", SCHEMA);
    assert!(npm.fetch().ok);
    let copy = npm.repository.path("a-copy.json");
    fs::copy(npm.schema(), &copy).unwrap();
    let run = npm.run(&["spec", "stats", "--spec", &copy.display().to_string()]);
    assert!(run.stdout.contains(", version 1.2.3\n"), "{}", run.stdout);
    npm.repository.write("a-copy.json", &format!("{SCHEMA}\n"));
    let run = npm.run(&["spec", "stats", "--spec", &copy.display().to_string()]);
    assert!(run.stdout.contains(", unknown version\n"), "{}", run.stdout);
}

#[test]
fn codegen_downloads_the_specification_of_a_version() {
    let npm = Npm::specification();
    let args = ["codegen", "--stack-version", VERSION, "--endpoints", ENDPOINT];

    let run = npm.run(&args);
    assert!(run.ok && run.stderr.contains("downloading "), "{}", run.stderr);
    assert!(run.stdout.contains(" from target/spec/1.2.3/schema.json, version 1.2.3\n"), "{}", run.stdout);
    fs::remove_file(npm.folder.path().join("npm")).unwrap();
    let run = npm.run(&[&args[..], &["--check"]].concat());
    assert!(run.ok && run.stderr.is_empty(), "{}", run.stderr);

    fs::remove_file(npm.repository.path("generated/src/lib.rs")).unwrap();
    let run = npm.run(&[&args[..], &["--check", "--flavor", "stack"]].concat());
    assert!(run.stderr.ends_with(" --stack-version 1.2.3 --endpoints security.get_token`\n"), "{}", run.stderr);
}

#[test]
fn codegen_accepts_one_specification() {
    let npm = Npm::script("echo '[\"1.2.3\"]'");
    for other in [["--spec", "spec"], ["--spec-version", "9.5.0"]] {
        let run = npm.run(&[&["codegen", "--stack-version", VERSION][..], &other].concat());
        assert!(!run.ok && run.stderr.contains("cannot be used with"), "{}", run.stderr);
    }
    assert_eq!(npm.calls(), "", "npm was called");
    let run = npm.run(&["codegen", "--stack-version", "9.9.9"]);
    assert!(!run.ok && run.stderr.contains("unknown version `9.9.9`\nhelp: use a published version"), "{}", run.stderr);
}

#[test]
fn reports_missing_npm() {
    let npm = Npm::script("");
    fs::remove_file(npm.folder.path().join("npm")).unwrap();
    let output = npm.fails();
    assert!(output.contains("npm is not installed\nhelp: install Node.js"), "{output}");
}

#[test]
fn unknown_version_is_looked_up_in_the_registry() {
    let npm = Npm::script("echo '[\"1.2.3\", \"9.9.9\"]'");
    for version in ["9.9.8", "../1.2.3", "", "1.2"] {
        let run = npm.run(&["spec", "fetch", version]);
        let message = format!(
            "error: unknown version `{version}`\nhelp: use a published version of @elastic/request-converter: 1.2.3, 9.9.9\n"
        );
        assert_eq!((run.ok, run.stderr), (false, message));
    }
    assert!(npm.calls().starts_with("view "), "{}", npm.calls());
    let run = npm.run(&["spec", "fetch", "9.9.9"]);
    let message = "error: version `9.9.9` is published, but is not in spec/versions.txt\nhelp: run `cargo xtask spec add 9.9.9`\n";
    assert_eq!((run.ok, run.stderr.as_str()), (false, message));
}

#[test]
fn unknown_version_without_the_registry_lists_known_versions() {
    let npm = Npm::script("echo 'npm error code ENOTFOUND' >&2; exit 1");
    let run = npm.run(&["spec", "fetch", "9.9.9"]);
    let message = "error: version `9.9.9` is not in spec/versions.txt, and npm could not be asked for it: \
        npm cannot reach its registry: the network or a proxy does not work\nnpm reported:\n  npm error code ENOTFOUND\n\
        help: use a known version: 1.2.3, 4.5.6\n";
    assert_eq!((run.ok, run.stderr.as_str()), (false, message));
}

#[test]
fn reports_version_that_the_registry_lacks() {
    let output =
        Npm::script("echo 'npm error code ETARGET' >&2; echo 'npm error notarget No match' >&2; exit 1").fails();
    assert!(output.contains("the npm registry does not have version 1.2.3 of @elastic/request-converter"), "{output}");
    assert!(output.contains("npm reported:\n  npm error code ETARGET\n  npm error notarget No match\n"), "{output}");
}

#[test]
fn reports_missing_network() {
    for code in ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT"] {
        let output = Npm::script(&format!("echo 'npm error code {code}' >&2; exit 1")).fails();
        assert!(output.contains("npm cannot reach its registry: "), "{output}");
        assert!(output.contains(&format!("npm error code {code}")), "{output}");
    }
}

#[test]
fn reports_the_last_lines_of_npm() {
    let output = Npm::script("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo \"line $i.\" >&2; done; exit 7").fails();
    assert!(output.contains("npm cannot download version 1.2.3 of @elastic/request-converter"), "{output}");
    assert!(output.contains("line 12.") && output.contains("line 3.") && !output.contains("line 2."), "{output}");
}

#[test]
fn rejects_wrong_checksum() {
    let output = Npm::with("package/dist/schema.json", "{}").fails();
    assert!(output.contains("wrong checksum of ") && output.contains("the file was not saved"), "{output}");
}

#[test]
fn rejects_invalid_packages() {
    let output = Npm::with("package/dist/another.json", SCHEMA).fails();
    assert!(output.contains("the archive does not contain dist/schema.json"), "{output}");
    let output = Npm::script("exit 0").fails();
    assert!(output.contains("npm succeeded but wrote no package"), "{output}");
    let output = Npm::script("echo invalid > elastic-1.2.3.tgz").fails();
    assert!(output.contains("cannot use the package"), "{output}");
}

#[test]
fn rejects_invalid_list_of_checksums() {
    let npm = Npm::script("");
    npm.repository.write("spec/versions.txt", "1.2.3 abc\n");
    let output = npm.fails();
    assert!(output.contains("spec/versions.txt:1: expected a version and a SHA-256 checksum: `1.2.3 abc`"), "{output}");
}

#[test]
fn reads_the_list_of_the_repository() {
    let repository = Repository::raw();
    let run: RunOutput = repository.command(&["spec", "fetch", "0"]).env("PATH", "").output().unwrap().into();
    let known = "help: use a known version: 9.5.0, 9.3.0, 9.2.0, 9.1.2, 9.1.0, 9.0.1, 9.0.0, 8.19.1, 8.17.0, 8.16.2, 8.16.1, 8.16.0, 8.15.4, 8.15.3\n";
    assert!(!run.ok && run.stderr.ends_with(known), "{}", run.stderr);
}
