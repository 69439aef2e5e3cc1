//! Kills `codegen` at fifty different times. Each file must be either old or new, and the next run must complete the update.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::repository::{ENDPOINT, Files, Repository, visit};

/// The number of runs that are killed.
const KILLS: usize = 50;

/// The limit for the number of runs. Runs that end before they are killed do not count as killed.
const RUNS: usize = 400;

/// The two states of the folder between which the runs alternate.
struct States {
    repository: Repository,
    selected: Files,
    all: Files,
    time: Duration,
}

/// The number of killed runs, by the state of the folder afterwards.
#[derive(Default)]
struct Counts {
    /// All files were old.
    before: usize,
    /// Some files were new, or a temporary file existed.
    during: usize,
    /// All files were new.
    after: usize,
}

impl States {
    fn new() -> Self {
        let repository = Repository::new();
        let all = repository.owned();
        repository.run_ok(&["codegen", "--endpoints", ENDPOINT]);
        let selected = repository.owned();
        assert_ne!(selected, all);
        let start = Instant::now();
        repository.run_ok(&["codegen"]);
        Self { repository, selected, all, time: start.elapsed() }
    }

    /// The states before and after a run.
    fn before_and_after(&self, run: usize) -> (&Files, &Files) {
        if run.is_multiple_of(2) { (&self.selected, &self.all) } else { (&self.all, &self.selected) }
    }

    fn start(&self, run: usize) -> Child {
        let args = ["codegen", "--endpoints", ENDPOINT];
        let mut command = self.repository.command(if run.is_multiple_of(2) { &args[..1] } else { &args });
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Restores a state of the folder.
    fn restore(&self, files: &Files) {
        for path in self.repository.owned().keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(self.repository.path("generated/src").join(path)).unwrap();
        }
        for (path, content) in files {
            let path = self.repository.path("generated/src").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
    }

    /// Waits for a random time, or until the run starts to write and possibly a little longer.
    fn wait(&self, run: usize, child: &mut Child) {
        if run.is_multiple_of(5) {
            return sleep(random(self.time));
        }
        let names =
            || visit(&self.repository.path("generated/src"), &|path| fs::metadata(path).map(|data| data.len()).ok());
        let before = names();
        // Files are written at the end. Until then, this thread does not use the processor.
        sleep(self.time / 2);
        while names() == before && child.try_wait().unwrap().is_none() {}
        if run.is_multiple_of(3) {
            sleep(random(Duration::from_micros(300)));
        }
    }

    /// Asserts that each file is old or new, and counts the state of the folder.
    fn count(&self, run: usize, counts: &mut Counts) {
        let (old, new) = self.before_and_after(run);
        let mut found = self.repository.owned();
        let files = found.len();
        found.retain(|path, _| !path.rsplit('/').next().unwrap().starts_with(".xtask-"));
        let temporary = files - found.len();
        let paths: BTreeSet<_> = old.keys().chain(new.keys()).chain(found.keys()).collect();
        for path in paths {
            let file = found.get(path);
            assert!(file == old.get(path) || file == new.get(path), "run {run}: {path} is neither old nor new");
        }
        if temporary == 0 && found == *old {
            counts.before += 1;
        } else if temporary == 0 && found == *new {
            counts.after += 1;
        } else {
            counts.during += 1;
        }
    }
}

/// A random duration up to a limit.
fn random(limit: Duration) -> Duration {
    let share = RandomState::new().hash_one(0) % 1000;
    limit * u32::try_from(share).unwrap() / 1000
}

#[test]
fn each_file_is_old_or_new() {
    let states = States::new();
    let (mut kills, mut counts) = (0, Counts::default());
    for run in 0..RUNS {
        states.restore(states.before_and_after(run).0);
        let mut child = states.start(run);
        states.wait(run, &mut child);
        child.kill().unwrap();
        if child.wait().unwrap().signal().is_some() {
            kills += 1;
            states.count(run, &mut counts);
        }
        if kills == KILLS {
            break;
        }
    }
    println!(
        "killed {kills}: {} before writing, {} while writing, {} after",
        counts.before, counts.during, counts.after
    );
    assert_eq!(kills, KILLS, "too few runs were killed");
    assert!(counts.during > 0, "no run was killed while it wrote files");

    states.repository.run_ok(&["codegen"]);
    assert_eq!(states.repository.owned(), states.all);
}
