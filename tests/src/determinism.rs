//! The same input gives the same bytes: whatever the order of the files, however many threads there are.

use std::collections::BTreeMap;
use std::path::Path;

use generator::{Input, Options, generate};
use proptest::prelude::{Just, ProptestConfig, Strategy, proptest};

use crate::inputs::{fixture, fixtures, folder};

/// The specification that is kept, and all fixtures as one would be too alike: so each is one input of its own.
fn all() -> Vec<Vec<Input>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = here.join("fixtures");
    let fixed = fixtures(&named).unwrap();
    let fixed = fixed.iter().map(|name| fixture(&named, name).unwrap());
    [folder(&here.join("../spec")).unwrap()].into_iter().chain(fixed).collect()
}

fn kept() -> Vec<Input> {
    all().swap_remove(0)
}

/// All that comes out, as text.
fn files(inputs: &[Input]) -> BTreeMap<String, String> {
    let output = generate(inputs, &Options::default(), &mut |_| ()).unwrap_or_else(|errors| panic!("{errors}"));
    let said = format!("{:?}{}", output.coverage, output.warnings);
    output.files.into_iter().chain([("said".to_owned(), said)]).collect()
}

fn in_threads<T: Send>(count: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap().install(work)
}

#[test]
fn two_runs_write_the_same() {
    for inputs in all() {
        assert_eq!(files(&inputs), files(&inputs));
    }
}

#[test]
fn one_thread_writes_what_many_write() {
    for inputs in all() {
        assert_eq!(in_threads(1, || files(&inputs)), in_threads(16, || files(&inputs)));
    }
}

#[test]
fn diagnostics_come_in_one_order() {
    for (name, sketch) in crate::diagnostics::all() {
        let mut sketch = sketch();
        let said = in_threads(1, || sketch.report());
        sketch.inputs.reverse();
        assert_eq!(in_threads(16, || sketch.report()), said, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn file_order_does_not_matter(inputs in Just(kept()).prop_shuffle()) {
        assert_eq!(files(&inputs), files(&kept()));
    }
}
