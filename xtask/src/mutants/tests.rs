//! Tests of the command's own logic.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::list::all;
use super::mutant::Mutant;
use super::test_list;
use super::test_results::TestResults;

#[test]
fn replaces_the_code_in_its_function() {
    let mutant = Mutant { name: "m", defect: "d", file: "f.rs", function: "f", code: "one(1)", replacement: "two()" };
    let source = "fn g() {\n    one(1)\n}\n\nfn f() {\n    one(\n        1,\n    )\n}\n";
    assert_eq!(mutant.apply(source).unwrap(), "fn g() {\n    one(1)\n}\n\nfn f() {\n    two()\n}\n");
    let error = mutant.apply("fn f() {}\n").unwrap_err().to_string();
    let expected = "cannot apply the mutant to f.rs: this code occurs 0 times in `f`, not once:\none(1)\n\
                    help: update `file`, `function` and `code` of `m` in xtask/src/mutants/list/";
    assert_eq!(error, expected);
}

/// Reports a mutant that does not fit the sources any more without a run of `mutants`.
#[test]
fn all_mutants_apply_to_the_sources() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut problems = Vec::new();
    for mutant in all() {
        let source = fs::read_to_string(root.join(mutant.file));
        let applied = source.map_err(|error| format!("cannot read {}: {error}", mutant.file)).and_then(|source| {
            let mutated = mutant.apply(&source).map_err(|error| error.to_string())?;
            if mutated == source { Err("the replacement is the code itself".to_owned()) } else { Ok(()) }
        });
        problems.extend(applied.err().map(|error| format!("{}: {error}", mutant.name)));
    }
    assert!(problems.is_empty(), "{} mutants cannot be applied:\n{}", problems.len(), problems.join("\n\n"));
}

#[test]
fn mutants_have_distinct_names() {
    let names: HashSet<_> = all().map(|mutant| mutant.name).collect();
    assert_eq!(names.len(), all().count());
    assert!(names.len() >= 78, "{}", names.len());
}

#[test]
fn reads_the_results_of_a_test_run() {
    let output = "\nrunning 4 tests\ntest a::b ... ok\ntest a::c ... FAILED\ntest a::d - should panic ... FAILED\n\
                test a::e ... ignored\n\nfailures:\n\n---- a::c stdout ----\ntest of something ... else\n\n\
                failures:\n    a::c\n    a::d\n\ntest result: FAILED. 1 passed; 2 failed\n";
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(TestResults::read(output), TestResults { passed: names(&["a::b"]), failed: names(&["a::c", "a::d"]) });
    assert_eq!(TestResults::read("error: could not compile"), TestResults::default());
}

#[test]
fn lists_the_first_failed_tests() {
    let names: Vec<_> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
    assert_eq!(test_list(&names[..1]), "a");
    assert_eq!(test_list(&names), "a, b, c and 2 more");
}
