//! What the generator writes for each construct, to be read in review: of each fixture the one file that shows it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use generator::Options;

use crate::inputs;

/// No snapshot is longer, so that somebody reads it.
const MOST_LINES: usize = 150;

/// The file of a fixture that shows its construct. Most are types.
fn shown(fixture: &str) -> &'static str {
    match fixture {
        "behavior"
        | "cat"
        | "document_body"
        | "document_lists"
        | "document_sent"
        | "lines_of_documents"
        | "methods"
        | "own_common"
        | "parameter"
        | "path_and_body"
        | "several_places"
        | "three_places"
        | "url"
        | "whole_body"
        | "whole_body_optional" => "api/fix/call.rs",
        "bodies" => "api/fix/source.rs",
        "exceptions" => "api/fix/close.rs",
        "lines_by_key" => "api/bulk.rs",
        "lines_in_pairs" => "api/msearch.rs",
        "client" => "api/shop/mod.rs",
        "correction_of_endpoints" => "api/indices/put_mapping.rs",
        "quirk" => "api/types/analysis.rs",
        "response" => "api/fix/many.rs",
        _ => "api/fix/types.rs",
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

#[test]
fn each_construct() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for fixture in inputs::fixtures(&folder()).unwrap() {
        let inputs = inputs::fixture(&folder(), &fixture).unwrap();
        let output = generator::generate(&inputs, &Options::default(), &mut |_| ()).unwrap();
        let file = shown(&fixture);
        let text = output.files.get(file).unwrap_or_else(|| panic!("`{fixture}` writes no {file}"));
        // It stands on nearly every function, which `inlined` holds: without it a snapshot shows more on a page.
        let text = text.replace("    #[inline]\n", "");
        settings.set_description(file);
        settings.bind(|| insta::assert_snapshot!(fixture.as_str(), text));
    }
}

/// The snapshots by the names of their fixtures.
fn snapshots() -> Vec<(String, String)> {
    let mut snapshots = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/snapshots")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let name =
            name.strip_suffix(".snap").unwrap_or_else(|| panic!("{name} is no snapshot: accept it, or remove it"));
        snapshots.push((name.to_owned(), fs::read_to_string(&path).unwrap()));
    }
    snapshots
}

#[test]
fn no_snapshot_is_too_long_to_be_read() {
    for (name, text) in snapshots() {
        let body = text.splitn(3, "---\n").nth(2).unwrap();
        let lines = body.lines().count();
        assert!(lines <= MOST_LINES, "the snapshot of `{name}` has {lines} lines: let the fixture show less");
    }
}

#[test]
fn each_fixture_has_a_snapshot() {
    let fixtures: BTreeSet<_> = inputs::fixtures(&folder()).unwrap().into_iter().collect();
    let snapshots: BTreeSet<_> = snapshots().into_iter().map(|(name, _)| name).collect();
    assert_eq!(fixtures, snapshots);
}
