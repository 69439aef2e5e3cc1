//! `codegen --out`: the files of a standalone crate, and the folders that are accepted and rejected.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use tempfile::TempDir;

use crate::repository::{ENDPOINT, Files, Repository, RunOutput, visit};

/// A copy of the repository, and a folder for a standalone crate.
struct Out {
    repository: Repository,
    parent: TempDir,
}

impl Out {
    fn new() -> Self {
        Self { repository: Repository::raw(), parent: tempfile::tempdir().unwrap() }
    }

    fn folder(&self) -> PathBuf {
        self.parent.path().join("crate")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    fn write(&self, path: &str, content: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), content).unwrap();
    }

    fn run(&self, args: &[&str]) -> RunOutput {
        let folder = self.folder().display().to_string();
        self.repository.run(&[&["codegen", "--out", &folder], args].concat())
    }

    fn run_ok(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert!(run.ok, "{}", run.stderr);
        run.stdout
    }

    fn run_err(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert!(!run.ok, "{}", run.stdout);
        run.stderr
    }

    fn files(&self) -> Files {
        visit(&self.folder(), &|path| fs::read(path).unwrap())
    }

    fn times(&self) -> Files<SystemTime> {
        visit(&self.folder(), &|path| fs::metadata(path).unwrap().modified().unwrap())
    }

    fn content(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }
}

#[test]
fn sources_equal_those_of_the_repository_except_for_the_crate_name() {
    let out = Out::new();
    out.run_ok(&["--crate-name", "my-client"]);
    let top: Vec<_> = out.files().into_keys().filter(|path| !path.starts_with("src/")).collect();
    assert_eq!(top, [".generated-by", "Cargo.toml", "LICENSE", "NOTICE", "README.md", "rustfmt.toml"]);
    let source: Vec<_> =
        out.files().into_keys().filter_map(|path| Some(path.strip_prefix("src/")?.to_owned())).collect();
    assert_eq!(source, out.repository.all().into_keys().collect::<Vec<_>>());
    for (path, content) in out.repository.all() {
        let expected = String::from_utf8(content).unwrap().replace("generated::", "my_client::");
        assert_eq!(out.content(&format!("src/{path}")), expected, "{path}");
    }
}

#[test]
fn manifest_contains_inherited_values() {
    let out = Out::new();
    out.run_ok(&["--crate-name", "my-client"]);
    let manifest = out.content("Cargo.toml");
    for line in [
        "\nname = \"my-client\"\n",
        "\nrust-version = \"1.88\"\n",
        "\nlicense = \"Apache-2.0\"\n",
        "\ndefault = [\"reqwest\"]\n",
        "\nhttp-body = { version = \"1.",
        ", optional = true }\n",
        "\n[lints.clippy]\npedantic = ",
        "\n[workspace]\n",
    ] {
        assert!(manifest.contains(line), "{line}: {manifest}");
    }
    for key in ["workspace = true", "publish", "[lib]", "unexpected_cfgs"] {
        assert!(!manifest.contains(key), "{key}: {manifest}");
    }
    // Changes of the generated crate's manifest and of the workspace change the manifest.
    let edit = |path: &str, from: &str, to: &str| {
        let manifest = fs::read_to_string(out.repository.path(path)).unwrap();
        assert!(manifest.contains(from), "{path}");
        out.repository.write(path, &manifest.replace(from, to));
    };
    edit("Cargo.toml", "\nsecrecy = \"", "\nsecrecy = \"=");
    edit("generated/Cargo.toml", "bytes.workspace = true", "bytes = { workspace = true, features = [\"serde\"] }");
    out.run_ok(&["--crate-name", "my-client"]);
    let manifest = out.content("Cargo.toml");
    assert!(manifest.contains("\nsecrecy = \"=0."), "{manifest}");
    let bytes = manifest.lines().find(|line| line.starts_with("bytes = ")).unwrap();
    assert!(
        bytes.starts_with("bytes = { version = \"1.") && bytes.ends_with("\", features = [\"serde\"] }"),
        "{bytes}"
    );
}

#[test]
fn readme_contains_the_endpoints_and_the_command() {
    let out = Out::new();
    out.run_ok(&["--crate-name", "my-client", "--endpoints", ENDPOINT]);
    let readme = out.content("README.md");
    for line in [
        "# my-client\n",
        "use my_client::Client;\n",
        "let response = client.security().get_token(request).await?;\n",
        "1 endpoint of Elasticsearch 9.5.0:\n\n- `security`: `get_token`\n",
        "cargo xtask codegen --out DIR --crate-name my-client --endpoints security.get_token\n",
    ] {
        assert!(readme.contains(line), "{line}: {readme}");
    }
    for placeholder in ["{name}", "{crate}", "{product}", "{command}", "{sample}", "{count}", "{endpoints}"] {
        assert!(!readme.contains(placeholder), "{placeholder}: {readme}");
    }
}

