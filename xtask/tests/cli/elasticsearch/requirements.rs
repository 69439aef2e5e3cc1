//! The search for a JDK, Maven and a container engine.

use super::machine::{MAVEN, Machine, NODE};

const HELP: &str = "help: install a JDK of version 21 or later (Debian: `apt-get install openjdk-21-jdk-headless`) and Maven \
                    (`apt-get install maven`)";

#[test]
fn without_any_program() {
    let error = Machine::empty().run_err(&["check"]);
    let expected = format!(
        "cannot start Elasticsearch:\n  no JDK of version 21 or later: no Java found in JAVA_HOME and on the PATH\n  \
         no Maven: `mvn` is not on the PATH\n  \
         no running container engine: neither `docker info` nor `podman info` succeeds\n{HELP}, or Docker or Podman\n"
    );
    assert_eq!(error, expected);
}

#[test]
fn with_an_old_jdk_only() {
    let machine = Machine::empty();
    machine.jdk("jvm/jdk-17", "17", NODE);
    machine.java_on_path("jvm/jdk-17");
    machine.program("bin", "mvn", MAVEN);
    let home = machine.path("jvm/jdk-17");
    let expected = format!(
        "cannot start Elasticsearch:\n  no JDK of version 21 or later: found {} (version 17)\n{HELP}\n",
        home.display()
    );
    assert_eq!(machine.start_err(&["--jars"]), expected);
    assert!(!machine.cluster().join("cluster.json").exists());
}

/// A Java runtime without a compiler is not a JDK.
#[test]
fn with_a_runtime_only() {
    let machine = Machine::with_node(NODE);
    std::fs::remove_file(machine.path("jdk/bin/javac")).unwrap();
    let error = machine.run_err(&["check", "--jars"]);
    assert!(error.contains("jdk (version 21, without a compiler)\nhelp: "), "{error}");
}

#[test]
fn a_newer_jdk_in_the_same_folder() {
    let machine = Machine::empty();
    machine.program("bin", "mvn", MAVEN);
    for (folder, version) in [("jvm/jdk-11", "11"), ("jvm/jdk-17", "17"), ("jvm/jdk-25", "25")] {
        machine.jdk(folder, version, NODE);
    }
    machine.java_on_path("jvm/jdk-17");
    let found = machine.run(&["check"]).stdout;
    let (jdk, mvn) = (machine.path("jvm/jdk-25"), machine.path("bin/mvn"));
    assert_eq!(found, format!("jars, with JDK 25 ({}) and Maven ({})\n", jdk.display(), mvn.display()));
}

/// On macOS, JDKs have one more folder.
#[test]
fn a_newer_jdk_in_the_same_folder_on_macos() {
    let machine = Machine::empty();
    machine.program("bin", "mvn", MAVEN);
    machine.jdk("jvm/jdk-17.jdk/Contents/Home", "17", NODE);
    machine.jdk("jvm/jdk-21.jdk/Contents/Home", "21", NODE);
    machine.java_on_path("jvm/jdk-17.jdk/Contents/Home");
    let found = machine.run(&["check"]).stdout;
    assert!(found.starts_with("jars, with JDK 21 (") && found.contains("jdk-21.jdk/Contents/Home"), "{found}");
}

#[test]
fn java_home_comes_first() {
    let machine = Machine::with_node(NODE);
    machine.jdk("other/jdk-24", "24", NODE);
    let found = machine.command(&["check"]).env("JAVA_HOME", machine.path("other/jdk-24")).output().unwrap();
    assert!(String::from_utf8(found.stdout).unwrap().starts_with("jars, with JDK 24 ("));
    // A JAVA_HOME that does not help is not an error.
    let found = machine.command(&["check"]).env("JAVA_HOME", machine.path("nothing")).output().unwrap();
    assert!(String::from_utf8(found.stdout).unwrap().starts_with("jars, with JDK 21 ("));
}

#[test]
fn containers_where_maven_is_missing() {
    let machine = Machine::with_node(NODE);
    std::fs::remove_file(machine.path("bin/mvn")).unwrap();
    machine.program("bin", "docker", "exit 1");
    machine.program("bin", "podman", ":");
    assert_eq!(machine.run(&["check"]).stdout, "containers, with podman\n");
    let error = machine.run_err(&["check", "--jars"]);
    assert_eq!(error, format!("cannot start Elasticsearch:\n  no Maven: `mvn` is not on the PATH\n{HELP}\n"));
}

#[test]
fn a_container_engine_that_does_not_run() {
    let machine = Machine::with_node(NODE);
    machine.program("bin", "docker", "exit 1");
    assert!(machine.run(&["check"]).stdout.starts_with("jars, "));
    let error = machine.run_err(&["check", "--container"]);
    assert!(error.ends_with("help: install Docker or Podman, and start it\n"), "{error}");
    assert!(!error.contains("JDK"), "{error}");
}
