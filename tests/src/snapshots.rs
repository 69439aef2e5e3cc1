//! Snapshots of the generated code for code review: the one file of each fixture that shows its construct.

use std::fs;
use std::path::{Path, PathBuf};

use generator::Options;

use crate::inputs;

/// The greatest length of a snapshot, so that reviewers can read all of it.
const MAX_LINES: usize = 210;

/// Returns the generated file that shows the construct of a fixture: for most fixtures the file of types.
fn snapshot_file(fixture: &str) -> &'static str {
    match fixture {
        "behavior"
        | "cat_table"
        | "document_body"
        | "documents_in_lists"
        | "document_in_request"
        | "ndjson_documents"
        | "methods"
        | "common_parameter_override"
        | "parameter"
        | "path_and_body"
        | "parameter_in_two_locations"
        | "parameter_in_three_locations"
        | "parameter_places"
        | "url"
        | "whole_body"
        | "whole_body_optional" => "api/fix/call.rs",
        "bodies" => "api/fix/source.rs",
        "exceptions" => "api/fix/close.rs",
        "ndjson_by_key" => "api/bulk.rs",
        "ndjson_pairs" => "api/msearch.rs",
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
fn generated_code_of_each_fixture() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for fixture in inputs::fixtures(&folder()).unwrap() {
        let inputs = inputs::fixture(&folder(), &fixture).unwrap();
        let output = generator::generate(&inputs, &Options::default(), &mut |_| ()).unwrap();
        let file = snapshot_file(&fixture);
        let source = output.files.get(file).unwrap_or_else(|| panic!("`{fixture}` does not generate {file}"));
        // Nearly every function has this attribute, which `inline_attributes` checks. Snapshots are shorter without it.
        let source = source.replace("    #[inline]\n", "");
        settings.set_description(file);
        settings.set_snapshot_path(folder().join(&fixture));
        settings.bind(|| insta::assert_snapshot!("snapshot", source));
    }
}

#[test]
fn snapshots_are_short() {
    for fixture in inputs::fixtures(&folder()).unwrap() {
        let source = fs::read_to_string(folder().join(&fixture).join("snapshot.snap")).unwrap();
        let body = source.splitn(3, "---\n").nth(2).unwrap();
        let lines = body.lines().count();
        assert!(lines <= MAX_LINES, "the snapshot of `{fixture}` has {lines} lines: reduce the fixture");
    }
}