#[test]
fn second_run_updates_and_keeps_other_files() {
    let out = Out::new();
    out.run_ok(&[]);
    let (files, times) = (out.files(), out.times());
    let other_files = ["Cargo.lock", "target/debug/x", ".git/config", "tests/other.rs", "notes.txt"];
    for path in other_files {
        out.write(path, "other");
    }
    for path in ["src/old.rs", "src/runtime/old/er.rs", "src/.xtask-Ab12Cd.tmp", ".xtask-Ef34Gh.tmp"] {
        out.write(path, "");
    }
    out.write("Cargo.toml", "[package]");
    fs::remove_file(out.path("src/runtime/credentials.rs")).unwrap();

    let report = out.run_ok(&[]);

    assert!(report.contains("\nwrote    2 files; ") && report.contains("\nremoved  4 files\n"), "{report}");
    let mut now = out.files();
    for path in other_files {
        assert_eq!(now.remove(path).unwrap(), b"other", "{path}");
    }
    assert_eq!(now, files);
    assert!(!out.path("src/runtime/old").exists());
    let written: Vec<_> =
        out.times().into_iter().filter(|(path, time)| times.get(path).is_some_and(|t| t != time)).collect();
    let written: Vec<_> = written.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(written, ["Cargo.toml", "src/runtime/credentials.rs"]);

    out.run_ok(&["--endpoints", ENDPOINT]);
    assert!(!out.path("src/api/security/grant_api_key.rs").exists());
    assert_eq!(out.content("notes.txt"), "other");
}

#[test]
fn rejects_folder_with_other_files() {
    let out = Out::new();
    out.write("src/main.rs", "fn main() {}");
    let before = (out.files(), out.times());
    for args in [&[][..], &["--check"]] {
        let output = out.run_err(args);
        let folder = out.folder();
        let expected = format!(
            "error: {} was not written by codegen: it contains `src` and no file `.generated-by`\nhelp: choose an empty or new folder",
            folder.display()
        );
        assert!(output.starts_with(&expected), "{output}");
    }
    assert_eq!((out.files(), out.times()), before);

    let generated = out.repository.path("generated").display().to_string();
    let output = out.repository.run_err(&["codegen", "--out", &generated]);
    assert!(output.contains("was not written by codegen"), "{output}");
}

#[test]
fn accepts_empty_folder_and_folder_of_interrupted_run() {
    let out = Out::new();
    fs::create_dir(out.folder()).unwrap();
    out.run_ok(&[]);
    let files = out.files();
    fs::remove_dir_all(out.folder()).unwrap();
    out.write(".xtask-Ab12Cd.tmp", "half");
    out.run_ok(&[]);
    assert_eq!(out.files(), files);
}

#[test]
fn check_writes_nothing_and_proposes_a_command() {
    let out = Out::new();
    let output = out.run_err(&["--check"]);
    assert!(output.contains(" missing, 0 changed, 0 stale\nhelp: run `cargo xtask codegen --root "), "{output}");
    assert!(!out.folder().exists());
    out.run_ok(&[]);
    let report = out.run_ok(&["--check"]);
    assert!(report.contains(&format!("\nsame     {} files\n", out.files().len())), "{report}");

    out.write("src/lib.rs", "// by hand\n");
    out.write("src/new.rs", "");
    let before = (out.files(), out.times());
    let output = out.run_err(&["--check"]);
    let folder = out.folder();
    assert!(output.contains(&format!("changed  {}/src/lib.rs\n", folder.display())), "{output}");
    assert!(output.contains(&format!("stale    {}/src/new.rs\n", folder.display())), "{output}");
    let ending = format!(" --out {} --crate-name elasticsearch-typed`\n", folder.display());
    assert!(output.ends_with(&ending), "{output}");
    assert_eq!((out.files(), out.times()), before);
}

#[test]
fn writes_nothing_for_an_invalid_specification() {
    let out = Out::new();
    out.repository.write("spec/broken.json", "{");
    assert!(out.run_err(&[]).contains("nothing was written"));
    assert!(!out.folder().exists());
}

#[test]
fn rejects_invalid_crate_names() {
    let out = Out::new();
    for (name, expected) in [
        ("9lives", "a crate name must start with an ASCII letter"),
        ("a b", "may only contain ASCII letters and digits"),
        ("match", "`match` is a Rust keyword"),
        ("serde_json", "invalid crate name `serde_json`: the crate depends on `serde_json`"),
        ("http-body", "the crate depends on `http-body`"),
    ] {
        let output = out.run_err(&["--crate-name", name]);
        assert!(output.contains(expected), "{name}: {output}");
    }
    assert!(!out.folder().exists());
    let output = out.repository.run_err(&["codegen", "--crate-name", "x"]);
    assert!(output.contains("--out <DIR>"), "{output}");
}
