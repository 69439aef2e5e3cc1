//! `bench` with a script in place of cargo. The tests check the report and the order of the steps, not the measured values.

use std::fs;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use crate::repository::{Repository, RunOutput, copy_all, original};

/// A schema and its checksum. The content does not matter here.
const SCHEMA: &str = "{}";
const SUM: &str = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

/// The start of the script: writes executables to the paths to which cargo would write them.
const BUILD: &str = r#"
program() {
  mkdir -p "$CARGO_TARGET_DIR/release"
  printf '#!/bin/sh\n%s\n' "$2" > "$CARGO_TARGET_DIR/release/$1"
  chmod +x "$CARGO_TARGET_DIR/release/$1"
}
case "$*" in
  *"--package xtask"*) program xtask 'while [ "$1" != --out ]; do shift; done; mkdir -p "$2"; touch "$2/Cargo.toml"' ;;
esac
case "$PWD $*" in *"/value build"*) program value ':' ;; esac
"#;

/// A copy of the repository with the measured programs, and a folder with the script.
struct Cargo {
    repository: Repository,
    folder: TempDir,
}

impl Cargo {
    /// Creates the script with these additional lines.
    fn script(more: &str) -> Self {
        let cargo = Self { repository: Repository::raw(), folder: tempfile::tempdir().unwrap() };
        copy_all(&original().join("xtask/bench"), &cargo.repository.path("xtask/bench"));
        copy_all(&original().join("Cargo.lock"), &cargo.repository.path("Cargo.lock"));
        cargo.repository.write("target/spec/9.5.0/schema.json", SCHEMA);
        cargo.repository.write("spec/versions.txt", &format!("9.5.0 {SUM}\n"));
        fs::write(cargo.folder.path().join("script"), format!("{BUILD}{more}")).unwrap();
        symlink(original().join("xtask/tests/cli/program.sh"), cargo.folder.path().join("cargo")).unwrap();
        cargo
    }

    /// Creates a script whose program reports this time in nanoseconds for the generated crate and a search response, and
    /// 1000 ns for all other combinations.
    fn timing(nanoseconds: u32) -> Self {
        let script_of_payload = |payload: &str| {
            let generated = if payload == "search" { nanoseconds } else { 1000 };
            let all = [("generated", generated), ("value", 1000), ("structs", 1000)];
            all.map(|(implementation, nanoseconds)| format!("echo {payload} {implementation} 500000 {nanoseconds}; "))
                .concat()
        };
        let output = ["search", "bulk", "mapping", "stats"].map(script_of_payload).concat();
        Self::script(&format!("case \"$*\" in *\"--package codec\"*) program codec '{output}' ;; esac\n"))
    }

    fn run(&self, args: &[&str]) -> RunOutput {
        let cargo = self.folder.path().join("cargo");
        self.repository.command(&[&["bench"], args].concat()).env("CARGO", cargo).output().unwrap().into()
    }

    /// The arguments of all calls of cargo.
    fn calls(&self) -> Vec<String> {
        let calls = fs::read_to_string(self.folder.path().join("calls")).unwrap();
        calls.lines().map(str::to_owned).collect()
    }
}

/// The cells of the table lines with this name.
fn lines<'a>(run: &'a RunOutput, name: &str) -> Vec<Vec<&'a str>> {
    let cells = run.stdout.lines().map(|line| line.split('|').map(str::trim).skip(1).collect::<Vec<_>>());
    cells.filter(|cells| cells.first() == Some(&name)).collect()
}

#[test]
fn prints_medians_and_ratios() {
    let run = Cargo::timing(500).run(&["decode", "--runs", "3"]);
    assert!(run.ok, "{}{}", run.stdout, run.stderr);
    let search = lines(&run, "decode: search response");
    let row = |baseline, limit, goal, result| {
        vec!["decode: search response", "1000000 MB/s (1000000–1000000)", baseline, "2.00 x", limit, goal, result, ""]
    };
    let expected = [
        row("`Value` 500000 MB/s (500000–500000)", "1.4 x", "2.5 x", "met"),
        row("serde structs 500000 MB/s (500000–500000)", "0.8 x", "1.2 x", "goal"),
    ];
    assert_eq!(search, expected, "{}", run.stdout);
    // A line without limits.
    assert_eq!(lines(&run, "decode: mapping")[0][3..], ["1.00 x", "", "", "", ""]);
    assert!(run.stdout.contains(" cores; rustc ") && run.stdout.contains("; 3 runs\n"), "{}", run.stdout);
}

