//! A copy of the repository in which the tests run commands.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use tempfile::TempDir;

/// An endpoint in `spec/`.
pub(crate) const ENDPOINT: &str = "security.get_token";

/// Files by their path, each with its content or another property.
pub(crate) type Files<T = Vec<u8>> = BTreeMap<String, T>;

/// A copy of the files of the repository that the commands read.
pub(crate) struct Repository {
    folder: TempDir,
}

/// The result of a command.
pub(crate) struct RunOutput {
    pub(crate) ok: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Repository {
    /// Creates a copy whose generated crate is up to date.
    pub(crate) fn new() -> Self {
        let repository = Self::raw();
        repository.run_ok(&["codegen"]);
        repository
    }

    /// Creates a copy.
    pub(crate) fn raw() -> Self {
        let copy = Self { folder: tempfile::tempdir().unwrap() };
        let standalone_files = ["Cargo.toml", "LICENSE", "rustfmt.toml"];
        let codegen_files = ["generated/Cargo.toml", "generated/src", "spec"];
        for path in standalone_files.iter().chain(&codegen_files) {
            copy_all(&original().join(path), &copy.path(path));
        }
        copy
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, content: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Creates a command that runs in this copy.
    pub(crate) fn command(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(args).arg("--root").arg(self.folder.path());
        command
    }

    /// Runs a command.
    pub(crate) fn run(&self, args: &[&str]) -> RunOutput {
        self.command(args).output().unwrap().into()
    }

    /// Runs a command, which must succeed, and returns its standard output.
    pub(crate) fn run_ok(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert!(run.ok, "{args:?}: {}{}", run.stdout, run.stderr);
        run.stdout
    }

    /// Runs a command, which must fail, and returns its standard error.
    pub(crate) fn run_err(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert!(!run.ok, "{args:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("error: "), "{}", run.stderr);
        run.stderr
    }

    /// The generated source files.
    pub(crate) fn owned(&self) -> Files {
        self.all().into_iter().filter(|(path, _)| !path.starts_with("runtime/")).collect()
    }

    /// All source files of the generated crate.
    pub(crate) fn all(&self) -> Files {
        visit(&self.path("generated/src"), &|path| fs::read(path).unwrap())
    }

    /// The modification times of the generated crate's source files.
    pub(crate) fn times(&self) -> Files<SystemTime> {
        visit(&self.path("generated/src"), &|path| fs::metadata(path).unwrap().modified().unwrap())
    }
}

impl From<Output> for RunOutput {
    fn from(output: Output) -> Self {
        Self {
            ok: output.status.success(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The root folder of the original repository.
pub(crate) fn original() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Visits all files in a folder and its subfolders. Symbolic links are not followed.
pub(crate) fn visit<T>(folder: &Path, read: &dyn Fn(&Path) -> T) -> Files<T> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let inner = visit(&entry.path(), read);
            files.extend(inner.into_iter().map(|(path, value)| (format!("{name}/{path}"), value)));
        } else {
            files.insert(name, read(&entry.path()));
        }
    }
    files
}

/// Copies a file or a folder.
pub(crate) fn copy_all(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy_all(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}
