//! `codegen --out`: the folder of a crate elsewhere, what is written there, refused, kept and removed.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use tempfile::TempDir;

use crate::repository::{ENDPOINT, Files, Ran, Repository, visit};

/// A repository, and a place for a crate outside of it.
struct Out {
    repository: Repository,
    place: TempDir,
}

impl Out {
    fn new() -> Self {
        Self { repository: Repository::raw(), place: tempfile::tempdir().unwrap() }
    }

    fn folder(&self) -> PathBuf {
        self.place.path().join("crate")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    fn write(&self, path: &str, content: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), content).unwrap();
    }

    fn run(&self, args: &[&str]) -> Ran {
        let folder = self.folder().display().to_string();
        self.repository.run(&[&["codegen", "--out", &folder], args].concat())
    }

    fn good(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert!(ran.ok, "{}", ran.stderr);
        ran.stdout
    }

    fn bad(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert!(!ran.ok, "{}", ran.stdout);
        ran.stderr
    }

    fn files(&self) -> Files {
        visit(&self.folder(), &|path| fs::read(path).unwrap())
    }

    fn times(&self) -> Files<SystemTime> {
        visit(&self.folder(), &|path| fs::metadata(path).unwrap().modified().unwrap())
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }
}

#[test]
fn the_source_is_that_of_the_repository_and_the_runtime_names_the_new_crate() {
    let out = Out::new();
    out.good(&["--crate-name", "my-client"]);
    let top: Vec<_> = out.files().into_keys().filter(|path| !path.starts_with("src/")).collect();
    assert_eq!(top, [".generated-by", "Cargo.toml", "LICENSE", "NOTICE", "README.md", "rustfmt.toml"]);
    let source: Vec<_> =
        out.files().into_keys().filter_map(|path| Some(path.strip_prefix("src/")?.to_owned())).collect();
    assert_eq!(source, out.repository.all().into_keys().collect::<Vec<_>>());
    for (path, text) in out.repository.all() {
        let ours = String::from_utf8(text).unwrap().replace("generated::", "my_client::");
        assert_eq!(out.text(&format!("src/{path}")), ours, "{path}");
    }
}

#[test]
fn the_manifest_says_what_ours_and_the_workspace_say() {
    let out = Out::new();
    out.good(&["--crate-name", "my-client"]);
    let manifest = out.text("Cargo.toml");
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
    for word in ["workspace = true", "publish", "[lib]", "unexpected_cfgs"] {
        assert!(!manifest.contains(word), "{word}: {manifest}");
    }
    // What changes in ours, or in the workspace, changes in it.
    let edit = |path: &str, from: &str, to: &str| {
        let text = fs::read_to_string(out.repository.path(path)).unwrap();
        assert!(text.contains(from), "{path}");
        out.repository.write(path, &text.replace(from, to));
    };
    edit("Cargo.toml", "\nsecrecy = \"", "\nsecrecy = \"=");
    edit("generated/Cargo.toml", "bytes.workspace = true", "bytes = { workspace = true, features = [\"serde\"] }");
    out.good(&["--crate-name", "my-client"]);
    let manifest = out.text("Cargo.toml");
    assert!(manifest.contains("\nsecrecy = \"=0."), "{manifest}");
    let bytes = manifest.lines().find(|line| line.starts_with("bytes = ")).unwrap();
    assert!(
        bytes.starts_with("bytes = { version = \"1.") && bytes.ends_with("\", features = [\"serde\"] }"),
        "{bytes}"
    );
}

