//! Determinism: the same input generates the same bytes, in any order of files and with any number of threads.

use std::collections::BTreeMap;
use std::path::Path;

use generator::{Input, Options, generate};
use proptest::prelude::{Just, ProptestConfig, Strategy, proptest};

use crate::inputs::{fixture, fixtures, folder};

/// The seed specification, then each fixture as a separate input.
fn inputs() -> Vec<Vec<Input>> {
    let manifest_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder_of_fixtures = manifest_folder.join("fixtures");
    let names = fixtures(&folder_of_fixtures).unwrap();
    let fixtures = names.iter().map(|name| fixture(&folder_of_fixtures, name).unwrap());
    [folder(&manifest_folder.join("../spec")).unwrap()].into_iter().chain(fixtures).collect()
}

fn seed() -> Vec<Input> {
    inputs().swap_remove(0)
}

/// The generated files, and the coverage and warnings as a string.
fn files(inputs: &[Input]) -> BTreeMap<String, String> {
    let output = generate(inputs, &Options::default(), &mut |_| ()).unwrap_or_else(|errors| panic!("{errors}"));
    let reports = format!("{:?}{}", output.coverage, output.warnings);
    output.files.into_iter().chain([("reports".to_owned(), reports)]).collect()
}

fn in_threads<T: Send>(count: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap().install(work)
}

#[test]
fn two_runs_generate_the_same_files() {
    for inputs in inputs() {
        assert_eq!(files(&inputs), files(&inputs));
    }
}

#[test]
fn number_of_threads_does_not_matter() {
    for inputs in inputs() {
        assert_eq!(in_threads(1, || files(&inputs)), in_threads(16, || files(&inputs)));
    }
}

#[test]
fn order_of_diagnostics_is_deterministic() {
    for (name, sketch) in crate::diagnostics::all() {
        let mut sketch = sketch();
        let report = in_threads(1, || sketch.report());
        sketch.inputs.reverse();
        assert_eq!(in_threads(16, || sketch.report()), report, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn file_order_does_not_matter(inputs in Just(seed()).prop_shuffle()) {
        assert_eq!(files(&inputs), files(&seed()));
    }
}
