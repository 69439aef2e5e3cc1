//! The command's own logic. Whether the tests kill the mutants is what the command is for.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::test_results::TestResults;
use super::{Mutant, all, killer_list};

const TWICE: Mutant = Mutant { name: "m", breaks: "b", file: "f.rs", from: "one", to: "two" };

#[test]
fn a_mutant_applies_where_its_text_stands_once() {
    assert_eq!(TWICE.apply("not one but\n").unwrap(), "not two but\n");
    for (text, times) in [("nothing", 0), ("one and one", 2)] {
        let error = TWICE.apply(text).unwrap_err().to_string();
        assert_eq!(error, format!("it does not apply: f.rs has {times} times, not once:\none"), "{text}");
    }
}

/// So that a change of the generator that a mutant no longer applies to is noticed at once.
#[test]
fn each_mutant_applies() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for mutant in all() {
        let text = fs::read_to_string(root.join(mutant.file)).unwrap();
        let applied = mutant.apply(&text).unwrap_or_else(|error| panic!("{}: {error}", mutant.name));
        assert_ne!(applied, text, "{}", mutant.name);
    }
}

#[test]
fn mutants_are_many_and_have_names_of_their_own() {
    let names: HashSet<_> = all().map(|mutant| mutant.name).collect();
    assert_eq!(names.len(), all().count());
    assert!(names.len() >= 15, "{}", names.len());
}

#[test]
fn a_run_of_tests_is_read() {
    let said = "\nrunning 4 tests\ntest a::b ... ok\ntest a::c ... FAILED\ntest a::d - should panic ... FAILED\n\
                test a::e ... ignored\n\nfailures:\n\n---- a::c stdout ----\ntest of something ... else\n\n\
                failures:\n    a::c\n    a::d\n\ntest result: FAILED. 1 passed; 2 failed\n";
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(TestResults::read(said), TestResults { passed: names(&["a::b"]), failed: names(&["a::c", "a::d"]) });
    assert_eq!(TestResults::read("error: could not compile"), TestResults::default());
}

#[test]
fn the_first_killers_are_named() {
    let names: Vec<_> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
    assert_eq!(killer_list(&names[..1]), "a");
    assert_eq!(killer_list(&names), "a, b, c and 2 more");
}
