//! Killed at fifty moments: each file is the old one or the new one, and the next run finishes the work.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::repository::{ENDPOINT, Files, Repository, visit};

/// How many runs are killed before they end.
const KILLS: usize = 50;

/// How many runs there may be: one that ended before it was killed doesn't count.
const RUNS: usize = 400;

/// The two states that runs change into each other.
struct States {
    repository: Repository,
    one: Files,
    all: Files,
    time: Duration,
}

/// What was left of a run that was killed.
#[derive(Default)]
struct Seen {
    /// No file was new.
    before: usize,
    /// Some were, or a temporary file was there: killed while writing.
    amid: usize,
    /// All were.
    after: usize,
}

impl States {
    fn new() -> Self {
        let repository = Repository::new();
        let all = repository.owned();
        repository.good(&["codegen", "--endpoints", ENDPOINT]);
        let one = repository.owned();
        assert_ne!(one, all);
        let start = Instant::now();
        repository.good(&["codegen"]);
        Self { repository, one, all, time: start.elapsed() }
    }

    /// The state to come from, and the one to go to.
    fn of(&self, run: usize) -> (&Files, &Files) {
        if run.is_multiple_of(2) { (&self.one, &self.all) } else { (&self.all, &self.one) }
    }

    fn start(&self, run: usize) -> Child {
        let args = ["codegen", "--endpoints", ENDPOINT];
        let mut command = self.repository.command(if run.is_multiple_of(2) { &args[..1] } else { &args });
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Makes the folder what it was before a run, so that each run has everything to do.
    fn lay(&self, files: &Files) {
        for path in self.repository.owned().keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(self.repository.path("generated/src").join(path)).unwrap();
        }
        for (path, content) in files {
            let path = self.repository.path("generated/src").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
    }

    /// Waits for the moment of this run: any one; or the first sign of writing and a little more.
    fn wait(&self, run: usize, child: &mut Child) {
        if run.is_multiple_of(5) {
            return sleep(random(self.time));
        }
        let names =
            || visit(&self.repository.path("generated/src"), &|path| fs::metadata(path).map(|data| data.len()).ok());
        let before = names();
        // Writing comes last; until then the run should have the processor to itself.
        sleep(self.time / 2);
        while names() == before && child.try_wait().unwrap().is_none() {}
        if run.is_multiple_of(3) {
            sleep(random(Duration::from_micros(300)));
        }
    }

    /// Asserts that each file is old or new, and says which the folder is.
    fn judge(&self, run: usize, seen: &mut Seen) {
        let (old, new) = self.of(run);
        let mut found = self.repository.owned();
        let files = found.len();
        found.retain(|path, _| !path.rsplit('/').next().unwrap().starts_with(".xtask-"));
        let half = files - found.len();
        let paths: BTreeSet<_> = old.keys().chain(new.keys()).chain(found.keys()).collect();
        for path in paths {
            let file = found.get(path);
            assert!(file == old.get(path) || file == new.get(path), "run {run}: {path} is neither old nor new");
        }
        if half == 0 && found == *old {
            seen.before += 1;
        } else if half == 0 && found == *new {
            seen.after += 1;
        } else {
            seen.amid += 1;
        }
    }
}

/// A moment in this time.
fn random(most: Duration) -> Duration {
    let share = RandomState::new().hash_one(0) % 1000;
    most * u32::try_from(share).unwrap() / 1000
}

#[test]
fn each_file_is_old_or_new() {
    let states = States::new();
    let (mut kills, mut seen) = (0, Seen::default());
    for run in 0..RUNS {
        states.lay(states.of(run).0);
        let mut child = states.start(run);
        states.wait(run, &mut child);
        child.kill().unwrap();
        if child.wait().unwrap().signal().is_some() {
            kills += 1;
            states.judge(run, &mut seen);
        }
        if kills == KILLS {
            break;
        }
    }
    println!("killed {kills}: {} before writing, {} while writing, {} after", seen.before, seen.amid, seen.after);
    assert_eq!(kills, KILLS, "too few runs were killed before they ended");
    assert!(seen.amid > 0, "no run was killed while it wrote");

    states.repository.good(&["codegen"]);
    assert_eq!(states.repository.owned(), states.all);
}