#[test]
fn check_fails_if_a_limit_is_missed() {
    let cargo = Cargo::timing(2000);
    let run = cargo.run(&["decode", "--runs", "1"]);
    assert!(run.ok && run.stdout.contains("MISSED"), "{}{}", run.stdout, run.stderr);
    let run = cargo.run(&["decode", "--runs", "1", "--check"]);
    assert!(!run.ok && run.stderr.contains("error: missed limits: decode: search response"), "{}", run.stderr);
    assert!(Cargo::timing(500).run(&["decode", "--runs", "1", "--check"]).ok);
}

#[test]
fn runs_alternate_between_crate_and_baseline() {
    let cargo = Cargo::script("");
    let run = cargo.run(&["check", "--runs", "2"]);
    assert!(run.ok, "{}{}", run.stdout, run.stderr);
    assert_eq!(lines(&run, "check: all").len(), 1, "{}", run.stdout);
    let checked = |name| format!("check --package {name} --offline");
    let (generated, baseline) = (checked("generated"), checked("elasticsearch"));
    let measured: Vec<_> = cargo.calls().into_iter().filter(|call| call.ends_with("--offline")).collect();
    assert_eq!(measured, [&generated, &baseline, &generated, &baseline].map(Clone::clone));
    // The crates are removed before each run, their dependencies are not.
    let cleaned = cargo.calls().iter().filter(|call| call.starts_with("clean --package ")).count();
    assert_eq!(cleaned, 4);
}

#[test]
fn edits_the_program_before_each_incremental_build() {
    let cargo = Cargo::script(
        r#"case "$*" in *--offline) echo "$CARGO_INCREMENTAL $(grep 'println!("run' src/main.rs)" >> "$folder/edits" ;; esac"#,
    );
    let run = cargo.run(&["debug-edit", "--runs", "2"]);
    assert!(run.ok, "{}{}", run.stdout, run.stderr);
    assert_eq!(lines(&run, "debug: after an edit").len(), 1, "{}", run.stdout);
    let edits = fs::read_to_string(cargo.folder.path().join("edits")).unwrap();
    let edit = |run: u8| format!("1     println!(\"run {run}\");\n");
    assert_eq!(edits, [edit(0), edit(0), edit(1), edit(1)].concat());
    for program in ["seven", "official"] {
        let source = fs::read(cargo.repository.path("target/bench").join(program).join("src/main.rs")).unwrap();
        assert_eq!(source, fs::read(cargo.repository.path("xtask/bench").join(program).join("src/main.rs")).unwrap());
    }
}

#[test]
fn measures_processes() {
    let cargo = Cargo::script("");
    let run = cargo.run(&["generation", "--runs", "2"]);
    assert!(run.ok, "{}{}", run.stdout, run.stderr);
    let memory = lines(&run, "generation: memory");
    // The memory of a shell is within the limit.
    assert_eq!(memory[0][4..7], ["500 MB", "", "met"], "{}", run.stdout);
    assert!(!memory[0][1].starts_with("0.00"), "{}", run.stdout);
    for run in ["0", "1"] {
        assert!(cargo.repository.path("target/bench/generation").join(run).join("Cargo.toml").is_file());
    }
}

#[test]
fn continues_after_a_row_that_fails() {
    let cargo = Cargo::script("case \"$*\" in *\"--package codec\"*) echo reason >&2; exit 101 ;; esac\n");
    let run = cargo.run(&["check", "decode", "encode", "--runs", "1"]);
    assert!(!run.ok && run.stderr.contains("error: rows that cannot be measured: decode, encode"), "{}", run.stderr);
    assert!(run.stderr.contains("cannot measure the row decode: ") && run.stderr.contains("reason"), "{}", run.stderr);
    assert_eq!(lines(&run, "check: all").len(), 1, "{}", run.stdout);
}

#[test]
fn rejects_unknown_row() {
    let run = Cargo::script("").run(&["unknown"]);
    let rows = "[possible values: generation, check, check-seven, scaling, release, release-edit, binary, debug, debug-edit, decode, encode]";
    assert!(!run.ok && run.stderr.contains(rows), "{}", run.stderr);
}
