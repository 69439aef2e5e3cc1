//! `bench`, with a cargo of our own: a script that does what building would lead to. What is measured then means nothing;
//! what is said of it, and in which order it is done, does.

use std::fs;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use crate::repository::{Ran, Repository, copy_all, original};

/// A schema that no one reads here, and its checksum.
const SCHEMA: &str = "{}";
const SUM: &str = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

/// What the script knows to do: a program in the place where cargo would leave it.
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

/// A copy of the repository with what is measured, and a folder with our cargo.
struct Cargo {
    repository: Repository,
    folder: TempDir,
}

impl Cargo {
    /// A cargo that also does this.
    fn script(more: &str) -> Self {
        let cargo = Self { repository: Repository::raw(), folder: tempfile::tempdir().unwrap() };
        copy_all(&original().join("xtask/bench"), &cargo.repository.path("xtask/bench"));
        copy_all(&original().join("Cargo.lock"), &cargo.repository.path("Cargo.lock"));
        cargo.repository.write("target/spec/9.5.0/schema.json", SCHEMA);
        cargo.repository.write("xtask/checksums.txt", &format!("9.5.0 {SUM}\n"));
        fs::write(cargo.folder.path().join("script"), format!("{BUILD}{more}")).unwrap();
        symlink(original().join("xtask/tests/cli/program.sh"), cargo.folder.path().join("cargo")).unwrap();
        cargo
    }

    /// One whose program times a search response so fast, and everything else alike.
    fn timing(ours: u32) -> Self {
        let of = |payload: &str| {
            let ours = if payload == "search" { ours } else { 1000 };
            let all = [("ours", ours), ("value", 1000), ("structs", 1000)];
            all.map(|(who, nanoseconds)| format!("echo {payload} {who} 500000 {nanoseconds}; ")).concat()
        };
        let said = ["search", "bulk", "mapping", "stats"].map(of).concat();
        Self::script(&format!("case \"$*\" in *\"--package codec\"*) program codec '{said}' ;; esac\n"))
    }

    fn run(&self, args: &[&str]) -> Ran {
        let cargo = self.folder.path().join("cargo");
        self.repository.command(&[&["bench"], args].concat()).env("CARGO", cargo).output().unwrap().into()
    }

    /// How cargo was called.
    fn calls(&self) -> Vec<String> {
        let calls = fs::read_to_string(self.folder.path().join("calls")).unwrap();
        calls.lines().map(str::to_owned).collect()
    }
}

/// The cells of the table's lines that begin so.
fn lines<'a>(ran: &'a Ran, name: &str) -> Vec<Vec<&'a str>> {
    let cells = ran.stdout.lines().map(|line| line.split('|').map(str::trim).skip(1).collect::<Vec<_>>());
    cells.filter(|cells| cells.first() == Some(&name)).collect()
}

#[test]
fn a_table_of_medians_and_ratios() {
    let ran = Cargo::timing(500).run(&["decode", "--runs", "3"]);
    assert!(ran.ok, "{}{}", ran.stdout, ran.stderr);
    let search = lines(&ran, "decode: search response");
    let row = |anchor, least, goal, met| {
        vec!["decode: search response", "1000000 MB/s (1000000–1000000)", anchor, "2.00 x", least, goal, met, ""]
    };
    let expected = [
        row("`Value` 500000 MB/s (500000–500000)", "1.4 x", "2.5 x", "met, held"),
        row("serde structs 500000 MB/s (500000–500000)", "0.8 x", "1.2 x", "goal, held"),
    ];
    assert_eq!(search, expected, "{}", ran.stdout);
    // Without a budget there is nothing to be met.
    assert_eq!(lines(&ran, "decode: mapping")[0][3..], ["1.00 x", "", "", "", ""]);
    assert!(ran.stdout.contains(" cores; rustc ") && ran.stdout.contains("; 3 runs\n"), "{}", ran.stdout);
}

#[test]
fn a_missed_budget_is_an_error_where_that_is_asked_for() {
    let cargo = Cargo::timing(2000);
    let ran = cargo.run(&["decode", "--runs", "1"]);
    assert!(ran.ok && ran.stdout.contains("MISSED, held"), "{}{}", ran.stdout, ran.stderr);
    let ran = cargo.run(&["decode", "--runs", "1", "--check"]);
    assert!(!ran.ok && ran.stderr.contains("error: missed: decode: search response"), "{}", ran.stderr);
    assert!(Cargo::timing(500).run(&["decode", "--runs", "1", "--check"]).ok);
}

#[test]
fn ours_and_the_anchor_take_turns() {
    let cargo = Cargo::script("");
    let ran = cargo.run(&["check", "--runs", "2"]);
    assert!(ran.ok, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(lines(&ran, "check").len(), 1, "{}", ran.stdout);
    let checked = |name| format!("check --package {name} --offline");
    let (ours, anchor) = (checked("generated"), checked("elasticsearch"));
    let measured: Vec<_> = cargo.calls().into_iter().filter(|call| call.ends_with("--offline")).collect();
    assert_eq!(measured, [&ours, &anchor, &ours, &anchor].map(Clone::clone));
    // Each time it is built anew, of what was prepared before.
    let cleaned = cargo.calls().iter().filter(|call| call.starts_with("clean --package ")).count();
    assert_eq!(cleaned, 4);
}

#[test]
fn whole_processes_are_measured() {
    let cargo = Cargo::script("");
    let ran = cargo.run(&["generation", "--runs", "2"]);
    assert!(ran.ok, "{}{}", ran.stdout, ran.stderr);
    let memory = lines(&ran, "generation: memory");
    // A shell holds some memory, and less than the limit.
    assert_eq!(memory[0][4..7], ["500 MB", "", "met, held"], "{}", ran.stdout);
    assert!(!memory[0][1].starts_with("0.00"), "{}", ran.stdout);
    for run in ["0", "1"] {
        assert!(cargo.repository.path("target/bench/generation").join(run).join("Cargo.toml").is_file());
    }
}

#[test]
fn a_row_that_fails_does_not_hide_the_next() {
    let cargo = Cargo::script("case \"$*\" in *\"--package codec\"*) echo this is why >&2; exit 101 ;; esac\n");
    let ran = cargo.run(&["check", "decode", "encode", "--runs", "1"]);
    assert!(!ran.ok && ran.stderr.contains("error: not measured: decode, encode"), "{}", ran.stderr);
    assert!(ran.stderr.contains("decode was not measured: ") && ran.stderr.contains("this is why"), "{}", ran.stderr);
    assert_eq!(lines(&ran, "check").len(), 1, "{}", ran.stdout);
}

#[test]
fn a_row_that_is_not_there() {
    let ran = Cargo::script("").run(&["nothing"]);
    let rows = "[possible values: generation, check, scaling, release, edit, binary, debug, decode, encode]";
    assert!(!ran.ok && ran.stderr.contains(rows), "{}", ran.stderr);
}