#[test]
fn the_front_page_names_the_endpoints_and_the_command() {
    let out = Out::new();
    out.good(&["--crate-name", "my-client", "--endpoints", ENDPOINT]);
    let page = out.text("README.md");
    for text in [
        "# my-client\n",
        "use my_client::Client;\n",
        "let answer = client.security().get_token(request).await?;\n",
        "1 endpoint of Elasticsearch 9.5.0:\n\n- `security`: `get_token`\n",
        "cargo xtask codegen --out DIR --crate-name my-client --endpoints security.get_token\n",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    for word in ["{name}", "{crate}", "{product}", "{command}", "{sample}", "{count}", "{endpoints}"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
}

#[test]
fn a_second_run_updates_and_leaves_what_is_not_its_own() {
    let out = Out::new();
    out.good(&[]);
    let (files, times) = (out.files(), out.times());
    let mine = ["Cargo.lock", "target/debug/x", ".git/config", "tests/mine.rs", "notes.txt"];
    for path in mine {
        out.write(path, "mine");
    }
    for path in ["src/old.rs", "src/runtime/old/er.rs", "src/.xtask-Ab12Cd.tmp", ".xtask-Ef34Gh.tmp"] {
        out.write(path, "");
    }
    out.write("Cargo.toml", "[package]");
    fs::remove_file(out.path("src/runtime/credentials.rs")).unwrap();

    let report = out.good(&[]);

    assert!(report.contains("\nwrote    2 files; ") && report.contains("\nremoved  4 files\n"), "{report}");
    let mut now = out.files();
    for path in mine {
        assert_eq!(now.remove(path).unwrap(), b"mine", "{path}");
    }
    assert_eq!(now, files);
    assert!(!out.path("src/runtime/old").exists());
    let touched: Vec<_> =
        out.times().into_iter().filter(|(path, time)| times.get(path).is_some_and(|t| t != time)).collect();
    let touched: Vec<_> = touched.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(touched, ["Cargo.toml", "src/runtime/credentials.rs"]);

    out.good(&["--endpoints", ENDPOINT]);
    assert!(!out.path("src/api/security/grant_api_key.rs").exists());
    assert_eq!(out.text("notes.txt"), "mine");
}

#[test]
fn a_folder_of_somebody_elses_is_refused() {
    let out = Out::new();
    out.write("src/main.rs", "fn main() {}");
    let before = (out.files(), out.times());
    for args in [&[][..], &["--check"]] {
        let said = out.bad(args);
        let folder = out.folder();
        let words = format!(
            "error: {} is not empty (`src` stands there), and no earlier run wrote it: it has no file `.generated-by`. ",
            folder.display()
        );
        assert!(said.starts_with(&words), "{said}");
        assert!(said.ends_with("; give a folder that is empty or not there yet\n"), "{said}");
    }
    assert_eq!((out.files(), out.times()), before);

    let generated = out.repository.path("generated").display().to_string();
    let said = out.repository.bad(&["codegen", "--out", &generated]);
    assert!(said.contains("is not empty"), "{said}");
}

#[test]
fn an_empty_folder_is_taken_and_so_is_what_a_killed_run_left() {
    let out = Out::new();
    fs::create_dir(out.folder()).unwrap();
    out.good(&[]);
    let files = out.files();
    fs::remove_dir_all(out.folder()).unwrap();
    out.write(".xtask-Ab12Cd.tmp", "half of a mar");
    out.good(&[]);
    assert_eq!(out.files(), files);
}

#[test]
fn a_check_writes_nothing_and_names_the_command() {
    let out = Out::new();
    let said = out.bad(&["--check"]);
    assert!(said.contains(" missing, 0 changed, 0 stale; run `cargo xtask codegen --root "), "{said}");
    assert!(!out.folder().exists());
    out.good(&[]);
    let report = out.good(&["--check"]);
    assert!(report.contains(&format!("\nsame     {} files\n", out.files().len())), "{report}");

    out.write("src/lib.rs", "// by hand\n");
    out.write("src/new.rs", "");
    let before = (out.files(), out.times());
    let said = out.bad(&["--check"]);
    let folder = out.folder();
    assert!(said.contains(&format!("changed  {}/src/lib.rs\n", folder.display())), "{said}");
    assert!(said.contains(&format!("stale    {}/src/new.rs\n", folder.display())), "{said}");
    let ending = format!(" --out {} --crate-name elasticsearch-typed`\n", folder.display());
    assert!(said.ends_with(&ending), "{said}");
    assert_eq!((out.files(), out.times()), before);
}

#[test]
fn nothing_is_written_while_the_specification_is_wrong() {
    let out = Out::new();
    out.repository.write("spec/broken.json", "{");
    assert!(out.bad(&[]).contains("nothing was written"));
    assert!(!out.folder().exists());
}

#[test]
fn rejects_invalid_crate_names() {
    let out = Out::new();
    for (name, words) in [
        ("9lives", "a crate's name begins with a letter"),
        ("a b", "letters and digits of ASCII"),
        ("match", "`match` is a keyword of Rust"),
        ("serde_json", "the crate can't be called `serde_json`: it depends on `serde_json`"),
        ("http-body", "it depends on `http-body`"),
    ] {
        let said = out.bad(&["--crate-name", name]);
        assert!(said.contains(words), "{name}: {said}");
    }
    assert!(!out.folder().exists());
    let said = out.repository.bad(&["codegen", "--crate-name", "x"]);
    assert!(said.contains("--out <DIR>"), "{said}");
}
