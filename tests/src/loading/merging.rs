//! Merging of several files, in the order of their paths.

use generator::spec::load;
use generator::{Diagnostics, Input};
use insta::assert_snapshot;

use super::{ANY, alias, input, names, report, report_types, seed, types};

#[test]
fn rejects_duplicate_type() {
    let a = alias("A", ANY);
    let two = [types("b.json", &[&a]), types("a.json", &[&alias("B", ANY), &a])];
    assert_snapshot!(report(&two), @"
    error[duplicate-type]: duplicate type `n:A`, already defined at a.json: types[1]
      --> b.json: types[0]
      help: remove one of the definitions; several files can use the same definition

    1 error, 0 warnings
    ");
    assert_snapshot!(report_types(&[&a, &a]), @"
    error[duplicate-type]: duplicate type `n:A`, already defined at a.json: types[0]
      --> a.json: types[1]
      help: remove one of the definitions; several files can use the same definition

    1 error, 0 warnings
    ");
}

#[test]
fn rejects_duplicate_endpoint() {
    let endpoint = r#"{"endpoints": [{"name": "n.e", "description": "", "availability": {}, "request": null,
        "requestBodyRequired": false, "response": null, "responseMediaType": [], "urls": []}]}"#;
    assert_snapshot!(report(&[input("a.json", endpoint), input("b.json", endpoint)]), @"
    error[duplicate-endpoint]: duplicate endpoint `n.e`, already defined at a.json: endpoints[0]
      --> b.json: endpoints[0]
      help: remove one of the definitions; several files can use the same definition

    1 error, 0 warnings
    ");
}

#[test]
fn all_invalid_definitions_are_reported() {
    let inputs = [
        types("a.json", &["{}", &alias("A", ANY), "7", r#"{"kind": "x"}"#, &alias("B", ANY)]),
        input("b.json", "{"),
        types("c.json", &[&alias("C", ANY)]),
    ];
    let mut diagnostics = Diagnostics::default();
    let spec = load(&inputs, &mut diagnostics);
    assert_eq!(names(&spec), ["n:A at a.json: types[1]", "n:B at a.json: types[4]", "n:C at c.json: types[0]"]);
    let locations: Vec<_> = diagnostics.iter().map(|d| d.at.to_string()).collect();
    assert_eq!(locations, ["a.json: types[0]", "a.json: types[2]", "a.json: types[3]", "b.json"]);
}

#[test]
fn files_are_merged_in_the_order_of_their_paths() {
    let mut inputs = seed();
    inputs.push(types("_types.json", &[&alias("A", ANY), "{}"]));
    inputs.push(types("z.json", &[&alias("A", ANY)]));
    let load_all = |inputs: &[Input]| {
        let mut diagnostics = Diagnostics::default();
        (names(&load(inputs, &mut diagnostics)), diagnostics)
    };
    let expected = load_all(&inputs);
    for turn in 0..inputs.len() {
        inputs.rotate_left(1);
        assert_eq!(load_all(&inputs), expected, "turned by {turn}");
        let backwards: Vec<_> = inputs.iter().rev().cloned().collect();
        assert_eq!(load_all(&backwards), expected, "turned by {turn} and reversed");
    }
    let files: Vec<_> = expected.0.iter().filter_map(|name| name.split(" at ").nth(1)?.split_once(": ")).collect();
    let files: Vec<_> = files.into_iter().map(|(file, _)| file).collect();
    assert!(files[2..].is_sorted(), "{files:?}");
}
