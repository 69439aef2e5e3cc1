//! What the generator writes for each construct, to be read in review: of each fixture the one file that shows it.

use std::fs;
use std::path::{Path, PathBuf};

use generator::Options;

use crate::inputs;

/// No snapshot is longer, so that somebody reads it.
const MOST_LINES: usize = 200;

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
        settings.set_snapshot_path(folder().join(&fixture));
        settings.bind(|| insta::assert_snapshot!("snapshot", text));
    }
}

#[test]
fn no_snapshot_is_too_long_to_be_read() {
    for fixture in inputs::fixtures(&folder()).unwrap() {
        let text = fs::read_to_string(folder().join(&fixture).join("snapshot.snap")).unwrap();
        let body = text.splitn(3, "---\n").nth(2).unwrap();
        let lines = body.lines().count();
        assert!(lines <= MOST_LINES, "the snapshot of `{fixture}` has {lines} lines: let the fixture show less");
    }
}
