//! `spec add` with a script in place of npm.

use std::fs;

use crate::fetch::Npm;

#[test]
fn adds_a_version_in_order() {
    let npm = Npm::specification();
    npm.repository.write("spec/versions.txt", &format!("# known\n9.0.0 {0}\n1.0.0 {0}\n", "0".repeat(64)));
    let run = npm.run(&["spec", "add", "1.2.3"]);
    assert!(run.ok && run.stderr.contains("downloading "), "{}", run.stderr);
    for line in [
        "checksum ",
        "read     1 file ",
        "coverage 2 of 2 endpoints; ",
        "edits    ",
        "added    1.2.3 to spec/versions.txt\n",
    ] {
        assert!(run.stdout.contains(line), "{line}: {}", run.stdout);
    }
    let list = fs::read_to_string(npm.repository.path("spec/versions.txt")).unwrap();
    let versions: Vec<_> = list.lines().map(|line| line.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(versions, ["#", "9.0.0", "1.2.3", "1.0.0"]);
    // The version is known now.
    assert!(npm.run(&["codegen", "--stack-version", "1.2.3"]).ok);
    let run = npm.run(&["spec", "add", "1.2.3"]);
    assert!(run.ok && run.stdout.contains("known    1.2.3 is in spec/versions.txt\n"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn adds_a_version_from_a_file() {
    let npm = Npm::specification();
    let schema = npm.repository.path("main.json");
    fs::write(&schema, Npm::merged()).unwrap();
    let args = ["spec", "add", "9.6.0-SNAPSHOT", "--from", &schema.display().to_string()];
    let run = npm.run(&args);
    assert!(!run.ok && run.stderr.contains("the specification is version 1.2.3, which is in"), "{}", run.stderr);
    fs::write(&schema, Npm::merged() + "\n").unwrap();
    let run = npm.run(&args);
    assert!(
        run.ok && run.stdout.contains("added    9.6.0-SNAPSHOT to spec/versions.txt\n"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert!(run.stdout.contains("compared with 1.2.3\n\nno changes\n"), "{}", run.stdout);
    assert!(!npm.calls().contains("9.6.0"), "{}", npm.calls());
    assert!(npm.run(&["spec", "fetch", "9.6.0-SNAPSHOT"]).ok);
}

#[test]
fn rejects_versions_and_files_without_a_specification() {
    let npm = Npm::with("package/dist/schema.json", "{}");
    let list = || fs::read_to_string(npm.repository.path("spec/versions.txt")).unwrap();
    let before = list();
    for version in ["../9.6.0", "9", "9.x", "9.6", "9.6.", "9.6.0.1"] {
        let run = npm.run(&["spec", "add", version]);
        let message = format!("invalid version `{version}`\nhelp: use a version such as 9.5.0");
        assert!(!run.ok && run.stderr.contains(&message), "{}", run.stderr);
    }
    let run = npm.run(&["spec", "add", "9.6.0"]);
    assert!(!run.ok && run.stderr.contains("version 9.6.0 was not added\n\nerror[no-endpoints]"), "{}", run.stderr);
    let run = npm.run(&["spec", "add", "4.5.6"]);
    assert!(
        !run.ok && run.stderr.contains("version 4.5.6 is in spec/versions.txt with another checksum"),
        "{}",
        run.stderr
    );
    let run = npm.run(&["spec", "add", "9.6.0", "--from", "missing.json"]);
    assert!(!run.ok && run.stderr.contains("cannot read missing.json"), "{}", run.stderr);
    assert_eq!(list(), before);
    // A version that was not added leaves no file.
    assert!(!npm.repository.path("target/spec").exists());
}
