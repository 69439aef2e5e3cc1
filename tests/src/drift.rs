//! Changed specifications: each kind of change that a new version can have leads to files, with the expected warnings, or to
//! an error.

mod changes;

use std::path::Path;
use std::sync::LazyLock;

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::inputs::{fixture, fixtures, folder};
use changes::{Base, Kind, Outcome, trial};

/// The number of changes of each kind.
const INSTANCES: u64 = 1;

/// The specification in `spec/`, and those of the fixtures that have no warning.
static BASES: LazyLock<Vec<Base>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures_folder = root.join("fixtures");
    let seed = ("spec".to_owned(), folder(&root.join("../spec")).unwrap());
    let named = fixtures(&fixtures_folder).unwrap().into_iter().map(|name| {
        let inputs = fixture(&fixtures_folder, &name).unwrap();
        (name, inputs)
    });
    let all: Vec<_> = std::iter::once(seed).chain(named).collect();
    let bases: Vec<_> = all.par_iter().map(|(name, inputs)| Base::new(name, inputs).unwrap()).collect();
    bases.into_iter().filter(|base| base.output.warnings.iter().next().is_none()).collect()
});

/// Checks some instances of a kind, each with the next specification that has a place for the change.
fn violations(kind: &Kind) -> Vec<String> {
    let mut violations = Vec::new();
    let mut found = false;
    for seed in 0..INSTANCES {
        let count = BASES.len();
        let start = usize::try_from(seed).unwrap() * 31 + kind.name.len() * 7;
        let mut trials = (0..count).filter_map(|step| {
            let base = &BASES[(start + step) % count];
            Some((base, trial(kind, base, seed)?))
        });
        if let Some((base, trial)) = trials.next() {
            found = true;
            if let Outcome::Violated(problem) = trial.outcome() {
                violations.push(format!("{}, {}, seed {seed}, at {}: {problem}", kind.name, base.name, trial.at()));
            }
        }
    }
    if !found {
        violations.push(format!("{}: no specification has a place for the change", kind.name));
    }
    violations
}

#[test]
fn changed_specifications_generate_as_required() {
    let kinds = changes::all();
    let violations: Vec<_> = kinds.into_par_iter().flat_map_iter(|kind| violations(&kind)).collect();
    assert!(violations.is_empty(), "{} violations:\n\n{}", violations.len(), violations.join("\n\n"));
}
