//! A machine with fake programs.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::repository::{RunOutput, original};

/// A node that is ready at once and runs until it gets a signal.
pub(super) const NODE: &str = "echo ready; while :; do /bin/sleep 0.05; done";

/// Copies one jar for each name that a module needs.
pub(super) const MAVEN: &str = "\
for argument; do case $argument in -DoutputDirectory=*) libraries=${argument#*=} ;; esac; done
/bin/mkdir -p \"$libraries\"
for jar in netty transport-netty4 x-pack-core unboundid http commons-codec commons-logging log4j-1.2-api x-pack-security \\
  opensaml java-support nimbus oauth2 guava slf4j elasticsearch; do : > \"$libraries/$jar-1.jar\"; done
";

/// A repository, a folder for a cluster, and the folder `bin`, which is the whole `PATH`. Stops the cluster when dropped.
pub(super) struct Machine {
    folder: TempDir,
    pub(super) port: u16,
}

impl Machine {
    /// A machine without programs.
    pub(super) fn empty() -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap(), port: free_port() };
        fs::create_dir_all(machine.path("repository/generated")).unwrap();
        fs::write(machine.path("repository/generated/Cargo.toml"), "").unwrap();
        fs::create_dir(machine.path("bin")).unwrap();
        machine
    }

    /// A machine with a JDK whose nodes are this script, and with Maven.
    pub(super) fn with_node(node: &str) -> Self {
        let machine = Self::empty();
        machine.jdk("jdk", "21", node);
        machine.program("bin", "mvn", MAVEN);
        machine.java_on_path("jdk");
        machine
    }

    /// A path on the machine. Links in the path of the temporary folder are resolved, as the command does it.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    /// Adds a program to a folder: a link to a script that runs the script for this name.
    pub(super) fn program(&self, folder: &str, name: &str, script: &str) {
        let folder = self.path(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("script"), ". \"$folder/script-${0##*/}\"").unwrap();
        fs::write(folder.join(format!("script-{name}")), script).unwrap();
        symlink(original().join("xtask/tests/cli/program.sh"), folder.join(name)).unwrap();
    }

    /// Adds a JDK of a version.
    pub(super) fn jdk(&self, folder: &str, version: &str, node: &str) {
        let home = self.path(folder);
        let script = format!(
            "case ${{0##*/}}:$1 in\n\
             java:-XshowSettings*) echo '    java.home = {}' >&2; echo '    java.specification.version = {version}' >&2 ;;\n\
             java:*) {node} ;;\n\
             jar:*) : > \"$3\" ;;\n\
             keytool:*) : > ca.crt; : > node.p12 ;;\n\
             esac\n",
            home.display()
        );
        for name in ["java", "javac", "jar", "keytool"] {
            self.program(&format!("{folder}/bin"), name, &script);
        }
    }

    /// Adds a `java` to the `PATH` that runs the one of a JDK.
    pub(super) fn java_on_path(&self, jdk: &str) {
        self.program("bin", "java", &format!("exec '{}' \"$@\"", self.path(jdk).join("bin/java").display()));
    }

    /// The calls of the programs in a folder.
    pub(super) fn calls(&self, folder: &str) -> Vec<String> {
        let calls = fs::read_to_string(self.path(folder).join("calls")).unwrap_or_default();
        calls.lines().map(str::to_owned).collect()
    }

    /// The command, ready to run.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("elasticsearch").args(arguments).arg("--root").arg(self.path("repository"));
        command.env("PATH", self.path("bin")).env_remove("JAVA_HOME").env_remove("ELASTIC_PASSWORD");
        command
    }

    pub(super) fn run(&self, arguments: &[&str]) -> RunOutput {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs `start` with the machine's port and more arguments.
    pub(super) fn start(&self, arguments: &[&str]) -> RunOutput {
        self.run(&[&["start", "--port", &self.port.to_string()], arguments].concat())
    }

    /// Runs a command that must succeed, and returns its errors and progress.
    pub(super) fn run_ok(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert!(run.ok && run.stdout.is_empty() != arguments.contains(&"start"), "{}{}", run.stdout, run.stderr);
        run.stderr
    }

    /// Runs a command that must fail, and returns its error.
    pub(super) fn run_err(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert!(!run.ok && run.stdout.is_empty(), "{}{}", run.stdout, run.stderr);
        let (_, error) = run.stderr.split_once("error: ").expect(&run.stderr);
        error.to_owned()
    }

    /// Runs a `start` that must fail, and returns its error.
    pub(super) fn start_err(&self, arguments: &[&str]) -> String {
        self.run_err(&[&["start", "--port", &self.port.to_string()], arguments].concat())
    }

    /// The folder of the cluster.
    pub(super) fn cluster(&self) -> PathBuf {
        self.path("repository/target/elasticsearch/cluster")
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.command(&["stop", "--kill"]).output();
    }
}

/// A port that is free, like those after it and those for connections between nodes.
fn free_port() -> u16 {
    let is_free = |port: u16| TcpListener::bind(("127.0.0.1", port)).is_ok();
    loop {
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        if port < 65_000 && [port, port + 1, port + 2, port + 101, port + 102, port + 103].into_iter().all(is_free) {
            return port;
        }
    }
}
