//! The folder of each fixture holds the input, the snapshot and the behaviour tests of one construct.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::inputs;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

#[test]
fn each_fixture_has_an_input_a_snapshot_and_tests() {
    for name in inputs::fixtures(&fixtures()).unwrap() {
        let folder = fixtures().join(&name);
        let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut files: BTreeSet<_> = files.collect();
        files.remove(inputs::CORRECTIONS);
        // A pending snapshot (`snapshot.snap.new`) fails this assertion.
        assert!(files.iter().eq(["snapshot.snap", inputs::SPEC, "test.rs"]), "the fixture `{name}` has {files:?}");
        let tests = fs::read_to_string(folder.join("test.rs")).unwrap();
        assert!(tests.contains("#[test]") || tests.contains("#[tokio::test]"), "the fixture `{name}` has no test");
    }
}

#[test]
fn the_list_of_modules_names_each_fixture() {
    let list = fs::read_to_string(fixtures().join("mod.rs")).unwrap();
    let listed: Vec<_> = list.lines().skip_while(|line| line.starts_with("//!") || line.is_empty()).collect();
    let names = inputs::fixtures(&fixtures()).unwrap();
    let expected = names.iter().flat_map(|name| [format!("#[path = \"{name}/test.rs\"]"), format!("mod {name};")]);
    assert_eq!(listed, expected.collect::<Vec<_>>(), "in tests/fixtures/mod.rs");
}
